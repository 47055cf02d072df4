"""A recogniser that knows a few recordings by their sound, for languages that the starter does not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Samples, to_float
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.transcript import Segment, Word

SAME = 0.6
"""Correlation from which it may be that recording; where two claim the same moment, the likelier one has it."""


EVERY = 4
RATE = SAMPLE_RATE // EVERY


class KnownSounds:
    """Writes down the words of every known recording in what it hears, wherever it lies; nothing else is anything."""

    name = "sounds"
    rough = False

    def __init__(self, said: Mapping[str, Pcm16], language: str) -> None:
        """``said`` is 16 kHz mono sound by its words."""
        self._said = {text: _coarse(_trimmed(to_float(pcm))) for text, pcm in said.items()}
        self._language = language

    def understands(self, language: str) -> bool:
        return language == self._language

    def language_of(self, speech: Samples) -> str:
        return self._language

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        token.raise_if_cancelled()
        heard = _coarse(speech)
        found = [_Place(*one, text, len(known)) for text, known in self._said.items() for one in _places(heard, known)]
        kept: list[_Place] = []
        for place in sorted(found, reverse=True):
            if all(place.apart(one) for one in kept):
                kept.append(place)
        for place in sorted(kept, key=lambda one: one.at):
            yield _segment(place.text, place.at / RATE, place.length / RATE)


@dataclass(frozen=True, order=True)
class _Place:
    """How surely a recording begins at this sample."""

    alike: float
    at: int
    text: str
    length: int

    def apart(self, other: _Place) -> bool:
        return self.at + self.length <= other.at or other.at + other.length <= self.at


def _trimmed(sound: Samples) -> Samples:
    loud = np.flatnonzero(np.abs(sound) > 0.02)
    return sound[loud[0] : loud[-1] + 1]


def _coarse(sound: Samples) -> Samples:
    """An ``EVERY``th of the samples: voices are told apart by far less."""
    return sound[: len(sound) // EVERY * EVERY].reshape(-1, EVERY).mean(axis=1)


def _places(speech: Samples, known: Samples) -> Iterator[tuple[float, int]]:
    """How alike, and at which sample, ``known`` begins in ``speech``; both coarse."""
    if len(speech) < len(known):
        return
    size = 1 << (len(speech) + len(known)).bit_length()
    product = np.fft.irfft(np.fft.rfft(speech, size) * np.conj(np.fft.rfft(known, size)), size)
    energy = np.concatenate([[0.0], np.cumsum(np.square(speech, dtype=np.float64))])
    under = energy[len(known) :] - energy[: -len(known)]
    alike = product[: len(under)] / np.sqrt(np.maximum(under, 1e-6) * np.dot(known, known))
    while (at := int(np.argmax(alike))) >= 0 and alike[at] >= SAME:
        yield float(alike[at]), at
        alike[max(0, at - len(known) // 2) : at + len(known) // 2] = 0.0


def _segment(text: str, start: float, seconds: float) -> Segment:
    words = text.split()
    step = seconds / len(words)
    timed = tuple(Word(one, start + at * step, start + (at + 1) * step, 0.9) for at, one in enumerate(words))
    return Segment(text, start, start + seconds, timed)
