"""An open ear on a microphone that is fed by hand, for the tests of what it hears."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, AudioChunk, Pcm16, to_float
from diary_desktop.domain.events import EarChanged
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.ear import Ear
from diary_desktop.services.marking import Beside, Hearing, OwnVoice, Silent
from tests.fakes.engines import FakeDetector, FakeWakeWord
from tests.fakes.fed_microphone import FedMicrophone

SILENCE = np.zeros(SAMPLE_RATE, np.int16)


def voice(seconds: float, seed: int = 1) -> Pcm16:
    """Loud noise, no two samples of which could be mistaken for each other's neighbours."""
    drawn = np.random.default_rng(seed).integers(2_000, 12_000, int(seconds * SAMPLE_RATE))
    return drawn.astype(np.int16)


class Phrase:
    """Hears its phrase in anything whose loud part begins with its first sample."""

    name = "dear diary"

    def __init__(self, pcm: Pcm16, end: float) -> None:
        self._first = to_float(pcm[:100])
        self._end = end
        self.asked: list[float] = []

    def end_in(self, samples, token):
        self.asked.append(len(samples) / SAMPLE_RATE)
        loud = int(np.argmax(np.abs(samples) > 0.01))
        same = np.array_equal(samples[loud : loud + 100], self._first)
        return loud / SAMPLE_RATE + self._end if same else None


class Room:
    """An open ear, its microphone and its news. ``beside`` is what the bare microphone gives with the next block."""

    def __init__(self, phrase: Phrase | None = None, own_voice: OwnVoice | None = None) -> None:
        self.beside: list[Pcm16] = []
        self.microphone = FedMicrophone()
        self.bus = EventBus()
        self.told: list[EarChanged] = []
        self.bus.listen(lambda event: self.told.append(event) if isinstance(event, EarChanged) else None)
        self.thread = EngineThread("ear", lambda: Hearing(FakeDetector(), [FakeWakeWord()]))
        bare = Beside(self._beside, Silent())
        self.ear = Ear(self.thread, self.microphone, self.bus, phrase, own_voice, beside=bare)
        self.pool = ThreadPoolExecutor(1)

    def _beside(self) -> list[AudioChunk]:
        taken, self.beside = self.beside, []
        return [AudioChunk(pcm, 0.0) for pcm in taken]

    def hear(self, *sounds: Pcm16) -> None:
        """Feed them and wait until the ear has them."""
        before = self.ear._sound.end
        for sound in sounds:
            self.microphone.feed(sound)
        until(lambda: self.ear._sound.end == before + sum(map(len, sounds)))

    @property
    def awaited(self) -> bool:
        """Whether somebody waits already: sound fed before that is only kept for a second."""
        return bool(self.ear._sound._memory._held)

    def utterance(self, after: float = 0.3, token: Token | None = None, longest: float = 5.0):
        """Waits on a thread of its own; the future holds the utterance."""
        wanted = self.pool.submit(self.ear.utterance, after, token or Token(), longest)
        until(lambda: self.awaited or wanted.done())
        return wanted


def until(true: Callable[[], bool]) -> None:
    """Wait for the ear's thread."""
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.002)


@pytest.fixture
def open_rooms() -> Iterator[Callable[..., Room]]:
    rooms: list[Room] = []

    def opened(**options) -> Room:
        room = Room(**options)
        rooms.append(room)
        room.ear.open()
        until(lambda: room.ear.state.hearing)
        return room

    yield opened
    for room in rooms:
        room.ear.close()
        assert room.ear.wait_closed(10)
        assert room.thread.close(10)
        room.pool.shutdown()


@pytest.fixture
def room(open_rooms) -> Room:
    return open_rooms()
