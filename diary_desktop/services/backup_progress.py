"""How far a backup is and how long it will take, told a few times a second; and the way to stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from diary_desktop.domain.errors import Cancelled, CancelToken

TELL_EVERY = 0.25
SURE_AFTER = 2.0
"""Seconds before which nobody can tell how long it will take."""

Told = Callable[[int, int, float | None], None]
"""Done, total, seconds left where they can be told."""


class Watch:
    """One piece of long work: a ``CancelToken`` that two may pull, and a report that is not told too often."""

    def __init__(self, token: CancelToken, told: Told, clock: Callable[[], float] = time.monotonic) -> None:
        self._token = token
        self._told = told
        self._clock = clock
        self._stopped = threading.Event()
        self._began = clock()
        self._last = 0.0

    def stop(self) -> None:
        """Ask it to end at its next step."""
        self._stopped.set()

    def raise_if_cancelled(self) -> None:
        self._token.raise_if_cancelled()
        if self._stopped.is_set():
            raise Cancelled

    def report(self, done: int, total: int) -> None:
        """Pass on at most four times a second."""
        now = self._clock()
        if now - self._last < TELL_EVERY and done < total:
            return
        self._last = now
        self._told(done, total, self._left(done, total, now - self._began))

    def _left(self, done: int, total: int, seconds: float) -> float | None:
        if seconds < SURE_AFTER or not 0 < done <= total:
            return None
        return seconds / done * (total - done)
