"""Keeps LanceDB's folder small, and makes what was erased really gone: nothing of it in any live file afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ..domain.conversation import Conversation
from ..domain.entry import ClipId, EntryId
from ..domain.errors import RecordDamaged, VaultTooNew
from ..ports.storage import ClipStore, Report
from .conversation_codec import conversation_bytes, read_conversation, without_quotes
from .files import VaultLayout, translated, undone_by
from .ledger import Ledger
from .listing import inside
from .log_format import LogKind
from .log_payloads import CONVERSATIONS, ENTRIES, SETTINGS, Put
from .quarantine import forget_aside, set_aside
from .revision_ids import new_revision_id
from .sealed_rows import SealedRows
from .table_errors import TableUnreadable

MOST_COMMITS = 200
MOST_FRAGMENTS = 64
_PROVED_TOGETHER = 256
"""Rows whose seals are tried in one step: about 20 ms."""
_RESTS_TOGETHER = 32
"""Conversations looked through in one step."""

Steps = Iterator[tuple[int, int]]
"""How many steps are done of how many, after each. Between two of them the vault may be used for anything else.

A step is short but for two: LanceDB merges or rewrites a table in a single call, as long as the table is large, and a
checkpoint waits for the disk to take what was not flushed yet. ``python -m tests.benchmarks steps`` measures them.
The single call stays: one commit is what leaves all rows or none moved after a kill, and with several, each of a part,
a commit of saved rows could come in between, which an overwriting forgets. Nor is it made on a thread of its own, for
the same reason: what is read or saved meanwhile would be of another version of the table than the one it replaces.
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
    total = 1 + sum(map(_steps_of_writing, tables)) + _steps_of_dropping(ledger)
    done = 1
    yield done, total
    for rows in tables:
        for _ in written_anew(ledger, rows, partial(_merge, ledger, layout, rows)):
            done += 1
            yield min(done, total), total
    ledger.commits = 0
    for _ in dropping_old_versions(ledger, layout):
        done += 1
        yield min(done, total), total


def drop_old_versions(ledger: Ledger, layout: VaultLayout) -> None:
    """As ``dropping_old_versions``, in one go."""
    for _ in dropping_old_versions(ledger, layout):
        pass


def dropping_old_versions(ledger: Ledger, layout: VaultLayout) -> Iterator[None]:
    """Every version but the checkpoint's goes, and what interrupted writes left: a table in a step.

    LanceDB's cleaning up merges before it removes: what there is to merge is merged and checkpointed in the same step
    before it, or else a kill would leave a version that no checkpoint knows, without the one that it knows. There is
    something only where rows were saved after the table was written anew; then every seal is tried in this step too,
    which takes about as long as LanceDB's part of it.

    Raises ``TableUnreadable`` where a merged table is not what it was; then all tables are as they were.
    """
    for rows in reversed(list(ledger.tables.values())):  # the entries last: they are what is saved between the steps
        ledger.commit()
        before = rows.table.version
        rows.table.merge_fragments()
        if rows.table.version != before:
            for _ in _proofs(ledger, rows, before):
                pass
        if ledger.unsettled or _is_ahead(ledger):
            ledger.checkpoint()
        rows.table.clean_up()
        yield
    ledger.flush_tables()
    yield
    ledger.files.sweep(layout.folder)
    yield


def written_anew(ledger: Ledger, rows: SealedRows, write: Callable[[], None]) -> Iterator[None]:
    """Let ``write`` merge or rewrite the table, then try every seal in what came of it, a few in a step.

    What was before is still there afterwards, and no checkpoint was made. Raises ``TableUnreadable`` where a row is
    not what it was; then all tables are as they were.
    """
    ledger.commit()
    before = rows.table.version
    write()
    ledger.touched()
    yield from _proofs(ledger, rows, before)


def _proofs(ledger: Ledger, rows: SealedRows, before: int) -> Iterator[None]:
    """The table as read back from its files has the rows it should have, and no seal broke since that version."""
    row_ids = list(rows.committed)
    with undone_by(ledger.go_back):
        rows.table.open()
        if rows.table.keys() != rows.committed:
            raise TableUnreadable
    yield
    for at in range(0, len(row_ids), _PROVED_TOGETHER):
        with undone_by(ledger.go_back):
            if rows.worn_since(row_ids[at : at + _PROVED_TOGETHER], before):
                raise TableUnreadable
        yield


def _steps_of_writing(rows: SealedRows) -> int:
    """Unless more rows come meanwhile."""
    return 1 + -(-len(rows.keys) // _PROVED_TOGETHER)


def _steps_of_dropping(ledger: Ledger) -> int:
    return len(ledger.tables) + 2


def _is_ahead(ledger: Ledger) -> bool:
    """Whether any table is at another version than the checkpoint knows."""
    known = ledger.latest.tables
    return any(rows.table.version != known[name].version for name, rows in ledger.tables.items())


def finish_erasures(ledger: Ledger, layout: VaultLayout, clips: ClipStore, report: Report | None = None) -> None:
    """As ``erasing``, in one go."""
    run(erasing(ledger, layout, clips), report)


def erasing(ledger: Ledger, layout: VaultLayout, clips: ClipStore) -> Steps:
    """Everything that has to happen between an erase record and its leaving the log. Can be done again from the start.

    Damaged logs kept aside go too, for they may hold the entry and nothing that can still be proved. What a table kept
    aside still holds of it is taken out where that table can be read.

    The tables are rewritten, not only merged: merging leaves a deleted row's bytes in a piece most of whose rows live.

    Raises ``TableUnreadable`` where a rewritten table is not what it was; then all tables are as they were, what is to
    be erased stays out of every list, and its record in the log.
    """
    pending = dict(ledger.erasing)
    ledger.snapshot.invalidate()
    entries = {EntryId(one) for erasure in pending.values() if erasure.table == ENTRIES for one in erasure.row_ids}
    # An erased entry may have had a draft, and that lies beside the settings.
    names = (ENTRIES, CONVERSATIONS, SETTINGS) if entries else (CONVERSATIONS,)
    resting = list(ledger.tables[CONVERSATIONS].keys) if entries else []
    writing = sum(_steps_of_writing(ledger.tables[name]) for name in names)
    total = -(-len(resting) // _RESTS_TOGETHER) + writing + 1 + _steps_of_dropping(ledger) + 2
    done = 0
    for at in range(0, len(resting), _RESTS_TOGETHER):
        _forget_quotes(ledger, entries, resting[at : at + _RESTS_TOGETHER])
        done += 1
        yield done, total
    for name in names:
        rows = ledger.tables[name]
        for _ in written_anew(ledger, rows, rows.table.rewrite):
            done += 1
            yield min(done, total), total
    ledger.checkpoint()
    done += 1
    yield min(done, total), total
    for _ in dropping_old_versions(ledger, layout):
        done += 1
        yield min(done, total), total
    for erasure in pending.values():
        for clip in erasure.clips:
            clips.remove(ClipId(clip))
        forget_aside(layout, ledger.files, erasure)
    yield total - 1, total
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
    try:
        rows.table.merge_fragments()
    except TableUnreadable:
        set_aside(layout, ledger.files, rows.table, ledger.latest.number)
        rows.table.rewrite()


def _forget_quotes(ledger: Ledger, erased: set[EntryId], resting: Iterable[bytes]) -> None:
    """Log and stage the conversations among ``resting`` that rest on an erased entry, without what they took there."""
    for opened in list(ledger.tables[CONVERSATIONS].some(resting)):
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
