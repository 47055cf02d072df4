"""One kind of record: its LanceDB table, its seals, and what the table has not taken yet."""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..crypto.purposes import Column, Table
from ..crypto.sealed_record import Place, RecordSealer, epoch_of, is_too_new
from ..domain.errors import InputError, RecordDamaged, RecordTooNew
from .tables import ROW_FORMAT, Row, RowKey, SealedTable

_TOGETHER = 512
"""Ids asked for in one predicate."""


class Opened(NamedTuple):
    """One record, opened: ``payload`` is ``None`` where its seal does not hold; so is ``vectors`` where there are none.

    ``vectors_damaged`` tells vectors whose seal does not hold from none at all: they can be made again. ``too_new``
    tells of an absent payload that a newer version of the app says to have sealed it.
    """

    row_id: bytes
    key: RowKey
    payload: bytes | None
    vectors: bytes | None = None
    vectors_damaged: bool = False
    too_new: bool = False

    def proved(self) -> bytes:
        """The payload. Raises ``RecordTooNew`` or ``RecordDamaged`` where there is none."""
        if self.payload is None:
            raise RecordTooNew if self.too_new else RecordDamaged
        return self.payload


@dataclass(frozen=True, slots=True)
class VectorSeals:
    """How vectors are sealed, and how new ones join those that a row has."""

    sealer: RecordSealer
    join: Callable[[bytes, bytes], bytes]


@dataclass(frozen=True, slots=True)
class _Waiting:
    key: RowKey
    payload: bytes


class SealedRows:
    """Reads see what was staged; ``commit`` hands it to LanceDB. Used on the vault thread."""

    def __init__(
        self, table: SealedTable, number: Table, sealer: RecordSealer, vectors: VectorSeals | None = None
    ) -> None:
        self.table = table
        self.keys: dict[bytes, RowKey] = {}
        self._number = number
        self._sealer = sealer
        self._vectors = vectors
        self._waiting: dict[bytes, _Waiting] = {}
        self._waiting_vectors: dict[bytes, bytes] = {}
        self._committed: dict[bytes, RowKey] = {}
        self._leaving: set[bytes] = set()

    @property
    def waiting(self) -> int:
        """Rows LanceDB has not taken or deleted yet."""
        return len(self._waiting.keys() | self._waiting_vectors.keys()) + len(self._leaving)

    @property
    def committed(self) -> Mapping[bytes, RowKey]:
        """What LanceDB's table holds, as far as this program has told it."""
        return self._committed

    def adopt(self, keys: Mapping[bytes, RowKey]) -> None:
        """Start from what the table holds."""
        self._waiting.clear()
        self._waiting_vectors.clear()
        self._leaving.clear()
        self._committed = dict(keys)
        self.keys = dict(keys)

    def stage(self, row_id: bytes, key: RowKey, payload: bytes) -> None:
        """Take a record that stands in the log. Vectors of another revision go."""
        known = self.keys.get(row_id)
        if known is not None and known.revision_id != key.revision_id:
            self._waiting_vectors.pop(row_id, None)
        self._waiting[row_id] = _Waiting(key, payload)
        self._leaving.discard(row_id)
        self.keys[row_id] = key

    def stage_vectors(self, row_id: bytes, payload: bytes) -> None:
        """Take vectors of the revision the row has now; they join those it has."""
        self._waiting_vectors[row_id] = self._joined(self._waiting_vectors.get(row_id), payload)

    def remove(self, row_ids: Iterable[bytes]) -> None:
        """Forget the rows at once; ``commit`` deletes them from the table."""
        for row_id in list(row_ids):
            self._waiting.pop(row_id, None)
            self._waiting_vectors.pop(row_id, None)
            self.keys.pop(row_id, None)
            if row_id in self._committed:
                self._leaving.add(row_id)

    def commit(self) -> bool:
        """Hand LanceDB everything staged; False where nothing was. Interrupted, it can be done again."""
        left = self._delete()
        wanted = sorted(self._waiting.keys() | self._waiting_vectors.keys())
        if not wanted:
            return left
        standing = {row.row_id: row for row in self._standing(wanted)}
        rows = [row for row in (self._row(row_id, standing.get(row_id)) for row_id in wanted) if row is not None]
        self.table.put(rows)
        self._committed |= {row.row_id: RowKey(row.sequence, row.revision, row.revision_id) for row in rows}
        self._waiting.clear()
        self._waiting_vectors.clear()
        return True

    def _delete(self) -> bool:
        if not self._leaving:
            return False
        self.table.delete(sorted(self._leaving))
        for row_id in self._leaving:
            self._committed.pop(row_id, None)
        self._leaving.clear()
        return True

    def get(self, row_id: bytes) -> Opened:
        """Raises ``InputError`` for an unknown id; a seal that does not hold is told by an absent payload."""
        if row_id not in self.keys:
            raise InputError("There is no such record in the diary.", "`diary-desktop list` shows what there is.")
        standing = self.table.get([row_id]) if row_id in self._committed else []
        return self._opened(row_id, standing[0] if standing else None)

    def sealed(self, row_ids: Sequence[bytes]) -> list[Row]:
        """Rows as the table holds them or will, nothing opened that is sealed already; ids that are gone left out."""
        standing = {row.row_id: row for row in self.table.get([one for one in row_ids if one in self._committed])}
        rows = (self._row(one, standing.get(one)) for one in row_ids if one in self.keys)
        return [row for row in rows if row is not None]

    def seal_anew(self, row_ids: Sequence[bytes]) -> tuple[int, list[bytes]]:
        """Put these rows of the table under the newest epoch, in one commit, their counters as they are.

        Returns how many were put, and the ids of rows that do not prove themselves and stay as they are. Damaged
        vectors are dropped: they can be made again.
        """
        old = [row for row in self.table.get([one for one in row_ids if one in self._committed]) if self.is_old(row)]
        payloads = [(row, self._payload(row)) for row in old]
        sound = [self._sealed_anew(row, payload) for row, payload in payloads if payload is not None]
        self.table.put(sound)
        return len(sound), [row.row_id for row, payload in payloads if payload is None]

    def is_old(self, row: Row) -> bool:
        """Whether any of the row is sealed in an earlier epoch, or damaged so that nobody can tell."""
        if epoch_of(row.sealed) != self._sealer.epoch:
            return True
        return row.vectors is not None and epoch_of(row.vectors) != self._sealer.epoch

    def _sealed_anew(self, row: Row, payload: bytes) -> Row:
        vectors = self._open_vectors(row) if row.vectors is not None else None
        sealed = self._sealer.seal(payload, self._place(row.row_id, row.sequence, row.revision_id))
        if vectors is None or self._vectors is None:
            return row._replace(sealed=sealed, vectors=None)
        return row._replace(sealed=sealed, vectors=self._vectors.sealer.seal(vectors, self._vectors_place(row)))

    def proves(self, row: Row) -> bool:
        """Whether the row's seal holds at the place it says it belongs to."""
        return self._payload(row) is not None

    def some(self, row_ids: Iterable[bytes], vectors: bool = True) -> Iterator[Opened]:
        """These records, unknown ones left out; one look into the table for every few hundred. Without ``vectors``
        those are neither read nor opened."""
        wanted = [row_id for row_id in dict.fromkeys(row_ids) if row_id in self.keys]
        for at in range(0, len(wanted), _TOGETHER):
            together = wanted[at : at + _TOGETHER]
            committed = [one for one in together if one in self._committed]
            standing = {row.row_id: row for row in self.table.get(committed, vectors)}
            yield from (self._opened(row_id, standing.get(row_id), vectors=vectors) for row_id in together)

    def all(self, but: Collection[bytes] = ()) -> Iterator[Opened]:
        """Every record ``but`` some once. One put meanwhile comes in either state, one erased may not come."""
        told = set(but)
        for row, payload in self._rows(frozenset(but)):
            key = self.keys.get(row.row_id)
            if row.row_id in told or key is None:
                continue
            if row.row_id not in self._waiting and key.sequence != row.sequence:
                continue
            told.add(row.row_id)
            yield self._opened(row.row_id, row, payload)
        for row_id in [one for one in self.keys if one not in told]:
            if row_id in self.keys:
                yield self.get(row_id)

    def unsound(self) -> list[bytes]:
        """The ids of the table's own rows whose seal does not hold."""
        return [row.row_id for row, payload in self._rows() if payload is None]

    def worn_since(self, row_ids: Sequence[bytes], version: int) -> int:
        """How many of these rows do not hold now, but did in that earlier version of the table."""
        broken = [row.row_id for row in self.table.get(row_ids) if self._payload(row) is None]
        return sum(self._payload(row) is not None for row in self.table.get_at(version, broken)) if broken else 0

    def _rows(self, but: frozenset[bytes] = frozenset()) -> Iterator[tuple[Row, bytes | None]]:
        """The table's own rows ``but`` some, opened; one whose seal does not hold is read again by itself.

        A flipped length in one row moves what a scan reads of the rows after it, which are sound where they lie.
        """
        for row in self.table.rows():
            if row.row_id in but:
                continue
            payload = self._payload(row)
            again = self.table.get([row.row_id]) if payload is None else []
            yield (again[0], self._payload(again[0])) if again else (row, payload)

    def _opened(self, row_id: bytes, row: Row | None, payload: bytes | None = None, vectors: bool = True) -> Opened:
        """The record as it is now: what is waiting goes before what the table holds, ``payload`` where it is known."""
        waiting, key = self._waiting.get(row_id), self.keys[row_id]
        if waiting is not None:
            payload = waiting.payload
        elif payload is None and row is not None:
            payload = self._payload(row)
        too_new = payload is None and row is not None and (row.fmt > ROW_FORMAT or is_too_new(row.sealed))
        if not vectors:
            return Opened(row_id, key, payload, too_new=too_new)
        had = row if row is not None and row.vectors is not None and row.revision_id == key.revision_id else None
        before = self._open_vectors(had) if had is not None else None
        added = self._waiting_vectors.get(row_id)
        whole = before if added is None else self._joined(before, added)
        return Opened(row_id, key, payload, whole, had is not None and before is None, too_new)

    def _row(self, row_id: bytes, row: Row | None) -> Row | None:
        """The row to be put: what waits, over what stands in the table."""
        waiting, added = self._waiting.get(row_id), self._waiting_vectors.get(row_id)
        if waiting is None and row is None:
            return None
        new = row
        if waiting is not None:
            key = waiting.key
            sealed = self._sealer.seal(waiting.payload, self._place(row_id, key.sequence, key.revision_id))
            kept = row.vectors if row is not None and row.revision_id == key.revision_id else None
            new = Row(row_id, key.sequence, key.revision, key.revision_id, sealed, kept)
        return new if new is None or added is None else self._with_vectors(new, added)

    def _with_vectors(self, row: Row, added: bytes) -> Row:
        assert self._vectors is not None, "only entries have vectors"
        before = self._open_vectors(row) if row.vectors is not None else None
        sealed = self._vectors.sealer.seal(self._joined(before, added), self._vectors_place(row))
        return row._replace(vectors=sealed)

    def _standing(self, wanted: Iterable[bytes]) -> Iterator[Row]:
        """Rows of the table whose sealed columns go over into the new state: only entries have such."""
        if self._vectors is None:
            return
        known = [row_id for row_id in wanted if row_id in self._committed]
        for at in range(0, len(known), _TOGETHER):
            yield from self.table.get(known[at : at + _TOGETHER])

    def _payload(self, row: Row) -> bytes | None:
        if row.fmt > ROW_FORMAT:
            return None  # written back, it would lose what only the newer version knows of
        try:
            return self._sealer.open(row.sealed, self._place(row.row_id, row.sequence, row.revision_id))
        except (RecordDamaged, struct.error):  # struct: a flipped bit made the counter negative
            return None

    def _open_vectors(self, row: Row) -> bytes | None:
        assert self._vectors is not None, "only entries have vectors"
        try:
            return self._vectors.sealer.open(row.vectors or b"", self._vectors_place(row))
        except (RecordDamaged, struct.error):
            return None

    def _joined(self, before: bytes | None, added: bytes) -> bytes:
        assert self._vectors is not None, "only entries have vectors"
        return added if before is None else self._vectors.join(before, added)

    def _place(self, row_id: bytes, sequence: int, revision_id: bytes) -> Place:
        return Place(self._number, Column.SEALED, row_id, sequence, revision_id)

    def _vectors_place(self, row: Row) -> Place:
        """Bound to the revision, not to the log: they stay with the text when only a tag or a star changes."""
        return Place(self._number, Column.VECTORS, row.row_id, row.revision, row.revision_id)
