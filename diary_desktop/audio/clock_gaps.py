"""Sound that never arrived, found by two clocks: more time has passed than sound has come, and stays so.

A block that is merely late is followed by others that catch up, so a loss is believed only once nothing has caught up
for a while. Measured on PulseAudio with other programs coming and going, every core busy, and the sound server stopped
for 1.5 s: the lower edge of either clock moved by at most 40 ms while nothing was lost.
"""

from __future__ import annotations

from diary_desktop.domain.entry import Gap

LEAST_SECONDS = 0.1
"""Two and a half times what the clocks wander by themselves."""

LEAST_FLAGGED = 0.05
"""Where the device itself said that something was lost."""

CONFIRM_SECONDS = 1.5
"""For so long, by the clock, nothing may have caught up."""

CREEP = 0.0005
"""Seconds that the two clocks may drift apart in a second: five times the worst crystal."""


class GapFinder:
    """Told of every block by whoever reads them. Times are those of the monotonic clock, places count frames."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._frames = self._lost = 0
        self._air, self._here = _Edge(), _Edge()
        self._since: tuple[float, int] | None = None
        self._flagged = False

    def heard(self, frames: int, until: float, arrived: float, *, flagged: bool = False, lost: int = 0) -> list[Gap]:
        """One block of ``frames``: in the air until ``until``, here at ``arrived``; gaps that are certain by now.

        ``flagged`` is the device's word that sound was lost before it; ``lost`` frames were here and not kept.
        """
        found = [Gap(self._frames / self._rate, lost / self._rate)] if lost else []
        self._lost += lost
        self._flagged = self._flagged or (flagged and not lost)
        due = (self._frames + self._lost + frames) / self._rate
        step = frames / self._rate * CREEP
        least = LEAST_FLAGGED if self._flagged else LEAST_SECONDS
        late = min(self._air.late(until - due, step), self._here.late(arrived - due, step))
        if self._since is None and (late >= least or self._flagged):
            self._since = arrived, self._frames
            self._air.watch()
            self._here.watch()
        elif self._since is not None and late < least and not self._flagged:
            self._since = None
        self._frames += frames
        if self._since is not None and arrived - self._since[0] >= CONFIRM_SECONDS:
            found += self._settled(least)
        return found

    def end(self) -> list[Gap]:
        """Nothing more comes: what has not caught up by now never will."""
        return self._settled(LEAST_FLAGGED if self._flagged else LEAST_SECONDS) if self._since is not None else []

    def _settled(self, least: float) -> list[Gap]:
        """The gap, if there is one; what the device flagged is told even where no time is missing."""
        assert self._since is not None
        place = self._since[1] / self._rate
        seconds = min(self._air.risen, self._here.risen)
        flagged, self._flagged, self._since = self._flagged, False, None
        if seconds >= least:
            self._air.accept()
            self._here.accept()
            return [Gap(place, seconds)]
        return [Gap(place, 0.0)] if flagged else []


class _Edge:
    """The least lateness of one clock against the sound, which creeps with the clocks' drift."""

    def __init__(self) -> None:
        self._least: float | None = None
        self._watched = float("inf")

    @property
    def risen(self) -> float:
        """By how much at the least every block since ``watch`` was later than those before."""
        return self._watched - (self._least or 0.0)

    def late(self, offset: float, creep: float) -> float:
        if self._least is None:
            self._least = offset
        self._watched = min(self._watched, offset)
        late = offset - self._least
        self._least = min(self._least + creep, offset)
        return late

    def watch(self) -> None:
        self._watched = float("inf")

    def accept(self) -> None:
        self._least = self._watched
