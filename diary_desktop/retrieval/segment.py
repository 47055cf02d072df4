"""A block of indexed passages as plain arrays, never changed once built: keyword postings, days, lengths, vectors.

It holds where each passage lies and none of its text: that stays sealed until a hit is shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from ..domain.entry import EntryId, RevisionId
from ..domain.passage import Passage, Vectors
from .pieces import Pieces, Seen

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Counts = npt.NDArray[np.unsignedinteger]
Flags = npt.NDArray[np.bool_]

Triples = tuple[Ints, Ints, Ints]
"""Term, row and count."""

NO_REVISION = RevisionId(b"")
_TOGETHER = 200_000
"""Pieces of texts that are counted at a time."""
_HALF = 16


@dataclass(frozen=True, slots=True, eq=False)
class IndexedPassage:
    """A passage as the index takes it: its entry's day and revision, and its unit vector (shape (dimensions,))."""

    passage: Passage
    day: date
    vector: npt.NDArray[np.floating] | None = None
    revision_id: RevisionId = NO_REVISION


Rows = tuple[IndexedPassage, ...]
"""The passages of one entry, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Those of the term numbered t are ``places[t]`` to ``places[t + 1]`` of ``rows`` (rising) and ``counts``."""

    terms: dict[str, int]
    places: npt.NDArray[np.int64]
    rows: Ints
    counts: Counts

    def of(self, term: str) -> tuple[Ints, Floats]:
        """The rows that hold ``term`` and how often; empty for an unknown one."""
        number = self.terms.get(term)
        at = slice(0, 0) if number is None else slice(self.places[number], self.places[number + 1])
        return self.rows[at], self.counts[at].astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """``n`` rows, the passages of one entry side by side: rows ``first_row[e]`` to ``first_row[e + 1]`` of entry e.

    ``starts`` and ``ends`` are characters of the text of the entry's revision. ``vectors`` has shape (n, dimensions),
    all zero where a row has none, or no columns at all.
    """

    entry_ids: Sequence[EntryId]
    revision_ids: Sequence[RevisionId]
    numbers: dict[EntryId, int]
    first_row: Ints
    days: Ints
    starts: Ints
    ends: Ints
    lengths: Floats
    postings: Postings
    vectors: Vectors

    @property
    def size(self) -> int:
        return len(self.days)

    @property
    def entry_of_row(self) -> Ints:
        """Shape (n,)."""
        return np.repeat(np.arange(len(self.entry_ids), dtype=np.int32), np.diff(self.first_row))


class SegmentBuilder:
    """Takes entries one after another and keeps nothing of their text but terms."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self._said, self._said_ends = array("i"), array("i", [0])
        self._triples: list[Triples] = [(np.zeros(0, np.int32),) * 3]
        self._ids: list[EntryId] = []
        self._revisions: list[RevisionId] = []
        self._first_row = array("i", [0])
        self._days, self._starts, self._ends, self._lengths = array("i"), array("i"), array("i"), array("i")
        self._vectors: list[npt.NDArray[np.floating] | None] = []

    def add(self, rows: Sequence[IndexedPassage], seen: Seen | None = None) -> None:
        """The passages of one entry, in order, at least one; ``seen`` is the text that they lie in."""
        self._ids.append(rows[0].passage.entry_id)
        self._revisions.append(rows[0].revision_id)
        for row in rows:
            self._said.extend(self._numbers(row.passage, seen))
            self._said_ends.append(len(self._said))
            self._days.append(row.day.toordinal())
            self._starts.append(row.passage.start)
            self._ends.append(row.passage.end)
            self._vectors.append(row.vector)
        self._first_row.append(len(self._days))
        if len(self._said) >= _TOGETHER:
            self._count()

    def _numbers(self, passage: Passage, seen: Seen | None) -> Iterable[int]:
        return self.pieces.numbers(passage.text) if seen is None else self.pieces.said(seen, passage.start, passage.end)

    def finish(self) -> Segment:
        """What was added. Vectors of one width only are kept: the largest."""
        self._count()
        terms, rows, counts = (np.concatenate(column) for column in zip(*self._triples, strict=True))
        return Segment(
            entry_ids=tuple(self._ids),
            revision_ids=tuple(self._revisions),
            numbers={entry_id: number for number, entry_id in enumerate(self._ids)},
            first_row=_ints(self._first_row),
            days=_ints(self._days),
            starts=_ints(self._starts),
            ends=_ints(self._ends),
            lengths=_ints(self._lengths).astype(np.float32),
            postings=grouped(self.pieces.terms, terms, rows, counts),
            vectors=_stacked(self._vectors),
        )

    def _count(self) -> None:
        """Turn the pieces said since the last time into terms, each once a row, with how often."""
        said, sizes = _ints(self._said), np.diff(_ints(self._said_ends))
        row_of_piece = np.repeat(np.arange(len(sizes)), sizes)
        self._lengths.extend(np.bincount(row_of_piece, _ints(self.pieces.words)[said], len(sizes)).astype(int).tolist())
        ends = np.concatenate([np.zeros(1, np.int64), _ints(self.pieces.term_ends)])
        many = np.diff(ends)[said]
        after = np.cumsum(many)
        at = np.repeat(ends[said] - after + many, many) + np.arange(int(many.sum()))
        terms = _ints(self.pieces.term_numbers)[at].astype(np.int64)
        spread = max(len(self.pieces.terms), 1)
        kind = np.min_scalar_type(len(sizes) * spread)  # what is narrow is sorted twice as fast
        both = (np.repeat(row_of_piece, many) * spread + terms).astype(kind)
        both, counts = np.unique(both, return_counts=True)
        first = len(self._lengths) - len(sizes)
        self._triples.append(
            ((both % spread).astype(np.int32), (both // spread + first).astype(np.int32), counts.astype(np.int32))
        )
        self._said, self._said_ends = array("i"), array("i", [0])


def build_segment(entries: Iterable[Rows]) -> Segment:
    """One segment of the passages of several entries, none of them empty."""
    builder = SegmentBuilder()
    for rows in entries:
        builder.add(rows)
    return builder.finish()


def grouped(numbers: dict[str, int], terms: Ints, rows: Ints, counts: npt.NDArray[np.integer]) -> Postings:
    """Postings of triples that come in rising order of rows."""
    order = _order(terms, len(numbers))
    places = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(np.bincount(terms, minlength=len(numbers)), out=places[1:])
    return Postings(numbers, places, rows[order], smallest(counts)[order])


def smallest(counts: npt.NDArray[np.integer]) -> Counts:
    """The same numbers in as few bytes as they need."""
    return counts.astype(np.min_scalar_type(int(counts.max(initial=0))))


def _order(terms: Ints, count: int) -> npt.NDArray[np.intp]:
    """Stable order by term, in halves of 16 bits: NumPy sorts those by counting, ten times as fast."""
    order = np.argsort((terms & 0xFFFF).astype(np.uint16), kind="stable")
    if count > 1 << _HALF:
        order = order[np.argsort((terms[order] >> _HALF).astype(np.uint16), kind="stable")]
    return order


def _stacked(vectors: Sequence[npt.NDArray[np.floating] | None]) -> Vectors:
    width = max((len(one) for one in vectors if one is not None), default=0)
    matrix = np.zeros((len(vectors), width), np.float32)
    for at, vector in enumerate(vectors):
        if vector is not None and len(vector) == width:
            matrix[at] = vector
    return matrix


def _ints(numbers: array[int]) -> Ints:
    return np.frombuffer(numbers, np.int32) if len(numbers) else np.zeros(0, np.int32)
