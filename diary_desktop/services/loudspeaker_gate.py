"""Keeps the diary from interrupting itself: what the microphone hears of the loudspeaker is no person speaking.

For each block that is heard, the loudest that the loudspeaker may be sounding is looked up: whatever was handed to it
until now and is not certainly over. No clock tells better: on a busy machine the loudspeaker's is wrong by up to a
second, and the microphone's dates a word by up to 0.2 s before it was handed over. How loud that arrives, the coupling,
is learned while the diary speaks; a block that is no louder belongs to the diary. With headphones the coupling falls to
the room's own noise, and any speech passes.

    silent ── sound is handed over ──► unsure ── 1.5 s of it arrived as was believed ──► sure
       ▲                                 │  ▲                                             │
       └──── 3 s without a sound ────────┤  ├── it arrives otherwise ─────────────────────┤
                                         │  └── either end stumbled: for a second ────────┤
                                         │      everything is covered                     │
                                         └────────────────────────────────────────────────┘

Beside a canceller a person must be louder by 12 dB while it is unsure, for PulseAudio's turns the microphone up and
down (measured: by 10 dB from one answer to the next); a microphone of its own stays as it is. What a canceller leaves
over is never sure: it comes in scraps, and during its first answer nothing is cancelled at all (measured: 6 dB louder
than it came in).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.audio import SILENCE_DBFS, Pcm16, level_dbfs

from .loudness import Played

MARGIN_DB, SURE_DB = 6.0, 4.0
"""Above what is expected: rooms and voices vary from block to block. The second beside a canceller, where the coupling
is compared more closely, once it is sure."""

UNSURE_DB = 12.0
"""The same where the coupling may have changed."""

SURE_SECONDS = 1.5
"""Of telling sound since the last silence or stumble, from which on the coupling is trusted."""

UNLEARNED_DB = 6.0
"""Taken for the coupling until it is known: the loudspeaker may arrive louder than it was played."""

QUIET_DBFS = -60.0
"""The loudspeaker counts as silent below this."""

NOTHING_DBFS = -85.0
"""What is heard below this is nobody, although the detector goes on for some blocks after a word that breaks off."""

TELLING_DBFS = -45.0
"""What is played louder than this tells something of the coupling."""

REMEMBERED_SECONDS = 3.0
"""So much is compared, and so fast a coupling that changed is learned anew."""

ENOUGH_SECONDS = 0.6
"""Of telling sound until a coupling that is higher than believed is learned."""

LONG_ENOUGH_SECONDS = 2.0
"""The same for a lower one, which a hole in the sound would feign, and where the microphone does not follow the
loudspeaker at all, as with headphones."""

AGREEING = 0.6
"""Correlation from which the microphone is believed to follow the loudspeaker."""

REACH_SECONDS = 0.15
"""After the moment at which it should be heard: a room rings on, and clocks are about 50 ms off."""

UNLEARNED_REACH_SECONDS = 0.5
"""The same until the delay is known, and after a stumble until it is known again."""

STUMBLE_SECONDS = (0.16, 1.0)
"""Between two blocks that the system takes while it plays, or that the microphone gives: more than it holds in store
(0.15 s), so the voice broke off and came back at a moment nobody can tell. More than the second is a pause."""

SETTLED_SECONDS = 1.0
"""After a stumble in which a canceller has lost the echo, and what is heard says nothing (measured: 0.8)."""

LAGS = np.arange(-0.3, 0.5, 0.02)
"""Seconds by which the microphone may be behind what the loudspeaker says it plays."""

LAST_BLOCKS = 6
"""Of 20 ms: a line that is over ends with more silence, 0.15 s."""

LEARN_EVERY = 8
"""Blocks (a quarter of a second)."""

HELD_BLOCKS = 10
"""Beside a canceller what is heard is compared by the loudest of so many blocks (a third of a second), as the loudest
of about so much is expected. Block against that loudest, the coupling comes out up to 7 dB too low: enough for a
microphone of its own, which then hears somebody no louder than the echo too, not for one that is turned up and down."""

BLOCK_SECONDS, PLAYED_SECONDS = 0.032, 0.02
"""Of what is heard, and of what is played."""

USUAL, SCRAPS, LOUD = 50, 75, 85
"""Percentiles of how much softer it was heard than it was played. Loudest with loudest: where the microphone follows,
and where it does not and what little is heard comes now and then. Block with loudest: the loud moments tell."""

Given = Callable[[float], Sequence[Played]]
Floats = npt.NDArray[np.float64]


class _Heard(NamedTuple):
    """A block: the moment it ends, its level and the loudest that the loudspeaker may have sounded then (dBFS)."""

    until: float
    dbfs: float
    expected: float


class LoudspeakerGate:
    """Used by the ear's thread. ``coupling`` (dB) and ``delay`` (seconds) stay from one answer to the next."""

    def __init__(self, given: Given, cancelled: Callable[[], bool] = lambda: False, *, wanders: bool = False) -> None:
        """``given`` tells what the loudspeaker took after a moment (monotonic clock), ``cancelled`` whether this
        microphone leads through an echo canceller now; one that ``wanders`` is turned up and down by a canceller."""
        self._given = given
        self._cancelled = cancelled
        self._wanders = wanders
        self._played: deque[Played] = deque()
        self._heard: deque[_Heard] = deque()
        self._stumbled = (-np.inf, -np.inf)
        self._placed = True
        self._holds = False
        self._blocks = 0
        self.coupling = UNLEARNED_DB
        self.delay = 0.0
        self.learned = False

    @property
    def sure(self) -> bool:
        """Whether the coupling was found to hold since the loudspeaker was last silent or stumbled."""
        telling = sum(one.expected > TELLING_DBFS for one in self._heard)
        return self._holds and telling * BLOCK_SECONDS >= SURE_SECONDS

    def covers(self, pcm: Pcm16, until: float) -> bool:
        """Whether this block, in the air until then, is no louder than the loudspeaker explains."""
        self._follow(until)
        if not self._played:
            self._heard.clear()
            return False
        if self._sounds() and self._heard and until - self._heard[-1].until > STUMBLE_SECONDS[0]:
            self._lose_track(until, until)
        if self._stumbled[0] <= until <= self._stumbled[1]:
            return True
        block = _Heard(until, level_dbfs(pcm), self._loudest(until))
        self._heard.append(block)
        self._blocks += 1
        if self._blocks % LEARN_EVERY == 0:
            self._learn()
        if block.dbfs <= NOTHING_DBFS:
            return True
        return block.expected > QUIET_DBFS and block.dbfs <= block.expected + self.coupling + self._margin()

    def _margin(self) -> float:
        if self._cancelled():
            return UNSURE_DB
        if self._wanders:
            return SURE_DB if self.sure else UNSURE_DB
        return MARGIN_DB

    def _follow(self, until: float) -> None:
        """Take in what was played since the last look and forget what is old; all of it after a long silence."""
        before = self._played[-1].given if self._played else until - 1.0
        for one in self._given(before):
            if self._sounds() and STUMBLE_SECONDS[0] < one.given - before < STUMBLE_SECONDS[1]:
                self._lose_track(before, one.given)
            self._played.append(one)
            before = one.given
        while self._played and self._played[0].told < until - REMEMBERED_SECONDS:
            self._played.popleft()
        while self._heard and self._heard[0].until < until - REMEMBERED_SECONDS:
            self._heard.popleft()
        if self._played and max(one.dbfs for one in self._played) <= QUIET_DBFS:
            self._played.clear()

    def _lose_track(self, since: float, until: float) -> None:
        """Loudspeaker or microphone stood still in between: what sounds when is to be found anew."""
        begun, settled = self._stumbled
        self._stumbled = begun if since <= settled else since, until + SETTLED_SECONDS
        self._heard.clear()
        self._placed = False

    def _sounds(self) -> bool:
        """Whether it was given sound just now; at the end of a line silence follows."""
        return any(one.dbfs > QUIET_DBFS for one in islice(reversed(self._played), LAST_BLOCKS))

    def _loudest(self, until: float) -> float:
        """Of what was handed over by now and may still sound then, dBFS; silence where nothing is."""
        reach = REACH_SECONDS if self.learned and self._placed else UNLEARNED_REACH_SECONDS
        oldest = until - max(0.0, self.delay) - reach
        return max((one.dbfs for one in self._played if one.told >= oldest), default=SILENCE_DBFS)

    def _learn(self) -> None:
        """The delay from the ups and downs of both, the coupling from their ratio."""
        at, heard, expected = np.array(self._heard, dtype=np.float64).T
        played = np.array(self._played, dtype=np.float64)
        agreement, lag = max(((_agreement(played, at - lag, heard), lag) for lag in LAGS), default=(0.0, 0.0))
        follows = agreement > AGREEING
        if follows:
            self.delay, self._placed = float(lag), True
        telling = expected > TELLING_DBFS
        # A tone is shorter than the doubt about its moment: mostly silence would be compared with it.
        sounded = float((played[:, 2] > TELLING_DBFS).sum()) * PLAYED_SECONDS
        seconds = min(telling.sum() * BLOCK_SECONDS, sounded)
        if seconds < ENOUGH_SECONDS:
            return
        found = self._found(heard, expected, telling, follows)
        self._holds = self.learned and abs(found - self.coupling) <= SURE_DB
        rises = follows and (not self.learned or found > self.coupling)
        if rises or seconds >= LONG_ENOUGH_SECONDS:
            self.coupling = (self.coupling + found) / 2 if self.learned else found
            self.learned = True

    def _found(self, heard: Floats, expected: Floats, telling: npt.NDArray[np.bool_], follows: bool) -> float:
        if not (self._wanders or self._cancelled()):
            return float(np.percentile((heard - expected)[telling], LOUD))
        return float(np.percentile((_held(heard) - expected)[telling], USUAL if follows else SCRAPS))


def _held(heard: Floats) -> Floats:
    """The loudest of each block and those just before it, shape (n,)."""
    before = np.concatenate([np.full(HELD_BLOCKS - 1, heard[0]), heard])
    return np.asarray(np.lib.stride_tricks.sliding_window_view(before, HELD_BLOCKS).max(axis=1), dtype=np.float64)


def _agreement(played: Floats, at: Floats, heard: Floats) -> float:
    """Correlation of what was heard with what was played at those moments; 0 where either does not change."""
    if len(at) < 3 * LEARN_EVERY:
        return 0.0
    levels = np.interp(at, played[:, 1], played[:, 2])
    if levels.std() < 1.0 or heard.std() < 1.0:
        return 0.0
    return float(np.corrcoef(levels, heard)[0, 1])
