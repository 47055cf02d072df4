"""Keeps the vault small and finishes erasures: when nobody is there, after unlock, at the end, never while locking."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError, VaultLocked
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.ports.storage import VerifyReport
from diary_desktop.runtime.event_bus import EventBus

from .tasks import Task, Tasks, Work
from .vault_state import VaultThread
from .vault_steps import take_steps

log = logging.getLogger(__name__)

IDLE = 120.0
"""Seconds nobody touches anything before it begins by itself."""


class Upkeep:
    """``run`` and ``compact`` belong on the jobs thread; ``look`` returns at once, from any thread but an engine's."""

    def __init__(self, vault: VaultThread, tasks: Tasks, bus: EventBus, afterwards: Work) -> None:
        self._vault = vault
        self._afterwards = afterwards
        self._tasks = tasks
        self._bus = bus
        self._begun: Task | None = None

    def run(self, job: JobId, token: CancelToken) -> bool:
        """What is due; False where nothing was, or the diary was locked meanwhile.

        Raises ``Cancelled``, ``DiskFull``.
        """
        try:
            if not self._vault.call(lambda state, _: state.is_open and state.vault.is_upkeep_due()):
                return False
            take_steps(self._vault, lambda vault: vault.upkeep(), self._teller(job), token)
        except VaultLocked:
            return False
        return True

    def compact(self, job: JobId, token: CancelToken) -> None:
        """Whether it is due or not. Raises as ``run``, and ``VaultLocked``."""
        take_steps(self._vault, lambda vault: vault.upkeep(compact=True), self._teller(job), token)

    def verify(self, job: JobId, token: CancelToken) -> VerifyReport:
        """Open every record of everything once. Raises ``Cancelled``, ``VaultLocked``."""

        def tell(report: VerifyReport) -> None:
            self._bus.publish(Progress(job, report.done, report.total, "verify"))

        return take_steps(self._vault, lambda vault: vault.verifying(), tell, token) or VerifyReport(0, 0, 0, ())

    def unread_aside(self) -> tuple[str, ...]:
        """What was set aside and cannot be read here: an erasure does not reach into it. Raises ``VaultLocked``."""
        return self._vault.call(lambda state, _: state.vault.unread_aside())

    def remove_unread_aside(self) -> tuple[str, ...]:
        """Remove it for good, though it may be the last of what it holds; returns what it was."""
        return self._vault.call(lambda state, _: state.vault.remove_unread_aside())

    def look(self, idle_seconds: float) -> None:
        """Called now and then: begins once nobody has been there for ``IDLE``, stops when somebody comes back."""
        if idle_seconds < IDLE:
            begun, self._begun = self._begun, None
            if begun is not None:
                begun.cancel()
        elif self._begun is None:
            self._begun = self._tasks.start("jobs", "tidy", self._run_and_more)

    def finish(self, seconds: float) -> bool:
        """At the end of the program: what is due, for as long as that; the rest is for another time."""
        deadline = _Deadline(seconds, time.monotonic)
        try:
            self._run_and_more(0, deadline)
        except Cancelled:
            return False
        except DiaryError as error:
            log.warning("upkeep not finished, everything is kept: %s", type(error).__name__)
        return True

    def _run_and_more(self, job: JobId, token: CancelToken) -> None:
        """Then what is made from the vault's rows, such as a snapshot, and was dropped by erasing."""
        self.run(job, token)
        self._afterwards(job, token)

    def _teller(self, job: JobId) -> Callable[[tuple[int, int]], None]:
        return lambda step: self._bus.publish(Progress(job, step[0], step[1], "tidy"))


class _Deadline:
    """A ``CancelToken`` that cancels itself when the time is over."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def raise_if_cancelled(self) -> None:
        """Raise ``Cancelled`` once the time is over."""
        if self._clock() >= self._end:
            raise Cancelled
