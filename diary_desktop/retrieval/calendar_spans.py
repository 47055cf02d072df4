"""Arithmetic of weeks, months, seasons and years as people mean them; shared by the languages' date words.

A span is a pair of inclusive dates. Weeks run from Monday to Sunday; seasons are whole months, and the winter of a
year begins in its December.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from ..domain.period import DateOrder

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season."""

_NEW_STYLE = date(1752, 9, 14)
_YEARS_BACK = 9
"""How far back the last occurrence is looked for: 29 February can be eight years away."""


class Span(NamedTuple):
    """Inclusive days."""

    first: date
    last: date


MakeSpan = Callable[[int], Span | None]
"""A recurring thing's span in a year; None in years without it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words count from. Recurring dates ("in March") are looked for backwards from ``anchor``."""

    today: date
    anchor: date
    born: date | None = None
    date_order: DateOrder = "dmy"

    def anchored(self, anchor: date) -> Asked:
        """The same, with recurring dates looked for backwards from ``anchor``."""
        return replace(self, anchor=anchor)


def day_span(day: date) -> Span:
    return Span(day, day)


def days_from(day: date, days: int) -> date:
    """``day`` moved by ``days``, kept within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def a_day(year: int, month: int, day: int) -> Span | None:
    """That day; None where the calendar has none."""
    try:
        return day_span(date(year, month, day))
    except ValueError:
        return None


def week_of(day: date) -> Span:
    """Monday to Sunday; a day before Britain changed its calendar counts by the old one, as diaries of the time do."""
    behind = 0 if day >= _NEW_STYLE else day.year // 100 - day.year // 400 - 2
    monday = days_from(day, -((day.weekday() + behind) % 7))
    return Span(monday, days_from(monday, 6))


def season_of(day: date) -> Span:
    """The spring, summer, autumn or winter that holds ``day``."""
    first = (day.month % 12) // 3 * 3 or 12
    return months_span(day.year - (first == 12 and day.month < 3), first, 3)


def weekend_of(day: date) -> Span:
    """Saturday and Sunday of the week that holds ``day``."""
    sunday = week_of(day).last
    return Span(days_from(sunday, -1), sunday)


def last_weekend(day: date) -> Span:
    """The last weekend that was over before ``day``; on a Saturday or Sunday the one a week before."""
    return weekend_of(days_from(day, -7))


def weekday_before(day: date, weekday: int) -> date:
    """The last such weekday (Monday 0) before ``day``, never that day itself."""
    return days_from(day, -((day.weekday() - weekday - 1) % 7 + 1))


def weekday_in_week(day: date, weekday: int) -> Span:
    """That weekday of the week that holds ``day``."""
    return day_span(days_from(day, weekday - day.weekday()))


def month_span(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def months_span(year: int, month: int, count: int) -> Span:
    """``count`` whole months from that one."""
    index = year * 12 + month - 1 + count - 1
    return Span(date(year, month, 1), month_span(index // 12, index % 12 + 1).last)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month where it is shorter."""
    index = max(12, day.year * 12 + day.month - 1 - months)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def year_span(year: int, years: int = 1) -> Span:
    return Span(date(year, 1, 1), date(year + years - 1, 12, 31))


def season_span(year: int, season: str) -> Span:
    return months_span(year, SEASONS[season], 3)


def quarter_span(year: int, quarter: int) -> Span:
    return months_span(year, quarter * 3 - 2, 3)


def quarter_of(day: date) -> Span:
    return quarter_span(day.year, (day.month + 2) // 3)


def window(today: date, count: int, unit: str) -> Span:
    """The last ``count`` days, weeks, months or years up to and with ``today``."""
    if unit == "day":
        return Span(days_from(today, 1 - count), today)
    if unit == "week":
        return Span(days_from(today, 1 - 7 * count), today)
    return Span(days_from(months_before(today, count * (12 if unit == "year" else 1)), 1), today)


def ago(today: date, count: int, unit: str, exact: bool = False) -> Span | None:
    """The day, or the week, month or year that holds it, so many units back; the single day where ``exact``."""
    if unit in ("day", "week"):
        day = days_from(today, -count * (7 if unit == "week" else 1))
        return day_span(day) if exact or unit == "day" else week_of(day)
    months = count * (12 if unit == "year" else 1)
    if months >= today.year * 12 - 12:
        return None
    day = months_before(today, months)
    if exact:
        return day_span(day)
    return year_span(day.year) if unit == "year" else month_span(day.year, day.month)


def most_recent(make: MakeSpan, anchor: date, over: bool = False, skip: int = 0) -> Span | None:
    """The latest occurrence that has begun by ``anchor`` (or, ``over``, ended before it), or ``skip`` before that."""
    for year in range(min(anchor.year + 1, 9998), max(anchor.year - _YEARS_BACK - skip, 1), -1):
        span = make(year)
        if span is None or (span.last >= anchor if over else span.first > anchor):
            continue
        if not skip:
            return span
        skip -= 1
    return None


def nth_week(month: Span, number: int) -> Span:
    """Days 1-7, 8-14, 15-21, 22-28 of a month; its last seven days for number 0."""
    if not number:
        return Span(days_from(month.last, -6), month.last)
    first = days_from(month.first, 7 * number - 7)
    return Span(first, days_from(first, 6))


def nth_weekday(month: Span, weekday: int, number: int) -> date:
    """The first, second... such weekday of a month; its last for number 0."""
    if not number:
        return weekday_before(days_from(month.last, 1), weekday)
    return days_from(weekday_before(days_from(month.first, 7), weekday), 7 * (number - 1))


def part_of(span: Span, part: str) -> Span:
    """The ``early``, ``mid`` or ``late`` part of a month, a year or a season; anything shorter stays whole."""
    length = (span.last - span.first).days + 1
    if 28 <= length <= 31 and span.first.day == 1:
        return _part_of_month(span.first, span.last, part)
    if 365 <= length <= 366:
        start, months = {"early": (1, 3), "mid": (5, 4), "late": (10, 3)}[part]
        return months_span(span.first.year, start, months)
    if 85 <= length <= 93:
        index = span.first.year * 12 + span.first.month - 1 + ("early", "mid", "late").index(part)
        return month_span(index // 12, index % 12 + 1)
    return span


def _part_of_month(first: date, last: date, part: str) -> Span:
    if part == "early":
        return Span(first, first.replace(day=10))
    if part == "mid":
        return Span(first.replace(day=11), first.replace(day=20))
    return Span(first.replace(day=21), last)


def half_of(span: Span, half: int) -> Span:
    """Days 1-15 or the rest of a month; six months of a year; half the days of anything else."""
    length = (span.last - span.first).days + 1
    if length >= 365:
        return months_span(span.first.year, 1 if half == 1 else 7, 6)
    middle = days_from(span.first, 15 if 28 <= length <= 31 else (length + 1) // 2)
    return Span(span.first, days_from(middle, -1)) if half == 1 else Span(middle, span.last)


def easter(year: int) -> date:
    """Western Easter Sunday, after J. Meeus, chapter 8."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def birthday(born: date, age: int) -> date:
    """The day somebody turned ``age``; 29 February becomes 1 March in a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def years_of_age(born: date, first: int, last: int) -> Span | None:
    """From the ``first`` birthday to the day before the one after ``last``; None beyond the calendar."""
    if born.year + last + 1 > date.max.year:
        return None
    return Span(birthday(born, first), birthday(born, last + 1) - timedelta(days=1))


def full_year(digits: str) -> int:
    """The year of two (20yy) or four digits."""
    return int(digits) + (2000 if len(digits) <= 2 else 0)
