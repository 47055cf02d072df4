"""Entries put in the order of a list, with its heads, and by day: a lifetime of them in a moment, off the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from diary_desktop.domain.entry import EntrySummary
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.listing import Cut, Head, Listing, Wanted

from .ordering import newest_first

A_STRETCH = 2_000
"""Entries gone through between two looks at the token."""

NAMES = 40
"""Tags or people offered as filters."""

ByDay = dict[date, tuple[EntrySummary, ...]]


def by_day(ordered: Sequence[EntrySummary], begins_at: int, token: CancelToken | None = None) -> ByDay:
    """The entries of each day, newest first as ``ordered`` is. Raises ``Cancelled``."""
    found: dict[date, list[EntrySummary]] = {}
    for at in range(0, len(ordered), A_STRETCH):
        if token is not None:
            token.raise_if_cancelled()
        for one in ordered[at : at + A_STRETCH]:
            found.setdefault(one.when.day(begins_at), []).append(one)
    return {day: tuple(entries) for day, entries in found.items()}


def on_day(entries: Iterable[EntrySummary]) -> tuple[EntrySummary, ...]:
    """The entries of one day in the order of every list."""
    return newest_first(entries)


def arranged(
    ordered: Sequence[EntrySummary], wanted: Wanted, cut: Cut, begins_at: int, token: CancelToken | None = None
) -> Listing:
    """What of ``ordered`` (newest first) is wanted, pinned entries before all others. Raises ``Cancelled``."""
    tags: Counter[str] = Counter()
    people: Counter[str] = Counter()
    pinned: list[EntrySummary] = []
    others: list[EntrySummary] = []
    for at in range(0, len(ordered), A_STRETCH):
        if token is not None:
            token.raise_if_cancelled()
        for one in ordered[at : at + A_STRETCH]:
            tags.update(one.tags)
            people.update(one.people)
            if wanted.holds(one):
                (pinned if one.pinned else others).append(one)
    heads = [Head(0, None, len(pinned))] if pinned else []
    heads += _heads(others, cut, begins_at, len(pinned))
    return Listing((*pinned, *others), tuple(heads), len(ordered), _most(tags), _most(people))


def _heads(entries: Sequence[EntrySummary], cut: Cut, begins_at: int, start: int) -> list[Head]:
    def key(one: EntrySummary) -> date:
        day = one.when.day(begins_at)
        return day if cut == "day" else day.replace(day=1)

    heads, at = [], start
    for day, group in groupby(entries, key):
        count = sum(1 for _ in group)
        heads.append(Head(at, day, count))
        at += count
    return heads


def _most(names: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in sorted(names.most_common(NAMES), key=lambda one: (-one[1], one[0].casefold())))
