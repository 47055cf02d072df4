"""The order of every list of entries: newest first, kept without sorting a lifetime anew for each change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.moment import Moment

Ordered = tuple[EntrySummary, ...]


def newest_first(summaries: Iterable[EntrySummary]) -> Ordered:
    """By when it happened, then by when it was told; of two within one second the id decides, always alike."""
    return tuple(sorted(summaries, key=place_of, reverse=True))


def with_change(ordered: Ordered, entry_id: EntryId, now: EntrySummary | None) -> Ordered:
    """``ordered`` with the entry as it is ``now``, or without it."""
    at = next((i for i, one in enumerate(ordered) if one.entry_id == entry_id), None)
    others = ordered if at is None else (*ordered[:at], *ordered[at + 1 :])
    if now is None:
        return others
    place = _place_in(others, now)
    return (*others[:place], now, *others[place:])


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
    limit = place_of(one)
    return bisect_left(ordered, True, key=lambda other: place_of(other) < limit)


def _universal(moment: Moment) -> datetime:
    """As ``Moment.utc``, without its zone: a lifetime is put in order while somebody waits."""
    return moment.local - _offset(moment.offset_minutes)


@cache
def _offset(minutes: int) -> timedelta:
    """A diary has few."""
    return timedelta(minutes=minutes)
