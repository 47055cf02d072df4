"""The order of every list of entries: newest first, kept without sorting a lifetime anew for each change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from operator import attrgetter, indexOf

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.moment import Moment

Ordered = tuple[EntrySummary, ...]


def newest_first(summaries: Iterable[EntrySummary]) -> Ordered:
    """By when it happened, then by when it was told; of two within one second the id decides, always alike."""
    return tuple(sorted(summaries, key=place_of, reverse=True))


def with_change(ordered: Ordered, entry_id: EntryId, now: EntrySummary | None) -> Ordered:
    """``ordered`` with the entry as it is ``now``, or without it."""
    before = None
    with suppress(ValueError):  # a new one; gone through without a step of Python's for each
        before = ordered[indexOf(map(attrgetter("entry_id"), ordered), entry_id)]
    others = without(ordered, before)
    return others if now is None else with_one(others, now)


def without(ordered: Ordered, gone: EntrySummary | None) -> Ordered:
    """``ordered`` without one that is in it, found by halving; as it is for None."""
    if gone is None:
        return ordered
    at = _place_in(ordered, gone)
    return (*ordered[:at], *ordered[at + 1 :])


def with_one(ordered: Ordered, new: EntrySummary) -> Ordered:
    """``ordered`` with one that is not in it."""
    at = _place_in(ordered, new)
    return (*ordered[:at], new, *ordered[at:])


def with_changes(ordered: Ordered, now: Mapping[EntryId, EntrySummary]) -> Ordered:
    """``ordered`` with these entries as they are ``now``, without those of them that are in the bin."""
    others = [one for one in ordered if one.entry_id not in now]
    for one in now.values():
        if one.binned is None:
            others.insert(_place_in(others, one), one)
    return tuple(others)


def place_of(one: EntrySummary) -> tuple[datetime, datetime, bytes]:
    """Rises from the oldest entry to the newest."""
    told = _universal(one.told)
    return told if one.happened is None else _universal(one.happened), told, one.entry_id


def _place_in(ordered: Sequence[EntrySummary], one: EntrySummary) -> int:
    """Where it stands, or would."""
    limit = place_of(one)
    return bisect_left(ordered, True, key=lambda other: place_of(other) <= limit)


def _universal(moment: Moment) -> datetime:
    """As ``Moment.utc``, without its zone: a lifetime is put in order while somebody waits."""
    return moment.local - _offset(moment.offset_minutes)


@cache
def _offset(minutes: int) -> timedelta:
    """A diary has few."""
    return timedelta(minutes=minutes)
