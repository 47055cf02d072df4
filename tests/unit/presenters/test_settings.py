"""Settings: what is in force is shown, a change is sealed at once, and one press takes it back."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.events import Failed
from diary_desktop.presenters.settings import SettingsPresenter

from .conftest import Stage


def _presenter(stage: Stage) -> tuple[SettingsPresenter, list[Callable[[], None]]]:
    undo: list[Callable[[], None]] = []
    one = stage.desk.journeys
    presenter = SettingsPresenter(
        one.session, one.readiness, one.tasks, one.bus, stage.show, lambda back, _: undo.append(back)
    )
    stage.listeners.append(presenter.on_event)
    presenter.begin()
    stage.until(lambda: bool(stage.shown))
    return presenter, undo


def test_a_change_is_shown_at_once_sealed_and_taken_back(stage: Stage) -> None:
    presenter, undo = _presenter(stage)
    session = stage.desk.journeys.session
    presenter.change("days", begins_at=6)
    assert stage.state.settings.days.begins_at == 6
    stage.until(lambda: session.settings().days.begins_at == 6, "sealing")
    undo[0]()
    assert stage.state.settings.days.begins_at == 4
    stage.until(lambda: session.settings().days.begins_at == 4, "taking back")


def test_the_value_in_force_is_no_change(stage: Stage) -> None:
    presenter, undo = _presenter(stage)
    presenter.change("speaking", aloud=True)
    assert undo == []


def test_two_changes_of_one_section_are_both_kept(stage: Stage) -> None:
    presenter, _ = _presenter(stage)
    session = stage.desk.journeys.session
    presenter.change("listening", language="vi")
    presenter.change("listening", device="USB headset")
    stage.until(lambda: session.settings().listening.device == "USB headset", "sealing")
    assert session.settings().listening.language == "vi"


def test_news_of_an_earlier_change_hides_no_later_one(stage: Stage) -> None:
    """What stands in a form is changed from what is shown: an older state there would throw the newer away."""
    presenter, _ = _presenter(stage)
    presenter.change("days", begins_at=5)
    presenter.change("listening", device="USB headset")
    before = len(stage.shown)
    stage.until(lambda: len(stage.shown) >= before + 2, "the news of both")
    assert {one.settings.listening.device for one in stage.shown[before:]} == {"USB headset"}


def test_what_is_refused_is_not_shown_as_in_force(stage: Stage) -> None:
    presenter, _ = _presenter(stage)
    presenter.change("days", begins_at=20)
    stage.until(lambda: bool(stage.desk.of(Failed)))
    stage.until(lambda: stage.state.settings.days.begins_at == 4, "the value in force")


def test_microphones_are_looked_for_when_asked(stage: Stage) -> None:
    presenter, _ = _presenter(stage)
    assert stage.state.checkup is None
    presenter.look()
    stage.until(lambda: stage.state.checkup is not None)
    assert stage.state.checkup is not None
    assert stage.state.checkup.microphones == ()
