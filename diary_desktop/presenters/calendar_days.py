"""What a calendar shows of a day, a month and a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from diary_desktop.domain.entry import EntrySummary, Mood
from diary_desktop.retrieval.lunar import LunarDay, lunar_day
from diary_desktop.services.muting import Rest

from .day_book import DayBook

WEEKS = 6
"""Of a month's page: every month fits, and none is higher than another."""

WEEKDAYS = {"monday": 0, "saturday": 5, "sunday": 6}


@dataclass(frozen=True, slots=True)
class DayCell:
    """``mood`` is the day's last; ``title`` that of its first entry, unless it rests. ``lunar`` is not made for a
    year's page."""

    day: date
    entries: int = 0
    title: str = ""
    mood: Mood | None = None
    words: int = 0
    lunar: LunarDay | None = None
    in_month: bool = True
    future: bool = False
    today: bool = False


def first_of_week(day: date, week_begins: int) -> date:
    """``week_begins`` 0 is Monday."""
    return day - timedelta(days=(day.weekday() - week_begins) % 7)


def cell_of(day: date, today: date, book: DayBook, month: int = 0, *, rest: Rest, lunar: bool = False) -> DayCell:
    """The day as a calendar shows it."""
    entries = book.entries(day)
    titled = entries and not rest.covers(entries[-1])
    return DayCell(
        day,
        len(entries),
        entries[-1].title if titled else "",
        last_mood(entries),
        sum(one.words for one in entries),
        lunar_day(day) if lunar else None,
        not month or day.month == month,
        day > today,
        day == today,
    )


def month_cells(
    month: date, today: date, book: DayBook, week_begins: int, *, lunar: bool, rest: Rest
) -> tuple[DayCell, ...]:
    """Six weeks of seven days round the month that ``month`` lies in."""
    first = first_of_week(month.replace(day=1), week_begins)
    days = [first + timedelta(days=at) for at in range(7 * WEEKS)]
    return tuple(cell_of(day, today, book, month.month, lunar=lunar, rest=rest) for day in days)


def year_cells(year: int, today: date, book: DayBook, rest: Rest) -> tuple[DayCell, ...]:
    """Every day of the year."""
    first = date(year, 1, 1)
    count = (date(year, 12, 31) - first).days + 1
    return tuple(cell_of(first + timedelta(days=at), today, book, rest=rest) for at in range(count))


def moved(day: date, *, months: int = 0) -> date:
    """The same day some months on, or the last day of a month that is shorter; the ends of the calendar stay."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    if not date.min.year < year < date.max.year:
        return day
    after = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (after - timedelta(days=1)).day))


def last_mood(entries: tuple[EntrySummary, ...]) -> Mood | None:
    """``entries`` of one day, newest first."""
    return next((one.mood for one in entries if one.mood is not None), None)
