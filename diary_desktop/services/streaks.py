"""Days in a row, with a rest day a week where a person wants one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

REST_EVERY = 7
"""Days within which one may be missed."""


@dataclass(frozen=True, slots=True)
class Streak:
    """``days`` on which something was told, one after another up to now, and the ``rest_days`` between them."""

    days: int = 0
    rest_days: int = 0


def streak_of(today: date, written: Collection[date], *, grace: bool) -> Streak:
    """Up to today, which may still come. With ``grace`` one missed day in seven breaks nothing."""
    days = rests = missed = 0
    last_miss = REST_EVERY
    day = today if today in written else _before(today)
    while True:
        last_miss += 1
        if day in written:
            days, rests = days + 1, rests + missed
            missed = 0
        elif grace and days and not missed and last_miss >= REST_EVERY:
            missed, last_miss = 1, 0
        else:
            return Streak(days, rests)
        if day == date.min:
            return Streak(days, rests)
        day = _before(day)


def _before(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day
