"""Speech whose every word can be told by its sound, and a recogniser that reads windows of it as Whisper does.

Word number n is loud by an amount of its own, so that whatever stretch is read, it is known which words are in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.transcript import Segment, Word
from tests.tiny_models.sound import silence

WORD_SAMPLES = round(0.4 * SAMPLE_RATE)

_SOFTEST, _STEP = 0.1, 0.001


def speech(first: int, count: int) -> Samples:
    """Words number ``first`` and those after it, 0.4 s each, without any pause."""
    loud = _SOFTEST + _STEP * np.arange(first, first + count)
    return np.repeat(loud, WORD_SAMPLES).astype(np.float32)


def said(first: int, count: int) -> str:
    """What was said in that."""
    return " ".join(f"w{number}" for number in range(first, first + count))


def paused(first: int, count: int, seconds: float) -> Samples:
    """The same, and a pause."""
    return np.concatenate([speech(first, count), silence(seconds)])


class WindowReader:
    """Mishears words that are cut in two, and the last one of what goes on; its times wander by ``wander`` seconds.

    ``leaves_out`` are readings, counted from 0, in which it hears nothing of the first half of their words. ``asked``
    are the seconds of each window that it was given.
    """

    name, rough = "numbered", False

    def __init__(self, wander: float = 0.0, leaves_out: Sequence[int] = (), mark: int = 0) -> None:
        self._random = np.random.default_rng(5)
        self._wander = wander
        self._leaves_out = leaves_out
        self._mark = mark
        self.asked: list[float] = []

    def understands(self, language: str) -> bool:
        return language == "en"

    def language_of(self, speech: Samples) -> str:
        return "en"

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        token.raise_if_cancelled()
        words = self._words(speech)
        if len(self.asked) in self._leaves_out:
            words = words[len(words) // 2 :]
        self.asked.append(len(speech) / SAMPLE_RATE)
        if words:
            yield Segment(" ".join(one.text for one in words), words[0].start, words[-1].end, tuple(words))

    def _words(self, speech: Samples) -> list[Word]:
        numbers = np.where(speech > _SOFTEST / 2, np.rint((speech - _SOFTEST) / _STEP), -1).astype(int)
        borders = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist(), len(numbers)]
        found: list[Word] = []
        for begin, end in pairwise(borders):
            if end > begin and numbers[begin] >= 0:
                whole = end - begin > 0.9 * WORD_SAMPLES
                found.append(self._word(f"w{numbers[begin]}" if whole else "uh", begin, end, len(speech)))
        return self._in_order(found)

    def _word(self, text: str, begin: int, end: int, total: int) -> Word:
        """A full stop behind each word whose number ends a sentence."""
        start, stop = (one / SAMPLE_RATE + self._random.uniform(-self._wander, self._wander) for one in (begin, end))
        stops = self._mark and text != "uh" and int(text[1:]) % self._mark == self._mark - 1
        return Word(text + "." * bool(stops), max(0.0, start), min(total / SAMPLE_RATE, max(start, stop)), 0.9)

    @staticmethod
    def _in_order(words: Sequence[Word]) -> list[Word]:
        found: list[Word] = []
        for one in words:
            start = max(one.start, found[-1].end if found else 0.0)
            found.append(Word(one.text, start, max(start, one.end), one.confidence))
        return found
