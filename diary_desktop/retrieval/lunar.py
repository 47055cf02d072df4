"""The Vietnamese lunar calendar, computed: Tết, rằm and the feasts that follow the moon over Hà Nội (UTC+7).

Months begin on the day of the new moon; the eleventh holds the winter solstice; in a year of thirteen months the
first one without a major solar term repeats the number before it. Moon and sun after J. Meeus, Astronomical
Algorithms (2nd ed.), chapters 49 and 25: within about two minutes of time for the years 1600 to 2200.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from math import floor, radians, sin

FIRST_YEAR, LAST_YEAR = 1600, 2200

_MONTH = 29.530588861
_EPOCH = 2451550.09766
"""Mean new moon of 2000-01-06, Julian ephemeris day."""

_TO_ORDINAL = 1721424.5
"""The Julian day of a day's first moment is its ``date.toordinal()`` plus this."""

_LOCAL_OFFSET = 7 / 24 - 70 / 86400
"""UTC+7 less the 70 s by which the clocks of astronomy run ahead in our time, in days."""

_NEW_MOON_TERMS = (
    (-0.40720, 0, 0, 1, 0),
    (0.17241, 1, 1, 0, 0),
    (0.01608, 0, 0, 2, 0),
    (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0),
    (0.00208, 2, 2, 0, 0),
    (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0),
    (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2),
    (-0.00024, 1, -1, 2, 0),
)
"""Days, power of the eccentricity factor, and multiples of the sun's and the moon's anomaly and the moon's argument."""


@dataclass(frozen=True, slots=True)
class LunarDay:
    """``year`` as in ``lunar_date``; ``leap`` where the month repeats the number before it."""

    year: int
    month: int
    day: int
    leap: bool = False


def lunar_day(day: date) -> LunarDay | None:
    """What the lunar calendar calls ``day``; None outside of the years it is known for."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    months = [*_winter_to_winter(day.year - 1), *_winter_to_winter(day.year)]
    at = max(number for number, (_, start) in enumerate(months) if start <= day)
    number, start = months[at]
    return LunarDay(
        year=day.year - (day < tet(day.year)),
        month=number,
        day=(day - start).days + 1,
        leap=at > 0 and months[at - 1][0] == number,
    )


def lunar_date(year: int, month: int, day: int) -> date | None:
    """The day of the lunar date (the plain month where it is doubled); None where that month has no such day.

    ``year`` is the lunar year by the calendar year in which most of it lies: Tết 2026 begins lunar year 2026.
    """
    begins = _months(year)
    start, end = begins[month]
    found = start + timedelta(days=day - 1)
    return found if day >= 1 and found < end else None


def tet(year: int) -> date:
    """Mùng 1 Tết of that calendar year."""
    return _months(year)[1][0]


@cache
def _months(year: int) -> dict[int, tuple[date, date]]:
    """First day of the months 1..12 of a lunar year and of the month after each; of a doubled month the first."""
    found: dict[int, tuple[date, date]] = {}
    numbered = [*_winter_to_winter(year - 1), *_winter_to_winter(year)]
    first = next(i for i, (number, _) in enumerate(numbered) if number == 1)
    for i in range(first, len(numbered) - 1):
        number, start = numbered[i]
        if number not in found and len(found) < 12:
            found[number] = (start, numbered[i + 1][1])
    return found


@cache
def _winter_to_winter(year: int) -> tuple[tuple[int, date], ...]:
    """Number and first day of each month from the eleventh of ``year`` up to the tenth of the next."""
    first, last = _eleventh(year), _eleventh(year + 1)
    starts = [_new_moon_day(k) for k in range(first, last + 1)]
    leap_year = len(starts) == 14
    numbered: list[tuple[int, date]] = []
    number = 11
    doubled = False
    for start, following in pairwise(starts):
        if leap_year and not doubled and numbered and _solar_term(start) == _solar_term(following):
            doubled = True
            numbered.append((numbered[-1][0], start))
            continue
        numbered.append((number, start))
        number = number % 12 + 1
    return tuple(numbered)


def _eleventh(year: int) -> int:
    """Number of the new moon that begins the month of the winter solstice of ``year``."""
    k = floor((date(year, 12, 31).toordinal() + _TO_ORDINAL - _EPOCH) / _MONTH) + 1
    while _new_moon_day(k) > date(year, 12, 31) or _solar_term(_new_moon_day(k)) >= 9:
        k -= 1
    return k


def _new_moon_day(k: int) -> date:
    """The local day of the new moon numbered ``k`` from January 2000."""
    t = k / 1236.85
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    argument = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    node = radians(124.7746 - 1.56375588 * k)
    moment = _EPOCH + _MONTH * k + 0.00015437 * t * t - 0.00017 * sin(node)
    for size, power, of_sun, of_moon, of_argument in _NEW_MOON_TERMS:
        moment += size * eccentricity**power * sin(of_sun * sun + of_moon * moon + of_argument * argument)
    return date.fromordinal(floor(moment + _LOCAL_OFFSET - _TO_ORDINAL))


def _solar_term(day: date) -> int:
    """The twelfth of its way (0..11) the sun is in as ``day`` begins in Hà Nội; 9 begins at the winter solstice."""
    t = (day.toordinal() + _TO_ORDINAL - _LOCAL_OFFSET - 2451545.0) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre
    apparent = longitude - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return floor(apparent % 360 / 30)
