"""``EntryStore``: entries and their vectors on the ledger."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeVar, cast

from ..domain.entry import Entry, EntryId, Outline, RevisionId
from ..domain.errors import BY_A_NEWER_VERSION, InputError, RecordDamaged, RecordTooNew, VaultTooNew
from ..domain.passage import EntryVectors
from ..ports.storage import ClipStore, Stamp
from .compaction import finish_erasures
from .draft_store import SOUND_UNKNOWN, ErasedIds, LedgerDraftStore
from .entry_codec import entry_bytes, read_entry, read_vectors, vectors_bytes
from .files import VaultLayout
from .ledger import Ledger
from .log_format import LogKind
from .log_payloads import ENTRIES, Erasure, Put
from .outline_codec import read_outline
from .sealed_rows import Opened

R = TypeVar("R")


class LedgerEntryStore:
    """Used on the vault thread. ``ledger`` raises ``VaultLocked`` once the vault is closed."""

    def __init__(
        self,
        ledger: Callable[[], Ledger],
        layout: VaultLayout,
        clips: ClipStore,
        name_damaged: Callable[[str], None],
        drafts: LedgerDraftStore,
        erased: ErasedIds,
    ) -> None:
        self._ledger = ledger
        self._layout = layout
        self._clips = clips
        self._name_damaged = name_damaged
        self._drafts = drafts
        self._erased = erased

    def put(self, entry: Entry) -> None:
        """Durable once this returns. Raises ``DiskFull``; then the state before is untouched."""
        revision = entry.revision
        put = Put(entry.entry_id, revision.number, revision.revision_id, entry_bytes(entry))
        self._ledger().put(LogKind.PUT, put)

    def get(self, entry_id: EntryId) -> Entry:
        """Raises ``InputError`` for an unknown id, ``RecordDamaged`` where its seal does not hold, ``RecordTooNew``."""
        return self._named_or_read(self._opened(entry_id))

    def put_vectors(self, vectors: EntryVectors) -> None:
        """Ignored when the entry has another revision by now or is gone."""
        rows = self._ledger().tables[ENTRIES]
        key = rows.keys.get(vectors.entry_id)
        if key is None or key.revision_id != vectors.revision_id:
            return
        self._ledger().put_vectors(ENTRIES, vectors.entry_id, vectors_bytes([vectors]))

    def vectors_of(self, entry_id: EntryId) -> tuple[EntryVectors, ...]:
        """Vectors of the entry's newest revision under every model kept, the one put last at the end."""
        return self._vectors(self._opened(entry_id))

    def erase(self, entry_id: EntryId) -> None:
        """Gone from every live file, sound and vectors included, before this returns.

        Raises ``InputError`` for an unknown id. Interrupted or out of disk, it is finished at the next opening.
        """
        self.begin_erasure(entry_id)
        finish_erasures(self._ledger(), self._layout, self._clips)

    def begin_erasure(self, entry_id: EntryId) -> None:
        """Promise it, flushed: gone from every list at once, from every file when ``OpenVault.upkeep`` has run.

        Raises ``InputError`` for an unknown id, ``DiskFull``.
        """
        opened = self._opened(entry_id)
        entry = self._entry(opened)
        # First, so that a kill in between leaves no erased entry that merging could bring back.
        known = entry or self._as_logged(entry_id)
        self._erased.add([entry_id] if known is not None else [entry_id, SOUND_UNKNOWN])
        self._drafts.remove(entry_id)
        self._ledger().erase(Erasure(ENTRIES, (entry_id,), _files_of(known)))

    def _as_logged(self, entry_id: EntryId) -> Entry | None:
        """What the log still says of an entry whose row is damaged: its sound can be erased with it then."""
        for record in reversed(self._ledger().log.records):
            if record.kind is LogKind.PUT and record.payload.startswith(entry_id):
                with contextlib.suppress(RecordDamaged, VaultTooNew):
                    return read_entry(Put.decode(record.payload).content)
        return None

    def load_all(self) -> Iterator[tuple[Entry, EntryVectors | None]]:
        """Every sound entry with the vectors put last; damaged ones are named and left out."""
        for opened in self._ledger().tables[ENTRIES].all():
            entry = self._entry(opened)
            if entry is not None:
                yield entry, self._newest_vectors(opened)

    def outlines(
        self, entry_ids: Sequence[EntryId] | None = None, but: Collection[EntryId] = ()
    ) -> Iterator[tuple[Outline, EntryVectors | None]]:
        """As ``load_all`` ``but`` some, or of these as ``read``, with no more of each than lists and search need."""
        rows = self._ledger().tables[ENTRIES]
        for opened in rows.all(but) if entry_ids is None else rows.some(entry_ids):
            try:
                outline = self._named_or(opened, _outlined)
            except RecordDamaged:
                continue
            yield outline, self._newest_vectors(opened)

    def stamps(self) -> Mapping[EntryId, Stamp]:
        """Sequence and revision of every entry, as they are; not to be kept beyond a step of the vault thread."""
        return cast("Mapping[EntryId, Stamp]", self._ledger().tables[ENTRIES].keys)

    def read(self, entry_ids: Sequence[EntryId]) -> list[tuple[Entry, EntryVectors | None]]:
        """These entries with the vectors put last; unknown ones are left out, damaged ones too, and named."""
        found = []
        for opened in self._ledger().tables[ENTRIES].some(entry_ids):
            entry = self._entry(opened)
            if entry is not None:
                found.append((entry, self._newest_vectors(opened)))
        return found

    def unsound(self, entry_ids: Sequence[EntryId]) -> list[EntryId]:
        """Those of them whose seal does not hold; they are named. About 20 ms for 256."""
        found = []
        for opened in self._ledger().tables[ENTRIES].some(entry_ids, vectors=False):
            if opened.payload is None:
                newer = BY_A_NEWER_VERSION if opened.too_new else ""
                self._name_damaged(f"{name_of_entry(opened.row_id)}{newer}")
                found.append(EntryId(opened.row_id))
        return found

    def texts(self, entry_ids: Sequence[EntryId]) -> list[Entry]:
        """As ``read``, without opening vectors."""
        opened = self._ledger().tables[ENTRIES].some(entry_ids, vectors=False)
        return [entry for one in opened if (entry := self._entry(one)) is not None]

    def _opened(self, entry_id: EntryId) -> Opened:
        rows = self._ledger().tables[ENTRIES]
        if entry_id not in rows.keys:
            raise InputError("There is no such entry.", "`diary-desktop list` shows what there is.")
        return rows.get(entry_id)

    def _entry(self, opened: Opened) -> Entry | None:
        try:
            return self._named_or_read(opened)
        except RecordDamaged:
            return None

    def _named_or_read(self, opened: Opened) -> Entry:
        return self._named_or(opened, _whole)

    def _named_or(self, opened: Opened, read: Callable[[bytes, bytes], R]) -> R:
        try:
            return read(opened.proved(), opened.row_id)
        except (VaultTooNew, RecordTooNew) as error:
            self._name_damaged(f"{name_of_entry(opened.row_id)}{BY_A_NEWER_VERSION}")
            raise RecordTooNew from error
        except RecordDamaged:
            self._name_damaged(name_of_entry(opened.row_id))
            raise

    def _newest_vectors(self, opened: Opened) -> EntryVectors | None:
        vectors = self._vectors(opened)
        return vectors[-1] if vectors else None

    def _vectors(self, opened: Opened) -> tuple[EntryVectors, ...]:
        """None at all where they are damaged: they are made again from the text."""
        if opened.vectors is None:
            return ()
        entry_id, revision = EntryId(opened.row_id), opened.key.revision_id
        try:
            return read_vectors(opened.vectors, entry_id, RevisionId(revision))
        except RecordDamaged:
            return ()


def _whole(payload: bytes, row_id: bytes) -> Entry:
    entry = read_entry(payload)
    if entry.entry_id != row_id:
        raise RecordDamaged
    return entry


def _outlined(payload: bytes, row_id: bytes) -> Outline:
    outline = read_outline(payload)
    if outline.summary.entry_id != row_id:
        raise RecordDamaged
    return outline


def _files_of(entry: Entry | None) -> tuple[bytes, ...]:
    """The clip and every attachment, and those let go or taken out, whose files a kill may have left behind."""
    if entry is None:
        return ()
    sounds = (one.clip_id for one in (entry.clip, entry.let_go) if one is not None)
    return (*sounds, *(one.attachment_id for one in entry.attachments), *entry.taken_out)


def name_of_entry(row_id: bytes) -> str:
    """How a damaged entry is named to a person."""
    return f"entry {row_id.hex()[:8]}"
