"""When something was: local clock time with the offset and zone it was lived in, and the day it counts for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from .errors import InputError

DAY_BEGINS = 4
"""Default hour at which a new day begins: what is told at 2 in the morning belongs to the evening before."""

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Moment:
    """Local time, its offset from UTC in minutes, and the zone's name (IANA, or what the system calls it)."""

    local: datetime
    offset_minutes: int = 0
    zone: str = "UTC"

    @property
    def utc(self) -> datetime:
        """The same instant in UTC, for ordering."""
        return (self.local - timedelta(minutes=self.offset_minutes)).replace(tzinfo=UTC)

    def day(self, day_begins: int = DAY_BEGINS) -> date:
        """The calendar day it counts for, a day beginning at ``day_begins`` o'clock."""
        return (self.local - _hours(day_begins)).date()

    def isoformat(self) -> str:
        """Such as ``2026-11-21T21:40:00+07:00``."""
        return self.local.replace(tzinfo=timezone(timedelta(minutes=self.offset_minutes))).isoformat()

    @classmethod
    def of(cls, when: datetime, zone: str = "") -> Moment:
        """From an aware datetime."""
        offset = when.utcoffset()
        if offset is None:
            raise ValueError("an aware datetime is needed")
        name = zone or getattr(when.tzinfo, "key", None) or when.tzname() or "UTC"
        return cls(when.replace(tzinfo=None), round(offset.total_seconds() / 60), str(name))


@cache
def _hours(count: int) -> timedelta:
    """A lifetime asks a hundred thousand times for the same."""
    return timedelta(hours=count)


def parse_moment(text: str, now: Moment) -> Moment:
    """A day or time a person typed: ``2026-11-21``, ``2026-11-21 21:40``, or ISO 8601 with an offset.

    A bare day means noon of that day, so that the day it counts for is the one that was typed.
    Raises ``InputError`` for anything else and for a year outside 1..9998.
    """
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(
            "'{text}' is not a date.", "Write it as 2026-11-21 or '2026-11-21 21:40'.", text=text
        ) from error
    if _ISO_DAY.fullmatch(text.strip()):
        when = when.replace(hour=12)
    if not 1 < when.year < 9999:
        raise InputError("The year {year} is out of reach.", "Write a date such as 2026-11-21.", year=when.year)
    if when.tzinfo is not None:
        return Moment.of(when)
    return Moment(when, now.offset_minutes, now.zone)
