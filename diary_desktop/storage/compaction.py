"""Keeps LanceDB's folder small, and makes what was erased really gone: nothing of it in any live file afterwards."""

from __future__ import annotations

from collections.abc import Iterable

from ..domain.conversation import Conversation
from ..domain.entry import ClipId, EntryId
from ..domain.errors import RecordDamaged, VaultTooNew
from ..ports.storage import ClipStore, Report
from .conversation_codec import conversation_bytes, read_conversation, without_quotes
from .files import VaultLayout
from .ledger import Ledger
from .log_format import LogKind
from .log_payloads import CONVERSATIONS, ENTRIES, SETTINGS, Erasure, Put
from .revision_ids import new_revision_id
from .sealed_rows import SealedRows
from .tables import TableUnreadable

MOST_COMMITS = 200
MOST_FRAGMENTS = 64


def due(ledger: Ledger) -> bool:
    """Whether enough has gathered to be worth merging."""
    return ledger.commits >= MOST_COMMITS or any(
        rows.table.fragments() >= MOST_FRAGMENTS for rows in ledger.tables.values()
    )


def compact(ledger: Ledger, layout: VaultLayout, report: Report | None = None) -> None:
    """Merge, read every seal of the result, checkpoint, and only then drop what came before.

    Raises ``TableUnreadable`` where the merged table is not what it was; the checkpoint still has the state before.
    """
    ledger.checkpoint()
    tables = list(ledger.tables.values())
    for done, rows in enumerate(tables):
        _tell(report, done, len(tables) + 1)
        before = rows.unsound()
        rows.table.merge_fragments()
        ledger.touched()
        rows.table.open()
        _prove(rows, before)
    ledger.checkpoint()
    drop_old_versions(ledger, layout)
    ledger.commits = 0
    _tell(report, len(tables) + 1, len(tables) + 1)


def drop_old_versions(ledger: Ledger, layout: VaultLayout) -> None:
    """Every version but the checkpoint's goes, and what interrupted writes left.

    LanceDB's cleaning up merges before it removes: what there is to merge is merged and checkpointed first, or else a
    kill in between would leave a version that no checkpoint knows, without the one that it knows.
    """
    for rows in ledger.tables.values():
        rows.table.merge_fragments()
    if any(rows.table.version != ledger.latest.tables[name].version for name, rows in ledger.tables.items()):
        ledger.checkpoint()
    for rows in ledger.tables.values():
        rows.table.clean_up()
    ledger.flush_tables()
    ledger.files.sweep(layout.folder)


def finish_erasures(
    ledger: Ledger, layout: VaultLayout, clips: ClipStore, erasures: Iterable[Erasure], report: Report | None = None
) -> None:
    """Everything that has to happen between an erase record and its leaving the log. Can be done again from the start.

    Rows named here go; recovery leaves out those that were put back after they were erased. Damaged logs kept aside go
    too, for they may hold the entry and nothing that can still be proved. A whole table kept aside as unreadable stays.

    The tables are rewritten, not only merged: merging leaves a deleted row's bytes in a piece most of whose rows live.
    """
    pending = list(erasures)
    ledger.snapshot.invalidate()
    entries = {EntryId(one) for erasure in pending if erasure.table == ENTRIES for one in erasure.row_ids}
    for erasure in pending:
        rows = ledger.tables[erasure.table]
        rows.remove(one for one in erasure.row_ids if one in rows.keys)
        ledger.touched()
    _tell(report, 1, 5)
    _forget_quotes(ledger, entries)
    ledger.commit()
    # An erased entry may have had a draft, and that lies beside the settings.
    for name in (ENTRIES, CONVERSATIONS, SETTINGS) if entries else (CONVERSATIONS,):
        ledger.tables[name].table.rewrite()
        ledger.touched()
    _tell(report, 2, 5)
    ledger.checkpoint()
    drop_old_versions(ledger, layout)
    _tell(report, 3, 5)
    for erasure in pending:
        for clip in erasure.clips:
            clips.remove(ClipId(clip))
    ledger.files.remove_all(layout.quarantine.glob("log-*"))
    ledger.snapshot.invalidate()  # one that was begun meanwhile
    _tell(report, 4, 5)
    ledger.checkpoint()
    _tell(report, 5, 5)


def _forget_quotes(ledger: Ledger, erased: set[EntryId]) -> None:
    """Log and stage every conversation that rests on an erased entry, without what it took from there."""
    if not erased:
        return
    rows = ledger.tables[CONVERSATIONS]
    for opened in list(rows.all()):
        before = _conversation(opened.payload)
        after = without_quotes(before, erased) if before else None
        if before is not None and after is not None and after is not before:
            put = Put(opened.row_id, opened.key.revision + 1, new_revision_id(), conversation_bytes(after))
            ledger.put(LogKind.CONVERSATION, put)


def _conversation(payload: bytes | None) -> Conversation | None:
    """``None`` for one that cannot be read; it is named where conversations are loaded."""
    try:
        return read_conversation(payload) if payload is not None else None
    except (RecordDamaged, VaultTooNew):
        return None


def _prove(rows: SealedRows, unsound_before: int) -> None:
    if rows.table.keys() != rows.keys or rows.unsound() != unsound_before:
        raise TableUnreadable


def _tell(report: Report | None, done: int, total: int) -> None:
    if report is not None:
        report(done, total)
