"""The diary's passages in memory, ready to be searched: exact keyword and vector scores over all of them.

An index is never changed: adding or removing an entry gives a new one that shares almost everything with the
old, so a search on another thread goes on undisturbed. It holds words and places, not texts. A removed entry's words
may stay in a block's vocabulary until blocks are joined.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..domain.entry import EntryId
from ..domain.passage import PassagePlace, Vectors
from ..domain.period import Period
from .joining import Living, joined
from .postings import Ints
from .segment import Flags, Floats, IndexedPassage, Rows, Segment, build_segment
from .tokens import Folding, QueryTerm

__all__ = ["IndexedPassage", "SearchIndex"]

K1 = 1.2
B = 0.5
"""The constants of BM25; ``B`` is below its usual 0.75, as passages are cut to much the same length."""

_SMALL = 2000
"""Rows up to which the newest blocks are joined when an entry comes in: bounded work for each save, few blocks."""

_MOST_DAYS = 3_652_059


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """A segment with the row number its rows begin at and which of them still count."""

    living: Living
    offset: int

    @property
    def segment(self) -> Segment:
        return self.living.segment

    def entry(self, entry_id: EntryId) -> int | None:
        """The number of a living entry."""
        number = self.segment.numbers.get(entry_id)
        return number if number is not None and self.living.alive[self.segment.first_row[number]] else None


class SearchIndex:
    """Rows are numbered through all blocks; arrays returned have one element a row, dead rows included."""

    def __init__(self, blocks: Sequence[_Block] = ()) -> None:
        self._blocks = tuple(blocks)
        self.size = sum(block.segment.size for block in self._blocks)
        self.alive: Flags = np.concatenate([np.zeros(0, np.bool_), *(block.living.alive for block in self._blocks)])
        self.days: Ints = np.concatenate([np.zeros(0, np.int32), *(block.segment.days for block in self._blocks)])
        lengths: Floats = np.concatenate([np.zeros(0, np.float32), *(block.segment.lengths for block in self._blocks)])
        self._goes_on: Flags = np.concatenate([np.zeros(0, np.bool_), *map(_continuations, self._blocks)])[:-1]
        self._living = int(np.count_nonzero(self.alive))
        self._mean_length = float(lengths[self.alive].mean(dtype=np.float64)) if self._living else 1.0
        self._idf: dict[str, float] = {}
        """Of terms that were asked for."""
        self.folding = Folding()
        """Words of passages that were looked at; it goes where the index goes."""
        self._norms = K1 * (1 - B + B * lengths / max(self._mean_length, 1.0))

    @classmethod
    def build(cls, rows: Iterable[IndexedPassage]) -> SearchIndex:
        """An index of all ``rows``, the passages of one entry following one another."""
        entries: dict[EntryId, list[IndexedPassage]] = {}
        for row in rows:
            entries.setdefault(row.passage.entry_id, []).append(row)
        return cls.of(build_segment(tuple(kept) for kept in entries.values()))

    @classmethod
    def of(cls, segment: Segment, alive: Flags | None = None) -> SearchIndex:
        """An index of one segment, of all its rows unless told otherwise."""
        if not segment.size:
            return cls()
        return cls([_Block(Living(segment, np.ones(segment.size, np.bool_) if alive is None else alive), 0)])

    def with_entry(self, rows: Sequence[IndexedPassage]) -> SearchIndex:
        """The index with the passages of one entry, replacing what it had of that entry. Milliseconds at any size."""
        return self.with_entries([tuple(rows)]) if rows else self

    def with_entries(self, entries: Sequence[Rows]) -> SearchIndex:
        """The index with the passages of several entries, none of them empty, replacing what it had of them."""
        return self.with_segment(build_segment(entries)) if entries else self

    def with_segment(self, new: Segment) -> SearchIndex:
        """The index with the entries of ``new``, replacing what it had of them; small blocks are joined."""
        if not new.size:
            return self
        blocks = list(self._without(new.entry_ids))
        parts = [Living(new, np.ones(new.size, np.bool_))]
        while blocks and blocks[-1].segment.size + sum(part.segment.size for part in parts) <= _SMALL:
            parts.insert(0, blocks.pop().living)
        segment = joined(parts) if len(parts) > 1 else new
        offset = sum(block.segment.size for block in blocks)
        return SearchIndex([*blocks, _Block(Living(segment, np.ones(segment.size, np.bool_)), offset)])

    def without_entry(self, entry_id: EntryId) -> SearchIndex:
        """The index without that entry; itself where it is unknown."""
        return self.without_entries([entry_id])

    def without_entries(self, entry_ids: Iterable[EntryId]) -> SearchIndex:
        """The index without any of those; itself where all are unknown."""
        gone = [entry_id for entry_id in entry_ids if self.holds(entry_id)]
        return SearchIndex(self._without(gone)) if gone else self

    def living(self) -> list[Living]:
        """Everything there is, block after block."""
        return [block.living for block in self._blocks]

    def entries_in(self, period: Period | None) -> int:
        """How many entries with passages lie in ``period`` (all of them for None)."""
        if period is None:
            return self.entry_count
        within = self.within(period)
        return sum(int(within[block.segment.first_row[:-1] + block.offset].sum()) for block in self._blocks)

    def span(self) -> Period:
        """First and last day there are entries of; open at both ends for an empty index."""
        days = self.days[self.alive]
        if not len(days):
            return Period(None, None)
        return Period(date.fromordinal(int(days.min())), date.fromordinal(int(days.max())))

    @cached_property
    def entry_count(self) -> int:
        """Entries that can be found."""
        return sum(int(block.living.entries.sum()) for block in self._blocks)

    def holds(self, entry_id: EntryId) -> bool:
        """Whether any passage of that entry can be found."""
        return any(block.entry(entry_id) is not None for block in self._blocks)

    def places(self, entry_id: EntryId) -> list[PassagePlace]:
        """All passages of an entry, in order; none of an unknown one."""
        for block in reversed(self._blocks):
            if (entry := block.entry(entry_id)) is not None:
                first, after = (int(block.segment.first_row[one]) for one in (entry, entry + 1))
                return [_place(block.segment, entry, row) for row in range(first, after)]
        return []

    def beside(self, entry_id: EntryId) -> tuple[EntryId | None, EntryId | None]:
        """What was told just before and just after an entry of one passage, in as short entries of the same day."""
        for block in reversed(self._blocks):
            if (entry := block.entry(entry_id)) is not None:
                first = block.segment.first_row
                row = block.offset + int(first[entry])
                if first[entry + 1] - first[entry] == 1:
                    return self._beside(block, entry - 1, row - 1), self._beside(block, entry + 1, row)
                return None, None
        return None, None

    def _beside(self, block: _Block, entry: int, border: int) -> EntryId | None:
        """That entry of the block, if it is there and the telling goes on over the row ``border``."""
        if not (0 <= border < len(self._goes_on) and self._goes_on[border]):
            return None
        return block.segment.entry_ids[entry] if self.alive[block.offset + block.segment.first_row[entry]] else None

    def place(self, row: int) -> PassagePlace:
        """Where the passage of that row lies."""
        block = self._block_of(row)
        inside = row - block.offset
        return _place(block.segment, int(np.searchsorted(block.segment.first_row, inside, "right")) - 1, inside)

    def day(self, row: int) -> date:
        """The day of that row's entry."""
        return date.fromordinal(int(self.days[row]))

    def within(self, period: Period | None) -> Flags:
        """Which living rows lie in ``period`` (all of them for None)."""
        if period is None:
            return self.alive
        first = period.first.toordinal() if period.first else 0
        last = period.last.toordinal() if period.last else _MOST_DAYS
        return self.alive & (self.days >= first) & (self.days <= last)

    def document_frequency(self, term: str) -> int:
        """Living rows that hold ``term``."""
        return sum(int(np.count_nonzero(self.alive[rows])) for rows in self._rows(term))

    def idf(self, term: str) -> float:
        """How rare a term is: 0 for one in every passage, about 12 for one in a single passage of 200,000."""
        known = self._idf.get(term)
        if known is None:
            found = self.document_frequency(term)
            known = self._idf[term] = math.log(1 + (self._living - found + 0.5) / (found + 0.5))
        return known

    def occurs(self, term: str, rows: Sequence[int]) -> list[bool]:
        """Whether each row of those numbers holds ``term``."""
        held = np.concatenate([np.zeros(0, np.int32), *self._rows(term)])
        asked = np.array(rows, np.int32)
        at = np.searchsorted(held, asked)
        return [bool(one) for one in np.append(held, np.int32(-1))[at] == asked]

    def keyword_scores(self, terms: Sequence[QueryTerm], day_share: float = 0.0) -> Floats:
        """BM25 of every living row, shape (size,), float32.

        A row with any of the terms also gets ``day_share`` of what its whole day says, each term where it says it
        best: what is asked for is often told over several passages.
        """
        scores = np.zeros(self.size, np.float32)
        told = np.zeros(int(self._day_numbers.max(initial=-1)) + 1, np.float32)
        for query in terms:
            rows, found = self._term_scores(query)
            scores[rows] += found
            if day_share:
                best = np.zeros_like(told)
                np.maximum.at(best, self._day_numbers[rows], found)
                told += best
        if day_share:
            said = np.flatnonzero(scores > 0)  # few: most passages say none of it
            scores[said] += np.float32(day_share) * told[self._day_numbers[said]]
        return scores

    def most(self, terms: Sequence[QueryTerm]) -> float:
        """The BM25 that no row exceeds by its own words."""
        return sum(query.weight * self.idf(query.term) for query in terms) * (K1 + 1)

    def with_neighbours(self, scores: Floats, share: float) -> Floats:
        """Each row's score plus ``share`` of the better of the rows before and after it, where the telling goes on."""
        near = np.zeros_like(scores)
        np.multiply(scores[1:], self._goes_on, out=near[:-1])
        np.maximum(near[1:], scores[:-1] * self._goes_on, out=near[1:])
        near *= np.float32(share)
        near += scores
        return near

    def similarities(self, vector: Vectors) -> Floats:
        """Cosine of every row with a question's unit vector, shape (1, d) or (d,); 0 where the width differs."""
        query = np.asarray(vector, np.float32).reshape(-1)
        found = [_cosines(block.segment, query) for block in self._blocks]
        return found[0] if len(found) == 1 else np.concatenate([np.zeros(0, np.float32), *found])

    @cached_property
    def _day_numbers(self) -> NDArray[np.intp]:
        """The days of the rows, numbered from the first; as NumPy counts itself, which halves what is done by them."""
        numbers: NDArray[np.intp] = (self.days - self.days.min(initial=_MOST_DAYS)).astype(np.intp)
        return numbers

    def _rows(self, term: str) -> Iterator[Ints]:
        """Rows that hold it, rising, of each block."""
        for block in self._blocks:
            yield block.segment.postings.rows_of(term) + np.int32(block.offset)

    def _postings(self, term: str) -> Iterator[tuple[Ints, Floats]]:
        """Rows, rising, and counts, of each block."""
        for block in self._blocks:
            rows, counts = block.segment.postings.of(term)
            yield rows + np.int32(block.offset), counts

    def _term_scores(self, query: QueryTerm) -> tuple[Ints, Floats]:
        """The living rows that hold a term, rising, and what it adds to their BM25."""
        found = list(self._postings(query.term))
        rows = np.concatenate([np.zeros(0, np.int32), *(rows for rows, _ in found)])
        counts = np.concatenate([np.zeros(0, np.float32), *(counts for _, counts in found)])
        weight = np.float32(query.weight * self.idf(query.term) * (K1 + 1))
        scores = weight * counts / (counts + self._norms[rows])
        there = self.alive[rows]
        return rows[there], scores[there]

    def _block_of(self, row: int) -> _Block:
        return next(block for block in reversed(self._blocks) if block.offset <= row)

    def _without(self, entry_ids: Sequence[EntryId]) -> list[_Block]:
        return [_cleared(block, entry_ids) for block in self._blocks]


def _place(segment: Segment, entry: int, row: int) -> PassagePlace:
    number = row - int(segment.first_row[entry])
    ids = segment.entry_ids[entry], segment.revision_ids[entry]
    return PassagePlace(*ids, number, int(segment.starts[row]), int(segment.ends[row]))


def _continuations(block: _Block) -> Flags:
    """Whether the row after each row belongs to the same entry, or to the next short one of the same day."""
    first, days = block.segment.first_row, block.segment.days
    goes_on = np.ones(block.segment.size, np.bool_)
    goes_on[first[1:] - 1] = False
    short = np.diff(first) == 1
    pairs = np.flatnonzero(short[:-1] & short[1:])
    goes_on[first[pairs]] = days[first[pairs]] == days[first[pairs + 1]]
    return goes_on


def _cosines(segment: Segment, query: Floats) -> Floats:
    if segment.vectors.shape[1] != len(query):
        return np.zeros(segment.size, np.float32)
    return segment.vectors @ query


def _cleared(block: _Block, entry_ids: Sequence[EntryId]) -> _Block:
    gone = [entry for entry in map(block.entry, entry_ids) if entry is not None]
    if not gone:
        return block
    alive = block.living.alive.copy()
    for entry in gone:
        alive[block.segment.first_row[entry] : block.segment.first_row[entry + 1]] = False
    return _Block(Living(block.segment, alive), block.offset)
