"""LocalAgreement-2: words of a growing sound are settled once two readings of it in a row begin with them.

Whisper reads whole windows, so a running recording is read again and again, and the last words of each reading are
guesses cut off in the middle. What two readings agree on from their beginning is settled (Liu et al. 2020; for Whisper:
Machacek, Dabre and Bojar 2023, "Turning Whisper into Real-Time Transcription System"), and the window then begins
behind the last settled sentence, so that a reading stays short. It asks nothing of the engine but its words and times;
policies that look at the decoder's attention (AlignAtt) would need what the library does not hand out.

Measured with the starter in Whisper's place, a reading every half second, on two short recordings of people: what one
reading settles comes 0.1 s after the word, and the last reading denies 10 of 24 such words; what two agree on comes
after 0.8 s, and it denies 3 of 16. How Whisper fares, nobody has measured (``voice --only caption_rewrites`` does).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from diary_desktop.domain.transcript import Word

_EDGES = re.compile(r"^\W+|\W+$")
_SENTENCE_END: Final = re.compile(r"[.!?…]['\"”’)]*$")

SLACK: Final = 0.1
"""Seconds by which the time of a word may wander between two readings."""


class Agreement:
    """The words of one piece while it grows. ``settled`` only ever gets longer."""

    def __init__(self) -> None:
        self.settled: tuple[Word, ...] = ()
        self._before: tuple[Word, ...] = ()

    @property
    def window_start(self) -> float:
        """Seconds of the recording behind the last settled sentence; 0 until there is one."""
        ends = [word.end for word in self.settled if _SENTENCE_END.search(word.text)]
        return ends[-1] if ends else 0.0

    @property
    def provisional(self) -> tuple[Word, ...]:
        """What the last reading heard after the settled words."""
        return self._before

    def read(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Another reading of the window, with times of the recording; the words that it settles."""
        fresh = self._unsettled(words)
        agreed = common_beginning(self._before, fresh)
        self.settled += fresh[:agreed]
        self._before = fresh[agreed:]
        return fresh[:agreed]

    def _unsettled(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Without what is settled already: by its times, and where those wandered by the words themselves."""
        if not self.settled:
            return tuple(words)
        border = self.settled[-1].end
        late = tuple(word for word in words if (word.start + word.end) / 2 > border - SLACK)
        for count in range(min(5, len(late), len(self.settled)), 0, -1):
            near = late[0].start < border + 1.0
            if near and common_beginning(self.settled[-count:], late[:count]) == count:
                return late[count:]
        return late


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


def unsaid(settled: Sequence[Word], final: Sequence[Word]) -> tuple[Word, ...]:
    """The words of the ``final`` reading that follow what was ``settled`` on the way.

    Where the last reading differs in a settled word, those that lie behind the settled ones in time follow.
    """
    if not settled:
        return tuple(final)
    if common_beginning(settled, final) == len(settled):
        return tuple(final[len(settled) :])
    return tuple(word for word in final if (word.start + word.end) / 2 > settled[-1].end)
