"""A trial does the work a model is for and counts it by a clock; one that hears nothing says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.conversation import ChatMessage
from diary_desktop.domain.errors import CancelToken, NothingHeard
from diary_desktop.domain.transcript import Segment
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services import model_trial
from diary_desktop.services.model_trial import MOST_ROUNDS, SENTENCES, try_answering, try_listening, try_memory
from tests.fakes.engines import FakeEmbedder, FakeLanguageModel, FakeSynthesizer

SPEECH: Samples = np.zeros(4 * SAMPLE_RATE, np.float32)


class Clock:
    """Goes on by itself only where somebody works."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Ear:
    """Takes two seconds for each hearing."""

    def __init__(self, clock: Clock, words: str = "hello") -> None:
        self._clock, self._words = clock, words
        self.asked: list[str | None] = []

    name = "ear"
    rough = False

    def language_of(self, speech: Samples) -> str:
        return "en"

    def understands(self, language: str) -> bool:
        return language == "en"

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        self.asked.append(language)
        self._clock.now += 2.0
        if self._words:
            yield Segment(self._words, 0.0, 1.0)


class Talker(FakeLanguageModel):
    """A word half a second after the first, which takes three."""

    def __init__(self, clock: Clock) -> None:
        super().__init__("")
        self._clock = clock

    def stream(self, messages: Sequence[ChatMessage], limit: int, token: CancelToken) -> Iterator[str]:
        self.asked.append(tuple(messages))
        self._clock.now += 3.0
        yield "We"
        for piece in (" wal", "ked", " home", "."):
            self._clock.now += 0.25
            yield piece


def _ear(words: str = "hello") -> tuple[Ear, Clock]:
    clock = Clock()
    return Ear(clock, words), clock


def test_listening_is_work_for_a_second_of_speech_without_the_warm_up() -> None:
    ear, clock = _ear()
    found = try_listening(ear, SPEECH, "en", Token(), clock)
    assert (found.speed, found.unit) == (0.5, "seconds of work for a second of speech")
    assert ear.asked == ["en"] * (1 + MOST_ROUNDS)


def test_a_language_it_does_not_know_is_left_to_it_and_one_round_is_enough_for_a_first_load() -> None:
    ear, clock = _ear()
    try_listening(ear, SPEECH, "vi", Token(), clock, most=1)
    assert ear.asked == [None, None]


def test_one_that_hears_nothing_is_told() -> None:
    ear, clock = _ear("")
    with pytest.raises(NothingHeard):
        try_listening(ear, SPEECH, "en", Token(), clock)


def test_a_slow_one_does_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_trial, "TRIAL_SECONDS", 1.0)
    ear, clock = _ear()
    try_listening(ear, SPEECH, "en", Token(), clock)
    assert len(ear.asked) == 2


def test_answering_counts_whole_words_from_the_first_on_in_the_persons_language() -> None:
    clock = Clock()
    talker = Talker(clock)
    found = try_answering(talker, "vi", Token(), clock)
    assert (found.speed, found.unit, found.first) == (2.0, "words a second", 3.0)
    assert SENTENCES["vi"] in talker.asked[0][0].text


def _ticking(step: float) -> Callable[[], float]:
    clock = Clock()

    def now() -> float:
        clock.now += step
        return clock.now

    return now


def test_memory_and_speaking_are_measured_too() -> None:
    assert try_memory(FakeEmbedder(), "en", Token(), _ticking(1.0)).unit == "passages a second"
    spoken = model_trial.try_speaking(FakeSynthesizer(), "en", Token(), _ticking(1.0))
    assert spoken.speed > 0
