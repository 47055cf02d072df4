"""However long somebody spoke without a pause, little is left to read at the end, and no word is lost or doubled."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, Samples
from diary_desktop.domain.events import CaptionChanged, Event
from diary_desktop.domain.transcript import Segment
from diary_desktop.ports.speech import SpeechRecognizer
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.live_text import LiveText, Settled, Surroundings
from diary_desktop.services.sliding_window import CONTEXT, HEARD_ON, LEAST_CONTEXT
from tests.fakes.engines import FakeStream
from tests.fakes.numbered_speech import WindowReader, paused, said, speech

LAST_READING = 6.0
"""Seconds that may be read after the end: what a word needs to be final, the context, and what came meanwhile."""


@dataclass
class Talk:
    """A recording followed on the test's own thread; the recogniser's answers come ``late`` seconds of sound later."""

    reader: WindowReader
    recognizer: EngineThread[SpeechRecognizer]
    late: float = 0.0
    work: deque[tuple[float, Callable[[], None]]] = field(default_factory=deque)
    heard: deque[Samples] = field(default_factory=deque)
    captions: list[str] = field(default_factory=list)
    ended: list[Segment] = field(default_factory=list)
    now: float = 0.0

    def __post_init__(self) -> None:
        bus = EventBus()
        bus.listen(self._show)
        around = Surroundings(1, bus, self.recognizer, FakeStream(), self._later, self._drain, self.ended.append)
        self.live = LiveText(around, "en", ())
        self._answer()
        self.live.pump()

    def say(self, sound: Samples) -> None:
        for at in range(0, len(sound), 5 * BLOCK_SAMPLES):
            self.heard.append(sound[at : at + 5 * BLOCK_SAMPLES])
            self.now += len(self.heard[-1]) / SAMPLE_RATE
            self.live.pump()
            self._answer()

    def end(self) -> Settled:
        """What is final once nothing more comes."""
        answer: Future[Settled | None] = Future()
        self.live.end(answer)
        self.now = float("inf")
        self._answer()
        found = answer.result(0)
        assert found is not None
        return found

    def _answer(self) -> None:
        """Everything that is due, the recogniser's work included."""
        while True:
            self.recognizer.call(lambda _, __: None)
            if not self.work or self.work[0][0] > self.now:
                return
            self.work.popleft()[1]()

    def _later(self, work: Callable[[], None]) -> None:
        self.work.append((self.now + self.late, work))

    def _drain(self) -> Samples:
        taken = [self.heard.popleft() for _ in range(len(self.heard))]
        return np.concatenate(taken) if taken else np.zeros(0, np.float32)

    def _show(self, event: Event) -> None:
        assert isinstance(event, CaptionChanged)
        self.captions.append(event.caption.settled)


MakeTalk = Callable[..., Talk]


@pytest.fixture
def talk() -> Iterator[MakeTalk]:
    threads: list[EngineThread[SpeechRecognizer]] = []

    def make(reader: WindowReader, late: float = 0.0) -> Talk:
        threads.append(EngineThread("recognizer", lambda: reader))
        return Talk(reader, threads[-1], late)

    yield make
    for one in threads:
        assert one.close(10)


def text(found: Settled) -> str:
    return " ".join(one.text for one in found.segments)


def bare(shown: str) -> str:
    return re.sub(r"[.\n]", " ", shown)


@pytest.mark.parametrize("words", [5, 20, 45, 66, 150])
@pytest.mark.parametrize("mark", [0, 9])
def test_what_is_read_after_the_end_does_not_grow_with_the_length(talk: MakeTalk, words: int, mark: int) -> None:
    one = talk(WindowReader(mark=mark))
    one.say(speech(0, words))
    before = len(one.reader.asked)
    found = one.end()
    assert bare(text(found)).split() == said(0, words).split()
    assert sum(one.reader.asked[before:]) <= LAST_READING
    assert max(one.reader.asked) <= CONTEXT + HEARD_ON + 2.0, "nor does what is being read when the end comes"
    assert found.until == found.total
    assert HEARD_ON + LEAST_CONTEXT < LAST_READING


@pytest.mark.parametrize("late", [0.3, 1.0, 2.0])
@pytest.mark.parametrize("words", [40, 150])
def test_on_a_slow_machine_it_grows_with_its_slowness_alone(talk: MakeTalk, words: int, late: float) -> None:
    one = talk(WindowReader(wander=0.05), late)
    one.say(speech(0, words))
    before = len(one.reader.asked)
    assert text(one.end()).split() == said(0, words).split()
    assert sum(one.reader.asked[before:]) <= LAST_READING + 2 * late


@pytest.mark.parametrize("wander", [0.0, 0.1, 0.15])
def test_words_whose_times_wander_are_neither_lost_nor_said_twice(talk: MakeTalk, wander: float) -> None:
    one = talk(WindowReader(wander, mark=7))
    for first in range(0, 160, 40):
        one.say(paused(first, 40, 0.4 if first % 80 else 0.9))
    assert bare(text(one.end())).split() == said(0, 160).split()
    assert bare(one.captions[-1]).split() == said(0, 160).split()
    assert all(after.startswith(before) for before, after in pairwise(one.captions))


def test_what_one_reading_leaves_out_stays_as_it_was_settled(talk: MakeTalk) -> None:
    one = talk(WindowReader(leaves_out=(12, 25, 26, 40)))
    one.say(speech(0, 80))
    assert text(one.end()).split() == said(0, 80).split()


def test_a_pause_in_a_long_speech_is_read_from_where_it_is_not_final(talk: MakeTalk) -> None:
    one = talk(WindowReader())
    one.say(paused(0, 60, 0.5))
    before = len(one.reader.asked)
    assert text(one.end()) == said(0, 60)
    assert one.reader.asked[before:] == [], "it was read at the pause"
    assert max(one.reader.asked) <= CONTEXT + HEARD_ON + 2.0


def test_what_was_told_at_pauses_is_all_that_was_said(talk: MakeTalk) -> None:
    one = talk(WindowReader(wander=0.05))
    one.say(np.concatenate([paused(0, 50, 0.7), paused(50, 4, 0.7), paused(54, 30, 2.5)]))
    assert [told.text for told in one.ended] == [said(0, 50), said(50, 4), said(54, 30)]
    assert text(one.end()) == said(0, 84)


def test_the_same_word_again_is_said_again(talk: MakeTalk) -> None:
    one = talk(WindowReader())
    for _ in range(6):
        one.say(np.concatenate([speech(3, 1), np.zeros(1600, np.float32), speech(4, 1), np.zeros(1600, np.float32)]))
        one.say(paused(3, 1, 0.1))
    assert text(one.end()) == " ".join(["w3 w4 w3"] * 6)
