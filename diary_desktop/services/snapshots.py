"""Reads and writes the vault's snapshot in short steps: what makes a large diary open at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.errors import Cancelled, CancelToken, RecordDamaged, StorageError, VaultLocked
from diary_desktop.domain.events import JobId
from diary_desktop.domain.settings import Days
from diary_desktop.ports.snapshot import SnapshotReader, SnapshotWriter
from diary_desktop.ports.storage import Stamp
from diary_desktop.runtime.priority import quick_turns

from .ordering import place_of
from .searcher import SearchThread
from .snapshot_format import Content, Reading, Taken, is_newer, label, parts_of
from .steps_ahead import StepsAhead
from .vault_state import VaultState, VaultThread

log = logging.getLogger(__name__)

READ_PAGES = 8
WRITE_PAGES = 4
"""Pages in one step of the vault thread: each is read in about two milliseconds, and flushed in as many."""

MANY_CHANGES = 200
"""Changes after which a snapshot is worth being written again: as many entries are opened singly at the next unlock."""

FEW_ENTRIES = 2_000
"""Entries up to which writing one takes no time that a person would notice while the diary locks."""


class Snapshots:
    """Reading belongs to unlocking, writing to the jobs thread."""

    def __init__(self, vault: VaultThread, search: SearchThread, days: Callable[[], Days]) -> None:
        self._vault = vault
        self._search = search
        self._days = days

    def read(self) -> Taken | None:
        """The snapshot; None where there is none that holds."""
        start = time.monotonic()
        reader, stamps = self._vault.call(_opened)
        if reader is None:
            return None
        try:
            taken = self._read(reader, stamps).taken(self._days().begins_at)
        except (RecordDamaged, KeyError, ValueError) as error:
            log.info("snapshot not used: %s", type(error).__name__)
            self._vault.call(lambda state, _: state.vault.snapshot.invalidate())
            return None
        log.info("snapshot read", extra=_timed(start))
        return taken

    def refresh(self, job: JobId, token: CancelToken) -> bool:
        """Write one where there is none or much has changed since; whether it was written. Raises ``Cancelled``."""
        del job  # nobody waits for it

        def due(state: VaultState, _: CancelToken) -> bool:
            if not state.is_open or state.pending or state.vault.snapshot.too_new:
                return False
            return state.unsnapped is None or state.unsnapped >= MANY_CHANGES

        return self._vault.call(due) and self._write(token)

    def renew(self, token: CancelToken) -> bool:
        """Write one because search is another one now; whether it was written. Raises ``Cancelled``."""
        may = self._vault.call(lambda state, _: state.is_open and not state.vault.snapshot.too_new)
        return may and self._write(token)

    def at_lock(self) -> None:
        """Write one if anything has changed and the diary is small; a large one never delays locking."""

        def wanted(state: VaultState, _: CancelToken) -> bool:
            cheap = state.is_open and not state.pending and len(state.summaries) <= FEW_ENTRIES
            return cheap and state.unsnapped != 0 and not state.vault.snapshot.too_new

        if not self._vault.call(wanted):
            return
        try:
            self._write(None)
        except (LookupError, ValueError, TypeError) as error:
            # A fault of this program's own: it may not keep the diary open, for nobody needs a snapshot.
            log.error("snapshot not written: %s", type(error).__name__)

    def _read(self, reader: SnapshotReader, stamps: Mapping[EntryId, Stamp]) -> Reading:
        reading = Reading(reader.lengths, stamps)
        with quick_turns():
            for _ in StepsAhead(self._vault, partial(_taken_in, reader=reader, reading=reading)):
                reading.prepare()
        return reading

    def _write(self, token: CancelToken | None) -> bool:
        """Whatever goes wrong leaves the snapshot before, or none: nobody needs one to read the diary."""
        start = time.monotonic()
        try:
            begun = self._vault.call(_begun)
            done = self._written(begun, token)
        except (VaultLocked, StorageError) as error:
            log.info("snapshot not written: %s", type(error).__name__)
            return False
        log.info("snapshot written" if done else "snapshot out of date before it was written", extra=_timed(start))
        return done

    def _written(self, begun: _Begun, token: CancelToken | None) -> bool:
        """False where something was erased meanwhile. Raises ``Cancelled`` where ``token`` is."""
        writer = begun.writer
        index, model_id = self._search.call(lambda state, _: (state.index, state.model_id))
        both = zip(begun.summaries, begun.stamps, strict=True)
        listed = sorted(both, key=lambda one: place_of(one[0]), reverse=True)  # whoever reads it has nothing to sort
        parts = parts_of(Content([one for one, _ in listed], [stamp for _, stamp in listed], index, model_id))
        try:
            self._vault.call(lambda _, __: writer.take(parts))
            while self._vault.call(lambda _, __: writer.step(WRITE_PAGES)):
                if token is not None:
                    token.raise_if_cancelled()
        except Cancelled:
            self._vault.call(lambda _, __: writer.abandon())
            if token is not None:
                token.raise_if_cancelled()
            return False
        self._vault.call(lambda state, _: state.snapped(begun.changes))
        return True


@dataclass(frozen=True, slots=True)
class _Begun:
    """The vault as it was when writing began."""

    writer: SnapshotWriter
    summaries: Sequence[EntrySummary]
    stamps: Sequence[Stamp]
    changes: int


def _opened(state: VaultState, _: CancelToken) -> tuple[SnapshotReader | None, Mapping[EntryId, Stamp]]:
    """With the stamps of all entries at this moment; the vault's own may be looked at on its thread only."""
    reader = state.vault.snapshot.open(label(), is_newer)
    return reader, {} if reader is None else dict(state.vault.entries.stamps())


def _taken_in(_: VaultState, __: CancelToken, reader: SnapshotReader, reading: Reading) -> bool | None:
    """Some pages, one after another, so that a page lies where the one before it lay; None when there are no more."""
    for _page in range(READ_PAGES):
        pages = reader.read(1)
        if not pages:
            return None
        reading.take(pages[0])
    return True


def _begun(state: VaultState, _: CancelToken) -> _Begun:
    """On the vault thread, in one step: whatever is erased after it stops the writer."""
    stamps = state.vault.entries.stamps()
    summaries = [one for one in state.summaries.values() if one.entry_id in stamps]
    kept = [stamps[one.entry_id] for one in summaries]
    return _Begun(state.vault.snapshot.begin(label()), summaries, kept, state.changes)


def _timed(start: float) -> dict[str, float]:
    return {"seconds": round(time.monotonic() - start, 3)}
