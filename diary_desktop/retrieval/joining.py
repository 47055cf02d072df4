"""Several blocks of the index become one, without their texts: dead rows go, and the terms that only they used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..domain.entry import EntryId, RevisionId
from ..domain.passage import Vectors
from .segment import Flags, Ints, Segment, grouped


@dataclass(frozen=True, slots=True, eq=False)
class Living:
    """A segment and which of its rows still count: all rows of an entry or none."""

    segment: Segment
    alive: Flags

    @property
    def entries(self) -> Flags:
        """Which entries count; every entry has a row."""
        return self.alive[self.segment.first_row[:-1]]


def joined(parts: Sequence[Living], with_vectors: bool = True) -> Segment:
    """The living rows of ``parts``, in order. Vectors of one width only are kept, none where they are not wanted."""
    ids: list[EntryId] = []
    revisions: list[RevisionId] = []
    for part in parts:
        chosen = np.flatnonzero(part.entries).tolist()
        ids += [part.segment.entry_ids[i] for i in chosen]
        revisions += [part.segment.revision_ids[i] for i in chosen]
    sizes = np.concatenate([np.zeros(1, np.int32), *(np.diff(p.segment.first_row)[p.entries] for p in parts)])
    numbers, terms, rows, counts = _triples(parts)
    return Segment(
        entry_ids=tuple(ids),
        revision_ids=tuple(revisions),
        numbers={entry_id: number for number, entry_id in enumerate(ids)},
        first_row=np.cumsum(sizes, dtype=np.int32),
        days=np.concatenate([np.zeros(0, np.int32), *(p.segment.days[p.alive] for p in parts)]),
        starts=np.concatenate([np.zeros(0, np.int32), *(p.segment.starts[p.alive] for p in parts)]),
        ends=np.concatenate([np.zeros(0, np.int32), *(p.segment.ends[p.alive] for p in parts)]),
        lengths=np.concatenate([np.zeros(0, np.float32), *(p.segment.lengths[p.alive] for p in parts)]),
        postings=grouped(numbers, terms, rows, counts),
        vectors=_stacked(parts) if with_vectors else np.zeros((int(sizes.sum()), 0), np.float32),
    )


def _triples(parts: Sequence[Living]) -> tuple[dict[str, int], Ints, Ints, Ints]:
    """Term, row and count of every living posting, in rising order of rows within each term and part."""
    numbers: dict[str, int] = {}
    found: list[tuple[Ints, Ints, Ints]] = [(np.zeros(0, np.int32),) * 3]
    offset = 0
    for part in parts:
        postings = part.segment.postings
        kept = part.alive[postings.rows]
        old_terms = np.repeat(np.arange(len(postings.terms), dtype=np.int32), np.diff(postings.places))[kept]
        new_rows = (np.cumsum(part.alive, dtype=np.int32) - 1 + offset).astype(np.int32)[postings.rows[kept]]
        found.append(
            (_renumbered(part, old_terms, numbers)[old_terms], new_rows, postings.counts[kept].astype(np.int32))
        )
        offset += int(part.alive.sum())
    terms, rows, counts = (np.concatenate(column) for column in zip(*found, strict=True))
    return numbers, terms, rows, counts


def _renumbered(part: Living, used: Ints, numbers: dict[str, int]) -> Ints:
    """The new number of each of the part's terms that is still in use; new ones are added to ``numbers``."""
    known = part.segment.postings.terms
    in_use = np.bincount(used, minlength=len(known)).astype(np.bool_).tolist()
    new = [numbers.setdefault(term, len(numbers)) if there else -1 for term, there in zip(known, in_use, strict=True)]
    return np.array(new, np.int32)


def _stacked(parts: Sequence[Living]) -> Vectors:
    width = max((part.segment.vectors.shape[1] for part in parts), default=0)
    pieces = [np.zeros((0, width), np.float32)]
    for part in parts:
        same = part.segment.vectors.shape[1] == width
        rows = int(part.alive.sum())
        pieces.append(part.segment.vectors[part.alive] if same else np.zeros((rows, width), np.float32))
    return np.concatenate(pieces)
