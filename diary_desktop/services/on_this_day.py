"""This day in earlier years; while years are few, a month and a week ago as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from diary_desktop.domain.entry import EntrySummary, Mood

Ago = Literal["years", "months", "weeks"]

FEW_YEARS = 2
"""With entries of fewer earlier years, months and weeks ago are looked at too."""

DayEntries = Callable[[date], Sequence[EntrySummary]]
"""The entries that count for a day, newest first."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One entry of a day ``count`` years, months or weeks before."""

    summary: EntrySummary
    day: date
    ago: Ago
    count: int

    @property
    def hard(self) -> bool:
        """Whether that day was stormy: it is not shown without asking."""
        return self.summary.mood is Mood.STORMY


def remembered(today: date, first: date | None, entries: DayEntries) -> tuple[Remembered, ...]:
    """Nearest first. ``first`` is the day of the oldest entry; of a day, every entry in the order it was told."""
    if first is None:
        return ()
    found = [one for years in range(1, today.year - first.year + 1) for one in _of_year(today, years, entries)]
    if len({one.count for one in found}) < FEW_YEARS:
        month, week = month_before(today), today - timedelta(days=7)
        near = [*_of(week, "weeks", 1, entries)]
        near += [] if month is None else [*_of(month, "months", 1, entries)]
        return (*near, *found)
    return tuple(found)


def same_day(day: date, today: date) -> bool:
    """The same day of an earlier year; on 28 February of a common year those of 29 February as well."""
    if day.year >= today.year:
        return False
    leap = (today.month, today.day) == (2, 28) and not _leap(today.year) and (day.month, day.day) == (2, 29)
    return leap or (day.month, day.day) == (today.month, today.day)


def month_before(day: date) -> date | None:
    """The same day of the month before; none where that month is too short."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    try:
        return day.replace(year=year, month=month)
    except ValueError:
        return None


def _of_year(today: date, years: int, entries: DayEntries) -> list[Remembered]:
    year = today.year - years
    days = [date(year, today.month, today.day)] if (today.month, today.day) != (2, 29) or _leap(year) else []
    if _leap(year) and same_day(date(year, 2, 29), today) and (today.month, today.day) == (2, 28):
        days.append(date(year, 2, 29))
    return [one for day in days for one in _of(day, "years", years, entries)]


def _of(day: date, ago: Ago, count: int, entries: DayEntries) -> list[Remembered]:
    return [Remembered(one, day, ago, count) for one in reversed(entries(day))]


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
