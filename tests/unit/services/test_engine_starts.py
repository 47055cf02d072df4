"""What is said while an engine wakes up: measured each time, told before, kept for this computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.errors import DiskFull, ModelMissing
from diary_desktop.domain.events import EngineStarted, EngineStarting, Event
from diary_desktop.presenters.engine_starts import EngineStartsPresenter, Waking
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.engine_starts import EngineStarts
from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.start_times import StartTimesFile


class Models:
    """What serves each role; a test puts another one to use."""

    def __init__(self) -> None:
        self.listening = "whisper-small"

    def __call__(self, role: Role) -> str:
        return self.listening if role == "listening" else ""


def told(bus: EventBus) -> list[Event]:
    events: list[Event] = []
    bus.listen(events.append)
    return events


def test_a_start_is_told_with_what_the_last_one_took(tmp_path: Path) -> None:
    bus, seconds, models = EventBus(), [100.0], Models()
    events = told(bus)
    file = tmp_path / "state" / "engine-starts.json"

    def load() -> str:
        seconds[0] += 6.2
        return "engine"

    def start() -> str:
        times = StartTimesFile(file, models)  # another run of the program
        return EngineStarts(bus, times, lambda: seconds[0]).timed("listening", load)()

    assert start() == "engine"
    assert start() == "engine"
    models.listening = "whisper-large"
    start()
    begun = [one.seconds for one in events if isinstance(one, EngineStarting)]
    assert begun == [0.0, 6.2, 0.0], "another model's time is not said"
    assert sum(isinstance(one, EngineStarted) for one in events) == 3


def test_a_start_that_fails_is_over_and_not_remembered(tmp_path: Path) -> None:
    bus = EventBus()
    events, times = told(bus), StartTimesFile(tmp_path / "starts.json", Models())

    def load() -> str:
        raise ModelMissing(role="answering")

    with pytest.raises(ModelMissing):
        EngineStarts(bus, times).timed("answering", load)()
    assert isinstance(events[-1], EngineStarted)
    assert times.last("answering") == 0.0


def test_a_damaged_file_and_a_full_disk_change_nothing(tmp_path: Path) -> None:
    class Full(FileSystem):
        def replace(self, path: Path, data: bytes) -> None:
            raise DiskFull

    file = tmp_path / "starts.json"
    for text in ('{"listening": ["whisper-small", "long"]}', "[1]", "{", '{"listening": 3}'):
        file.write_text(text)
        assert StartTimesFile(file, Models()).last("listening") == 0.0
    StartTimesFile(file, Models(), Full()).keep("listening", 3.0)
    assert file.read_text() == '{"listening": 3}'


def test_what_was_there_at_once_is_not_spoken_of() -> None:
    shown: list[Waking] = []
    presenter = EngineStartsPresenter(shown.append)
    presenter.on_event(EngineStarting(0, "speaking", 0.3))
    assert shown == []
    presenter.on_event(EngineStarting(0, "memory", 2.0))
    presenter.on_event(EngineStarting(0, "answering", 6.0))
    assert (shown[-1].of("memory", "answering"), shown[-1].of("speaking")) == (6.0, None)
    presenter.on_event(EngineStarting(0, "listening", 0.0))
    assert shown[-1].of("memory", "listening") == 0.0, "one that nobody knows is said without a time"
    presenter.on_event(EngineStarted(0, "answering"))
    assert shown[-1].of("answering") is None
