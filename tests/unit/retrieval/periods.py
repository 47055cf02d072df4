"""Shared by the tests of date words: how they ask and how expected days are written."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.period import DateOrder, Period
from diary_desktop.retrieval.periods import period_of

TODAY = date(2026, 11, 21)
BORN = date(1990, 6, 3)

Days = tuple[str | None, str | None]


def read(
    text: str,
    today: date = TODAY,
    born: date | None = BORN,
    date_order: DateOrder = "dmy",
    language: str = "",
) -> Period | None:
    """What ``text`` names, asked at noon of ``today``."""
    return period_of(Question(text, Moment(datetime.combine(today, time(12))), language), today, born, date_order)


def days(period: Period | None) -> Days | None:
    """First and last day as ISO dates."""
    if period is None:
        return None
    return (period.first.isoformat() if period.first else None, period.last.isoformat() if period.last else None)


def expected(wanted: str) -> Days | None:
    """``none``, ``2024``, ``2024-05``, ``2024-05-06`` or two days with ``..`` between; the first may be absent."""
    if wanted == "none":
        return None
    if ".." in wanted:
        first, _, last = wanted.partition("..")
        return (first or None, last)
    if len(wanted) == 4:
        return (f"{wanted}-01-01", f"{wanted}-12-31")
    if len(wanted) == 7:
        return (f"{wanted}-01", f"{wanted}-{calendar.monthrange(int(wanted[:4]), int(wanted[5:]))[1]}")
    return (wanted, wanted)
