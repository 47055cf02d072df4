"""Cuts a running recording into pieces at pauses, so that each can be written down while the next is being said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Samples, quietest
from diary_desktop.ports.speech import SpeechStream

SPEECH_FROM: Final = 0.5
"""Chance from which a block begins speech, as the detector takes it for whole recordings."""

SPEECH_UNTIL: Final = 0.35
"""Below this a block may end speech; in between, whatever was goes on."""

PAUSE: Final = 0.32
"""Seconds of silence between two stretches of speech, as the detector parts them."""

SENTENCE_PAUSE: Final = 0.6
"""Seconds of silence that end an utterance: a piece ends only there, so that no sentence is cut in two."""

LONG_PAUSE: Final = 2.0
"""Seconds of silence that end a piece however short it is."""

MARGIN: Final = 0.3
"""Seconds of the silence kept at the end of a piece: recognisers want some, and soft last sounds score low."""

LEAD: Final = 0.5
"""Seconds of silence kept before the first word of a piece."""

SHORTEST: Final = 0.1
"""Seconds; less speech than that is a click."""

SMALLEST_CUT: Final = 5.0
"""Seconds; where nobody pauses long enough, a short pause later than this is taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Sound from sample ``start`` of the recording; ``last`` is where its last word ends, in samples as well."""

    start: int
    samples: Samples
    last: int

    @property
    def end(self) -> int:
        """The sample after the last one."""
        return self.start + len(self.samples)


@dataclass(frozen=True, slots=True)
class CutRule:
    """Seconds of speech a piece should hold before it is cut at a pause, and the most it may hold."""

    smallest: float
    longest: float


class Cutter:
    """Takes the recording in any amounts and gives its pieces in order. Constant memory. Used by one thread."""

    def __init__(self, stream: SpeechStream, rule: CutRule) -> None:
        self._stream = stream
        self._rule = rule
        self._sound: Samples = np.zeros(0, dtype=np.float32)
        self._start = 0
        self._heard = 0
        self._onset = -1
        self._last = 0
        self._spoken = 0
        self._quiet = True
        self._pauses: list[int] = []

    @property
    def talking(self) -> bool:
        """Whether the piece under way holds speech."""
        return self._onset >= 0

    @property
    def onset(self) -> int:
        """The sample at which the piece under way began to be spoken; that of its last word where it did not."""
        return self._onset if self.talking else self._last

    @property
    def silence(self) -> float:
        """Seconds since the last word of the piece under way; 0 while nothing was said in it."""
        return (self._heard - self._last) / SAMPLE_RATE if self.talking else 0.0

    @property
    def under_way(self) -> Piece:
        """The piece as far as it was heard."""
        return self._piece(self._heard)

    @property
    def paused(self) -> Piece:
        """The piece as it would be cut if nothing more were said."""
        return self._piece(min(self._heard, self._last + _samples(MARGIN)))

    def add(self, samples: Samples) -> list[Piece]:
        """Take in the next samples; the pieces that end in them."""
        self._sound = np.concatenate([self._sound, samples])
        unheard = self._start + len(self._sound) - self._heard
        ready = unheard // self._stream.block * self._stream.block
        at = self._heard - self._start
        found = []
        for chance in self._stream.probabilities(self._sound[at : at + ready]):
            piece = self._hear(float(chance))
            if piece is not None:
                found.append(piece)
        return found

    def finish(self) -> Piece | None:
        """What was said since the last cut; None where that is nothing."""
        self._heard = self._start + len(self._sound)
        return self._cut(self.paused.end) if self.talking else None

    def _hear(self, chance: float) -> Piece | None:
        before, self._heard = self._heard, self._heard + self._stream.block
        goes_on = self.talking and not self._quiet and chance >= SPEECH_UNTIL
        if chance >= SPEECH_FROM or goes_on:
            self._speech(before)
        else:
            self._quiet = True
        if not self.talking:
            self._drop_silence()
            return None
        enough = self._last - self._onset >= _samples(self._rule.smallest)
        if self.silence >= (SENTENCE_PAUSE if enough else LONG_PAUSE):
            return self._cut(self._last + _samples(MARGIN))
        if self._heard - max(self._start, self._onset) >= _samples(self._rule.longest):
            return self._cut(self._forced())
        return None

    def _speech(self, before: int) -> None:
        if not self.talking:
            self._onset = before
        elif before - self._last >= _samples(PAUSE):
            self._pauses.append((self._last + before) // 2)
        self._quiet = False
        self._spoken += self._stream.block
        self._last = self._heard

    def _drop_silence(self) -> None:
        spare = self._heard - _samples(LEAD) - self._start
        if spare > 0:
            self._sound = self._sound[spare:]
            self._start += spare

    def _forced(self) -> int:
        """The last short pause, else the quietest moment of the second half."""
        late = [one for one in self._pauses if one - self._start >= _samples(SMALLEST_CUT)]
        if late:
            return late[-1]
        start = self._heard - _samples(self._rule.longest / 2)
        window = self._sound[start - self._start : self._heard - self._start]
        return start + quietest(window)

    def _cut(self, at: int) -> Piece | None:
        """The piece up to ``at``, None for a click; the next one begins there."""
        piece = self._piece(at)
        is_speech = self._spoken >= _samples(SHORTEST)
        self._sound = self._sound[at - self._start :]
        self._start = at
        goes_on = self._last > at
        self._onset = at if goes_on else -1
        self._spoken = self._last - at if goes_on else 0
        self._pauses = [one for one in self._pauses if one > at]
        return piece if is_speech else None

    def _piece(self, end: int) -> Piece:
        return Piece(self._start, self._sound[: end - self._start], min(self._last, end))


def _samples(seconds: float) -> int:
    return round(seconds * SAMPLE_RATE)
