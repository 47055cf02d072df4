"""Trackers beside moods, said carefully: two means with both counts, or a rank correlation, over enough days only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from diary_desktop.domain.insights import FEWEST_DAYS, FEWEST_DAYS_A_SIDE, PatternKind, Strength, TrackerPattern
from diary_desktop.domain.journal import Tracker

from .entry_columns import EntryColumns, Numbers, Tracked
from .insight_counts import Flags
from .insight_statistics import Estimate, difference_of_means, rank_correlation


def patterns_of(columns: EntryColumns, chosen: Flags, known: Sequence[Tracker]) -> list[TrackerPattern]:
    """Every tracker with a value in the range: first those of the settings in their order, then others by name."""
    kinds = {one.name: one for one in known}
    order = [one.name for one in known] + sorted(set(columns.trackers) - set(kinds), key=str.casefold)
    found = [_pattern(columns, chosen, name, kinds.get(name)) for name in order if name in columns.trackers]
    return [one for one in found if one.days]


def _pattern(columns: EntryColumns, chosen: Flags, name: str, known: Tracker | None) -> TrackerPattern:
    tracked = columns.trackers[name]
    here = chosen[tracked.rows]
    tracked = Tracked(tracked.rows[here], tracked.values[here])
    kind: PatternKind = known.kind if known else "yes_no" if np.isin(tracked.values, (0, 1)).all() else "number"
    days, values = _by_day(columns, tracked, yes_no=kind == "yes_no")
    mean = float(values.mean()) if len(values) else 0.0
    bare = TrackerPattern(name, kind, known.unit if known else "", len(days), 0, 0, mean)
    moods = _moods_by_day(columns, chosen)
    both = np.array([day in moods for day in days], np.bool_)
    felt = np.array([moods[day] for day in days if day in moods], np.float64)
    return _of_yes_no(bare, values[both], felt) if kind == "yes_no" else _of_number(bare, values[both], felt)


def _of_yes_no(bare: TrackerPattern, values: Numbers, moods: Numbers) -> TrackerPattern:
    with_it, without = moods[values > 0], moods[values <= 0]
    counted = replace(bare, with_days=len(with_it), without_days=len(without))
    if min(len(with_it), len(without)) < FEWEST_DAYS_A_SIDE:
        return counted
    said = replace(counted, with_mood=float(with_it.mean()), without_mood=float(without.mean()))
    return _judged(said, difference_of_means(with_it, without))


def _of_number(bare: TrackerPattern, values: Numbers, moods: Numbers) -> TrackerPattern:
    counted = replace(bare, with_days=len(values))
    if len(values) < FEWEST_DAYS:
        return counted
    return _judged(counted, rank_correlation(values, moods))


def _judged(pattern: TrackerPattern, estimate: Estimate | None) -> TrackerPattern:
    """What never varies goes with nothing: that is left open."""
    if estimate is None:
        return replace(pattern, strength="unclear")
    strength: Strength = "seen" if estimate.tells else "unclear"
    return replace(pattern, value=estimate.value, low=estimate.low, high=estimate.high, strength=strength)


def _by_day(columns: EntryColumns, tracked: Tracked, *, yes_no: bool) -> tuple[list[int], Numbers]:
    """Days and the value of each: yes if any entry of it says yes, else the mean of its numbers."""
    days, places = np.unique(columns.days[tracked.rows], return_inverse=True)
    places = places.reshape(-1)
    total = np.bincount(places, tracked.values, len(days))
    if yes_no:
        return days.tolist(), (total > 0).astype(np.float64)
    return days.tolist(), total / np.bincount(places, minlength=len(days))


def _moods_by_day(columns: EntryColumns, chosen: Flags) -> dict[int, float]:
    """The mean mood of each day that has one."""
    mooded = chosen & (columns.moods > 0)
    days, places = np.unique(columns.days[mooded], return_inverse=True)
    places = places.reshape(-1)
    means = np.bincount(places, columns.moods[mooded], len(days)) / np.maximum(np.bincount(places), 1)
    return dict(zip(days.tolist(), means.tolist(), strict=True))
