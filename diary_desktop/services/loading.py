"""From an open vault to lists and search: at once from the snapshot, else the newest first and the rest in steps."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import compress, islice

import numpy as np

from diary_desktop.domain.entry import EntryId, EntrySummary, Outline
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import EntriesListed, JobId, Progress
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.runtime.priority import quick_turns

from .gathering import Gathering
from .indexer import Indexer
from .snapshot_format import Taken
from .snapshots import Snapshots
from .steps_ahead import StepsAhead
from .vault_state import VaultState, VaultThread

log = logging.getLogger(__name__)

STEP = 100
"""Entries opened in one step of the vault thread, so that nothing waits long behind it."""

AT_ONCE = 2_000
"""Entries that unlocking opens one by one before it ends; further ones are opened after it, in the background."""

TOLD_TOGETHER = 10_000
"""Entries that the lists are told of at once: each time they are put in order anew."""

Row = tuple[Outline, EntryVectors | None]
Step = tuple[list[Row], list[EntrySummary]]


class Loader:
    """``load`` belongs to unlocking, ``finish`` to the jobs thread right after it."""

    def __init__(self, vault: VaultThread, indexer: Indexer, snapshots: Snapshots, bus: EventBus) -> None:
        self._vault = vault
        self._indexer = indexer
        self._snapshots = snapshots
        self._bus = bus

    def load(self, job: JobId) -> None:
        """What there is at once: everything where a snapshot holds or the diary is small, else the newest entries."""
        start = time.monotonic()
        empty = not self._vault.call(lambda state, _: state.pending)
        taken = None if empty else self._snapshots.read()
        if empty:
            self._indexer.adopt(self._indexer.gathering())
        elif taken is not None:
            self._from_snapshot(taken, job)
        else:
            with quick_turns():
                self._singly(job)
        log.info("loaded", extra={"seconds": round(time.monotonic() - start, 3), "snapshot": taken is not None})

    def gather(self, gathering: Gathering, token: CancelToken) -> None:
        """Every entry as the vault has it now, opened in steps."""
        with quick_turns():
            for batch, _ in self._all():
                token.raise_if_cancelled()
                gathering.take(batch)

    def finish(self, job: JobId, token: CancelToken) -> None:
        """Open what ``load`` has left, telling the lists on the way; search finds it once all is there."""
        if self._indexer.incomplete:
            with quick_turns():
                self._rest(job, token)

    def _from_snapshot(self, taken: Taken, job: JobId) -> None:
        """Entries that changed since are opened singly and laid over; those that are gone are left out."""
        fresh = list(compress(taken.summaries, taken.fresh))
        self._vault.call(lambda state, _: state.adopt_unproved(fresh))
        there = [one.binned is None for one in taken.summaries]
        kept, segment = np.array(taken.fresh, np.bool_) & np.array(there, np.bool_), taken.segment
        indexed = kept[taken.indexed]
        gathering = self._indexer.gathering(taken.model_id)
        for entry in np.flatnonzero(indexed & ~taken.embedded).tolist():
            gathering.miss(segment.entry_ids[entry])
        changed = self._vault.call(lambda state, _: state.pending)
        for batch in self._some(sorted(changed), job):
            gathering.take(batch)
        self._vault.call(partial(_all_taken, unsnapped=len(taken.fresh) - len(fresh) + len(changed)))
        self._indexer.adopt(gathering, SearchIndex.of(segment, np.repeat(indexed, np.diff(segment.first_row))))

    def _singly(self, job: JobId) -> None:
        newest = self._vault.call(_newest_first)
        if len(newest) > AT_ONCE:
            # They are listed now, and indexed with the rest.
            self._indexer.expect_more([row for batch in self._some(newest[:AT_ONCE], job) for row in batch])
            return
        gathering = self._indexer.gathering()
        for batch, _ in self._all():
            gathering.take(batch)
            self._bus.publish(Progress(job, gathering.entries, len(newest), "load"))
        self._vault.call(_all_taken)
        self._indexer.adopt(gathering)

    def _rest(self, job: JobId, token: CancelToken) -> None:
        start = time.monotonic()
        total = self._vault.call(lambda state, _: len(state.vault.entries.stamps()))
        gathering, listed, begun = self._indexer.gathering(), list[EntryId](), self._indexer.begun
        gathering.take(begun)
        for batch, made in self._all([outline.summary.entry_id for outline, _ in begun]):
            token.raise_if_cancelled()
            gathering.take(batch)
            listed += (one.entry_id for one in made)
            if len(listed) >= TOLD_TOGETHER:
                self._tell(job, listed)
                listed = []
            self._bus.publish(Progress(job, gathering.entries, total, "load"))
        self._tell(job, listed)
        self._vault.call(_all_taken)
        self._indexer.adopt(gathering)
        log.info("rebuilt", extra={"entries": gathering.entries, "seconds": round(time.monotonic() - start, 3)})

    def _tell(self, job: JobId, entry_ids: Sequence[EntryId]) -> None:
        """Of those that are still there, as they are by now."""
        now = self._vault.call(lambda state, _: [state.summaries_so_far.get(one) for one in entry_ids])
        there = tuple(one for one in now if one is not None and one.binned is None)
        self._bus.publish(EntriesListed(job, there))

    def _some(self, entry_ids: Sequence[EntryId], job: JobId) -> Iterator[list[Row]]:
        """These entries, opened in steps; their summaries are taken on the way."""
        for at in range(0, len(entry_ids), STEP):
            wanted = entry_ids[at : at + STEP]
            yield self._vault.call(partial(_opened, entry_ids=wanted))
            self._bus.publish(Progress(job, at + len(wanted), len(entry_ids), "load"))

    def _all(self, but: Sequence[EntryId] = ()) -> Iterator[Step]:
        """Every entry ``but`` some, opened in steps, with the summaries that were still missing.

        The vault thread goes on while the steps before are used: NumPy lets it run meanwhile, and gets Python's lock
        back soon where turns are quick.
        """
        rows = self._vault.call(lambda state, _: state.vault.entries.outlines(but=but))
        yield from StepsAhead(self._vault, partial(_next, rows=rows))


def _newest_first(state: VaultState, _: CancelToken) -> list[EntryId]:
    """Entries without a summary, those kept last first."""
    stamps = state.vault.entries.stamps()
    return sorted(state.pending, key=lambda one: stamps[one].sequence, reverse=True)


def _opened(state: VaultState, _: CancelToken, entry_ids: Sequence[EntryId]) -> list[Row]:
    batch = list(state.vault.entries.outlines(entry_ids))
    state.take(outline for outline, __ in batch)
    return batch


def _next(state: VaultState, _: CancelToken, rows: Iterator[Row]) -> Step | None:
    """None when there are no more."""
    batch = list(islice(rows, STEP))
    return (batch, state.take(outline for outline, __ in batch)) if batch else None


def _all_taken(state: VaultState, _: CancelToken, unsnapped: int | None = None) -> None:
    """What is still without a summary is damaged, and named."""
    state.all_taken()
    if unsnapped is not None:
        state.snapped(state.changes - unsnapped)
