"""How long to wait after wrong tries: five are free, then each further one doubles the wait, up to a minute."""

from __future__ import annotations

import math
from datetime import UTC

from diary_desktop.domain.errors import WaitFirst
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.keys import Tries, TryLog

FREE_TRIES = 5
"""Wrong tries before waiting begins."""

LONGEST_WAIT = 60
"""Seconds; it never grows beyond, so nobody is locked out for good."""


class WrongTries:
    """Used from any thread but an engine's, one opening at a time."""

    def __init__(self, kept: TryLog, clock: Clock) -> None:
        self._kept = kept
        self._clock = clock

    def wait_seconds(self) -> int:
        """Whole seconds until another try is taken, 0 for now. A clock that was turned back begins the wait anew."""
        tries = self._kept.read()
        due = wait_after(tries.wrong)
        gone = self._now() - tries.last
        if due and gone < 0:
            self._kept.write(Tries(tries.wrong, self._now()))
            return due
        return max(0, math.ceil(due - gone))

    def check(self) -> None:
        """Raise ``WaitFirst`` while there is a wait."""
        if seconds := self.wait_seconds():
            raise WaitFirst(seconds)

    def wrong(self) -> None:
        """One more."""
        self._kept.write(Tries(self._kept.read().wrong + 1, self._now()))

    def right(self) -> None:
        """All is forgiven."""
        if self._kept.read() != Tries():
            self._kept.write(Tries())

    def _now(self) -> float:
        return self._clock().utc.replace(tzinfo=UTC).timestamp()


def wait_after(wrong: int) -> int:
    """Seconds of wait after so many wrong tries in a row."""
    if wrong < FREE_TRIES:
        return 0
    return int(min(LONGEST_WAIT, 2 ** min(wrong - FREE_TRIES + 1, 10)))
