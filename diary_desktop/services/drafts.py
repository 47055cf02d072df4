"""What is being written is sealed each second, and becomes a version of its entry after five idle minutes."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from diary_desktop.domain.attachment import Attachment, AttachmentId
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken, DiaryError, DiskGone, InputError, RecordDamaged
from diary_desktop.domain.events import DraftFilesChanged, DraftSealed, DraftsFound, JobId
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus

from .diary import Diary
from .taken_out import TakenOut
from .tasks import Tasks
from .vault_state import VaultState, VaultThread

IDLE = timedelta(minutes=5)
"""Without a change for so long, what was changed of an entry becomes a version of it."""

PATIENCE = timedelta(seconds=10)
"""After a failure, such as a full disk, sealing is tried again this much later."""

Index = Callable[[Entry, JobId], object]


class Drafts:
    """``changed`` and ``tick`` are the main thread's and return at once; everything else may run on any thread.

    What is pending is guarded by a lock; it is read and written by the desk's thread as well.
    """

    def __init__(
        self,
        vault: VaultThread,
        diary: Diary,
        tasks: Tasks,
        bus: EventBus,
        clock: Clock,
        index: Index,
        taken_out: TakenOut,
    ) -> None:
        self._vault = vault
        self._diary = diary
        self._tasks = tasks
        self._bus = bus
        self._clock = clock
        self._index = index
        self._taken_out = taken_out
        self._guard = threading.Lock()
        self._live: dict[EntryId, Draft] = {}
        self._dirty: dict[EntryId, None] = {}
        self._not_before: datetime | None = None
        self._busy = False
        self._carried: list[bytes] = []
        """What was typed without a disk, sealed under the key of its diary, until that one is open again."""

    @property
    def holds_unsaved(self) -> bool:
        """Whether something typed is here alone: it could not be sealed, or waits for its diary."""
        with self._guard:
            return bool(self._carried or (self._dirty and self._not_before is not None))

    def changed(self, draft: Draft) -> None:
        """The newest state of what is written; sealed at the next tick."""
        with self._guard:
            before = self._live.get(draft.entry_id)
            files = draft.attachments if before is None else before.attachments  # those have been sealed meanwhile
            self._live[draft.entry_id] = replace(draft, changed=self._clock(), attachments=files)
            self._dirty[draft.entry_id] = None

    def attach(self, draft: Draft, one: Attachment, job: JobId = 0) -> None:
        """A file that is sealed already belongs to the draft from now on, flushed. Raises ``DiskFull``."""
        self._give(draft, (*self.files_of(draft), one), job)

    def detach(self, draft: Draft, attachment_id: AttachmentId, job: JobId = 0) -> Attachment | None:
        """The draft names that file no more; ``None`` where it did not. ``bring_back`` undoes it for a minute."""
        files = self.files_of(draft)
        gone = next((one for one in files if one.attachment_id == attachment_id), None)
        if gone is not None:
            self._give(draft, tuple(one for one in files if one is not gone), job)
            self._vault.call(lambda _, __: self._taken_out.add(gone.attachment_id))
        return gone

    def bring_back(self, draft: Draft, one: Attachment, job: JobId = 0) -> None:
        """Undo ``detach``, behind the others. Raises ``RecordDamaged`` where the file is gone by now."""
        self._vault.call(lambda state, _: self._taken_out.bring_back(state, one.attachment_id))
        self.attach(draft, one, job)

    def files_of(self, draft: Draft) -> tuple[Attachment, ...]:
        """What is attached to it now; ``draft`` is how it was last known."""
        with self._guard:
            return self._live.get(draft.entry_id, draft).attachments

    def tick(self) -> None:
        """Once a second: start sealing what changed, and make versions of what has rested."""
        now = self._clock().utc
        with self._guard:
            waits = self._busy or (self._not_before is not None and now < self._not_before)
            rested = [one for one in self._live.values() if one.based_on and now - one.changed.utc >= IDLE]
            wanted = bool(self._dirty or rested) and not waits
            self._busy = self._busy or wanted
        if wanted:
            self._tasks.start("desk", "draft", lambda job, _: self._work(job, rested))

    def seal(self, job: JobId = 0) -> None:
        """Keep what changed, flushed. Raises ``DiskFull``, ...; it is then still here and tried again."""
        while (draft := self._take()) is not None:
            try:
                self._keep(draft)
            except DiaryError:
                with self._guard:
                    self._dirty.setdefault(draft.entry_id)
                    self._not_before = self._clock().utc + PATIENCE
                raise
            self._not_before = None
            if draft.holds_something:
                self._bus.publish(DraftSealed(job, draft.entry_id))

    def seal_before_lock(self) -> None:
        """As ``seal``. What cannot be kept, the disk being gone, is carried, sealed, until the diary is open again."""
        try:
            self.seal()
        except DiskGone:
            with self._guard:
                waiting = [self._live[one] for one in self._dirty]
            if any(one.holds_something for one in waiting):
                self._carried.append(self._vault.call(lambda state, _: state.vault.drafts.carried(waiting)))
            raise

    def drop(self, entry_id: EntryId) -> None:
        """It was kept as an entry or version: forget it here and in the vault. What it had attached stays."""
        with self._guard:
            self._live.pop(entry_id, None)
            self._dirty.pop(entry_id, None)
        self._vault.call(lambda state, _: state.vault.drafts.remove(entry_id))

    def throw_away(self, draft: Draft) -> None:
        """Nobody wants it: forget it, and delete what was attached to it."""
        files = self.files_of(draft)
        self.drop(draft.entry_id)
        for one in files:
            self._vault.call(partial(_discard, attachment_id=one.attachment_id))

    def find(self, job: JobId = 0) -> tuple[Draft, ...]:
        """After unlocking: drafts nobody finished, told by ``DraftsFound``; what a kill merely left over goes.

        What was carried over the lock is put down first. Raises ``DiskFull``, ...; then it is carried on.
        """
        for carried in tuple(self._carried):
            if self._put_down(carried):
                self._carried.remove(carried)
        with self._guard:
            live = set(self._live)
        kept = self._vault.call(lambda state, _: state.vault.drafts.load_all())
        found = [one for one in kept if one.entry_id not in live and not self._is_left_over(one)]
        if found:
            self._bus.publish(DraftsFound(job, tuple(found)))
        return tuple(found)

    def clear(self) -> None:
        """The diary is locked: nothing of what was written stays here."""
        with self._guard:
            self._live.clear()
            self._dirty.clear()
            self._not_before = None

    def _put_down(self, carried: bytes) -> bool:
        """False for what belongs to another diary. A draft that was gone on with elsewhere stays beside this one."""
        drafts = self._vault.call(lambda state, _: state.vault.drafts.put_down(carried))
        for draft in drafts or ():
            self._vault.call(partial(_keep_carried, draft=draft))
        return drafts is not None

    def _work(self, job: JobId, rested: list[Draft]) -> None:
        try:
            self.seal(job)
            for draft in rested:
                self._make_version(draft, job)
        finally:
            with self._guard:
                self._busy = False

    def _make_version(self, draft: Draft, job: JobId) -> None:
        entry = self._diary.edit(draft.entry_id, draft.text, draft.title, job)
        with self._guard:
            goes_on = self._live.get(draft.entry_id) != draft
        if not goes_on:
            self.drop(draft.entry_id)
        self._index(entry, job)

    def _take(self) -> Draft | None:
        with self._guard:
            if not self._dirty:
                return None
            entry_id = next(iter(self._dirty))
            del self._dirty[entry_id]
            return self._live[entry_id]

    def _give(self, draft: Draft, files: tuple[Attachment, ...], job: JobId) -> None:
        """Sealed first: what the draft is known to have, it has."""
        with self._guard:
            now = replace(self._live.get(draft.entry_id, draft), attachments=files)
        self._keep(now)
        with self._guard:
            self._live[draft.entry_id] = replace(self._live.get(draft.entry_id, now), attachments=files)
        self._bus.publish(DraftFilesChanged(job, draft.entry_id, files))

    def _keep(self, draft: Draft) -> None:
        if draft.holds_something or draft.based_on is not None:
            self._vault.call(lambda state, _: state.vault.drafts.put(draft))
        else:
            self._vault.call(lambda state, _: state.vault.drafts.remove(draft.entry_id))

    def _is_left_over(self, draft: Draft) -> bool:
        """Whether its entry says the same already: the program ended between keeping it and forgetting the draft."""
        try:
            entry = self._diary.get(draft.entry_id)
        except (InputError, RecordDamaged):
            return False
        if draft.text.strip() != entry.text.strip() or draft.title not in (entry.title, entry.revision.title):
            return False
        self._vault.call(lambda state, _: state.vault.drafts.remove(draft.entry_id))
        return True


def _keep_carried(state: VaultState, _: CancelToken, draft: Draft) -> None:
    known = next((one for one in state.vault.drafts.load_all() if one.entry_id == draft.entry_id), None)
    if known is not None and known.changed.utc > draft.changed.utc and known.text != draft.text:
        draft = replace(draft, entry_id=EntryId(secrets.token_bytes(16)), based_on=None, attachments=())
    state.vault.drafts.put(draft)


def _discard(state: VaultState, _: CancelToken, attachment_id: AttachmentId) -> None:
    state.vault.attachments.discard(attachment_id)
