"""Whether a diary whose disk went away and is back may be taken up where it was: only as it was left.

Handles, tables and the lock of a disk that went are dead for good, so everything is opened anew. In memory stands what
the diary held when its disk went. Where something else lies there now, lists would show what is not there, and what was
kept elsewhere meanwhile would be written over: that is refused before anything is touched.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..domain.errors import DiaryChanged, DiskGone, VaultDamaged, VaultTooNew
from .checkpoint import Checkpoint, CheckpointStore
from .files import VaultLayout
from .header import Header, HeaderStore
from .ledger import Ledger
from .log_format import LogKind
from .open_vault import Parts
from .opening import Opening
from .write_ahead_log import LogRecord


def is_still_there(known: Parts, layout: VaultLayout) -> bool:
    """Whether it is open on this very disk, which answers. Raises ``DiskGone`` where no disk with a diary is there."""
    home = known.ledger.log.home
    if home.is_the_same():
        home.require_answer()
        return True
    if not layout.holds_a_vault():
        raise DiskGone
    return False


def as_it_was(known: Parts, headers: HeaderStore) -> Header:
    """The header that lies there. Raises ``DiaryChanged`` where it is not the one that was read or written last.

    After a change of passphrase elsewhere it is for the new passphrase to open the diary, not for a key in memory.
    """
    try:
        found = headers.read()
    except (VaultDamaged, VaultTooNew) as error:
        raise DiaryChanged from error
    if found != known.header():
        raise DiaryChanged
    return found


def refuse_another_state(known: Ledger, again: Opening) -> None:
    """Raises ``DiaryChanged`` unless checkpoint and log hold what ``known`` does, and nothing else.

    Two things may be there besides, which the disk took before it went though nobody was told so: the record, and the
    checkpoint, that were being written.
    """
    checkpoints, _ = again.checkpoints.read()
    newest = checkpoints[0] if checkpoints else None
    if newest is None or not _is_known(newest, known, again.checkpoints):
        raise DiaryChanged
    found = again.ledger.log.read([newest.number, max(newest.number - 1, 0)]).records
    held, kept = _by_sequence(found), _by_sequence(known.log.records)
    missing = any(one > newest.last and one not in held for one in kept)
    foreign = any(not _is_ours(one, kept, known, newest) for one in held.values())
    if missing or foreign:
        raise DiaryChanged


def _is_known(newest: Checkpoint, known: Ledger, store: CheckpointStore) -> bool:
    """The last one, or the next one of the same rows."""
    if newest == known.latest:
        return True
    follows = newest.number > known.latest.number and newest.last == known.log.last
    return follows and all(
        name in newest.tables and store.matches(newest.tables[name], rows.keys) for name, rows in known.tables.items()
    )


def _is_ours(record: LogRecord, kept: dict[int, LogRecord], known: Ledger, newest: Checkpoint) -> bool:
    if record.sequence in kept:
        return record == kept[record.sequence]
    if record.sequence <= newest.last:
        return True  # the tables hold it, and they are as they were
    return record.kind is LogKind.CHECKPOINT or record == known.log.refused


def _by_sequence(records: Iterable[LogRecord]) -> dict[int, LogRecord]:
    return {one.sequence: one for one in records}
