"""Dictate and write: kept, paused, discarded, lost, and never silently gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import ComputerSlept, InputError, MicrophoneLost, NoMicrophone
from diary_desktop.domain.events import EntryBinned, EntryIndexed, EntrySaved, VaultLocked
from diary_desktop.presenters.record import RecordPresenter
from diary_desktop.presenters.write import WritePresenter
from tests.fakes.clock import FakeClock
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import PASSPHRASE, MakeDesk, speech

from .conftest import Stage


def recording(
    make_desk: MakeDesk, microphone: Callable[[str], FakeMicrophone], script: tuple[str, ...] = ()
) -> tuple[Stage, RecordPresenter]:
    desk = make_desk(microphone=microphone, script=script)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    stage, one = Stage(desk), desk.journeys
    presenter = RecordPresenter(
        one.dictation, one.continuing, one.recorder, one.indexer, one.tasks, one.bus, one.clock, stage.show,
        stage.called, lambda: stage.called("left"), lambda: ("built-in", "headset"),
    )  # fmt: skip
    stage.listeners.append(presenter.on_event)
    return stage, presenter


def open_microphone(_: str) -> FakeMicrophone:
    return FakeMicrophone(speech(1.0), ends=False)


def test_from_the_press_to_an_entry_that_is_kept_written_down_and_findable(make_desk: MakeDesk) -> None:
    stage, presenter = recording(make_desk, open_microphone, ("We walked home.",))
    presenter.start()
    assert stage.state.phase == "starting"
    stage.until(lambda: stage.state.seconds > 0.9)
    assert stage.state.phase == "recording"
    assert stage.state.bars
    assert all(0 <= bar <= 1 for bar in stage.state.bars)
    presenter.finish()
    assert stage.state.phase == "finishing"
    stage.until(lambda: bool(stage.calls))
    entry_id, seconds, further = stage.calls[0]
    assert seconds > 0.9
    assert not further
    assert stage.state.phase == "idle"
    stage.until(lambda: bool(stage.desk.of(EntryIndexed)))
    assert stage.desk.journeys.diary.get(EntryId(entry_id)).text == "We walked home."


def test_pause_closes_the_microphone_and_going_on_opens_it(make_desk: MakeDesk) -> None:
    stage, presenter = recording(make_desk, open_microphone)
    presenter.start()
    stage.until(lambda: stage.state.seconds > 0.9)
    presenter.pause_or_resume()
    stage.until(lambda: stage.state.phase == "paused")
    assert stage.state.dbfs is None
    presenter.pause_or_resume()
    stage.until(lambda: stage.state.phase == "recording")
    presenter.finish()
    stage.until(lambda: bool(stage.calls))


def test_discarding_puts_what_was_said_into_the_bin(make_desk: MakeDesk) -> None:
    stage, presenter = recording(make_desk, open_microphone)
    presenter.start()
    stage.until(lambda: stage.state.seconds > 0.5)
    presenter.discard()
    assert stage.calls == [("left",)]
    assert stage.state.phase == "idle"
    stage.until(lambda: bool(stage.desk.of(EntryBinned)))
    assert stage.desk.journeys.diary.summaries() == ()
    (kept,) = stage.desk.journeys.diary.binned()
    assert kept.seconds > 0.4
    assert kept.awaits_words


def test_no_microphone_is_said_and_nothing_is_kept(make_desk: MakeDesk) -> None:
    stage, presenter = recording(make_desk, lambda _: FakeMicrophone(None))
    presenter.start()
    stage.until(lambda: stage.state.phase == "failed")
    assert isinstance(stage.state.error, NoMicrophone)
    assert stage.state.kept is None
    assert stage.desk.journeys.diary.summaries() == ()
    presenter.put_away()
    assert stage.state.phase == "idle"


def test_a_lost_microphone_keeps_what_was_said(make_desk: MakeDesk) -> None:
    stage, presenter = recording(make_desk, lambda _: FakeMicrophone(speech(2.0), lost_after=1.0), ("Half of it.",))
    presenter.start()
    stage.until(lambda: stage.state.phase == "parked" and bool(stage.state.microphones))
    assert isinstance(stage.state.error, MicrophoneLost)
    assert stage.state.microphones == ("built-in", "headset")
    assert stage.state.seconds == 1.0
    presenter.finish()
    stage.until(lambda: bool(stage.calls))
    entry_id, seconds, _ = stage.calls[0]
    assert seconds == 1.0
    stage.until(lambda: bool(stage.desk.of(EntryIndexed)))
    assert stage.desk.journeys.diary.get(EntryId(entry_id)).text == "Half of it."


def test_a_parked_recording_goes_on_with_the_microphone_that_was_chosen(make_desk: MakeDesk) -> None:
    asked: list[str] = []

    def microphone(name: str) -> FakeMicrophone:
        asked.append(name)
        return FakeMicrophone(speech(2.0), lost_after=None if asked[1:] else 1.0, ends=False)

    stage, presenter = recording(make_desk, microphone)
    presenter.start()
    stage.until(lambda: stage.state.phase == "parked")
    presenter.go_on_with("headset")
    stage.until(lambda: stage.state.phase == "recording" and stage.state.seconds > 2.9)
    assert stage.state.error is None
    assert asked == ["", "headset"]
    presenter.discard()
    stage.until(lambda: bool(stage.desk.of(EntryBinned)))


def test_before_the_computer_sleeps_it_is_parked(make_desk: MakeDesk) -> None:
    stage, presenter = recording(make_desk, open_microphone)
    presenter.start()
    stage.until(lambda: stage.state.seconds > 0.9)
    presenter.park(ComputerSlept())
    stage.until(lambda: stage.state.phase == "parked")
    assert isinstance(stage.state.error, ComputerSlept)
    presenter.discard()
    stage.until(lambda: bool(stage.desk.of(EntryBinned)))


def test_a_recording_for_another_day_and_with_a_mark(make_desk: MakeDesk) -> None:
    stage, presenter = recording(make_desk, open_microphone)
    presenter.start()
    stage.until(lambda: stage.state.seconds > 0.9)
    presenter.choose_day(date(2026, 11, 19))
    presenter.mark()
    stage.until(lambda: bool(stage.state.marks))
    assert stage.state.when.day() == date(2026, 11, 19)
    presenter.redate_to(None)
    assert stage.state.when == stage.state.started
    presenter.redate_to(datetime(2025, 7, 4, 18, 30))
    assert stage.state.when.local == datetime(2025, 7, 4, 18, 30)
    presenter.choose_day(date(2026, 11, 19))
    presenter.finish()
    stage.until(lambda: bool(stage.calls))
    stage.until(lambda: bool(stage.desk.of(EntrySaved)))
    entry = stage.desk.journeys.diary.get(EntryId(stage.calls[0][0]))
    assert entry.happened is not None
    assert entry.happened.day() == date(2026, 11, 19)
    assert entry.clip is not None
    assert list(entry.clip.marks) == pytest.approx([1.0], abs=0.1)


def writing(stage: Stage) -> WritePresenter:
    one = stage.desk.journeys
    presenter = WritePresenter(one, stage.show, stage.called)
    stage.listeners.append(presenter.on_event)
    presenter.begin("What are you looking forward to?")
    return presenter


def test_a_written_entry_is_kept_and_the_draft_is_gone(stage: Stage) -> None:
    presenter = writing(stage)
    assert stage.state.question == "What are you looking forward to?"
    presenter.edited("Lime tree", "Six new leaves.")
    presenter.keep()
    assert stage.state.saving
    stage.until(lambda: bool(stage.calls))
    (entry_id,) = stage.calls[0]
    entry = stage.desk.journeys.diary.get(entry_id)
    assert (entry.title, entry.text) == ("Lime tree", "Six new leaves.")
    assert not presenter.has_draft
    stage.until(lambda: bool(stage.desk.of(EntryIndexed)))


def test_an_evening_begun_before_a_day_ends_and_kept_after_it_is_of_the_day_it_was_begun(
    make_desk: MakeDesk, clock: FakeClock
) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    stage = Stage(desk)
    clock.forward(hours=27.9 - clock().local.hour - clock().local.minute / 60)  # a day ends at four in the morning
    begun = clock()
    presenter = writing(stage)
    presenter.edited("", "It became late.")
    clock.forward(minutes=20)
    presenter.keep()
    stage.until(lambda: bool(stage.calls))
    entry = stage.desk.journeys.diary.get(stage.calls[0][0])
    assert clock().day() > begun.day()
    assert (entry.told, entry.when.day(), entry.happened) == (begun, begun.day(), None), "as the page said all along"
    assert entry.revisions[0].made == clock(), "the words are of the moment they were kept"


def test_an_empty_draft_is_not_kept_and_says_why(stage: Stage) -> None:
    presenter = writing(stage)
    presenter.edited("", "   ")
    presenter.keep()
    stage.until(lambda: stage.state.error is not None)
    assert isinstance(stage.state.error, InputError)
    assert not stage.state.saving


def test_a_draft_outlives_leaving_but_not_locking(stage: Stage) -> None:
    presenter = writing(stage)
    presenter.edited("", "Half a thought")
    presenter.begin()
    assert stage.state.text == "Half a thought"
    presenter.on_event(VaultLocked(0))
    assert stage.state.text == ""
