"""Where a growing recording is read again, and what of it is final: so that little is left to read at its end.

A recogniser that reads windows would have to read all that was said since the last long pause, up to half a minute,
when the person stops. Therefore a word is final once two readings agreed on it and one of them heard ``HEARD_ON``
seconds more; the next reading begins some seconds before the first word that is not final, at a word, and what both
hear is found again by its words. The text of a word is that of the latest reading, which heard more on both sides than
the first; only where that one leaves words out that were settled, those stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from diary_desktop.domain.audio import SAMPLE_RATE
from diary_desktop.domain.transcript import Segment, Word

from .agreement import Agreement, first_behind
from .live_reading import Reading, words_of
from .pieces import Piece

HEARD_ON: Final = 3.0
"""Seconds of sound that follow a word in the reading that makes it final: its sentence is mostly known by then."""

CONTEXT: Final = 5.0
"""Seconds of final words that are read once more before the others; recognisers misread what has no beginning."""

LEAST_CONTEXT: Final = 1.5
"""The same for the last reading, for which somebody waits: with ``HEARD_ON`` about five seconds in all."""

LONGEST_WORD: Final = 1.0
"""Seconds by which the window may begin earlier for the sake of a whole word; longer ones hold a pause."""


class SlidingWindow:
    """One recording's, piece after piece. Used by one thread."""

    def __init__(self) -> None:
        self._agreement = Agreement()
        self._final: Reading = ()
        self._done: tuple[Word, ...] = ()

    @property
    def provisional(self) -> str:
        """What was heard last and may still change."""
        return " ".join(word.text for word in self._agreement.provisional)

    def over(self, piece: Piece, context: float = CONTEXT) -> Piece:
        """What is to be read of ``piece``: from ``context`` seconds before the first word that is not final."""
        start = min(piece.end, max(piece.start, round(self._begin(context) * SAMPLE_RATE)))
        return Piece(start, piece.samples[start - piece.start :], piece.last)

    def read(self, reading: Reading, window: Piece) -> tuple[Word, ...]:
        """Take in another reading of ``window``; the words that it settles."""
        words, begin = words_of(reading), window.start / SAMPLE_RATE
        settled = self._agreement.read(words, begin)
        first = first_behind(self._done, words, begin)
        sure, until = len(words) - len(self._agreement.provisional), first
        while until < sure and words[until].end <= window.end / SAMPLE_RATE - HEARD_ON:
            until += 1
        if until > first:
            self._keep(self._fuller(part(reading, first, until)))
        return settled

    def whole(self, reading: Reading, window: Piece) -> Reading:
        """The text of the piece as it stands, with the last ``reading`` of its ``window``."""
        words = words_of(reading)
        return (*self._final, *part(reading, first_behind(self._done, words, window.start / SAMPLE_RATE), len(words)))

    def end(self, reading: Reading, window: Piece) -> tuple[Reading, Reading]:
        """The final text of a piece that has ended, with the last ``reading``; and what of it was not settled yet."""
        words = words_of(reading)
        fresh = self._agreement.end(words, window.start / SAMPLE_RATE)
        whole = self.whole(reading, window)
        self._keep(whole[len(self._final) :])
        self._final = ()
        return whole, part(reading, len(words) - len(fresh), len(words))

    def _begin(self, context: float) -> float:
        """Seconds; at the beginning of a word where one is known."""
        if not self._done:
            return 0.0
        wanted = self._done[-1].end - context
        found = max((word.start for word in self._done if word.start <= wanted), default=wanted)
        return max(found, wanted - LONGEST_WORD)

    def _fuller(self, found: Reading) -> Reading:
        """``found`` or, where that leaves some out, the words settled in the same stretch."""
        until = found[-1].end
        settled = self._agreement.settled[first_behind(self._done, self._agreement.settled) :]
        before = tuple(word for word in settled if (word.start + word.end) / 2 <= until)
        return _segments(before) if len(before) > len(words_of(found)) else found

    def _keep(self, found: Reading) -> None:
        self._final += found
        words = (*self._done, *words_of(found))
        self._done = tuple(word for word in words if word.end >= words[-1].end - 2 * CONTEXT)


def part(reading: Reading, first: int, until: int) -> Reading:
    """The words of ``reading`` from number ``first`` up to ``until``; a segment that is whole keeps its own text."""
    found: list[Segment] = []
    at = 0
    for one in reading:
        words = words_of((one,))
        chosen = words[max(0, first - at) : max(0, until - at)]
        found += (one,) if words and len(chosen) == len(words) else _segments(chosen)
        at += len(words)
    return tuple(found)


def _segments(words: Sequence[Word]) -> Reading:
    """These words as a segment; none where there are none."""
    text = " ".join(word.text for word in words)
    return (Segment(text, words[0].start, words[-1].end, tuple(words)),) if words else ()
