"""Photos and files that nothing names any more: their bytes go a minute after they were taken out, and none stays."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial

from diary_desktop.domain.attachment import AttachmentId
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken, RecordDamaged, StorageError, VaultLocked
from diary_desktop.domain.events import JobId

from .tasks import Tasks
from .vault_state import VaultState, VaultThread

log = logging.getLogger(__name__)

SECONDS_TO_UNDO = 60.0
"""As long a file that was taken out may still be brought back; then its bytes go."""

_TOGETHER = 64
"""Entries read in one step."""


class TakenOut:
    """What was taken out and still lies there is known to the vault thread alone; ``look`` is the main thread's."""

    def __init__(self, vault: VaultThread, tasks: Tasks, ticking: Callable[[], float] = time.monotonic) -> None:
        """``ticking`` gives seconds that never go back."""
        self._vault = vault
        self._tasks = tasks
        self._ticking = ticking
        self._leaving: dict[AttachmentId, float] = {}
        self._next: float | None = None

    def add(self, attachment_id: AttachmentId) -> None:
        """Its entry or draft names it no more. On the vault thread."""
        self._leaving[attachment_id] = self._ticking() + SECONDS_TO_UNDO
        self._next = min(self._leaving.values())

    def bring_back(self, state: VaultState, attachment_id: AttachmentId) -> None:
        """It is named again in a moment. On the vault thread. Raises ``RecordDamaged`` where it is gone by now."""
        if not state.vault.attachments.exists(attachment_id):
            raise RecordDamaged("The file is gone from the diary.", "Add it again, or restore a backup.")
        self._leaving.pop(attachment_id, None)

    def look(self) -> None:
        """Called now and then while the diary is open: what was taken out a minute ago goes. Returns at once."""
        due = self._next
        if due is not None and self._ticking() >= due:
            self._next = None
            self._tasks.start("desk", "attach", lambda _, __: self._vault.call(self._let_go))

    def let_go(self, _: float = 0.0) -> bool:
        """The diary closes: nothing can be undone any more, so what was taken out goes at once.

        What the disk does not let go of now is swept at the next opening.
        """
        if not self._leaving:
            return True
        try:
            self._vault.call(lambda state, token: self._let_go(state, token, at_once=True))
        except VaultLocked:
            log.debug("closed already")
        except StorageError as error:
            log.info("files taken out stay until the next opening", extra={"error": type(error).__name__})
        return True

    def forget(self) -> None:
        """The diary is closed."""
        self._next = None
        self._vault.call(lambda _, __: self._leaving.clear())

    def sweep(self, job: JobId, token: CancelToken) -> None:
        """Delete files that no entry and no draft names, which a kill left: brought in part, or taken out.

        Nothing is touched while anything of the diary is damaged, for it may be that entry's.
        """
        del job
        if not self._vault.call(lambda state, _: bool(_sweepable(state) and state.vault.attachments.unnamed(()))):
            return
        named = self._vault.call(_named_by_drafts)  # first, for a draft may become an entry meanwhile
        owners = self._vault.call(lambda state, _: _owners(state))
        for at in range(0, len(owners), _TOGETHER):
            token.raise_if_cancelled()
            batch = owners[at : at + _TOGETHER]
            read = self._vault.call(partial(_named_by, entry_ids=batch))
            if read is None:
                return
            named |= read
        swept = self._vault.call(lambda state, _: self._discarded(state, named) if _sweepable(state) else 0)
        if swept:
            log.info("files swept that nothing names", extra={"files": swept})

    def _let_go(self, state: VaultState, _: CancelToken, *, at_once: bool = False) -> None:
        now = self._ticking()
        for one in [one for one, due in self._leaving.items() if at_once or now >= due]:
            state.vault.attachments.discard(one)
            del self._leaving[one]
        self._next = min(self._leaving.values(), default=None)

    def _discarded(self, state: VaultState, named: set[AttachmentId]) -> int:
        gone = [one for one in state.vault.attachments.unnamed(named) if one not in self._leaving]
        for one in gone:
            state.vault.attachments.discard(one)
        return len(gone)


def _sweepable(state: VaultState) -> bool:
    return state.is_open and not state.pending and not state.vault.damaged


def _owners(state: VaultState) -> list[EntryId]:
    return [one.entry_id for one in state.summaries.values() if one.attachments]


def _named_by(state: VaultState, _: CancelToken, entry_ids: list[EntryId]) -> set[AttachmentId] | None:
    """``None`` where one of them cannot be read."""
    wanted = [one for one in entry_ids if one in state.summaries]
    read: list[Entry] = state.vault.entries.texts(wanted)
    if len(read) < len(wanted):
        return None
    return {one.attachment_id for entry in read for one in entry.attachments}


def _named_by_drafts(state: VaultState, _: CancelToken) -> set[AttachmentId]:
    return {one.attachment_id for draft in state.vault.drafts.load_all() for one in draft.attachments}
