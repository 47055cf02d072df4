"""Every entry that could tell of a topic: from the index's postings, all of them and not the best few."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from ..domain.entry import EntryId
from ..domain.period import Period
from .joining import Living
from .search_index import SearchIndex
from .segment import Flags

TOLD_LATER = timedelta(days=7)
"""How much later something may be told by its day: "on Monday I ran", "three days ago"."""


def entries_with(index: SearchIndex, needs: Sequence[frozenset[str]], period: Period | None) -> list[EntryId]:
    """Entries that hold a term of each of ``needs``, told in ``period`` or up to a week after it, oldest first."""
    found: list[tuple[int, EntryId]] = []
    for living in index.living():
        numbers = np.flatnonzero(_holding(living, needs, _told(living, period)))
        days = living.segment.days[living.segment.first_row[numbers]]
        ids = living.segment.entry_ids
        found += [(int(day), ids[number]) for day, number in zip(days.tolist(), numbers.tolist(), strict=True)]
    return [entry_id for _, entry_id in sorted(found)]


def _holding(living: Living, needs: Sequence[frozenset[str]], told: Flags) -> Flags:
    """Of each entry of the segment: what is needed may stand in different passages of it."""
    entry_of_row, allowed = living.segment.entry_of_row, living.alive & told
    holding = np.full(len(living.segment.entry_ids), bool(needs))
    for need in needs:
        rows = np.zeros(living.segment.size, np.bool_)
        for term in need:
            rows[living.segment.postings.of(term)[0]] = True
        here = np.zeros(len(holding), np.bool_)
        here[entry_of_row[rows & allowed]] = True
        holding &= here
    return holding


def _told(living: Living, period: Period | None) -> Flags:
    days = living.segment.days
    within = np.ones(len(days), np.bool_)
    if period is not None and period.first is not None:
        within &= days >= period.first.toordinal()
    if period is not None and period.last is not None:
        within &= days <= (period.last + TOLD_LATER).toordinal()
    return within
