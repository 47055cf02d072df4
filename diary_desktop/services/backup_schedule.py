"""When backups happen by themselves: nobody is there, a folder is back, or the window closes; never while locking."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError, VaultLocked
from diary_desktop.domain.events import JobId

from .backups import Backups
from .tasks import Task, Tasks

log = logging.getLogger(__name__)

IDLE = 120.0
"""Seconds nobody touches anything before one begins."""
AGAIN = 300.0
"""Seconds between two looks for a folder that was not there, or after a failure."""


class BackupSchedule:
    """``look`` and ``after_unlock`` return at once, ``finish`` within its seconds."""

    def __init__(self, backups: Backups, tasks: Tasks, clock: Callable[[], float] = time.monotonic) -> None:
        self._backups = backups
        self._tasks = tasks
        self._clock = clock
        self._looked = False
        self._next = 0.0
        self._begun: Task | None = None
        self._interrupted = False

    def after_unlock(self) -> None:
        """What the window is to say of backups; and the diary that a restored one took the place of goes."""
        self._next = 0.0
        self._backups.drop_replaced()
        self._tasks.start("jobs", "backup", self._look)

    def look(self, idle_seconds: float) -> None:
        """Called each second by a window: begins once nobody has been there for ``IDLE``."""
        self._looked = True
        running = self._begun is not None and not self._begun.future.done()
        if idle_seconds >= IDLE and not running and self._clock() >= self._next:
            self._next = self._clock() + AGAIN
            self._begun = self._tasks.start("jobs", "backup", self._run)

    def closing(self) -> None:
        """What runs is about to be stopped, for the window closes: a backup among it is made all the same."""
        self._interrupted = self._backups.state.running

    def finish(self, seconds: float) -> bool:
        """The window closes: what is due is made now, for as long as that; stopped, the next one sweeps up.

        A command of the command line has nobody who waits for a stick, and asks for backups by its own verb.
        """
        if not self._looked:
            return True
        try:
            self._run(0, _Deadline(self._clock() + seconds, self._clock), wanted=self._interrupted)
        except Cancelled:
            return False
        except DiaryError as error:
            log.warning("no backup at closing, older ones stay: %s", type(error).__name__)
        return True

    def _look(self, job: JobId, _: CancelToken) -> None:
        try:
            self._backups.look(job)
        except VaultLocked:
            return

    def _run(self, job: JobId, token: CancelToken, *, wanted: bool = False) -> None:
        try:
            if self._backups.due():
                self._backups.run_if_due(job, token)
            elif wanted:
                self._backups.back_up(job, token)
            else:
                self._backups.look(job)
        except VaultLocked:
            return


class _Deadline:
    """A ``CancelToken`` that cancels itself when the time is over."""

    def __init__(self, end: float, clock: Callable[[], float]) -> None:
        self._end = end
        self._clock = clock

    def raise_if_cancelled(self) -> None:
        if self._clock() > self._end:
            raise Cancelled
