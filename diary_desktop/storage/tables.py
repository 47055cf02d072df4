"""The LanceDB tables of sealed rows, and the only file that knows LanceDB.

LanceDB keeps what it is given in the clear, never flushes, does not notice rot, and keeps deleted rows in its files: so
rows are random ids, counters and sealed bytes; callers flush, checkpoint and compact. What it says as it fails becomes
an error of the diary in ``table_errors.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]  # ships no types

from ..crypto.sealed_record import epoch_of
from .disk_gone import Home
from .files import FileSystem
from .lance import LanceFolder, LanceTable
from .old_versions import dropping_before
from .table_errors import TableUnreadable, translated_below

ROW_FORMAT = 1
_MOST_EPOCH = 2**15 - 1
"""What the column holds; the epoch that counts stands in the sealed bytes, and a flipped bit there may say anything."""
_BATCH = 512
"""Rows read at a time."""
_SMALL_COLUMNS = 8_192
"""Rows read at a time where only ids and counters are: each batch costs a change of threads."""
_PLACE = "_rowid"
"""What LanceDB calls the place of a row. It changes when pieces are merged or rewritten."""
_KEY_COLUMNS = ["id", "seq", "rev", "rev_id"]
_FOR_EVER = timedelta(days=36_500)


class Row(NamedTuple):
    """One sealed row. ``sequence`` is the log record that put it; ``vectors`` stays ``None`` outside entries.

    ``fmt`` higher than ``ROW_FORMAT`` was written by a newer version of the app, for all that anybody can tell. A
    tuple, as a lifetime is opened in a hundred thousand of them.
    """

    row_id: bytes
    sequence: int
    revision: int
    revision_id: bytes
    sealed: bytes
    vectors: bytes | None = None
    fmt: int = ROW_FORMAT


class RowKey(NamedTuple):
    """What a checkpoint remembers of a row, and what is needed to open its seals. Opening makes one for every row."""

    sequence: int
    revision: int
    revision_id: bytes


class SealedTable:
    """One table. Used on the vault thread; LanceDB brings its own threads, none of which calls back."""

    def __init__(self, folder: Path, name: str, with_vectors: bool = False) -> None:
        self.name = name
        self._folder = folder
        self._home = Home(folder.parent)
        self._schema = _schema(with_vectors)
        self._with_vectors = with_vectors
        self._opened: LanceTable | None = None
        self._in_use = False
        """Whether it is to be open: what could not be opened is tried again at the next use."""
        self._places: dict[bytes, int] = {}
        """Where LanceDB keeps a row, as far as known: a hint that is checked, five times as quick as looking for it."""

    @property
    def path(self) -> Path:
        """The table's own folder."""
        return self._folder / f"{self.name}.lance"

    @property
    def version(self) -> int:
        """The version this table is at."""
        with self._translated():
            return self._table.version

    def create(self) -> None:
        """A new empty table."""
        self._home.require()  # LanceDB makes every folder that it misses
        with self._translated():
            self._opened = _connection(self._folder).create_table(self.name, self._schema)

    def open(self) -> None:
        """The newest version. Raises ``TableUnreadable``, ``DiskGone``."""
        self._opened = None
        self._in_use = True
        self._places = {}
        self._home.require()
        with self._translated():
            opened = _connection(self._folder).open_table(self.name)
            if opened.schema != self._schema:
                raise TableUnreadable
        self._opened = opened

    def close(self) -> None:
        """Let go of LanceDB's handle. May be called twice."""
        self._opened = None
        self._in_use = False
        self._places = {}

    def put(self, rows: Sequence[Row]) -> None:
        """Insert or replace by id, in one commit."""
        if not rows:
            return
        self._forget_places(row.row_id for row in rows)
        with self._translated():
            self._table.merge(self._arrow(rows))

    def delete(self, row_ids: Iterable[bytes]) -> None:
        """Delete by random id, in one commit. The bytes stay until ``rewrite`` and ``dropping_before``."""
        wanted = list(row_ids)
        if wanted:
            self._forget_places(wanted)
            with self._translated():
                self._table.delete(_is_any_of(wanted))

    def keys(self) -> dict[bytes, RowKey]:
        """Every row's id, sequence and revision. Raises ``TableUnreadable``."""
        found: dict[bytes, RowKey] = {}
        places: dict[bytes, int] = {}
        for batch in self._batches(_KEY_COLUMNS, _SMALL_COLUMNS):
            ids, *others = _columns_of(batch, _KEY_COLUMNS)
            keys = map(tuple.__new__, repeat(RowKey), zip(*others, strict=True))  # as ``_make``, in half the time
            found.update(zip(ids, keys, strict=True))
            places.update(zip(ids, *_columns_of(batch, [_PLACE]), strict=True))
        self._places = places
        return found

    def rows(self) -> Iterator[Row]:
        """Every row, a batch at a time; one LanceDB cannot read comes with empty seals. Raises ``TableUnreadable``."""
        told: set[bytes] = set()
        try:
            for batch in self._batches(self._columns):
                for row in _rows_of(batch):
                    told.add(row.row_id)
                    yield row
        except TableUnreadable:
            # One flipped bit in a length stops the whole scan; asked for one by one, all the other rows come.
            rest = [row_id for row_id in self.keys() if row_id not in told]
            for at in range(0, len(rest), _BATCH):
                yield from self.get(rest[at : at + _BATCH])

    def get(self, row_ids: Sequence[bytes], vectors: bool = True) -> list[Row]:
        """The rows of these ids, in no order, absent ones left out; one that cannot be read comes with empty seals.
        Without ``vectors`` those are not read, as if there were none.

        Raises ``TableUnreadable`` where even ids and counters cannot be read.
        """
        if not row_ids:
            return []
        try:
            columns = [one for one in self._columns if vectors or one != "sealed_vec"]
            return list(_rows_of(self._found(row_ids, columns)))
        except TableUnreadable:
            self._found(row_ids, _KEY_COLUMNS)
        if len(row_ids) == 1:
            return self._piecemeal(row_ids)
        half = len(row_ids) // 2
        return self.get(row_ids[:half], vectors) + self.get(row_ids[half:], vectors)

    def get_at(self, version: int, row_ids: Sequence[bytes]) -> list[Row]:
        """As ``get``, of an earlier version that was not cleaned up yet. Raises ``TableUnreadable``."""
        earlier = SealedTable(self._folder, self.name, self._with_vectors)
        earlier.open()
        with self._translated():
            earlier._table.checkout(version)
        return earlier.get(row_ids)

    def count(self) -> int:
        with self._translated():
            return self._table.count_rows()

    def fragments(self) -> int:
        """How many pieces LanceDB keeps the rows in."""
        with self._translated():
            return int(self._table.stats()["fragment_stats"]["num_fragments"])

    def merge_fragments(self) -> None:
        """Fewer, larger pieces; nothing is cleaned up, so the state before can still be opened."""
        self._places = {}
        with self._translated():
            self._table.optimize(_FOR_EVER)

    def rewrite(self) -> None:
        """Every live row into new files, in one commit, so that the old files hold nothing that is needed.

        ``optimize`` alone leaves a deleted row's bytes where under a tenth of a piece was deleted. Raises
        ``TableUnreadable`` where any row cannot be read; then nothing changed.
        """
        self._places = {}
        with self._translated():
            self._table.overwrite(self._table.reader())

    def rewrite_as(self, rows: Sequence[Row]) -> None:
        """These rows and no others, in one commit: as ``rewrite`` where some cannot be read."""
        self._places = {}
        with self._translated():
            self._table.overwrite(self._arrow(rows).to_reader())

    @property
    def places(self) -> Mapping[bytes, int]:
        """Where LanceDB keeps each row that ``keys`` told of since the table was changed."""
        return self._places

    def dropping_before(self, oldest: int, files: FileSystem) -> Iterator[None]:
        """Every version before ``oldest`` goes with what no later one names, some files in a step.

        Only right after a checkpoint; nobody else may have the table open. Raises ``TableUnreadable``; then nothing is
        gone.
        """
        yield from dropping_before(self.path, oldest, self.fragments(), files)

    def _translated(self) -> AbstractContextManager[None]:
        return translated_below(self._home)

    @property
    def _table(self) -> LanceTable:
        if self._opened is None and self._in_use:
            self.open()
        if self._opened is None:
            raise TableUnreadable
        return self._opened

    @property
    def _columns(self) -> list[str]:
        """All but the epoch: the one that counts stands in the sealed bytes, and each column costs a search time."""
        return [field.name for field in self._schema if field.name != "epoch"]

    def _found(self, row_ids: Sequence[bytes], columns: list[str]) -> pa.Table:
        found = self._at_places(row_ids, columns)
        if found is not None:
            return found
        with self._translated():
            return self._table.where(_is_any_of(row_ids), columns, len(row_ids))

    def _at_places(self, row_ids: Sequence[bytes], columns: list[str]) -> pa.Table | None:
        """The rows where they are thought to be; None where any of them is not there."""
        places = [self._places.get(row_id) for row_id in row_ids]
        known = [place for place in places if place is not None]
        if len(known) != len(row_ids) or "id" not in columns:
            return None
        try:
            with self._translated():
                found = self._table.at(known, columns)
        except TableUnreadable:
            return None
        return found if sorted(found.column("id").to_pylist()) == sorted(row_ids) else None

    def _forget_places(self, row_ids: Iterable[bytes]) -> None:
        for row_id in row_ids:
            self._places.pop(row_id, None)

    def _piecemeal(self, row_id: Sequence[bytes]) -> list[Row]:
        """One row, each of its sealed columns by itself; a column that cannot be read is empty."""
        rows = []
        for row_key, sequence, revision, revision_id in _values_of(self._found(row_id, _KEY_COLUMNS), _KEY_COLUMNS):
            seals: list[bytes | None] = []
            for column in ("sealed", "sealed_vec") if self._with_vectors else ("sealed",):
                try:
                    seals += [value for (value,) in _values_of(self._found(row_id, [column]), [column])]
                except TableUnreadable:
                    seals.append(b"")
            rows.append(Row(row_key, sequence, revision, revision_id, seals[0] or b"", seals[1] if seals[1:] else None))
        return rows

    def _batches(self, columns: list[str], size: int = _BATCH) -> Iterator[pa.RecordBatch]:
        with self._translated():
            reader = self._table.batches(columns, size, with_places=size == _SMALL_COLUMNS)
        while True:
            with self._translated():
                batch = next(reader, None)
            if batch is None:
                return
            yield batch

    def _arrow(self, rows: Sequence[Row]) -> pa.Table:
        columns = {
            "id": pa.array([row.row_id for row in rows], pa.binary(16)),
            "seq": pa.array([row.sequence for row in rows], pa.int64()),
            "rev": pa.array([row.revision for row in rows], pa.int32()),
            "rev_id": pa.array([row.revision_id for row in rows], pa.binary(16)),
            "fmt": pa.array([row.fmt for row in rows], pa.int16()),
            "epoch": pa.array([min(epoch_of(row.sealed), _MOST_EPOCH) for row in rows], pa.int16()),
            "sealed": pa.array([row.sealed for row in rows], pa.binary()),
        }
        if self._with_vectors:
            columns["sealed_vec"] = pa.array([row.vectors for row in rows], pa.binary())
        return pa.table(columns, schema=self._schema)


def _rows_of(batch: pa.RecordBatch | pa.Table) -> Iterator[Row]:
    vectors = ["sealed_vec"] if "sealed_vec" in batch.schema.names else []
    for fmt, row_id, sequence, revision, revision_id, *seals in _values_of(
        batch, ["fmt", *_KEY_COLUMNS, "sealed", *vectors]
    ):
        yield Row(row_id, sequence, revision, revision_id, seals[0], seals[1] if seals[1:] else None, fmt)


def _values_of(batch: pa.RecordBatch | pa.Table, names: list[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*_columns_of(batch, names), strict=True)


def _columns_of(batch: pa.RecordBatch | pa.Table, names: list[str]) -> Iterator[list[Any]]:
    """By way of NumPy, which makes absent numbers NaN: ten times as quick, and there are hundreds of thousands."""
    for name in names:
        column = batch.column(name)
        absent = column.null_count and pa.types.is_integer(column.type)
        yield column.to_pylist() if absent else column.to_numpy(zero_copy_only=False).tolist()


def _schema(with_vectors: bool) -> pa.Schema:
    fields = [
        pa.field("id", pa.binary(16), nullable=False),
        pa.field("seq", pa.int64(), nullable=False),
        pa.field("rev", pa.int32(), nullable=False),
        pa.field("rev_id", pa.binary(16), nullable=False),
        pa.field("fmt", pa.int16(), nullable=False),
        pa.field("epoch", pa.int16(), nullable=False),
        pa.field("sealed", pa.binary(), nullable=False),
    ]
    return pa.schema([*fields, pa.field("sealed_vec", pa.binary())] if with_vectors else fields)


def _is_any_of(row_ids: Iterable[bytes]) -> str:
    """The only predicate there is: LanceDB keeps predicates in the clear, so they hold random ids alone."""
    return "id IN (" + ", ".join(f"X'{row_id.hex()}'" for row_id in row_ids) + ")"


def _connection(folder: Path) -> LanceFolder:
    """A fresh one each time, so that nothing is remembered of files that were put back."""
    return LanceFolder(folder)
