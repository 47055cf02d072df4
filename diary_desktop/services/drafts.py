"""What is being written is sealed each second, and becomes a version of its entry after five idle minutes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import DiaryError, InputError, RecordDamaged
from diary_desktop.domain.events import DraftSealed, DraftsFound, JobId
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus

from .diary import Diary
from .tasks import Tasks
from .vault_state import VaultThread

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
        self, vault: VaultThread, diary: Diary, tasks: Tasks, bus: EventBus, clock: Clock, index: Index
    ) -> None:
        self._vault = vault
        self._diary = diary
        self._tasks = tasks
        self._bus = bus
        self._clock = clock
        self._index = index
        self._guard = threading.Lock()
        self._live: dict[EntryId, Draft] = {}
        self._dirty: dict[EntryId, None] = {}
        self._not_before: datetime | None = None
        self._busy = False

    def changed(self, draft: Draft) -> None:
        """The newest state of what is written; sealed at the next tick."""
        with self._guard:
            self._live[draft.entry_id] = replace(draft, changed=self._clock())
            self._dirty[draft.entry_id] = None

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
            if draft.has_words:
                self._bus.publish(DraftSealed(job, draft.entry_id))

    def drop(self, entry_id: EntryId) -> None:
        """It was kept as an entry or version, or thrown away: forget it here and in the vault."""
        with self._guard:
            self._live.pop(entry_id, None)
            self._dirty.pop(entry_id, None)
        self._vault.call(lambda state, _: state.vault.drafts.remove(entry_id))

    def find(self, job: JobId = 0) -> tuple[Draft, ...]:
        """After unlocking: drafts nobody finished, told by ``DraftsFound``; what a kill merely left over goes."""
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

    def _keep(self, draft: Draft) -> None:
        if draft.has_words or draft.based_on is not None:
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
