"""Which backups are kept: the newest of seven days, four weeks and twelve months, so counted that no clock loses one.

Backups are walked from the one made last to the first, in the order in which they were made and not of their dates. A
day, week or month counts once it has a backup, so months without any use up nothing. A clock that once stood in 2099
fills one place of each kind and is walked past; a zone changes nothing, because days are counted in UTC.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

DAILY = 7
WEEKLY = 4
MONTHLY = 12


@dataclass(frozen=True, slots=True)
class Made:
    """A backup: its name, its number in the order they were made, its day in UTC, and whether it proved sound."""

    name: str
    number: int
    day: date
    sound: bool = True


def to_keep(made: Iterable[Made]) -> frozenset[str]:
    """The names of those to be kept.

    The newest sound backup of each period is kept, or its newest at all where none is sound, because a damaged one
    still holds much. The newest sound one of all is always among them.
    """
    newest_first = sorted(made, key=lambda one: one.number, reverse=True)
    kept = {one.name for one in newest_first[:1]}
    kept |= {one.name for one in [one for one in newest_first if one.sound][:1]}
    kept |= _newest_of(newest_first, lambda day: day, DAILY)
    kept |= _newest_of(newest_first, lambda day: day.isocalendar()[:2], WEEKLY)
    kept |= _newest_of(newest_first, lambda day: (day.year, day.month), MONTHLY)
    return frozenset(kept)


def _newest_of(newest_first: list[Made], period: Callable[[date], object], most: int) -> set[str]:
    chosen: dict[object, Made] = {}
    for one in newest_first:
        standing = chosen.get(period(one.day))
        if standing is None and len(chosen) == most:
            continue
        if standing is None or (one.sound and not standing.sound):
            chosen[period(one.day)] = one
    return {one.name for one in chosen.values()}
