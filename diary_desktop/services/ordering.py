"""The order of every list of entries: newest first, kept without sorting a lifetime anew for each change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.listing import Listing
from diary_desktop.domain.moment import Moment

Ordered = tuple[EntrySummary, ...]


def newest_first(summaries: Iterable[EntrySummary]) -> Ordered:
    """By when it happened, then by when it was told; of two within one second the id decides, always alike."""
    return tuple(sorted(summaries, key=place_of, reverse=True))


def with_change(ordered: Ordered, before: EntrySummary | None, now: EntrySummary | None) -> Ordered:
    """``ordered`` with an entry as it is ``now``, or without it; ``before`` it was in it like this, or not at all."""
    others = without(ordered, before)
    return others if now is None else with_one(others, now)


def without(ordered: Ordered, gone: EntrySummary | None) -> Ordered:
    """``ordered`` without one that is in it, found by halving; as it is for None."""
    if gone is None:
        return ordered
    at = place_in(ordered, gone)
    return (*ordered[:at], *ordered[at + 1 :])


def with_one(ordered: Ordered, new: EntrySummary) -> Ordered:
    """``ordered`` with one that is not in it."""
    at = place_in(ordered, new)
    return (*ordered[:at], new, *ordered[at:])


def with_changes(ordered: Ordered, now: Mapping[EntryId, EntrySummary]) -> Ordered:
    """``ordered`` with these entries as they are ``now``, without those of them that are in the bin."""
    others = [one for one in ordered if one.entry_id not in now]
    for one in now.values():
        if one.binned is None:
            others.insert(place_in(others, one), one)
    return tuple(others)


def place_in(ordered: Sequence[EntrySummary], one: EntrySummary) -> int:
    """Where ``one`` stands in what is newest first, or would stand."""
    limit = place_of(one)
    return bisect_left(ordered, True, key=lambda other: place_of(other) <= limit)


def place_in_list(listing: Listing, one: EntrySummary) -> int:
    """Where an entry of that id and that time stands, pinned or not; -1 where it does not. Never by going through a
    lifetime: only what is pinned, and what was found, is in no order of time."""
    entries, heads = listing.entries, listing.heads
    few = len(entries) if not heads else heads[0].count if heads[0].day is None else 0
    limit = place_of(one)
    lasting = range(few, len(entries))
    there = few + bisect_left(lasting, True, key=lambda at: place_of(entries[at]) <= limit)
    near = (*range(few), *(at for at in (there,) if at < len(entries)))
    return next((at for at in near if entries[at].entry_id == one.entry_id), -1)


def place_of(one: EntrySummary) -> tuple[datetime, datetime, bytes]:
    """Rises from the oldest entry to the newest."""
    told = _universal(one.told)
    return told if one.happened is None else _universal(one.happened), told, one.entry_id


def _universal(moment: Moment) -> datetime:
    """As ``Moment.utc``, without its zone: a lifetime is put in order while somebody waits."""
    return moment.local - _offset(moment.offset_minutes)


@cache
def _offset(minutes: int) -> timedelta:
    """A diary has few."""
    return timedelta(minutes=minutes)
