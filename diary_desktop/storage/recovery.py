"""Brings log, tables and checkpoints back together at opening, whatever happened to the program before.

The state of a vault is always a checkpoint and the log after it. Tables that went on after the checkpoint are put back
to it and the log is replayed: LanceDB never flushes, so what it wrote since may be there in part. Vectors put since
then are made again by whoever finds an entry without.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..domain.errors import RecordDamaged, VaultDamaged, VaultRolledBack
from .checkpoint import Checkpoint, CheckpointStore, TableState
from .files import FileSystem, VaultLayout
from .ledger import CHECKPOINT_NUMBER, Ledger
from .log_format import LogKind
from .log_payloads import ENTRIES, TABLE_OF, Erasure, Put
from .manifests import put_back, read_manifest, versions
from .quarantine import set_aside
from .sealed_rows import SealedRows
from .table_errors import TableUnreadable
from .table_pieces import put_back_pieces
from .table_probe import TableProbe
from .tables import RowKey
from .write_ahead_log import LogReading, LogRecord

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Findings:
    """What opening found: names of what was damaged, and whether the vault must be settled before it is used."""

    damaged: list[str] = field(default_factory=list)
    older: bool = False
    """Whether entries are missing that a checkpoint remembers."""
    bad_end: bool = False
    """Whether the log's end was damaged: then a lower sequence than before is named as damage, not refused."""
    rewrite_log: bool = False


class Recovery:
    """One opening. ``accept_older`` lets a state through of which something is missing, and names it instead."""

    def __init__(
        self,
        layout: VaultLayout,
        ledger: Ledger,
        store: CheckpointStore,
        files: FileSystem,
        accept_older: bool,
        seen: int = 0,
        refusal: type[VaultRolledBack] = VaultRolledBack,
    ) -> None:
        """``seen`` is the highest sequence that this computer knows of, 0 where it never saw the vault.

        ``refusal`` is raised for a state behind that.
        """
        self._layout = layout
        self._ledger = ledger
        self._store = store
        self._files = files
        self._accept_older = accept_older
        self._seen = seen
        self._refusal = refusal
        self._found = Findings()
        self._remembered = 0
        self._rotten: list[tuple[SealedRows, bytes, RowKey]] = []

    def run(self) -> Findings:
        """Raises ``VaultDamaged`` where entries are missing or no state can be proved, ``VaultTooNew``.

        ``VaultRolledBack`` where the checkpoints were put back behind what the log begins with, or both behind what
        this computer has seen: told before anything is touched, for going back to one of them would drop table
        versions that nothing else holds.
        """
        checkpoints, damaged = self._store.read()
        self._found.damaged += damaged
        self._found.rewrite_log = bool(damaged)
        number = self._store.highest_number()
        reading = self._ledger.log.read([number, max(number - 1, 0), *(one.number for one in checkpoints)])
        self._note(reading, checkpoints)
        if not self._accept_older:
            self._refuse_older(reading, checkpoints)
        chosen = self._stand(checkpoints, reading)
        self._ledger.stand_on(chosen)
        self._take_over(reading, chosen)
        self._replay(reading.records, chosen.last)
        self._name_overlaid()
        return self._found

    def _note(self, reading: LogReading, checkpoints: Sequence[Checkpoint]) -> None:
        """Name damage of the log, but not gaps that the newest checkpoint covers."""
        covered = checkpoints[0].last if checkpoints else 0
        self._found.damaged += reading.damaged
        self._found.damaged += [f"log records {first} to {last}" for first, last in reading.gaps if last > covered]
        self._found.bad_end = reading.bad_end or reading.generation is None
        lost = self._seen - _reached(reading, checkpoints)
        if lost > 0 and self._found.bad_end:  # a write that tore was never acknowledged, so nobody has seen it
            last = "the last record" if lost == 1 else f"the last {lost} records"
            self._found.damaged.append(f"{last} of the log, which this computer has seen")
        remembered = self._remembered = max((_number(record) for record in reading.records), default=0)
        if not checkpoints:
            self._found.damaged.append("every checkpoint")
        elif remembered > checkpoints[0].number:
            self._found.damaged.append(f"checkpoint {remembered}")
        elif reading.last < covered and not self._found.bad_end:
            self._found.older = True

    def _refuse_older(self, reading: LogReading, checkpoints: Sequence[Checkpoint]) -> None:
        if not checkpoints and self._remembered:
            raise _nobody_knows()
        if checkpoints and self._remembered > checkpoints[0].number + 1:
            raise VaultRolledBack
        if _reached(reading, checkpoints) < self._seen and not self._found.bad_end:
            raise self._refusal

    def _stand(self, checkpoints: Sequence[Checkpoint], reading: LogReading) -> Checkpoint:
        """Bring the tables to the newest checkpoint they can be brought to, the log holding everything after it.

        Where the log does not hold all of that, newer versions of a table may be all there is of it: they are copied.
        """
        if checkpoints and (not _covers(reading, checkpoints[0]) or reading.last < self._seen):
            self._keep_newer(checkpoints[0])
        for index, checkpoint in enumerate(checkpoints):
            if index and not _covers(reading, checkpoint):
                continue
            standing = [self._bring(rows, checkpoint.tables.get(name)) for name, rows in self._ledger.tables.items()]
            if all(standing):
                if index:
                    log.warning("the checkpoint before the newest was needed, the log made good what came after")
                return checkpoint
        return self._make_do(checkpoints)

    def _bring(self, rows: SealedRows, state: TableState | None) -> bool:
        """Whether the table stands as the checkpoint saw it, as it lies there or with its manifest put back."""
        if state is None:
            return False
        # First of all: LanceDB may end the whole process over a flipped bit in a file it trusts.
        changed = put_back(rows.table.path, state.version, state.manifest, self._files)
        changed += put_back_pieces(rows.table.path, state.pieces, self._files)
        if changed:
            log.info("table files put back", extra={"files": changed})
            self._found.rewrite_log = True
        return self._stands(rows, state) or self._worn(rows, state)

    def _stands(self, rows: SealedRows, state: TableState) -> bool:
        try:
            rows.table.open()
            if rows.table.version != state.version:
                return False
            keys = rows.table.keys()
        except TableUnreadable:
            return False
        rows.adopt(keys)
        return self._store.matches(state, keys)

    def _worn(self, rows: SealedRows, state: TableState) -> bool:
        """Whether nothing is missing but some rows rotted where they lie: they are named when they are read."""
        try:
            keys = rows.table.keys()
            unsound = rows.unsound()
            if len(keys) != state.rows or not unsound:
                return False
        except TableUnreadable:
            return False
        rows.adopt(keys)
        self._rotten += [(rows, row_id, keys[row_id]) for row_id in unsound]
        return True

    def _name_overlaid(self) -> None:
        """A rotten row whose id is that of a record in the log is not read again: what it was is named here."""
        for rows, row_id, key in self._rotten:
            if rows.keys.get(row_id) != key:
                self._found.damaged.append(f"a record of the table {rows.table.name}")

    def _make_do(self, checkpoints: Sequence[Checkpoint]) -> Checkpoint:
        """No checkpoint can be reached: take each table as it opens, name what is missing, stop for entries."""
        remembered = checkpoints[0].tables if checkpoints else {}
        with TableProbe() as probe:
            for name, rows in self._ledger.tables.items():
                state = remembered.get(name)
                if not self._bring(rows, state):
                    self._make_do_of(rows, state, probe)
        self._found.rewrite_log = True
        return Checkpoint(max(self._remembered, self._store.highest_number()), 0, remembered)

    def _make_do_of(self, rows: SealedRows, state: TableState | None, probe: TableProbe) -> None:
        name = rows.table.name
        gives_in = self._accept_older or name != ENTRIES
        if gives_in:
            self._keep_copy(rows)
        readable = self._as_it_opens(rows, state, probe)
        lost = max((state.rows if state else 0) - len(rows.keys), 0)
        if not gives_in and (state is not None or not readable):
            raise _entries_missing(lost) if state is not None else _nobody_knows()
        if not readable:
            self._begin_anew(rows)
        known = "which no checkpoint vouches for" if state is None else f"of which {lost} records are missing"
        self._found.damaged.append(f"the table {name}, {known}")

    def _as_it_opens(self, rows: SealedRows, state: TableState | None, probe: TableProbe) -> bool:
        """Whether any version of the table can be read; the newest such is taken."""
        table = rows.table
        rows.adopt({})
        if state is not None:
            put_back(table.path, state.version, state.manifest, self._files)
        for version in versions(table.path):
            put_back(table.path, version, read_manifest(table.path, version), self._files)
            if not probe.survives_reading(table.path):
                continue
            try:
                table.open()
                rows.adopt(table.keys())
            except TableUnreadable:
                continue
            return True
        return False

    def _keep_newer(self, checkpoint: Checkpoint) -> None:
        for name, rows in self._ledger.tables.items():
            state = checkpoint.tables.get(name)
            if state is not None and any(one > state.version for one in versions(rows.table.path)):
                self._keep_copy(rows)

    def _keep_copy(self, rows: SealedRows) -> None:
        """The table as it was found, for whoever can read more of it."""
        number = max(self._remembered, self._store.highest_number())
        set_aside(self._layout, self._files, rows.table, number)

    def _begin_anew(self, rows: SealedRows) -> None:
        """An empty table in the place of one that cannot be read."""
        rows.table.close()
        self._files.remove_tree(rows.table.path)
        rows.table.create()
        rows.adopt({})

    def _take_over(self, reading: LogReading, chosen: Checkpoint) -> None:
        """Go on with the log: in its own file where that is whole, else in a new one, the old one kept aside."""
        last = max(reading.last, chosen.last)
        if reading.damaged or reading.generation is None:
            self._ledger.log.set_aside(reading)
            generation = chosen.number if reading.generation is None else reading.generation
            self._ledger.log.start(generation, reading.records, last)
            self._found.rewrite_log = True
        else:
            self._ledger.log.go_on(reading, last)

    def _replay(self, records: Sequence[LogRecord], after: int) -> None:
        """Stage what the tables have not got. Doing it again changes nothing."""
        for record in records:
            try:
                if record.kind in TABLE_OF:
                    self._replay_put(record, after)
                elif record.kind is LogKind.ERASE:
                    self._replay_erasure(Erasure.decode(record.payload), record.sequence, records)
            except RecordDamaged:
                self._found.damaged.append(f"log record {record.sequence}")

    def _replay_put(self, record: LogRecord, after: int) -> None:
        put = Put.decode(record.payload)
        held = self._ledger.tables[TABLE_OF[record.kind]].keys.get(put.row_id)
        if record.sequence > after and (held is None or held.sequence < record.sequence):
            self._ledger.stage(record.sequence, record.kind, put)

    def _replay_erasure(self, erasure: Erasure, sequence: int, records: Sequence[LogRecord]) -> None:
        """Delete again what was there before the erasure; a record put back later stays, with its clip."""
        rows = self._ledger.tables[erasure.table]
        later = {Put.decode(one.payload).row_id for one in records if one.kind in TABLE_OF and one.sequence > sequence}
        later |= {one for one in erasure.row_ids if one in rows.keys and rows.keys[one].sequence > sequence}
        gone = tuple(one for one in erasure.row_ids if one not in later)
        rows.remove(gone)
        self._ledger.touched()
        if gone:
            self._ledger.erasing[sequence] = Erasure(erasure.table, gone, erasure.clips)


def _entries_missing(count: int) -> VaultDamaged:
    return VaultDamaged(
        "The entries of this diary are not as they were left; {missing} are missing.",
        "Nothing was erased. Restore a backup, or open what is there with --accept-older-state.",
        missing=count,
    )


def _nobody_knows() -> VaultDamaged:
    return VaultDamaged(
        "Every checkpoint of this diary is gone, so nobody can tell whether entries are missing.",
        "Nothing was erased. Restore a backup, or open what is there with --accept-older-state.",
    )


def _reached(reading: LogReading, checkpoints: Sequence[Checkpoint]) -> int:
    """The highest sequence that log or checkpoints tell of."""
    return max(reading.last, checkpoints[0].last if checkpoints else 0)


def _number(record: LogRecord) -> int:
    """The checkpoint a record tells of, 0 for another kind."""
    if record.kind is not LogKind.CHECKPOINT or len(record.payload) != CHECKPOINT_NUMBER.size:
        return 0
    return int(CHECKPOINT_NUMBER.unpack(record.payload)[0])


def _covers(reading: LogReading, checkpoint: Checkpoint) -> bool:
    """Whether the log holds every sequence after the checkpoint, without a gap."""
    held = {record.sequence for record in reading.records}
    return all(one in held for one in range(checkpoint.last + 1, reading.last + 1)) and reading.last >= checkpoint.last
