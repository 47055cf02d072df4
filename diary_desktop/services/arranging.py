"""Entries put in the order of a list, with its heads, and by day: a lifetime of them in a moment, off the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from heapq import nlargest

from diary_desktop.domain.entry import EntrySummary
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.listing import Cut, Head, Listing, Wanted

from .ordering import newest_first

A_STRETCH = 2_000
"""Entries gone through between two looks at the token."""

NAMES = 40
"""Tags or people offered as filters."""

ByDay = dict[date, tuple[EntrySummary, ...]]

_Counts = dict[str, int]


def by_day(ordered: Sequence[EntrySummary], begins_at: int, token: CancelToken | None = None) -> ByDay:
    """The entries of each day, newest first as ``ordered`` is. Raises ``Cancelled``."""
    found: dict[date, list[EntrySummary]] = {}
    for stretch in _stretches(ordered, token):
        for day, start, end in _runs(stretch, "day", begins_at):
            found.setdefault(day, []).extend(stretch[start:end])
    return {day: tuple(entries) for day, entries in found.items()}


def on_day(entries: Iterable[EntrySummary]) -> tuple[EntrySummary, ...]:
    """The entries of one day in the order of every list."""
    return newest_first(entries)


def arranged(
    ordered: Sequence[EntrySummary], wanted: Wanted, cut: Cut, begins_at: int, token: CancelToken | None = None
) -> Listing:
    """What of ``ordered`` (newest first) is wanted, pinned entries before all others. Raises ``Cancelled``."""
    tags: _Counts = {}
    people: _Counts = {}
    pinned: list[EntrySummary] = []
    others: list[EntrySummary] = []
    everything = not wanted.anything
    for stretch in _stretches(ordered, token):
        for one in stretch:
            if one.tags:
                _count(tags, one.tags)
            if one.people:
                _count(people, one.people)
            if everything or wanted.holds(one):
                (pinned if one.pinned else others).append(one)
    heads = [Head(0, None, len(pinned))] if pinned else []
    heads += [Head(len(pinned) + start, day, end - start) for day, start, end in _runs(others, cut, begins_at)]
    return Listing((*pinned, *others), tuple(heads), len(ordered), _most(tags), _most(people))


def _stretches(ordered: Sequence[EntrySummary], token: CancelToken | None) -> Iterator[Sequence[EntrySummary]]:
    for at in range(0, len(ordered), A_STRETCH):
        if token is not None:
            token.raise_if_cancelled()
        yield ordered[at : at + A_STRETCH]


def _runs(entries: Sequence[EntrySummary], cut: Cut, begins_at: int) -> Iterator[tuple[date, int, int]]:
    """Neighbours that count for one day or month: it, where they begin and where they end.

    Whether an entry goes with the one before is told by its time alone: few days are worked out for a lifetime.
    """
    day, start = date.min, 0
    begins = ends = datetime.min
    for at, one in enumerate(entries):
        when = one.happened or one.told
        if begins <= when.local < ends:
            continue
        if at:
            yield day, start, at
        day, start = when.day(begins_at), at
        day = day if cut == "day" else day.replace(day=1)
        after = day + timedelta(days=1) if cut == "day" else (day + timedelta(days=31)).replace(day=1)
        begins, ends = datetime.combine(day, time(begins_at)), datetime.combine(after, time(begins_at))
    if entries:
        yield day, start, len(entries)


def _count(counts: _Counts, names: Iterable[str]) -> None:
    for name in names:
        counts[name] = counts.get(name, 0) + 1


def _most(counts: _Counts) -> tuple[str, ...]:
    """The most frequent first, those of one count by their letters."""
    most = nlargest(NAMES, counts.items(), key=lambda one: one[1])
    return tuple(name for name, _ in sorted(most, key=lambda one: (-one[1], one[0].casefold())))
