"""Which days a range holds, and how charts over time cut them."""

from __future__ import annotations

from datetime import date, timedelta

from diary_desktop.domain.insights import RangeName, Span, Step

MONTH_DAYS = 30
WEEKS = {"weeks": 12, "year": 52}
YEAR_WEEKS = 53
"""Columns of the year's heat map: every weekday is there a year ago as well."""

_DAILY, _WEEKLY, _MONTHLY = 31, 7 * 60, 31 * 60
"""Days up to which everything is cut by day, week and month; beyond, by year."""


def span_of(name: RangeName, today: date, first: date, last: date, week_begins: int = 0) -> Span:
    """The range ``name`` as it is on ``today``; ``first`` and ``last`` are the diary's own days, for ``all``.

    ``week_begins`` 0 is Monday.
    """
    if name == "month":
        return Span(name, today - timedelta(days=MONTH_DAYS - 1), today, "day", week_begins)
    if name == "all":
        begin, end = min(first, today), max(last, today)
        return Span(name, begin, end, _step_of((end - begin).days + 1), week_begins)
    first_week = week_of(today, week_begins) - timedelta(weeks=WEEKS[name] - 1)
    return Span(name, first_week, today, "week", week_begins)


def span_before(span: Span) -> tuple[date, date] | None:
    """As many days before it; None where everything is in it, or where there is no calendar before."""
    if span.name == "all" or span.first.toordinal() <= span.days:
        return None
    return span.first - timedelta(days=span.days), span.first - timedelta(days=1)


def cuts_of(span: Span) -> list[date]:
    """The first day of each step, rising: whole weeks, months and years, so that the first may begin before it."""
    if span.step == "day":
        return [date.fromordinal(one) for one in range(span.first.toordinal(), span.last.toordinal() + 1)]
    if span.step == "week":
        first = week_of(span.first, span.week_begins).toordinal()
        return [date.fromordinal(max(1, one)) for one in range(first, span.last.toordinal() + 1, 7)]
    months = 1 if span.step == "month" else 12
    begin = span.first.year * 12 + (span.first.month - 1 if months == 1 else 0)
    end = span.last.year * 12 + span.last.month - 1
    return [date(one // 12, one % 12 + 1, 1) for one in range(begin, end + 1, months)]


def week_of(day: date, week_begins: int = 0) -> date:
    """The first day of its week, which begins on Monday (0), ... or Sunday (6), or the calendar's first day."""
    return date.fromordinal(max(1, day.toordinal() - (day.weekday() - week_begins) % 7))


def _step_of(days: int) -> Step:
    if days <= _DAILY:
        return "day"
    return "week" if days <= _WEEKLY else "month" if days <= _MONTHLY else "year"
