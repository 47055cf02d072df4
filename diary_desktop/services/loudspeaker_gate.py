"""Keeps the diary from interrupting itself: what the microphone hears of the loudspeaker is no person speaking.

How loud the loudspeaker arrives at the microphone is learned while it speaks, by comparing how loud it plays with how
loud it is heard: the delay between the two from their ups and downs, the coupling from their ratio. A block of sound
that is no louder than that explains belongs to the diary. When exactly the loudspeaker sounds nobody knows: systems
tell it wrongly by up to a second on a busy machine, so whatever was handed to it counts from that moment on until it
must have sounded. With headphones the coupling falls to the room's own noise,
and any speech passes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.audio import SILENCE_DBFS, Pcm16, level_dbfs

from .loudness import Played

MARGIN_DB = 6.0
"""Above what is expected: rooms and voices vary from block to block."""

UNLEARNED_DB = 6.0
"""Taken for the coupling until it is known: the loudspeaker may arrive louder than it was played."""

QUIET_DBFS = -60.0
"""The loudspeaker counts as silent below this."""

TELLING_DBFS = -45.0
"""What is played louder than this tells something of the coupling."""

REMEMBERED_SECONDS = 3.0
"""So much is compared, and so fast a coupling that changed is learned anew."""

ENOUGH_SECONDS = 0.6
"""Of telling sound until something is learned."""

LONG_ENOUGH_SECONDS = 2.0
"""The same where the microphone does not follow the loudspeaker at all, as with headphones."""

AGREEING = 0.6
"""Correlation from which the microphone is believed to follow the loudspeaker."""

REACH_SECONDS = 0.15
"""After the moment at which it should be heard: a room rings on, and clocks are about 50 ms off."""

UNLEARNED_REACH_SECONDS = 0.5
"""The same until the delay is known, and after a stumble until it is known again."""

AHEAD_SECONDS = 0.06
"""Before the moment at which it was handed over: the microphone's own clock runs ahead by so much at times."""

STUMBLE_SECONDS = (0.2, 1.0)
"""Between two blocks that the system takes while it plays: more than it holds in store, so the voice broke off and came
back at a moment nobody can tell. More than the second is a pause."""

SETTLED_SECONDS = 1.0
"""After a stumble in which a canceller has lost the echo, and what is heard says nothing (measured: 0.8)."""

LAGS = np.arange(-0.3, 0.5, 0.02)
"""Seconds by which the microphone may be behind what the loudspeaker says it plays."""

LAST_BLOCKS = 6
"""Of 20 ms: a line that is over ends with more silence, 0.15 s."""

LEARN_EVERY = 8
"""Blocks (a quarter of a second)."""

BLOCK_SECONDS, PLAYED_SECONDS = 0.032, 0.02
"""Of what is heard, and of what is played."""

TYPICAL = 85
"""Percentile of how much softer it was heard than it was played: the loud moments tell the coupling."""

Given = Callable[[float], Sequence[Played]]
Floats = npt.NDArray[np.float64]


class LoudspeakerGate:
    """Used by the ear's thread. ``coupling`` (dB) and ``delay`` (seconds) stay from one answer to the next."""

    def __init__(self, given: Given) -> None:
        """``given`` tells what the loudspeaker took after a moment (monotonic clock)."""
        self._given = given
        self._played: deque[Played] = deque()
        self._heard: deque[tuple[float, float]] = deque()
        self._stumbled = (-np.inf, -np.inf)
        self._placed = True
        self._blocks = 0
        self.coupling = UNLEARNED_DB
        self.delay = 0.0
        self.learned = False

    def covers(self, pcm: Pcm16, until: float) -> bool:
        """Whether this block, in the air until then, is no louder than the loudspeaker explains."""
        self._follow(until)
        if not self._played:
            self._heard.clear()
            return False
        if self._stumbled[0] <= until <= self._stumbled[1]:
            return True
        played = np.array(self._played, dtype=np.float64)
        level = level_dbfs(pcm)
        self._heard.append((until, level))
        self._blocks += 1
        if self._blocks % LEARN_EVERY == 0:
            self._learn(played)
        expected = self._loudest(played, np.array([until]))[0]
        return bool(expected > QUIET_DBFS and level <= expected + self.coupling + MARGIN_DB)

    def _follow(self, until: float) -> None:
        """Take in what was played since the last look and forget what is old; all of it after a long silence."""
        before = self._played[-1].given if self._played else until - 1.0
        for one in self._given(before):
            if self._sounds() and STUMBLE_SECONDS[0] < one.given - before < STUMBLE_SECONDS[1]:
                self._stumbled = before, one.given + SETTLED_SECONDS
                self._heard.clear()
                self._placed = False
            self._played.append(one)
            before = one.given
        while self._played and self._played[0].told < until - REMEMBERED_SECONDS:
            self._played.popleft()
        while self._heard and self._heard[0][0] < until - REMEMBERED_SECONDS:
            self._heard.popleft()
        if self._played and max(one.dbfs for one in self._played) <= QUIET_DBFS:
            self._played.clear()

    def _sounds(self) -> bool:
        """Whether it was given sound just now; at the end of a line silence follows."""
        return any(one.dbfs > QUIET_DBFS for one in islice(reversed(self._played), LAST_BLOCKS))

    def _learn(self, played: Floats) -> None:
        at, heard = np.array(self._heard, dtype=np.float64).T
        best = max(((_agreement(played, at - lag, heard), lag) for lag in LAGS), default=(0.0, 0.0))
        if best[0] > AGREEING:
            self.delay = float(best[1])
            self._placed = True
        expected = self._loudest(played, at)
        telling = expected > TELLING_DBFS
        sure = self.learned or best[0] > AGREEING
        # A tone is shorter than the doubt about its moment: mostly silence would be compared with it.
        sounded = float((played[:, 2] > TELLING_DBFS).sum()) * PLAYED_SECONDS
        if min(telling.sum() * BLOCK_SECONDS, sounded) < (ENOUGH_SECONDS if sure else LONG_ENOUGH_SECONDS):
            return
        found = float(np.percentile(heard[telling] - expected[telling], TYPICAL))
        self.coupling = found if not self.learned else (self.coupling + found) / 2
        self.learned = True

    def _loudest(self, played: Floats, at: Floats) -> Floats:
        """The loudest that may sound at each moment of ``at``, shape (n,); silence where nothing can."""
        given, told, levels = played.T
        first = np.minimum(given, told + self.delay) - AHEAD_SECONDS
        last = (
            told + max(0.0, self.delay) + (REACH_SECONDS if self.learned and self._placed else UNLEARNED_REACH_SECONDS)
        )
        sounds = (first <= at[:, None]) & (at[:, None] <= last)
        return np.asarray(np.where(sounds, levels, SILENCE_DBFS).max(axis=1), dtype=np.float64)


def _agreement(played: Floats, at: Floats, heard: Floats) -> float:
    """Correlation of what was heard with what was played at those moments; 0 where either does not change."""
    if len(at) < 3 * LEARN_EVERY:
        return 0.0
    levels = np.interp(at, played[:, 1], played[:, 2])
    if levels.std() < 1.0 or heard.std() < 1.0:
        return 0.0
    return float(np.corrcoef(levels, heard)[0, 1])
