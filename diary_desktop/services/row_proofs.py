"""Tries whether listed entries open: of a diary that opened from its snapshot nothing has shown it yet.

What lies in a table may have rotted without anybody noticing; a list that shows it as if nothing were wrong would hide
the loss until somebody wants to read it, and by then the last backup that still holds it may be gone.
"""

from __future__ import annotations

import logging
import time

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken, VaultLocked
from diary_desktop.domain.events import EntriesProved, JobId
from diary_desktop.runtime.event_bus import EventBus

from .vault_state import VaultThread

log = logging.getLogger(__name__)

STEP = 256
"""Entries tried in one step of the vault thread: about 20 ms."""


class RowProofs:
    """Belongs to the jobs thread after everything else that follows unlocking, or to a verb that lists."""

    def __init__(self, vault: VaultThread, bus: EventBus) -> None:
        self._vault = vault
        self._bus = bus

    def run(self, job: JobId, token: CancelToken) -> None:
        """Each entry once for each opening. Raises ``Cancelled``; ends where the diary is locked meanwhile."""
        start, tried = time.monotonic(), 0
        try:
            waiting = self._vault.call(lambda state, _: state.unproved if state.is_open else [])
            for at in range(0, len(waiting), STEP):
                token.raise_if_cancelled()
                self._tell(job, self._changed(waiting[at : at + STEP]))
                tried += len(waiting[at : at + STEP])
        except VaultLocked:
            return
        log.info("entries tried", extra={"entries": tried, "seconds": round(time.monotonic() - start, 3)})

    def _changed(self, entry_ids: list[EntryId]) -> list[EntrySummary]:
        return self._vault.call(lambda state, _: state.prove(entry_ids))

    def _tell(self, job: JobId, changed: list[EntrySummary]) -> None:
        if changed:
            self._bus.publish(EntriesProved(job, tuple(changed)))
