"""What a damaged vault still proves: every row in its newest state, from tables however they open and from all logs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..crypto.key_slots import VaultKey
from ..crypto.purposes import Table
from ..domain.errors import DiaryError, RecordDamaged, VaultTooNew
from .checkpoint import Checkpoint, CheckpointStore, TableState
from .draft_store import ERASED
from .entry_codec import joined_vectors
from .files import FileSystem, VaultLayout, translated
from .listing import inside
from .log_format import LogKind
from .log_payloads import CONVERSATIONS, ENTRIES, SETTINGS, TABLE_OF, Erasure, Put
from .manifests import put_back, read_manifest, versions
from .quarantine import tables_aside
from .records import from_bytes
from .sealed_rows import SealedRows, VectorSeals
from .sealers import Sealers, sealers_of
from .table_errors import TableUnreadable
from .table_pieces import put_back_pieces
from .table_probe import TableProbe
from .tables import RowKey, SealedTable
from .write_ahead_log import LogReading, WriteAheadLog

TABLES = (ENTRIES, CONVERSATIONS, SETTINGS)
_AT_A_STEP = 256
_OLDER_VERSIONS = 2
"""Of a table, tried where the newest ones do not give everything."""
_NUMBER = re.compile(r"checkpoint-(\d+)-[ab]")


@dataclass(frozen=True, slots=True)
class Proved:
    """One record whose seal held."""

    key: RowKey
    payload: bytes
    vectors: bytes | None = None


@dataclass(slots=True)
class Found:
    """Per table what was proved and which rows were seen but do not hold; what was erased on purpose; what is gone."""

    rows: dict[str, dict[bytes, Proved]] = field(default_factory=lambda: {name: {} for name in TABLES})
    broken: dict[str, set[bytes]] = field(default_factory=lambda: {name: set() for name in TABLES})
    erased: dict[tuple[str, bytes], int] = field(default_factory=dict)
    """The sequence of the erase record; the highest there is where that is not known."""
    expected: dict[str, int] = field(default_factory=dict)
    """Rows that the newest checkpoint remembers, of which the last was put by the record ``covered``."""
    covered: int = 0
    seen: dict[str, set[bytes]] = field(default_factory=lambda: {name: set() for name in TABLES})
    """Rows that any state of a table told of, whether they hold or not."""
    gone: list[str] = field(default_factory=list)

    def take(self, table: str, row_id: bytes, proved: Proved) -> None:
        """The higher sequence wins; vectors stay with their revision."""
        before = self.rows[table].get(row_id)
        if before is None or before.key.sequence < proved.key.sequence:
            same = before is not None and before.key.revision_id == proved.key.revision_id
            kept = before.vectors if before is not None and same and proved.vectors is None else proved.vectors
            self.rows[table][row_id] = replace(proved, vectors=kept)
        elif proved.vectors is not None and before.key == proved.key and before.vectors is None:
            self.rows[table][row_id] = replace(before, vectors=proved.vectors)

    def lost(self) -> Iterator[str]:
        """Names of what was seen and does not hold, and counts of what is missing altogether."""
        names = {ENTRIES: "entry", CONVERSATIONS: "conversation", SETTINGS: "setting"}
        for table in TABLES:
            unproved = [one for one in self.broken[table] if one not in self.rows[table] and not self.was(table, one)]
            yield from (f"{names[table]} {one.hex()[:8]}" for one in sorted(unproved))
            logged = {one for one, proved in self.rows[table].items() if proved.key.sequence <= self.covered}
            missing = self.expected.get(table, 0) - len(self.seen[table] | logged)
            if missing > 0:
                yield f"up to {missing} records of the table {table}"

    def was(self, table: str, row_id: bytes) -> bool:
        """Whether it was erased on purpose."""
        return (table, row_id) in self.erased

    def living(self, table: str) -> Iterator[tuple[bytes, Proved]]:
        """What was not erased on purpose after it was put."""
        for row_id, proved in self.rows[table].items():
            if proved.key.sequence > self.erased.get((table, row_id), -1):
                yield row_id, proved


class SalvageReading:
    """Reads ``layout`` with ``key`` and changes nothing there: tables are copied to ``scratch`` and opened there."""

    def __init__(self, layout: VaultLayout, key: VaultKey, scratch: Path, files: FileSystem) -> None:
        self._layout = layout
        self._scratch = scratch
        self._files = files
        self._probe = TableProbe()
        self.sealers: Sealers = sealers_of(key)
        self.found = Found()

    def steps(self) -> Iterator[None]:
        """Logs first: they tell what was erased on purpose."""
        store = CheckpointStore(self._layout, self.sealers.checkpoint, self.sealers.checkpoint_rows, self._files)
        checkpoints, damaged = store.read()
        self.found.gone += damaged
        if checkpoints:
            self.found.expected = {name: state.rows for name, state in checkpoints[0].tables.items()}
            self.found.covered = checkpoints[0].last
        self._logs(checkpoints)
        yield
        with self._probe:
            for name in TABLES:
                for path, state in self._candidates(name, checkpoints):
                    yield from self._read(name, path, state)
                    if self._complete(name):
                        break
        self._note_erased()

    def _complete(self, name: str) -> bool:
        """Whether no other state of the table could add anything."""
        found = self.found
        if found.broken[name] - found.rows[name].keys():
            return False
        if name not in found.expected:  # no checkpoint tells: the newest state that can be read is the truth
            return bool(found.seen[name])
        return len(found.seen[name]) >= found.expected[name]

    def _logs(self, checkpoints: Sequence[Checkpoint]) -> None:
        log = WriteAheadLog(self._layout, self.sealers.log, self._files)
        numbers = [int(match[1]) for match in map(_NUMBER.fullmatch, _names(self._layout.folder)) if match]
        newest = max([*numbers, *(one.number for one in checkpoints)], default=0)
        generations = range(newest + 2, -1, -1)
        reading = log.read(generations)
        self.found.gone += reading.damaged
        self._take_log(reading)
        with translated():
            aside = inside(self._layout.quarantine, begins="log-")
        for path in aside:
            self._take_log(log.read_from(path, generations))

    def _take_log(self, reading: LogReading) -> None:
        for record in reading.records:
            try:
                if record.kind in TABLE_OF:
                    put = Put.decode(record.payload)
                    key = RowKey(record.sequence, put.revision, put.revision_id)
                    self.found.take(TABLE_OF[record.kind], put.row_id, Proved(key, put.content))
                elif record.kind is LogKind.ERASE:
                    erasure = Erasure.decode(record.payload)
                    for row_id in erasure.row_ids:
                        self.found.erased[erasure.table, row_id] = record.sequence
            except RecordDamaged:
                self.found.gone.append(f"log record {record.sequence}")

    def _candidates(self, name: str, checkpoints: Sequence[Checkpoint]) -> Iterator[tuple[Path, TableState | None]]:
        """The table as each checkpoint knew it, as it lies there, in each older version, and as it was kept aside."""
        live = self._layout.tables / f"{name}.lance"
        if live.is_dir():
            yield from ((live, one.tables[name]) for one in checkpoints if name in one.tables)
            yield live, None
            for version in versions(live)[1 : 1 + _OLDER_VERSIONS]:
                with_manifest = _state_of(live, version)
                if with_manifest is not None:
                    yield live, with_manifest
        yield from ((path, None) for path in tables_aside(self._layout) if path.name.startswith(name))

    def _read(self, name: str, path: Path, state: TableState | None) -> Iterator[None]:
        copy = self._scratch / f"{name}.lance"
        self._files.remove_tree(copy)
        self._files.copy_tree(path, copy)
        if state is not None:
            put_back(copy, state.version, state.manifest, self._files)
            put_back_pieces(copy, state.pieces, self._files)
        yield
        # What a checkpoint vouches for is safe to read, as at every opening; anything else is tried in a child first.
        if (state is None or not state.mac) and not self._probe.survives_reading(copy):
            return
        yield from self._take_rows(name)

    def _take_rows(self, name: str) -> Iterator[None]:
        """Every row that the table tells of: one that it then does not give is broken, as another state may have it."""
        rows = self._rows(name)
        unread: set[bytes] = set()
        try:
            rows.table.open()
            rows.adopt(rows.table.keys())
            wanted = list(rows.keys)
            unread.update(wanted)
            for at in range(0, len(wanted), _AT_A_STEP):
                self.found.seen[name].update(wanted[at : at + _AT_A_STEP])
                for opened in rows.some(wanted[at : at + _AT_A_STEP]):
                    if opened.payload is None:
                        self.found.broken[name].add(opened.row_id)
                    else:
                        self.found.take(name, opened.row_id, Proved(opened.key, opened.payload, opened.vectors))
                    unread.discard(opened.row_id)
                yield
        except TableUnreadable:
            self.found.seen[name] |= unread
            self.found.broken[name] |= unread
        finally:
            rows.table.close()

    def _rows(self, name: str) -> SealedRows:
        sealers = self.sealers
        table = SealedTable(self._scratch, name, name == ENTRIES)
        if name == ENTRIES:
            return SealedRows(table, Table.ENTRIES, sealers.entries, VectorSeals(sealers.vectors, joined_vectors))
        if name == CONVERSATIONS:
            return SealedRows(table, Table.CONVERSATIONS, sealers.conversations)
        return SealedRows(table, Table.SETTINGS, sealers.settings)

    def _note_erased(self) -> None:
        """The list of everything ever erased, beside the settings."""
        listed = self.found.rows[SETTINGS].get(ERASED.ljust(16, b"\0"))
        try:
            data = from_bytes("erased", listed.payload).binary("ids") if listed is not None else b""
        except (RecordDamaged, VaultTooNew):
            data = b""
        for at in range(0, len(data), 16):
            self.found.erased.setdefault((ENTRIES, data[at : at + 16]), 2**63)


def _state_of(table: Path, version: int) -> TableState | None:
    try:
        return TableState(version, 0, b"", read_manifest(table, version))
    except DiaryError:
        return None


def _names(folder: Path) -> Iterable[str]:
    with translated():
        return [path.name for path in inside(folder)]
