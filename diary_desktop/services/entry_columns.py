"""Entries as columns of numbers: what a list shows of them, read once, then counted in no time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken

Ints = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.float64]

A_STRETCH = 2_000
"""Entries read between two looks at whether they are still wanted."""


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Which entries carry which names: entry ``rows[i]`` carries ``names[numbers[i]]``, each at most once."""

    names: tuple[str, ...]
    rows: Ints
    numbers: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Tracked:
    """The values of one tracker: ``values[i]`` stands in entry ``rows[i]``."""

    rows: Ints
    values: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class EntryColumns:
    """One element an entry, shape (n,), in the order given.

    ``days`` are ordinals of the day an entry counts for, ``hours`` those of the clock where it was told or happened,
    ``moods`` 1 to 5 or 0 for none.
    """

    ids: tuple[EntryId, ...]
    days: Ints
    hours: Ints
    words: Numbers
    seconds: Numbers
    moods: Numbers
    tags: Named
    people: Named
    places: Named
    trackers: dict[str, Tracked]

    @property
    def size(self) -> int:
        return len(self.ids)


def columns_of(entries: Sequence[EntrySummary], begins_at: int, token: CancelToken) -> EntryColumns:
    """The columns of ``entries`` but those in the bin; a day begins at ``begins_at`` o'clock. Raises ``Cancelled``."""
    kept: list[EntrySummary] = []
    days: list[int] = []
    hours: list[int] = []
    for first in range(0, len(entries), A_STRETCH):
        token.raise_if_cancelled()
        stretch = [one for one in entries[first : first + A_STRETCH] if one.binned is None]
        local = [one.when.local for one in stretch]
        kept += stretch
        hours += (when.hour for when in local)
        days += (when.toordinal() - (when.hour < begins_at) for when in local)
    return EntryColumns(
        ids=tuple(one.entry_id for one in kept),
        days=np.array(days, np.int32),
        hours=np.array(hours, np.int32),
        words=np.array([one.words for one in kept], np.float64),
        seconds=np.array([one.seconds for one in kept], np.float64),
        moods=np.array([one.mood or 0 for one in kept], np.float64),
        tags=_named(one.tags for one in kept),
        people=_named(one.people for one in kept),
        places=_named((one.place,) if one.place else () for one in kept),
        trackers=_tracked(kept),
    )


def _named(carried: Iterable[tuple[str, ...]]) -> Named:
    """Names that differ in capitals or space alone are one, written as they were first met."""
    known: dict[str, int] = {"": -1}
    by_key: dict[str, int] = {"": -1}
    shown: list[str] = []
    rows: list[int] = []
    found: list[int] = []
    for row, names in enumerate(carried):
        if not names:
            continue
        for name in names:
            if name not in known:
                written = " ".join(name.split())
                known[name] = by_key.setdefault(written.casefold(), len(shown))
                if known[name] == len(shown):
                    shown.append(written)
        numbers = {known[name] for name in names} - {-1}
        rows += [row] * len(numbers)
        found += numbers
    return Named(tuple(shown), np.array(rows, np.int32), np.array(found, np.int32))


def _tracked(entries: Sequence[EntrySummary]) -> dict[str, Tracked]:
    rows: dict[str, list[int]] = {}
    values: dict[str, list[float]] = {}
    for row, one in enumerate(entries):
        for name, value in one.trackers:
            rows.setdefault(name, []).append(row)
            values.setdefault(name, []).append(value)
    return {name: Tracked(np.array(rows[name], np.int32), np.array(values[name], np.float64)) for name in rows}
