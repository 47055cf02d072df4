"""Keeps LanceDB's folder small, and makes what was erased really gone: nothing of it in any live file afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..domain.conversation import Conversation
from ..domain.entry import ClipId, EntryId
from ..domain.errors import RecordDamaged, VaultTooNew
from ..ports.storage import ClipStore, Report
from .conversation_codec import conversation_bytes, read_conversation, without_quotes
from .files import VaultLayout, translated
from .ledger import Ledger
from .listing import inside
from .log_format import LogKind
from .log_payloads import CONVERSATIONS, ENTRIES, SETTINGS, Put
from .quarantine import forget_aside, set_aside
from .revision_ids import new_revision_id
from .sealed_rows import SealedRows
from .tables import TableUnreadable

MOST_COMMITS = 200
MOST_FRAGMENTS = 64
_PROVED_TOGETHER = 256
"""Rows whose seals are tried in one step: about 20 ms."""
_RESTS_TOGETHER = 32
"""Conversations looked through in one step."""

Steps = Iterator[tuple[int, int]]
"""How many steps are done of how many, after each. Between two of them the vault may be used for anything else.

A step is short but for one: LanceDB merges or rewrites a table in a single call, as long as the table is large.
"""


def due(ledger: Ledger) -> bool:
    """Whether enough has gathered to be worth merging."""
    return ledger.commits >= MOST_COMMITS or any(
        rows.table.fragments() >= MOST_FRAGMENTS for rows in ledger.tables.values()
    )


def run(steps: Steps, report: Report | None = None) -> None:
    """All of them, one after another."""
    for done, total in steps:
        if report is not None:
            report(done, total)


def compact(ledger: Ledger, layout: VaultLayout, report: Report | None = None) -> None:
    """As ``compacting``, in one go."""
    run(compacting(ledger, layout), report)


def compacting(ledger: Ledger, layout: VaultLayout) -> Steps:
    """Merge, read every seal of the result, checkpoint, and only then drop what came before. May be left at any step.

    Raises ``TableUnreadable`` where a merged table is not what it was; then all tables are as they were.
    """
    ledger.checkpoint()
    tables = list(ledger.tables.values())
    before = {rows.table.name: rows.table.version for rows in tables}
    row_ids = {rows.table.name: list(rows.committed) for rows in tables}
    proofs = sum(-(-len(ids) // _PROVED_TOGETHER) for ids in row_ids.values())
    total = 1 + len(tables) + proofs + 1
    yield 1, total
    for done, rows in enumerate(tables, 2):
        _merge(ledger, layout, rows)
        yield done, total
    done = 1 + len(tables)
    for rows in tables:
        ids = row_ids[rows.table.name]
        for at in range(0, len(ids), _PROVED_TOGETHER):
            _prove(ledger, rows, ids[at : at + _PROVED_TOGETHER], before[rows.table.name])
            done += 1
            yield done, total
    drop_old_versions(ledger, layout)
    ledger.commits = 0
    yield total, total


def drop_old_versions(ledger: Ledger, layout: VaultLayout) -> None:
    """Every version but the checkpoint's goes, and what interrupted writes left.

    LanceDB's cleaning up merges before it removes: what there is to merge is merged and checkpointed first, or else a
    kill in between would leave a version that no checkpoint knows, without the one that it knows.
    """
    ledger.commit()
    for rows in ledger.tables.values():
        rows.table.merge_fragments()
    if ledger.unsettled or any(
        rows.table.version != ledger.latest.tables[name].version for name, rows in ledger.tables.items()
    ):
        ledger.checkpoint()
    for rows in ledger.tables.values():
        rows.table.clean_up()
    ledger.flush_tables()
    ledger.files.sweep(layout.folder)


def finish_erasures(ledger: Ledger, layout: VaultLayout, clips: ClipStore, report: Report | None = None) -> None:
    """As ``erasing``, in one go."""
    run(erasing(ledger, layout, clips), report)


def erasing(ledger: Ledger, layout: VaultLayout, clips: ClipStore) -> Steps:
    """Everything that has to happen between an erase record and its leaving the log. Can be done again from the start.

    Damaged logs kept aside go too, for they may hold the entry and nothing that can still be proved. What a table kept
    aside still holds of it is taken out where that table can be read.

    The tables are rewritten, not only merged: merging leaves a deleted row's bytes in a piece most of whose rows live.
    """
    pending = dict(ledger.erasing)
    ledger.snapshot.invalidate()
    entries = {EntryId(one) for erasure in pending.values() if erasure.table == ENTRIES for one in erasure.row_ids}
    # An erased entry may have had a draft, and that lies beside the settings.
    names = (ENTRIES, CONVERSATIONS, SETTINGS) if entries else (CONVERSATIONS,)
    resting = list(ledger.tables[CONVERSATIONS].keys) if entries else []
    total = len(names) + -(-len(resting) // _RESTS_TOGETHER) + 2
    done = 0
    for at in range(0, len(resting), _RESTS_TOGETHER):
        _forget_quotes(ledger, entries, resting[at : at + _RESTS_TOGETHER])
        done += 1
        yield done, total
    for name in names:
        ledger.commit()
        ledger.tables[name].table.rewrite()
        ledger.touched()
        done += 1
        yield done, total
    ledger.checkpoint()
    drop_old_versions(ledger, layout)
    yield total - 1, total
    for erasure in pending.values():
        for clip in erasure.clips:
            clips.remove(ClipId(clip))
        forget_aside(layout, ledger.files, erasure)
    with translated():
        aside = inside(layout.quarantine, begins="log-")
    ledger.files.remove_all(aside)
    ledger.snapshot.invalidate()  # one that was begun meanwhile
    for sequence in pending:
        ledger.erasing.pop(sequence, None)
    ledger.checkpoint()
    yield total, total


def _merge(ledger: Ledger, layout: VaultLayout, rows: SealedRows) -> None:
    """One LanceDB call. A table with a row LanceDB cannot read is copied aside and written anew without merging."""
    ledger.commit()
    try:
        rows.table.merge_fragments()
    except TableUnreadable:
        set_aside(layout, ledger.files, rows.table, ledger.latest.number)
        rows.table.rewrite()
    ledger.touched()
    if not _as_committed(rows):
        ledger.go_back()
        raise TableUnreadable


def _as_committed(rows: SealedRows) -> bool:
    try:
        rows.table.open()
        return rows.table.keys() == rows.committed
    except TableUnreadable:
        return False


def _prove(ledger: Ledger, rows: SealedRows, row_ids: Sequence[bytes], version: int) -> None:
    if rows.worn_since(row_ids, version):
        ledger.go_back()
        raise TableUnreadable


def _forget_quotes(ledger: Ledger, erased: set[EntryId], resting: Iterable[bytes]) -> None:
    """Log and stage the conversations among ``resting`` that rest on an erased entry, without what they took there."""
    rows = ledger.tables[CONVERSATIONS]
    for row_id in resting:
        if row_id not in rows.keys:
            continue
        opened = rows.get(row_id)
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
