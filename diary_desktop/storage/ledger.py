"""Log, tables and checkpoints as one thing: promised by the log, taken by a table, checkpointed."""

from __future__ import annotations

import logging
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..domain.errors import DiaryError
from .checkpoint import Checkpoint, CheckpointStore, TableState
from .files import FileSystem, undone_by, writing
from .listing import files_below
from .log_format import LogKind
from .log_payloads import TABLE_OF, Erasure, Put
from .manifests import put_back, read_manifest
from .sealed_rows import SealedRows
from .snapshot import SealedSnapshot
from .table_pieces import pieces_of, put_back_pieces
from .tables import RowKey
from .write_ahead_log import LogRecord, WriteAheadLog

log = logging.getLogger(__name__)

MOST_WAITING = 64
"""Rows gathered for one LanceDB commit: one costs about as much as sixty, and each leaves files behind."""

MOST_LOGGED = 2_048
"""Records after which a checkpoint is made without waiting for an idle moment, so that opening stays quick."""

MOST_VECTORS = 512
"""Entries whose vectors wait for a checkpoint at most: only those have to be made again after a lock or a kill."""

CHECKPOINT_NUMBER = struct.Struct("<Q")


class Ledger:
    """Owned by the open vault. ``on_checkpoint`` is told the highest sequence that is safe."""

    def __init__(
        self,
        write_ahead: WriteAheadLog,
        tables: Mapping[str, SealedRows],
        checkpoints: CheckpointStore,
        files: FileSystem,
        on_checkpoint: Callable[[int], None],
        snapshot: SealedSnapshot,
    ) -> None:
        self.log = write_ahead
        self.snapshot = snapshot
        """Derived from the rows; whoever erases calls its ``invalidate``."""
        self.tables = tables
        self.commits = 0
        """LanceDB commits since the tables were last compacted or opened."""
        self.erasing: dict[int, Erasure] = {}
        """Erasures that are not finished, by the sequence of their record, which stays in the log until they are."""
        self.rewriting: Iterator[None] | None = None
        """What is left of the steps that write tables anew: there is one such work at a time (``rewriting.py``)."""
        self.went_back = 0
        """How often the tables were put back to a checkpoint: what was written anew since that one is undone."""
        self._checkpoints = checkpoints
        self._files = files
        self._on_checkpoint = on_checkpoint
        self._latest = Checkpoint(0, 0, {})
        self._flushed: dict[Path, set[Path]] = {}
        self._table_changed = False
        self._reported = False
        self._distrusted = False
        self._vectors_put = 0
        self._unproved: set[str] = set()
        """Tables written anew since the latest checkpoint, of which not every seal was tried yet."""
        self._counted_from = (0, 0)
        """The sequence, and the vectors put, from which is counted when a checkpoint is due."""

    @property
    def files(self) -> FileSystem:
        """What every change to the vault's files goes through."""
        return self._files

    @property
    def latest(self) -> Checkpoint:
        """The newest checkpoint."""
        return self._latest

    @property
    def unsettled(self) -> bool:
        """Whether anything happened since the latest checkpoint."""
        waits = any(rows.waiting for rows in self.tables.values())
        logged = any(record.sequence > self._latest.last for record in self.log.records if _says(record))
        return waits or logged or self._table_changed

    def stand_on(self, checkpoint: Checkpoint) -> None:
        """Begin from this checkpoint."""
        self._latest = checkpoint
        self._counted_from = checkpoint.last, 0

    def put(self, kind: LogKind, put: Put) -> None:
        """Promise and stage one row. Raises ``DiskFull``; then nothing changed."""
        sequence = self.log.append(kind, put.encode())
        self.stage(sequence, kind, put)
        if sum(rows.waiting for rows in self.tables.values()) >= MOST_WAITING:
            self.settle_if_possible()

    def erase(self, erasure: Erasure) -> None:
        """Promise it: gone from every list at once, from every file when ``compaction.erasing`` has run.

        Raises ``DiskFull``; then nothing changed.
        """
        self.erasing[self.log.append(LogKind.ERASE, erasure.encode())] = erasure
        self.tables[erasure.table].remove(erasure.row_ids)
        self.snapshot.invalidate()

    def stage(self, sequence: int, kind: LogKind, put: Put) -> None:
        """Take a row that stands in the log already."""
        key = RowKey(sequence, put.revision, put.revision_id)
        self.tables[TABLE_OF[kind]].stage(put.row_id, key, put.content)

    def put_vectors(self, table: str, row_id: bytes, payload: bytes) -> None:
        """Stage vectors; they are never logged, for they can be made again."""
        self.tables[table].stage_vectors(row_id, payload)
        self._vectors_put += 1
        if self.tables[table].waiting >= MOST_WAITING:
            self.settle_if_possible()

    def commit(self) -> None:
        """Hand what waits to LanceDB. Raises ``StorageError``, ``TableUnreadable``; the log still holds it all."""
        self.log.home.require()  # LanceDB makes every folder that it misses
        for rows in self.tables.values():
            if rows.commit():
                self.commits += 1
                self._table_changed = True
        self._reported = False

    def settle_if_possible(self) -> None:
        """Commit, and checkpoint where the log grew long, or many vectors came that it does not hold.

        All else is safe in the log, so a failure can wait; and so can the checkpoint while tables are proved.
        """
        try:
            self.commit()
            logged, vectors = self._counted_from
            if self.log.last - logged >= MOST_LOGGED or self._vectors_put - vectors >= MOST_VECTORS:
                self.checkpoint()
        except DiaryError as error:
            if not self._reported:
                log.warning("tables not written, the log keeps everything: %s", type(error).__name__)
            self._reported = True

    def touched(self) -> None:
        """A table was changed other than by ``commit``: deleted from, merged or rewritten."""
        self._table_changed = True

    @property
    def is_proved(self) -> bool:
        """Whether a checkpoint would name nothing but what was proved."""
        return not self._unproved

    @property
    def waits(self) -> bool:
        """Whether a checkpoint that can wait had better do so: a proof goes on, or was left not long ago."""
        return bool(self._unproved) and self.log.last - self._counted_from[0] < MOST_LOGGED

    def proving(self, table: str) -> None:
        """The table is about to be written anew, or its proof goes on: a checkpoint that can wait is not due yet.

        One that cannot wait goes back first, so that none ever names a table whose proof may still fail.
        """
        self._unproved.add(table)
        self._counted_from = self.log.last, self._vectors_put

    def proved(self, table: str) -> None:
        """Every seal in it was tried."""
        self._unproved.discard(table)

    def checkpoint(self) -> None:
        """Commit, flush, remember twice, and only then shorten the log up to the checkpoint before this one.

        The tables go back first where a flush failed, or one that was written anew is not proved.
        """
        if self._distrusted or self._unproved:
            self.go_back()
        self.commit()
        self.flush_tables()
        before = self._latest
        states = {name: self._state(rows) for name, rows in self.tables.items()}
        number = max(before.number, self._checkpoints.highest_number()) + 1
        checkpoint = Checkpoint(number, self.log.last, states)
        self._checkpoints.write(checkpoint)
        self._latest = checkpoint
        self._table_changed = False
        self._vectors_put, self._counted_from = 0, (checkpoint.last, 0)
        kept = [one for one in self.log.records if one.sequence > before.last or one.sequence in self.erasing]
        marker = LogRecord(self.log.last + 1, LogKind.CHECKPOINT, CHECKPOINT_NUMBER.pack(number))
        self.log.start(number, [*kept, marker], marker.sequence)
        self._checkpoints.drop_before(before.number)
        self._on_checkpoint(self.log.last)

    def flush_tables(self) -> None:
        """Every file of the tables that was not flushed yet, and their folders: LanceDB never does it."""
        with undone_by(self._distrust), writing():
            for rows in self.tables.values():
                path = rows.table.path
                self._flushed[path] = flush_tree(path, self._flushed.get(path, set()), self._files)
            self._files.flush_folder(next(iter(self.tables.values())).table.path.parent)

    def _distrust(self) -> None:
        """A flush failed: the system may have dropped what it could not write, and call the next flush good."""
        self._distrusted = True

    def go_back(self) -> None:
        """To the tables of the latest checkpoint, which were flushed well; the log still holds all that came after.

        Where that fails the next checkpoint begins with it, and until then what came after is read from the log.
        """
        self._distrust()
        self.went_back += 1
        self._take_all_again()
        self.log.home.require()
        found = {}
        for name, state in self._latest.tables.items():
            rows = self.tables[name]
            put_back(rows.table.path, state.version, state.manifest, self._files)
            put_back_pieces(rows.table.path, state.pieces, self._files)
            rows.table.open()
            found[name] = rows.table.keys()
        for name, keys in found.items():
            self.tables[name].adopt(keys)
        self._take_all_again()
        self._distrusted = False
        self._unproved.clear()
        self._flushed.clear()  # what LanceDB writes next may bear the name of a file that went

    def _take_all_again(self) -> None:
        for record in self.log.records:
            if record.sequence > self._latest.last:
                self._take_again(record)

    def _take_again(self, record: LogRecord) -> None:
        if record.kind in TABLE_OF:
            self.stage(record.sequence, record.kind, Put.decode(record.payload))
        elif record.kind is LogKind.ERASE:
            erasure = Erasure.decode(record.payload)
            self.tables[erasure.table].remove(erasure.row_ids)

    def close(self) -> None:
        """Let go of files, and of work that is not done."""
        self.rewriting = None
        self.snapshot.close()
        self.log.close()
        for rows in self.tables.values():
            rows.table.close()

    def _state(self, rows: SealedRows) -> TableState:
        table = rows.table
        version = table.version
        mac = self._checkpoints.mac_of(rows.committed)
        manifest = read_manifest(table.path, version)
        before = self._latest.tables.get(table.name)
        pieces = pieces_of(table.path, manifest, before.pieces if before else (), self._files)
        return TableState(version, len(rows.committed), mac, manifest, pieces)


def flush_tree(folder: Path, done: set[Path], files: FileSystem) -> set[Path]:
    """Flush every file below ``folder`` that is not in ``done``; returns what is flushed now. Raises ``OSError``.

    LanceDB's files never change once written, but for the hint of the newest version, which is not needed. A folder
    that lost a file is flushed as well: what was erased must not come back with a power cut.
    """
    present = set(files_below(folder))
    fresh = present - done
    for path in fresh:
        with files.open(path, "r+b") as handle:
            files.flush(handle)
    for parent in {path.parent for path in present ^ done} | ({folder} if fresh else set()):
        if parent.is_dir():
            files.flush_folder(parent)
    return present


def _says(record: LogRecord) -> bool:
    return record.kind is not LogKind.CHECKPOINT
