"""Opens every record of everything once, a short step at a time, and names in plain words what does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..domain.attachment import Attachment
from ..domain.entry import ClipId, Entry, EntryId, RevisionId
from ..domain.errors import RecordDamaged, RecordTooNew, StorageError, VaultDamaged, VaultTooNew
from ..ports.storage import VerifyReport
from .attachments import SealedAttachmentStore
from .checkpoint import COPIES, CheckpointStore
from .clips import SealedClipStore
from .conversation_codec import read_conversation
from .draft_store import is_drafts, read_drafts
from .entry_codec import read_entry, read_vectors
from .files import VaultLayout, translated
from .header import HeaderStore
from .ledger import Ledger
from .listing import inside
from .log_payloads import CONVERSATIONS, ENTRIES, SETTINGS
from .manifests import read_manifest
from .quarantine import unread_aside
from .sealed_rows import Opened
from .table_pieces import wrong_pieces

TOGETHER = 128
"""Records opened in one step."""
_FIXED_STEPS = 4
_PAGES_TOGETHER = 8
"""Pages of the snapshot, a megabyte each."""

Steps = Iterator[VerifyReport]


@dataclass(frozen=True, slots=True)
class Verified:
    """What is verified: the parts of an open vault."""

    layout: VaultLayout
    ledger: Ledger
    clips: SealedClipStore
    attachments: SealedAttachmentStore
    checkpoints: CheckpointStore
    headers: HeaderStore


class Verification:
    """One run on the vault thread. ``known`` was named before: since opening."""

    def __init__(self, vault: Verified, known: tuple[str, ...], name: Callable[[str], None]) -> None:
        self._vault = vault
        self._name = name
        self._report = VerifyReport(0, 0, 0, known)
        self._claimed: set[ClipId] = set()
        self._sounding: list[Entry] = []
        self._drafted: list[Attachment] = []

    def steps(self) -> Steps:
        """The report so far after each step; the last one is the result. Records put meanwhile may not be told."""
        tables = {name: list(rows.keys) for name, rows in self._vault.ledger.tables.items()}
        count = sum(len(row_ids) for row_ids in tables.values())
        self._report = replace(self._report, total=count + _FIXED_STEPS)
        for check in (self._headers, self._checkpoints, self._log):
            check()
            yield self._on(1)
        for name, row_ids in tables.items():
            for at in range(0, len(row_ids), TOGETHER):
                self._rows(name, row_ids[at : at + TOGETHER])
                yield self._on(len(row_ids[at : at + TOGETHER]))
        self._report = replace(self._report, total=self._report.total + len(self._sounding))
        for entry in self._sounding:
            yield from self._sound(entry)
            yield self._on(1)
        yield from self._files(self._drafted, "a file of an unfinished draft")
        yield from self._snapshot()
        self._rest()
        yield self._on(1)

    def _on(self, done: int) -> VerifyReport:
        self._report = replace(self._report, done=self._report.done + done)
        return self._report

    def _found(self, *damaged: str) -> None:
        """Raises ``DiskGone`` where the disk gives nothing any more: then none of it is known to be damaged."""
        if damaged:
            self._vault.ledger.log.home.require_answer()
        for one in damaged:
            self._name(one)
        told = dict.fromkeys((*self._report.damaged, *damaged))
        self._report = replace(self._report, damaged=tuple(told))

    def _counted(self, *, entries: int = 0, clips: int = 0, records: int = 0, attachments: int = 0) -> None:
        now = self._report
        self._report = replace(
            now,
            entries=now.entries + entries,
            clips=now.clips + clips,
            records=now.records + records,
            attachments=now.attachments + attachments,
        )

    def _headers(self) -> None:
        self._found(*self._vault.headers.wrong_copies())

    def _checkpoints(self) -> None:
        """Both copies of each checkpoint, and that the tables' files still have what they remember of them."""
        found, damaged = self._vault.checkpoints.read()
        self._found(*damaged)
        for checkpoint in found:
            missing = [one for one in COPIES if not self._vault.layout.checkpoint(checkpoint.number, one).exists()]
            self._found(*(f"a copy of checkpoint {checkpoint.number}, which is gone" for _ in missing))
        for name, state in self._vault.ledger.latest.tables.items():
            path = self._vault.ledger.tables[name].table.path
            wrong = wrong_pieces(path, state.pieces, self._vault.ledger.files)
            wrong += not self._has_manifest(name)
            if wrong:
                self._found(f"{wrong} files of the table {name}; they are put back when the diary is next opened")
        self._counted(records=len(found))

    def _has_manifest(self, name: str) -> bool:
        table, state = self._vault.ledger.tables[name].table, self._vault.ledger.latest.tables[name]
        try:
            return read_manifest(table.path, state.version) == state.manifest
        except VaultDamaged:
            return False

    def _log(self) -> None:
        ledger = self._vault.ledger
        reading = ledger.log.read([ledger.latest.number])
        gaps = [f"log records {first} to {last}" for first, last in reading.gaps if last > ledger.latest.last]
        self._found(*reading.damaged, *gaps)
        if reading.last < ledger.log.last and ledger.log.records:
            self._found("the end of the log")
        self._counted(records=len(reading.records))

    def _rows(self, name: str, row_ids: list[bytes]) -> None:
        check = {ENTRIES: self._entry, CONVERSATIONS: self._conversation, SETTINGS: self._setting}[name]
        for opened in self._vault.ledger.tables[name].some(row_ids):
            try:
                check(opened)
            except (VaultTooNew, RecordTooNew):
                self._found(f"{_NAMES[name]} {opened.row_id.hex()[:8]}, written by a newer version of the app")
            except RecordDamaged:
                self._found(f"{_NAMES[name]} {opened.row_id.hex()[:8]}" if name != SETTINGS else "the settings")
            else:
                self._counted(records=1)

    def _entry(self, opened: Opened) -> None:
        entry = read_entry(opened.proved())
        if entry.entry_id != opened.row_id:
            raise RecordDamaged
        self._counted(entries=1)
        self._claimed |= {one.clip_id for one in (entry.clip, entry.let_go) if one is not None}
        if entry.clip is not None or entry.attachments:
            self._sounding.append(entry)
        try:
            if opened.vectors is not None:
                read_vectors(opened.vectors, EntryId(opened.row_id), RevisionId(opened.key.revision_id))
            elif opened.vectors_damaged:
                raise RecordDamaged
        except RecordDamaged:
            self._found(f"the vectors of entry {opened.row_id.hex()[:8]}, which are made again from its text")

    def _conversation(self, opened: Opened) -> None:
        if read_conversation(opened.proved()).conversation_id != opened.row_id:
            raise RecordDamaged

    def _setting(self, opened: Opened) -> None:
        payload = opened.proved()
        if is_drafts(opened.row_id):
            self._drafted = [one for draft in read_drafts(payload) for one in draft.attachments]

    def _sound(self, entry: Entry) -> Steps:
        """Chunk by chunk, a few megabytes at a step."""
        yield from self._files(entry.attachments, f"a file of entry {entry.entry_id.hex()[:8]}")
        if entry.clip is None:
            return
        try:
            for _ in self._vault.clips.checking(entry.clip.clip_id, entry.clip.parts):
                yield self._report
        except StorageError:  # or the disk does not give it: the rest is gone on with
            self._found(f"the sound of entry {entry.entry_id.hex()[:8]}")
        else:
            self._counted(clips=1)

    def _files(self, wanted: Sequence[Attachment], name: str) -> Steps:
        """One whose bytes have not come from another computer yet is nothing to be found."""
        for one in wanted:
            if not one.here:
                continue
            try:
                for _ in self._vault.attachments.checking(one):
                    yield self._report
            except StorageError:
                self._found(name)
            else:
                self._counted(attachments=1)

    def _snapshot(self) -> Steps:
        """Page by page; one that does not hold is dropped with its snapshot, which is made again from the rows."""
        store = self._vault.ledger.snapshot
        if not store.exists():
            return
        reader = store.open(None)
        try:
            while reader is not None and reader.read(_PAGES_TOGETHER):
                yield self._report
        except RecordDamaged:
            reader = None
        if reader is None and store.too_new:
            self._found("the snapshot for quick opening, written by a newer version of the app")
        elif reader is None:
            self._found("the snapshot for quick opening, which is made again from the entries")
        else:
            reader.abandon()

    def _rest(self) -> None:
        """What nobody asked for: sounds without an entry, and what was kept aside."""
        unclaimed = [f"recording {one.hex()[:8]}" for one in self._vault.clips.unclaimed(self._claimed)]
        there = self._vault.layout.quarantine
        with translated():
            aside = [path.name for path in inside(there)]
        unread = unread_aside(self._vault.layout)
        kept = (f"{name}, which cannot be read here" if name in unread else name for name in aside)
        self._report = replace(self._report, unclaimed=tuple(unclaimed), kept_aside=tuple(kept))


_NAMES = {ENTRIES: "entry", CONVERSATIONS: "conversation", SETTINGS: "setting"}
