"""Waiting for the wake word wherever the diary is: woken, stepping aside, lending its last second, and muted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16
from diary_desktop.domain.events import Event, Woken
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services import standby as standby_module
from diary_desktop.services.ear import Ear
from diary_desktop.services.marking import Hearing
from diary_desktop.services.standby import Standby
from diary_desktop.services.tasks import Tasks
from tests.fakes.engines import FakeDetector, FakeWakeWord
from tests.fakes.fed_microphone import FedMicrophone

SILENCE = np.zeros(SAMPLE_RATE, np.int16)


class Room:
    """An ear on standby; ``talking`` and ``recording`` are whatever a test says."""

    def __init__(self) -> None:
        self.microphone, self.bus = FedMicrophone(), EventBus()
        self.told: list[Event] = []
        self.bus.listen(self.told.append)
        self.word = FakeWakeWord()
        self.loads = 0
        self.ears = EngineThread("ear", self._load)
        self.lane: EngineThread[None] = EngineThread("standby", lambda: None)
        self.ear = Ear(self.ears, self.microphone, self.bus)
        self.talking = self.recording = False
        self.standby = Standby(
            self.ear, Tasks({"standby": self.lane}, self.bus), self.bus, lambda: self.talking, lambda: self.recording
        )

    def _load(self) -> Hearing:
        self.loads += 1
        return Hearing(FakeDetector(), [self.word])

    @property
    def waits(self) -> bool:
        return bool(self.ear.state.hearing and self.ear.state.waiting_for)

    def says(self, pcm: Pcm16) -> None:
        before = self.ear._sound.end
        self.microphone.feed(pcm)
        until(lambda: self.ear._sound.end >= before + len(pcm))

    def woken(self) -> list[str]:
        return [one.name for one in self.told if isinstance(one, Woken)]


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.002)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(standby_module, "LOOK", 0.01)
    one = Room()
    one.standby.start()
    until(lambda: one.waits)
    yield one
    one.standby.stop()
    assert one.lane.close(10)
    one.ear.close()
    assert one.ear.wait_closed(10)
    assert one.ears.close(10)


def wake_word() -> Pcm16:
    """What the made-up detector takes for its word."""
    one = SILENCE[: SAMPLE_RATE // 2].copy()
    one[0] = FakeWakeWord.mark
    return one


def test_the_word_wakes_it_once_and_it_waits_again_afterwards(room: Room) -> None:
    room.says(wake_word())
    until(lambda: room.woken() == [room.word.name])
    assert room.ear.state.open, "what is said in the same breath is heard on"
    room.talking = True
    room.standby.answered()
    assert not room.ear.state.waiting_for
    room.says(wake_word())
    room.talking = False
    until(lambda: room.waits)
    assert len(room.woken()) == 1, "what was said in the conversation wakes nobody after it"


def test_who_opens_a_microphone_of_its_own_finds_it_closed(room: Room) -> None:
    room.recording = True
    room.standby.step_aside()
    assert not room.ear.state.open
    assert room.microphone.closed == room.microphone.opened
    room.recording = False
    until(lambda: room.waits)


def test_a_recording_begins_a_second_before_the_key_and_a_pause_closes_the_ear(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standby_module, "CLOSED_WITHIN", 0.0)
    spoken = np.random.default_rng(2).integers(-9_000, 9_000, SAMPLE_RATE // 2).astype(np.int16)
    room.says(SILENCE)
    room.says(spoken)
    lent = room.standby.microphone()
    assert lent is not None
    lent.open()
    room.recording = True
    heard = lent.chunks()
    room.says(SILENCE)
    first = np.concatenate([next(heard).pcm for _ in range(75)])
    assert first[: SAMPLE_RATE // 2].any() == 0
    assert first[SAMPLE_RATE // 2 : SAMPLE_RATE].tobytes() == spoken.tobytes(), "a second ago, not a sample more"
    time.sleep(0.05)
    assert room.ear.state.open, "the ear goes on while it is recorded"
    lent.stop()
    room.microphone.feed(SILENCE)
    list(heard)
    until(lambda: not room.ear.state.open)
    room.recording = False
    until(lambda: room.waits)


def test_muted_it_lends_nothing_and_hears_nothing(room: Room) -> None:
    room.standby.mute(True)
    until(lambda: not room.ear.state.hearing)
    assert room.standby.microphone() is None
    room.standby.mute(False)
    until(lambda: room.ear.state.hearing)
    assert room.standby.microphone() is not None


def test_new_settings_are_heard_by_at_once(room: Room) -> None:
    before = room.loads
    room.standby.renew()
    until(lambda: room.loads == before + 1 and room.ear.state.hearing)
    room.says(wake_word())
    until(lambda: bool(room.woken()))


def test_stopped_it_closes_the_microphone(room: Room) -> None:
    room.standby.stop()
    until(lambda: not room.ear.state.open)
    assert not room.standby.going_on
    room.standby.step_aside()
    assert room.standby.microphone() is None
