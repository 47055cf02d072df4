"""The diary's passages in memory, ready to be searched: exact keyword and vector scores over all of them.

An index is never changed: adding or removing an entry gives a new one that shares almost everything with the
old, so a search on another thread goes on undisturbed. A removed entry's text leaves with it; its words may stay
in a block's vocabulary until the index is built anew at the next unlock.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ..domain.entry import EntryId
from ..domain.passage import Passage, Vectors
from ..domain.period import Period
from .segment import Flags, Floats, IndexedPassage, Ints, Rows, Segment, build_segment
from .tokens import QueryTerm

__all__ = ["IndexedPassage", "SearchIndex"]

K1 = 1.2
B = 0.75
"""The usual BM25 constants."""

_SMALL = 2000
"""Rows up to which the newest blocks are joined when an entry comes in: bounded work for each save, few blocks."""

_MOST_DAYS = 3_652_059


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """A segment with the row number its rows begin at and which of them still count."""

    segment: Segment
    offset: int
    alive: Flags


class SearchIndex:
    """Rows are numbered through all blocks; arrays returned have one element a row, dead rows included."""

    def __init__(self, blocks: Sequence[_Block] = (), entries: dict[EntryId, Rows] | None = None) -> None:
        self._blocks = tuple(blocks)
        self._entries = entries or {}
        self.size = sum(block.segment.size for block in self._blocks)
        self.alive: Flags = np.concatenate([np.zeros(0, np.bool_), *(block.alive for block in self._blocks)])
        self.days: Ints = np.concatenate([np.zeros(0, np.int32), *(block.segment.days for block in self._blocks)])
        lengths: Floats = np.concatenate([np.zeros(0, np.float32), *(block.segment.lengths for block in self._blocks)])
        self._goes_on: Flags = np.concatenate([np.zeros(0, np.bool_), *map(_continuations, self._blocks)])[:-1]
        self._mean_length = float(lengths.mean()) if self.size else 1.0
        self._norms = K1 * (1 - B + B * lengths / max(self._mean_length, 1.0))

    @classmethod
    def build(cls, rows: Iterable[IndexedPassage]) -> SearchIndex:
        """An index of all ``rows``, the passages of one entry following one another."""
        entries: dict[EntryId, list[IndexedPassage]] = {}
        for row in rows:
            entries.setdefault(row.passage.entry_id, []).append(row)
        return cls()._with({entry_id: tuple(kept) for entry_id, kept in entries.items()})

    def with_entry(self, rows: Sequence[IndexedPassage]) -> SearchIndex:
        """The index with the passages of one entry, replacing what it had of that entry. Milliseconds at any size."""
        if not rows:
            return self
        return self.without_entry(rows[0].passage.entry_id)._with({rows[0].passage.entry_id: tuple(rows)})

    def without_entry(self, entry_id: EntryId) -> SearchIndex:
        """The index without that entry; itself where it is unknown."""
        if entry_id not in self._entries:
            return self
        entries = {known: rows for known, rows in self._entries.items() if known != entry_id}
        return SearchIndex([_cleared(block, entry_id) for block in self._blocks], entries)

    def _with(self, new: dict[EntryId, Rows]) -> SearchIndex:
        if not new:
            return self
        blocks, added = list(self._blocks), dict(new)
        while blocks and blocks[-1].segment.size + sum(map(len, added.values())) <= _SMALL:
            added = self._living(blocks.pop()) | added
        segment = build_segment(list(added.values()))
        offset = sum(block.segment.size for block in blocks)
        blocks.append(_Block(segment, offset, np.ones(segment.size, np.bool_)))
        bare = {entry_id: tuple(replace(row, vector=None) for row in rows) for entry_id, rows in new.items()}
        return SearchIndex(blocks, self._entries | bare)

    def _living(self, block: _Block) -> dict[EntryId, Rows]:
        """What a block still holds, with the vectors, which are kept in its matrix alone."""
        segment = block.segment
        found: dict[EntryId, Rows] = {}
        for entry in np.unique(segment.entry_of_row[block.alive]):
            entry_id, first = segment.entry_ids[entry], segment.first_row[entry]
            rows = self._entries[entry_id]
            found[entry_id] = tuple(replace(row, vector=segment.vectors[first + i]) for i, row in enumerate(rows))
        return found

    def entries_in(self, period: Period | None) -> int:
        """How many entries with passages lie in ``period`` (all of them for None)."""
        if period is None:
            return len(self._entries)
        return sum(period.holds(rows[0].day) for rows in self._entries.values())

    def span(self) -> Period:
        """First and last day there are entries of; open at both ends for an empty index."""
        days = self.days[self.alive]
        if not len(days):
            return Period(None, None)
        return Period(date.fromordinal(int(days.min())), date.fromordinal(int(days.max())))

    @property
    def entry_count(self) -> int:
        """Entries that can be found."""
        return len(self._entries)

    def holds(self, entry_id: EntryId) -> bool:
        """Whether any passage of that entry can be found."""
        return entry_id in self._entries

    def passages(self, entry_id: EntryId) -> list[Passage]:
        """All passages of an entry, in order; none of an unknown one."""
        return [row.passage for row in self._entries.get(entry_id, ())]

    def row(self, number: int) -> IndexedPassage:
        """The living row of that number."""
        block = self._block_of(number)
        inside = number - block.offset
        entry = int(block.segment.entry_of_row[inside])
        return self._entries[block.segment.entry_ids[entry]][inside - int(block.segment.first_row[entry])]

    def _block_of(self, number: int) -> _Block:
        return next(block for block in reversed(self._blocks) if block.offset <= number)

    def within(self, period: Period | None) -> Flags:
        """Which living rows lie in ``period`` (all of them for None)."""
        if period is None:
            return self.alive
        first = period.first.toordinal() if period.first else 0
        last = period.last.toordinal() if period.last else _MOST_DAYS
        return self.alive & (self.days >= first) & (self.days <= last)

    def document_frequency(self, term: str) -> int:
        """Rows that hold ``term``; those of removed entries may still count in a block."""
        return sum(len(block.segment.postings(term)[0]) for block in self._blocks)

    def idf(self, term: str) -> float:
        """How rare a term is: 0 for one in every passage, about 12 for one in a single passage of 200,000."""
        found = self.document_frequency(term)
        return math.log(1 + (self.size - found + 0.5) / (found + 0.5))

    def occurs(self, term: str, number: int) -> bool:
        """Whether the row of that number holds ``term``."""
        block = self._block_of(number)
        rows, _ = block.segment.postings(term)
        at = int(np.searchsorted(rows, number - block.offset))
        return at < len(rows) and int(rows[at]) == number - block.offset

    def keyword_scores(self, terms: Sequence[QueryTerm]) -> Floats:
        """BM25 of every row, shape (size,), float32."""
        scores = np.zeros(self.size, np.float32)
        for query in terms:
            weight = query.weight * self.idf(query.term) * (K1 + 1)
            for block in self._blocks:
                rows, counts = block.segment.postings(query.term)
                at = rows + block.offset
                scores[at] += weight * counts / (counts + self._norms[at])
        return scores

    def with_neighbours(self, scores: Floats, share: float) -> Floats:
        """Each row's score plus ``share`` of the better of the rows before and after it in the same entry."""
        near = np.zeros_like(scores)
        near[:-1] = np.where(self._goes_on, scores[1:], 0)
        near[1:] = np.maximum(near[1:], np.where(self._goes_on, scores[:-1], 0))
        return scores + share * near

    def similarities(self, vector: Vectors) -> Floats:
        """Cosine of every row with a question's unit vector, shape (1, d) or (d,); 0 where the width differs."""
        query = np.asarray(vector, np.float32).reshape(-1)
        return np.concatenate([np.zeros(0, np.float32), *(_cosines(block.segment, query) for block in self._blocks)])


def _continuations(block: _Block) -> Flags:
    """Whether the row after each row belongs to the same entry."""
    entries = block.segment.entry_of_row
    return np.append(entries[1:] == entries[:-1], False)[: len(entries)]


def _cosines(segment: Segment, query: Floats) -> Floats:
    if segment.vectors.shape[1] != len(query):
        return np.zeros(segment.size, np.float32)
    return segment.vectors @ query


def _cleared(block: _Block, entry_id: EntryId) -> _Block:
    if entry_id not in block.segment.entry_ids:
        return block
    dead = block.segment.entry_of_row == block.segment.entry_ids.index(entry_id)
    return _Block(block.segment, block.offset, block.alive & ~dead)
