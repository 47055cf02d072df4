"""Several blocks of the index become one, without their texts: dead rows go, and the terms that only they used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from ..domain.entry import EntryId, RevisionId
from ..domain.passage import Vectors
from .postings import Run, grouped
from .segment import Flags, Segment


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
    numbers, runs = _runs(parts)
    return Segment(
        entry_ids=tuple(ids),
        revision_ids=tuple(revisions),
        numbers={entry_id: number for number, entry_id in enumerate(ids)},
        first_row=np.cumsum(sizes, dtype=np.int32),
        days=np.concatenate([np.zeros(0, np.int32), *(p.segment.days[p.alive] for p in parts)]),
        starts=np.concatenate([np.zeros(0, np.int32), *(p.segment.starts[p.alive] for p in parts)]),
        ends=np.concatenate([np.zeros(0, np.int32), *(p.segment.ends[p.alive] for p in parts)]),
        lengths=np.concatenate([np.zeros(0, np.float32), *(p.segment.lengths[p.alive] for p in parts)]),
        postings=grouped(numbers, runs),
        vectors=_stacked(parts) if with_vectors else np.zeros((int(sizes.sum()), 0), np.float32),
    )


def _runs(parts: Sequence[Living]) -> tuple[dict[str, int], list[Run]]:
    """The living postings of each part, and the numbers of the terms that are still in use."""
    numbers: dict[str, int] = {}
    found: list[Run] = []
    offset = 0
    for part in parts:
        postings = part.segment.postings
        kept = part.alive[postings.rows]
        before = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])
        sizes = np.diff(before[postings.places])
        used = sizes > 0
        terms = [numbers.setdefault(term, len(numbers)) for term in compress(postings.terms, used.tolist())]
        rows = np.cumsum(part.alive, dtype=np.int32)[postings.rows[kept]] + np.int32(offset - 1)
        found.append(Run(np.array(terms, np.int32), sizes[used], rows, postings.counts[kept]))
        offset += int(part.alive.sum())
    return numbers, found


def _stacked(parts: Sequence[Living]) -> Vectors:
    width = max((part.segment.vectors.shape[1] for part in parts), default=0)
    pieces = [np.zeros((0, width), np.float32)]
    for part in parts:
        same = part.segment.vectors.shape[1] == width
        rows = int(part.alive.sum())
        pieces.append(part.segment.vectors[part.alive] if same else np.zeros((rows, width), np.float32))
    return np.concatenate(pieces)
