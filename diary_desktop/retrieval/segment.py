"""A block of indexed passages as plain arrays, never changed once built: keyword postings, days, lengths, vectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
import numpy.typing as npt

from ..domain.entry import EntryId
from ..domain.passage import Passage, Vectors
from .tokens import WORD, Folding

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class IndexedPassage:
    """A passage as the index takes it: its entry's day and title, and its unit vector (float, shape (dimensions,))."""

    passage: Passage
    day: date
    title: str
    vector: npt.NDArray[np.floating] | None = None


Rows = tuple[IndexedPassage, ...]
"""The passages of one entry, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """``n`` rows, the passages of one entry side by side.

    The postings of the term numbered t are ``places[t]`` to ``places[t + 1]`` of ``rows`` and ``counts``.
    ``vectors`` has shape (n, dimensions), all zero where a row has none, or no columns at all.
    """

    entry_ids: tuple[EntryId, ...]
    entry_of_row: Ints
    first_row: Ints
    days: Ints
    lengths: Floats
    terms: dict[str, int]
    places: npt.NDArray[np.int64]
    rows: Ints
    counts: Floats
    vectors: Vectors

    @property
    def size(self) -> int:
        return len(self.days)

    def postings(self, term: str) -> tuple[Ints, Floats]:
        """The rows that hold ``term`` and how often; empty for an unknown one."""
        number = self.terms.get(term)
        if number is None:
            return self.rows[:0], self.counts[:0]
        at = slice(self.places[number], self.places[number + 1])
        return self.rows[at], self.counts[at]


def build_segment(entries: Sequence[Rows]) -> Segment:
    """One segment of the passages of several entries, none of them empty. Vectors of one width only are kept."""
    flat = [row for rows in entries for row in rows]
    sizes = np.array([len(rows) for rows in entries], np.int32)
    terms, postings, lengths = _invert(row.passage.text for row in flat)
    return Segment(
        entry_ids=tuple(rows[0].passage.entry_id for rows in entries),
        entry_of_row=np.repeat(np.arange(len(entries), dtype=np.int32), sizes),
        first_row=(np.cumsum(sizes) - sizes).astype(np.int32),
        days=np.array([row.day.toordinal() for row in flat], np.int32),
        lengths=lengths,
        terms=terms,
        places=postings[0],
        rows=postings[1],
        counts=postings[2],
        vectors=_stacked(flat),
    )


def _invert(
    texts: Iterable[str],
) -> tuple[dict[str, int], tuple[npt.NDArray[np.int64], Ints, Floats], Floats]:
    folding, numbers = Folding(), dict[str, int]()
    term_of, row_of, count_of, lengths = list[int](), list[int](), list[int](), list[int]()
    for row, text in enumerate(texts):
        words = WORD.findall(text)
        bag = Counter(chain.from_iterable(map(folding.__getitem__, words)))
        lengths.append(len(words))
        row_of += [row] * len(bag)
        term_of += [numbers.setdefault(term, len(numbers)) for term in bag]
        count_of += bag.values()
    term_array = np.array(term_of, np.int32)
    order = np.argsort(term_array, kind="stable")
    places = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(np.bincount(term_array, minlength=len(numbers)), out=places[1:])
    postings = (places, np.array(row_of, np.int32)[order], np.array(count_of, np.float32)[order])
    return numbers, postings, np.array(lengths, np.float32)


def _stacked(flat: Sequence[IndexedPassage]) -> Vectors:
    width = max((len(row.vector) for row in flat if row.vector is not None), default=0)
    matrix = np.zeros((len(flat), width), np.float32)
    for at, row in enumerate(flat):
        if row.vector is not None and len(row.vector) == width:
            matrix[at] = row.vector
    return matrix
