"""A block of indexed passages as plain arrays, never changed once built: keyword postings, days, lengths, vectors.

It holds where each passage lies and none of its text: that stays sealed until a hit is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..domain.entry import EntryId, RevisionId
from ..domain.passage import Passage, Vectors
from .batch_split import CutTexts
from .forms import Places, run_of
from .pieces import Pieces
from .postings import Ints, Postings, Run, counted, grouped, summed
from .vector_rows import VectorRows

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

NO_REVISION = RevisionId(b"")
_NO_INTS: Ints = np.zeros(0, np.int32)
_NOTHING: Places = np.zeros(0, np.int64)
_TOGETHER = 200_000
"""Pieces of single entries that are counted at a time."""


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


class IndexedText(NamedTuple):
    """A whole text as the index takes it. ``vectors`` are those of its passages, shape (n, dimensions).

    A tuple, as a lifetime is indexed in a hundred thousand of them.
    """

    entry_id: EntryId
    revision_id: RevisionId
    day: date
    vectors: npt.NDArray[np.floating] | None = None


class SegmentBuilder:
    """Takes entries one after another and keeps nothing of their text but terms."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self._said: list[Places] = []
        self._sizes: list[int] = []
        """The pieces that are not counted yet, and how many of them each row has."""
        self._counted = 0
        self._runs: list[Run] = []
        self._ids: list[EntryId] = []
        self._revisions: list[RevisionId] = []
        self._rows: list[int] = []
        self._days, self._starts, self._ends = [_NO_INTS], [_NO_INTS], [_NO_INTS]
        self._lengths = [_NO_INTS]
        self._vectors = VectorRows()

    def add(self, rows: Sequence[IndexedPassage]) -> None:
        """The passages of one entry, in order, at least one."""
        self._ids.append(rows[0].passage.entry_id)
        self._revisions.append(rows[0].revision_id)
        self._rows.append(len(rows))
        for row in rows:
            said = np.fromiter(self.pieces.numbers(row.passage.text), np.int64)
            self._said.append(said)
            self._sizes.append(len(said))
        self._vectors.add([(1, None if row.vector is None else row.vector.reshape(1, -1)) for row in rows])
        self._days.append(np.full(len(rows), rows[0].day.toordinal(), np.int32))
        self._starts.append(np.array([row.passage.start for row in rows], np.int32))
        self._ends.append(np.array([row.passage.end for row in rows], np.int32))
        if sum(map(len, self._said)) >= _TOGETHER:
            self._count()

    def add_texts(self, texts: Sequence[IndexedText], cut: CutTexts) -> None:
        """Several entries at once, as they were cut; those without a passage are left out."""
        there = (cut.rows > 0).tolist()
        self._ids += (one.entry_id for one in compress(texts, there))
        self._revisions += (one.revision_id for one in compress(texts, there))
        rows = cut.rows.tolist()
        self._rows += compress(rows, there)
        self._days.append(np.repeat(np.array([one.day.toordinal() for one in texts], np.int32), cut.rows))
        self._starts.append(cut.starts.astype(np.int32))
        self._ends.append(cut.ends.astype(np.int32))
        self._vectors.add([(n, one.vectors) for n, one in zip(rows, texts, strict=True) if n])
        self._said.append(cut.said)
        self._sizes += cut.sizes.tolist()
        self._count()

    def finish(self) -> Segment:
        """What was added. Vectors of one width only are kept: the largest."""
        self._count()
        return Segment(
            entry_ids=tuple(self._ids),
            revision_ids=tuple(self._revisions),
            numbers={entry_id: number for number, entry_id in enumerate(self._ids)},
            first_row=np.cumsum([0, *self._rows], dtype=np.int32),
            days=np.concatenate(self._days),
            starts=np.concatenate(self._starts),
            ends=np.concatenate(self._ends),
            lengths=np.concatenate(self._lengths).astype(np.float32),
            postings=grouped(self.pieces.terms, self._runs),
            vectors=self._vectors.finish(),
        )

    def _count(self) -> None:
        """Turn the pieces said since the last time into terms, each once a row, with how often."""
        said, sizes = np.concatenate([_NOTHING, *self._said]), np.array(self._sizes, np.int64)
        ends = np.concatenate([np.zeros(1, np.int64), np.array(self.pieces.term_ends, np.int64)])
        many = np.diff(ends).take(said)
        terms = np.array(self.pieces.term_numbers, np.int32).take(run_of(ends.take(said), many))
        self._lengths.append(summed(np.array(self.pieces.words, np.int64).take(said), sizes).astype(np.int32))
        self._runs.append(counted(terms, summed(many, sizes), self._counted, len(self.pieces.terms)))
        self._counted += len(sizes)
        self._said, self._sizes = [], []


def build_segment(entries: Iterable[Rows]) -> Segment:
    """One segment of the passages of several entries, none of them empty."""
    builder = SegmentBuilder()
    for rows in entries:
        builder.add(rows)
    return builder.finish()
