"""Which news is heard as a tone, and which is not."""

from __future__ import annotations

from diary_desktop.domain.errors import MicrophoneLost
from diary_desktop.domain.events import (
    EntrySaved,
    Event,
    Failed,
    QuestionHeard,
    RecordingPaused,
    RecordingStarted,
    RecordingStopped,
)
from diary_desktop.presenters.tones import TonePresenter
from tests.journeys.conftest import MakeDesk
from tests.journeys.conftest import clock as clock
from tests.journeys.conftest import make_desk as make_desk


def heard(*events: Event) -> list[str]:
    played: list[str] = []
    presenter = TonePresenter(played.append)
    for event in events:
        presenter.on_event(event)
    return played


def test_each_moment_of_a_recording_has_its_tone(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(b"correct horse"))
    desk.journeys.diary.write("A quiet day.")
    (saved,) = desk.of(EntrySaved)
    start, stop = RecordingStarted(1, "built-in"), RecordingStopped(1, 3.0)
    assert heard(start, RecordingPaused(1, 2.0), start, stop, saved, saved) == [
        "listening",
        "pause",
        "listening",
        "stop",
        "kept",
    ]
    assert heard(Failed(1, MicrophoneLost(), "record"), Failed(1, MicrophoneLost(), "ask")) == ["error"]
    assert heard(start, stop, QuestionHeard(1, "What?"), saved) == ["listening", "stop"]
    assert heard(saved) == []
