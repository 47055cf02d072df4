"""Every entry that could tell of a topic: from the index's postings, all of them and not the best few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from ..domain.entry import EntryId, RevisionId
from ..domain.period import Period
from .joining import Living
from .search_index import SearchIndex
from .segment import Flags
from .sentences import Span

TOLD_LATER = timedelta(days=7)
"""How much later something may be told by its day: "on Monday I ran", "three days ago"."""

Needs = Sequence[frozenset[str]]
"""Index terms: one of each is needed."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that may tell, and where in the text of its revision the passages lie that may."""

    entry_id: EntryId
    revision_id: RevisionId
    spans: tuple[Span, ...]


def matches(index: SearchIndex, needs: Needs, period: Period | None, beside: Needs = ()) -> list[Match]:
    """Entries that hold a term of each of ``needs`` in one passage, told in ``period`` or up to a week after it, oldest
    first. A sentence lies in one passage, so that none that says it all is missed. Those of ``beside`` may stand
    anywhere in the entry.
    """
    found: list[tuple[int, EntryId, Match]] = []
    for living in index.living() if needs else ():
        told = living.alive & _told(living, period)
        rows = _together(living, needs, told)
        for need in beside:
            rows &= _holding(living, _together(living, (need,), told))[living.segment.entry_of_row]
        found += ((day, match.entry_id, match) for day, match in _matches(living, rows))
    return [match for _, _, match in sorted(found, key=lambda one: one[:2])]


def told_in(index: SearchIndex, period: Period) -> list[Match]:
    """All entries of ``period``, oldest first, whatever they say."""
    found: list[tuple[int, EntryId, Match]] = []
    for living in index.living():
        rows = living.alive & _told(living, period)
        if period.last is not None:
            rows &= living.segment.days <= period.last.toordinal()
        found += ((day, one.entry_id, one) for day, one in _matches(living, rows))
    return [match for _, _, match in sorted(found, key=lambda one: one[:2])]


def _matches(living: Living, rows: Flags) -> list[tuple[int, Match]]:
    """The entries of ``rows``, each with its day as a number."""
    segment, numbers = living.segment, np.flatnonzero(rows)
    spans: dict[int, list[Span]] = {}
    for entry, start, end in zip(
        segment.entry_of_row[numbers].tolist(),
        segment.starts[numbers].tolist(),
        segment.ends[numbers].tolist(),
        strict=True,
    ):
        spans.setdefault(entry, []).append((start, end))
    days, first = segment.days, segment.first_row
    return [
        (int(days[first[entry]]), Match(segment.entry_ids[entry], segment.revision_ids[entry], tuple(here)))
        for entry, here in spans.items()
    ]


def _together(living: Living, needs: Needs, allowed: Flags) -> Flags:
    """The rows that hold a term of each."""
    kept = allowed
    for need in needs:
        rows = np.zeros(living.segment.size, np.bool_)
        for term in need:
            rows[living.segment.postings.rows_of(term)] = True
        kept = kept & rows
    return kept


def _holding(living: Living, rows: Flags) -> Flags:
    """The entries of which any row is among ``rows``."""
    holding = np.zeros(len(living.segment.entry_ids), np.bool_)
    holding[living.segment.entry_of_row[rows]] = True
    return holding


def _told(living: Living, period: Period | None) -> Flags:
    days = living.segment.days
    within = np.ones(len(days), np.bool_)
    if period is not None and period.first is not None:
        within &= days >= period.first.toordinal()
    if period is not None and period.last is not None:
        within &= days <= (period.last + TOLD_LATER).toordinal()
    return within
