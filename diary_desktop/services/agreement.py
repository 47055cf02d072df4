"""LocalAgreement-2: words of a growing sound are settled once two readings of it in a row begin with them.

Whisper reads whole windows, so a running recording is read again and again, and the last words of each reading are
guesses cut off in the middle. What two readings agree on from their beginning is settled (Liu et al. 2020; for Whisper:
Machacek, Dabre and Bojar 2023, "Turning Whisper into Real-Time Transcription System"). Which window is read, and what
of it is final, says ``sliding_window.py``. It asks nothing of the engine but its words and times; policies that look at
the decoder's attention (AlignAtt) would need what the library does not hand out.

Measured with the starter in Whisper's place, a reading every half second, on six short recordings of people: what one
reading settles comes 0.1 s after the word, and the last reading denies 40 % of such words; what two agree on comes
after 0.8 s, and it denies 12 %. How Whisper fares, nobody has measured (``voice --only caption_rewrites`` measures the
starter alone).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from diary_desktop.domain.transcript import Word

_EDGES = re.compile(r"^\W+|\W+$")

SLACK: Final = 0.1
"""Seconds by which the time of a word may wander between two readings that have no word in common."""

NEAR: Final = 1.0
"""Seconds by which it may wander where its neighbours show that it is the same word."""

TOUCHING: Final = 0.02
"""Seconds by which a word and sound that begins behind it may overlap, for times are rounded."""

WORTH_A_WORD: Final = 0.5
"""Seconds that speak against a place as much as one common word speaks for it."""

COMPARED: Final = 5
"""Words that are looked at to find where an earlier reading ended; in so few hardly anybody repeats himself."""


class Agreement:
    """The words of a recording while it grows. ``settled`` only ever gets longer until a piece ends."""

    def __init__(self) -> None:
        self.settled: tuple[Word, ...] = ()
        self.provisional: tuple[Word, ...] = ()
        """What the last reading heard after the settled words."""

    def read(self, words: Sequence[Word], begin: float = 0.0) -> tuple[Word, ...]:
        """Another reading, with times of the recording, of its sound from second ``begin`` on; what it settles."""
        fresh = tuple(words[first_behind(self.settled, words, begin) :])
        agreed = common_beginning(self.provisional, fresh)
        self.settled += fresh[:agreed]
        self.provisional = fresh[agreed:]
        return fresh[:agreed]

    def end(self, words: Sequence[Word], begin: float = 0.0) -> tuple[Word, ...]:
        """The last reading of a piece, which is believed; what follows the settled words in it."""
        fresh = tuple(words[first_behind(self.settled, words, begin) :])
        self.settled = (*self.settled, *fresh)[-COMPARED:]
        self.provisional = ()
        return fresh


def first_behind(done: Sequence[Word], words: Sequence[Word], begin: float = 0.0) -> int:
    """The number of the first of ``words``, heard from second ``begin`` on, that comes after those ``done``.

    The last words done are looked for near their time; where none of them was heard again, the times decide.
    """
    if not done or done[-1].end <= begin + TOUCHING:
        return 0
    border = done[-1].end
    apart = {count: abs(words[count - 1].end - border) for count in range(1, len(words) + 1)}
    alike = {count: _alike(done, words[:count]) for count, seconds in apart.items() if seconds <= NEAR}
    best = max(alike, key=lambda count: alike[count] - apart[count] / WORTH_A_WORD, default=0)
    if alike.get(best):
        return best
    return sum((word.start + word.end) / 2 <= border - SLACK for word in words)


def _alike(one: Sequence[Word], other: Sequence[Word]) -> int:
    """How many of their last words are the same, place by place."""
    pairs = zip(reversed(one[-COMPARED:]), reversed(other[-COMPARED:]), strict=False)
    return sum(folded(left.text) == folded(right.text) for left, right in pairs)


def common_beginning(one: Sequence[Word], other: Sequence[Word]) -> int:
    """How many words both begin with, whatever their case and punctuation."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if folded(left.text) != folded(right.text):
            break
        count += 1
    return count


def folded(text: str) -> str:
    """The word without case and punctuation; a word of punctuation alone stays what it is."""
    return _EDGES.sub("", text).casefold() or text
