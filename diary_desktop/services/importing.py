"""Diaries of other programs: looked through first, taken in entry by entry, and out again while it is wished."""

from __future__ import annotations

import contextlib
import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.details import Details, applied
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken, InputError, RecordDamaged, VaultLocked
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.domain.foreign import ForeignDiary, ForeignEntry, Unreadable
from diary_desktop.domain.imported import (
    DryRun,
    ImportedEntry,
    ImportNote,
    ImportReport,
    PastImport,
    UndoReport,
    state_of,
)
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.exchange import OpenForeign
from diary_desktop.runtime.event_bus import EventBus

from .attachments import MOST_FILES, Attachments
from .bin import Bin
from .diary import Diary
from .import_judging import Judge, mark_of, moment_of
from .indexer import Indexer
from .vault_state import VaultState, VaultThread

log = logging.getLogger(__name__)

STEP = "import"
_TOLD_EVERY = 20
"""Entries looked through between two words of how far it is."""


class Importing:
    """On the jobs thread: one entry a step of the vault's thread. ``begins_at`` is the hour at which a day begins."""

    def __init__(
        self,
        open_foreign: OpenForeign,
        vault: VaultThread,
        diary: Diary,
        attachments: Attachments,
        bin_: Bin,
        indexer: Indexer,
        bus: EventBus,
        clock: Clock,
        begins_at: Callable[[], int],
    ) -> None:
        self._open = open_foreign
        self._vault = vault
        self._diary = diary
        self._attachments = attachments
        self._bin = bin_
        self._indexer = indexer
        self._bus = bus
        self._clock = clock
        self._begins_at = begins_at

    def dry_run(self, path: Path, token: CancelToken, job: JobId = 0) -> DryRun:
        """What ``run`` would do; nothing is changed. Raises ``InputError``, ``Cancelled``."""
        return self._look_through(self._open(path), token, job, "look")[0]

    def run(self, path: Path, token: CancelToken, job: JobId = 0) -> ImportReport:
        """Take in what is new. Each entry is whole and flushed before the next; done twice, it changes nothing.

        Stopped or killed, what came stays, and can be undone; doing it again goes on.
        Raises ``InputError``, ``DiskFull``, ``Cancelled``.
        """
        foreign = self._open(path)
        found, planned = self._look_through(foreign, token, job, STEP)
        if not planned:
            return ImportReport(b"", (), 0, found.duplicates, found.unreadable)
        note = ImportNote(secrets.token_bytes(8), self._clock(), foreign.form, tuple(planned.values()))
        self._vault.call(lambda state, _: _remember(state, note))
        kept: dict[bytes, Entry] = {}
        lost: list[Unreadable] = []
        try:
            for one in foreign.items():
                token.raise_if_cancelled()
                if isinstance(one, ForeignEntry) and (mark := mark_of(one)) in planned and mark not in kept:
                    kept[mark] = self._take(one, planned[mark].entry_id, lost, token, job)
                    self._bus.publish(Progress(job, len(kept), len(planned), STEP))
        finally:
            done = tuple(replace(planned[mark], state=state_of(entry)) for mark, entry in kept.items())
            with contextlib.suppress(VaultLocked):  # locked meanwhile: what was planned stands there, and is enough
                self._vault.call(lambda state, _: _remember(state, replace(note, entries=done)))
        log.info("imported", extra={"entries": len(kept), "unreadable": len(found.unreadable)})
        entry_ids = tuple(one.entry_id for one in kept.values())
        files = sum(len(one.attachments) for one in kept.values())
        return ImportReport(note.import_id, entry_ids, files, found.duplicates, (*found.unreadable, *lost))

    def make_findable(self, report: ImportReport, token: CancelToken, job: JobId = 0) -> None:
        """Take what came into the search; what this does not come to is finished at the next unlock."""
        for number, entry_id in enumerate(report.entry_ids, 1):
            token.raise_if_cancelled()
            entry = self._vault.call(partial(_listed, entry_id=entry_id))
            if entry is not None:
                self._indexer.index(entry, token, job)
            self._bus.publish(Progress(job, number, len(report.entry_ids), "index"))

    def past(self) -> tuple[PastImport, ...]:
        """Every import that something was taken in by, the last one first."""
        notes, listed = self._vault.call(
            lambda state, _: (state.vault.imports.load(), {one.entry_id for one in state.listed()})
        )
        now = self._clock()
        return tuple(
            PastImport(
                one,
                sum(each.entry_id in listed for each in one.entries),
                one.can_be_undone(now),
                one.days_left(now),
            )
            for one in reversed(notes)
        )

    def undo(self, import_id: bytes, token: CancelToken, job: JobId = 0) -> UndoReport:
        """Put its entries into the bin, but those that were changed since.

        Raises ``InputError`` where there is no such import, or it cannot be undone any more.
        """
        notes = self._vault.call(lambda state, _: state.vault.imports.load())
        note = next((one for one in notes if one.import_id == import_id), None)
        if note is None:
            raise InputError("There is no such import.", "Look at the list of imports.")
        if not note.can_be_undone(self._clock()):
            raise InputError("This import cannot be undone any more.", "Put its entries into the bin one by one.")
        binned = changed = 0
        for number, one in enumerate(note.entries, 1):
            token.raise_if_cancelled()
            stays = self._vault.call(partial(_is_changed, one=one))
            if stays is False:
                self._bin.put(one.entry_id, job)
                binned += 1
            changed += stays is True
            self._bus.publish(Progress(job, number, len(note.entries), STEP))
        self._vault.call(lambda state, _: _remember(state, replace(note, undone=self._clock())))
        return UndoReport(binned, changed)

    def _look_through(
        self, foreign: ForeignDiary, token: CancelToken, job: JobId, step: str
    ) -> tuple[DryRun, dict[bytes, ImportedEntry]]:
        """What there is, and what is new under the ids it is to have."""
        notes = self._vault.call(lambda state, _: state.vault.imports.load())
        judge = Judge(self._vault, notes, self._clock(), self._begins_at)
        unreadable: list[Unreadable] = []
        planned: dict[bytes, ImportedEntry] = {}
        found = DryRun(foreign.form)
        for number, one in enumerate(foreign.items(), 1):
            token.raise_if_cancelled()
            if number % _TOLD_EVERY == 0:
                self._bus.publish(Progress(job, 0, 0, step))
            if isinstance(one, Unreadable):
                unreadable.append(one)
            elif judge.is_new(one):
                entry = self._made(one, EntryId(secrets.token_bytes(16)))
                names = tuple(file.name for file in one.files)
                planned[mark_of(one)] = ImportedEntry(entry.entry_id, mark_of(one), state_of(entry, names))
                found = _with_new(found, one, entry.told)
            else:
                found = replace(found, duplicates=found.duplicates + 1)
        whole = found.new + found.duplicates + sum(one.flaw != "file_missing" for one in unreadable)
        return replace(found, found=whole, unreadable=tuple(unreadable)), planned

    def _take(
        self, one: ForeignEntry, entry_id: EntryId, lost: list[Unreadable], token: CancelToken, job: JobId
    ) -> Entry:
        """Its files first, then the entry that names them; stopped between the two, nothing of it is there."""
        held: list[Attachment] = []
        kept = False
        try:
            for file in one.files:
                self._keep_file(one, file.name, file.read, held, lost, token)
            entry = replace(self._made(one, entry_id), attachments=tuple(held))
            self._diary.save(entry, job)
            kept = True
        finally:
            if held and not kept:
                with contextlib.suppress(VaultLocked):  # what nothing names goes when the diary is next opened
                    self._attachments.discard(held)
        return entry

    def _made(self, one: ForeignEntry, entry_id: EntryId) -> Entry:
        """Told on the day it was written there; without its files."""
        entry = self._diary.new_entry(one.text, title=one.title, entry_id=entry_id)
        details = Details(one.mood, one.tags, one.people, one.place, one.trackers, one.starred, one.pinned)
        return replace(applied(entry, details), told=moment_of(one, self._clock()))

    def _keep_file(
        self,
        one: ForeignEntry,
        name: str,
        read: Callable[[], bytes | None],
        held: list[Attachment],
        lost: list[Unreadable],
        token: CancelToken,
    ) -> None:
        content = read() if len(held) < MOST_FILES else None
        if content is None:
            lost.append(Unreadable(f"{one.item}: {name}", "too_large" if len(held) >= MOST_FILES else "damaged"))
            return
        try:
            held.append(self._attachments.keep(name, content, token))
        except InputError:
            lost.append(Unreadable(f"{one.item}: {name}", "too_large" if content else "empty"))


def _with_new(found: DryRun, one: ForeignEntry, when: Moment) -> DryRun:
    return replace(
        found,
        new=found.new + 1,
        files=found.files + len(one.files),
        dated_by_file=found.dated_by_file + one.dated_by_file,
        first=when if found.first is None or when.utc < found.first.utc else found.first,
        last=when if found.last is None or when.utc > found.last.utc else found.last,
    )


def _listed(state: VaultState, _: CancelToken, entry_id: EntryId) -> Entry | None:
    """``None`` for one that is in the bin by now, or gone."""
    is_there = entry_id in state.summaries and state.is_listed(entry_id)
    return state.vault.entries.get(entry_id) if is_there else None


def _remember(state: VaultState, note: ImportNote) -> None:
    """In the place of what is known of it; one that nothing came of is forgotten."""
    notes = state.vault.imports.load()
    known = [one if one.import_id != note.import_id else note for one in notes]
    if note not in known:
        known.append(note)
    state.vault.imports.save([one for one in known if one.entries])


def _is_changed(state: VaultState, _: CancelToken, one: ImportedEntry) -> bool | None:
    """``None`` for an entry that is not listed any more. One that cannot be read stays."""
    if one.entry_id not in state.summaries or not state.is_listed(one.entry_id):
        return None
    try:
        return state_of(state.vault.entries.get(one.entry_id)) != one.state
    except RecordDamaged:
        return True
