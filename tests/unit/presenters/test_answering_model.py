"""Whether anything words answers is looked for each time it is asked, and told again to a view built anew."""

from __future__ import annotations

from diary_desktop.presenters.answering_model import AnsweringModelPresenter
from diary_desktop.services.readiness import Part, Readiness

from .conftest import Stage


def test_a_model_that_is_missing_is_told_of_until_one_is_there(stage: Stage) -> None:
    one, answering = stage.desk.journeys, "missing"
    readiness = Readiness(
        lambda: (Part("memory", "missing", "none"), Part("answering", answering, "llama.cpp")),
        dict,
        list,
        lambda: (0, 0, 0),
        dict,
    )
    presenter = AnsweringModelPresenter(readiness, one.tasks, one.bus, stage.show)
    stage.listeners.append(presenter.on_event)
    presenter.refresh()
    assert stage.shown == [False], "nobody has looked yet"
    presenter.look()
    stage.until(lambda: len(stage.shown) == 2)
    presenter.refresh()
    assert stage.shown == [False, True, True]
    answering = "ready"
    presenter.look()
    stage.until(lambda: len(stage.shown) == 4)
    assert stage.state is False
