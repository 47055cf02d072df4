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
from .rewriting import rewritten, steps_of, what_is_left
from .sealed_rows import SealedRows
from .table_errors import TableUnreadable
from .unreadable_rows import rewrite_around

MOST_COMMITS = 200
MOST_FRAGMENTS = 64
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

    Raises as ``rewritten``.
    """
    writing = {name: partial(_merge, ledger, layout, rows) for name, rows in ledger.tables.items()}
    yield from _counted(rewritten(ledger, layout, writing), steps_of(ledger, writing))


def finishing(ledger: Ledger) -> Steps:
    """What somebody began to write anew and left."""
    yield from _counted(what_is_left(ledger), steps_of(ledger, ledger.tables))


def _counted(steps: Iterator[None], total: int, done: int = 0) -> Steps:
    """Each of them with how many are done; those beyond ``total`` count as the last."""
    for at, _ in enumerate(steps, done + 1):
        yield min(at, total), total


def finish_erasures(ledger: Ledger, layout: VaultLayout, clips: ClipStore, report: Report | None = None) -> None:
    """As ``erasing``, in one go."""
    run(erasing(ledger, layout, clips), report)


def erasing(ledger: Ledger, layout: VaultLayout, clips: ClipStore) -> Steps:
    """Everything that has to happen between an erase record and its leaving the log. Can be done again from the start.

    Damaged logs kept aside go too, for they may hold the entry and nothing that can still be proved. What a table kept
    aside still holds of it is taken out where that table can be read.

    The tables are rewritten, not only merged: merging leaves a deleted row's bytes in a piece most of whose rows live.

    Raises as ``rewritten``; then what is to be erased stays out of every list, and its record in the log.
    """
    pending = dict(ledger.erasing)
    ledger.snapshot.invalidate()
    entries = {EntryId(one) for erasure in pending.values() if erasure.table == ENTRIES for one in erasure.row_ids}
    # An erased entry may have had a draft, and that lies beside the settings.
    names = (ENTRIES, CONVERSATIONS, SETTINGS) if entries else (CONVERSATIONS,)
    resting = list(ledger.tables[CONVERSATIONS].keys) if entries else []
    writing = {name: rewriting_of(ledger, layout, ledger.tables[name]) for name in names}
    first = -(-len(resting) // _RESTS_TOGETHER)
    total = first + steps_of(ledger, writing) + 2
    for done, at in enumerate(range(0, len(resting), _RESTS_TOGETHER), 1):
        _forget_quotes(ledger, entries, resting[at : at + _RESTS_TOGETHER])
        yield done, total
    yield from _counted(rewritten(ledger, layout, writing), total - 2, first)
    for erasure in pending.values():
        for clip in erasure.clips:
            clips.remove(ClipId(clip))
        forget_aside(layout, ledger.files, erasure)
    ledger.files.sweep(layout.clips)  # half a copy of a sound may lie there, being sealed anew
    yield total - 1, total
    with translated():
        aside = inside(layout.quarantine, begins="log-")
    ledger.files.remove_all(aside)
    ledger.snapshot.invalidate()  # one that was begun meanwhile
    with undone_by(lambda: ledger.erasing.update(pending)):  # until it has left the log, it is not done
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
        rewriting_of(ledger, layout, rows)()


def rewriting_of(ledger: Ledger, layout: VaultLayout, rows: SealedRows) -> Callable[[], None]:
    """Writes the table anew; what LanceDB cannot read of it is healed or kept aside."""
    return partial(rewrite_around, rows.table, layout, ledger.files, rows.proves)


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
