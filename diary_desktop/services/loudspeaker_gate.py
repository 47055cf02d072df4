"""Keeps the diary from interrupting itself: what the microphone hears of the loudspeaker is no person speaking.

How loud the loudspeaker arrives at the microphone is learned while it speaks, by comparing how loud it plays with how
loud it is heard: the delay between the two from their ups and downs, the coupling from their ratio. A block of sound
that is no louder than that explains belongs to the diary. With headphones the coupling falls to the room's own noise,
and any speech passes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.audio import Pcm16, level_dbfs

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

REACH_SECONDS = (0.15, 0.08)
"""Around the delay, before and after: a room rings on, and clocks are about 50 ms off."""

UNLEARNED_REACH_SECONDS = (0.5, 0.1)
"""The same until the delay is known."""

LAGS = np.arange(-0.1, 0.5, 0.02)
"""Seconds by which the microphone may be behind what the loudspeaker says it plays."""

LEARN_EVERY = 8
"""Blocks (a quarter of a second)."""

Levels = Callable[[float], Sequence[tuple[float, float]]]
Floats = npt.NDArray[np.float64]


class LoudspeakerGate:
    """Used by the ear's thread. ``coupling`` (dB) and ``delay`` (seconds) stay from one answer to the next."""

    def __init__(self, levels: Levels) -> None:
        """``levels`` tells when (monotonic clock) and how loud (dBFS) the loudspeaker was heard since a moment."""
        self._levels = levels
        self._played: deque[tuple[float, float]] = deque()
        self._heard: deque[tuple[float, float]] = deque()
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
        times, levels = _columns(self._played)
        level = level_dbfs(pcm)
        self._heard.append((until, level))
        self._blocks += 1
        if self._blocks % LEARN_EVERY == 0:
            self._learn(times, levels)
        reach = REACH_SECONDS if self.learned else UNLEARNED_REACH_SECONDS
        expected = _loudest(times, levels, np.array([until - self.delay]), reach)[0]
        return bool(expected > QUIET_DBFS and level <= expected + self.coupling + MARGIN_DB)

    def _follow(self, until: float) -> None:
        """Take in what was played since the last look and forget what is old; all of it after a long silence."""
        since = self._played[-1][0] if self._played else until - 1.0
        self._played.extend(one for one in self._levels(since) if one[0] > since)
        for remembered in (self._played, self._heard):
            while remembered and remembered[0][0] < until - REMEMBERED_SECONDS:
                remembered.popleft()
        if self._played and max(level for _, level in self._played) <= QUIET_DBFS:
            self._played.clear()

    def _learn(self, times: Floats, levels: Floats) -> None:
        at, heard = _columns(self._heard)
        best = max(((_agreement(times, levels, at - lag, heard), lag) for lag in LAGS), default=(0.0, 0.0))
        if best[0] > AGREEING:
            self.delay = float(best[1])
        expected = _loudest(times, levels, at - self.delay, REACH_SECONDS)
        telling = expected > TELLING_DBFS
        sure = self.learned or best[0] > AGREEING
        if telling.sum() * 0.032 < (ENOUGH_SECONDS if sure else LONG_ENOUGH_SECONDS):
            return
        found = float(np.percentile(heard[telling] - expected[telling], 75))
        self.coupling = found if not self.learned else (self.coupling + found) / 2
        self.learned = True


def _columns(pairs: Sequence[tuple[float, float]] | deque[tuple[float, float]]) -> tuple[Floats, Floats]:
    table = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _loudest(times: Floats, levels: Floats, at: Floats, reach: tuple[float, float]) -> Floats:
    """The loudest level played around each moment of ``at``, shape (n,); silence where nothing was."""
    first = np.searchsorted(times, at - reach[0])
    last = np.searchsorted(times, at + reach[1], side="right")
    return np.array([levels[a:b].max() if b > a else -90.0 for a, b in zip(first, last, strict=True)])


def _agreement(times: Floats, levels: Floats, at: Floats, heard: Floats) -> float:
    """Correlation of what was heard with what was played at those moments; 0 where either does not change."""
    if len(at) < 3 * LEARN_EVERY:
        return 0.0
    played = np.interp(at, times, levels)
    if played.std() < 1.0 or heard.std() < 1.0:
        return 0.0
    return float(np.corrcoef(played, heard)[0, 1])
