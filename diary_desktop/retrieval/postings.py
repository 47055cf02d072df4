"""Which rows hold a term, and how often: counted for some rows at a time, and put together in one pass at the end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .forms import run_of

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Sizes = npt.NDArray[np.int64]
Counts = npt.NDArray[np.unsignedinteger]
RowNumbers = npt.NDArray[np.integer]
"""As narrow as the highest needs: most diaries stay below 65,536 rows, and have a million of them."""

_MOST_NARROW = 2**16 - 1


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Those of the term numbered t are ``places[t]`` to ``places[t + 1]`` of ``rows`` (rising) and ``counts``."""

    terms: dict[str, int]
    places: Sizes
    rows: RowNumbers
    counts: Counts

    def of(self, term: str) -> tuple[RowNumbers, Floats]:
        """The rows that hold ``term`` and how often; empty for an unknown one."""
        at = self._at(term)
        return self.rows[at], self.counts[at].astype(np.float32)

    def rows_of(self, term: str) -> RowNumbers:
        """The rows that hold ``term``."""
        return self.rows[self._at(term)]

    def _at(self, term: str) -> slice:
        number = self.terms.get(term)
        return slice(0, 0) if number is None else slice(self.places[number], self.places[number + 1])


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Postings of some rows: those of ``terms[i]``, each once, are the next ``sizes[i]`` of ``rows`` and ``counts``."""

    terms: Ints
    sizes: Sizes
    rows: Ints
    counts: Counts


def grouped(numbers: dict[str, int], runs: list[Run]) -> Postings:
    """Postings of runs whose rows rise from one to the next; the list is emptied on the way, as it is long."""
    places = np.zeros(len(numbers) + 1, np.int64)
    for run in runs:
        places[1:][run.terms] += run.sizes
    np.cumsum(places, out=places)
    kind = np.result_type(np.uint8, *(run.counts.dtype for run in runs))
    highest = max((int(run.rows.max(initial=0)) for run in runs), default=0)
    rows: RowNumbers = np.empty(int(places[-1]), np.uint16 if highest <= _MOST_NARROW else np.int32)
    counts = np.empty(int(places[-1]), kind)
    free = places[:-1].copy()
    while runs:
        run = runs.pop(0)
        at = run_of(free[run.terms], run.sizes)
        rows[at], counts[at] = run.rows, run.counts
        free[run.terms] += run.sizes
    return Postings(numbers, places, rows, counts)


def counted(terms: Ints, sizes: Sizes, first: int, spread: int) -> Run:
    """Of terms below ``spread``, given for one row after another: so many of each, the first row of that number."""
    bits = len(sizes).bit_length()
    kind = np.min_scalar_type(max(spread, 1) << bits)  # what is narrow is sorted twice as fast
    both = np.sort(terms.astype(kind) << kind.type(bits) | np.repeat(np.arange(len(sizes), dtype=kind), sizes))
    once = _begins(both)
    both = both.take(once)
    term = (both >> kind.type(bits)).astype(np.int32)
    begins = _begins(term)
    rows = (both & kind.type((1 << bits) - 1)).astype(np.int32) + np.int32(first)
    counts = np.diff(once, append=len(terms))
    return Run(term.take(begins), np.diff(begins, append=len(term)), rows, smallest(counts))


def _begins(values: npt.NDArray[np.integer]) -> Sizes:
    """Where another value begins."""
    there = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=there[1:])
    return np.flatnonzero(there)


def summed(values: Sizes, sizes: Sizes) -> Sizes:
    """Of the values one after another, so many at a time."""
    ends = np.cumsum(sizes)
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(values)])
    found: Sizes = before[ends] - before[ends - sizes]
    return found


def smallest(counts: npt.NDArray[np.integer]) -> Counts:
    """The same numbers in as few bytes as they need."""
    return counts.astype(np.min_scalar_type(int(counts.max(initial=0))))
