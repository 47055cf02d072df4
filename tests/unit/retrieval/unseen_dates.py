"""Date phrases by the thousand, each with its days by a second reckoning: the conventions, crossed with random days.

Kept apart from the product's own arithmetic on purpose: months are counted here with ``calendar`` alone.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

Days = tuple[date | None, date | None]
BORN = date(1987, 10, 14)


class Phrase(NamedTuple):
    """What is asked, and the first and last day it names."""

    text: str
    days: Days


EN_MONTHS = list(calendar.month_name)[1:]
VI_MONTHS = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]
EN_WEEKDAYS = list(calendar.day_name)
VI_WEEKDAYS = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"]
EN_NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
VI_NUMBERS = ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]
EN_ORDINALS = ["first", "second", "third", "fourth"]
VI_ORDINALS = ["đầu tiên", "thứ hai", "thứ ba", "thứ tư"]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
VI_SEASONS = {"xuân": 3, "hè": 6, "thu": 9, "đông": 12}
_DAY = timedelta(days=1)


def day(year: int, month: int, number: int) -> Days:
    return (date(year, month, number),) * 2


def months(year: int, month: int, count: int = 1) -> tuple[date, date]:
    """``count`` whole months; ``month`` may lie outside 1..12."""
    index = year * 12 + month - 1
    last = index + count - 1
    ends = calendar.monthrange(last // 12, last % 12 + 1)[1]
    return date(index // 12, index % 12 + 1, 1), date(last // 12, last % 12 + 1, ends)


def week(today: date, back: int) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday() + 7 * back)
    return monday, monday + 6 * _DAY


def running_or_over(today: date, month: int, count: int = 1) -> tuple[date, date]:
    """The latest such month or season that has begun."""
    span = months(today.year, month, count)
    return span if span[0] <= today else months(today.year - 1, month, count)


def over(today: date, month: int, count: int = 1) -> tuple[date, date]:
    year = today.year
    while (span := months(year, month, count))[1] >= today:
        year -= 1
    return span


def a_year_less(today: date, years: int) -> date:
    last = calendar.monthrange(today.year - years, today.month)[1]
    return date(today.year - years, today.month, min(today.day, last))


def months_less(today: date, count: int) -> date:
    index = today.year * 12 + today.month - 1 - count
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def weekday_before(today: date, weekday: int) -> date:
    found = today - _DAY
    while found.weekday() != weekday:
        found -= _DAY
    return found


def numbered_day(today: date, number: int) -> date:
    found = today
    while found.day != number:
        found -= _DAY
    return found


def _units(chance: random.Random, today: date, vi: bool) -> Iterator[Phrase]:
    i = chance.randrange(11)
    n, said = i + 2, (VI_NUMBERS if vi else EN_NUMBERS)[i]
    n_day = today - n * _DAY
    month_back = months(today.year, today.month - n)
    year_back = months(today.year - n, 1, 12)
    week_back = week(today, n)
    exact = today - 7 * n * _DAY
    window = (today - (n - 1) * _DAY, today)
    month_window = (months_less(today, n) + _DAY, today)
    year_window = (a_year_less(today, n) + _DAY, today)
    if vi:
        yield from (
            Phrase(f"{said} ngày trước", (n_day, n_day)), Phrase(f"cách đây {n} hôm", (n_day, n_day)),
            Phrase(f"{n} tuần trước", week_back), Phrase(f"cách đây {said} tuần", week_back),
            Phrase(f"{said} tháng trước", month_back), Phrase(f"cách đây {n} tháng", month_back),
            Phrase(f"{said} năm về trước", year_back), Phrase(f"đúng {said} tuần trước", (exact, exact)),
            Phrase(f"trong {n} ngày qua", window), Phrase(f"suốt {said} tháng vừa qua", month_window),
            Phrase(f"trong vòng {said} năm qua", year_window),
            Phrase(f"trong {said} tuần gần đây", (today - (7 * n - 1) * _DAY, today)),
            Phrase(f"đúng {said} năm trước", (a_year_less(today, n),) * 2),
        )  # fmt: skip
    else:
        yield from (
            Phrase(f"{said} days ago", (n_day, n_day)), Phrase(f"{n} nights ago", (n_day, n_day)),
            Phrase(f"{said} weeks ago", week_back), Phrase(f"{n} months ago", month_back),
            Phrase(f"{said} years ago", year_back), Phrase(f"exactly {said} weeks ago", (exact, exact)),
            Phrase(f"{said} weeks ago today", (exact, exact)), Phrase(f"in the last {n} days", window),
            Phrase(f"over the past {said} months", month_window), Phrase(f"during the last {n} years", year_window),
            Phrase(f"within the past {said} weeks", (today - (7 * n - 1) * _DAY, today)),
            Phrase(f"{said} years ago today", (a_year_less(today, n),) * 2),
            Phrase(f"{said} weekends ago", _weekend(today, n)),
        )  # fmt: skip


def _weekend(today: date, back: int) -> tuple[date, date]:
    """``back`` 1 is the last that was over before today."""
    saturday = week(today, 0)[0] + 5 * _DAY - 7 * back * _DAY
    return saturday, saturday + _DAY


def _weekdays(chance: random.Random, today: date, vi: bool) -> Iterator[Phrase]:
    i = chance.randrange(7)
    said = (VI_WEEKDAYS if vi else EN_WEEKDAYS)[i]
    latest = weekday_before(today, i)
    of_last = week(today, 1)[0] + i * _DAY
    before_last = latest - 7 * _DAY
    if vi:
        yield from (
            Phrase(f"{said} vừa rồi", (latest, latest)), Phrase(f"hôm {said}", (latest, latest)),
            Phrase(f"{said} tuần trước", (of_last, of_last)), Phrase(f"chiều {said} tuần trước", (of_last, of_last)),
            Phrase(f"{said} tuần trước nữa", (of_last - 7 * _DAY,) * 2),
            Phrase(f"{said} tuần này", (of_last + 7 * _DAY,) * 2),
            Phrase(f"từ {said} đến nay", (latest, today)), Phrase("cuối tuần vừa rồi", _weekend(today, 1)),
            Phrase("tuần trước nữa", week(today, 2)), Phrase("cuối tuần trước", _weekend(today, 1)),
        )  # fmt: skip
    else:
        yield from (
            Phrase(f"last {said}", (latest, latest)), Phrase(f"on {said}", (latest, latest)),
            Phrase(f"on {said} of last week", (of_last, of_last)), Phrase(f"last week on {said}", (of_last, of_last)),
            Phrase(f"the {said} before last", (before_last, before_last)),
            Phrase(f"two {said}s ago", (before_last, before_last)), Phrase(f"since {said}", (latest, today)),
            Phrase("last weekend", _weekend(today, 1)), Phrase("the weekend before last", _weekend(today, 2)),
            Phrase("the week before last", week(today, 2)), Phrase(f"{said} evening", (latest, latest)),
        )  # fmt: skip


def _months(chance: random.Random, today: date, vi: bool) -> Iterator[Phrase]:
    i, year = chance.randrange(12), chance.randint(2001, 2030)
    month, n = i + 1, chance.randrange(4)
    said = (VI_MONTHS if vi else EN_MONTHS)[i]
    latest, finished, named = running_or_over(today, month), over(today, month), months(year, month)
    last_year = months(today.year - 1, month)
    nth = latest[0] + timedelta(days=7 * n)
    nth_week = (nth, nth + 6 * _DAY)
    half = latest[0].replace(day=15)
    if vi:
        yield from (
            Phrase(f"hồi tháng {said}", latest), Phrase(f"tháng {month}", latest),
            Phrase(f"tháng {said} vừa rồi", finished), Phrase(f"tháng {said} năm {year}", named),
            Phrase(f"tháng {month}/{year}", named), Phrase(f"tháng {said} năm ngoái", last_year),
            Phrase(f"đầu tháng {said}", (latest[0], latest[0].replace(day=10))),
            Phrase(f"vào giữa tháng {said} năm {year}", (named[0].replace(day=11), named[0].replace(day=20))),
            Phrase(f"cuối tháng {said} năm ngoái", (last_year[0].replace(day=21), last_year[1])),
            Phrase(f"tuần {VI_ORDINALS[n]} của tháng {said}", nth_week),
            Phrase(f"tuần cuối tháng {said}", (latest[1] - 6 * _DAY, latest[1])),
            Phrase(f"nửa đầu tháng {said}", (latest[0], half)), Phrase("tháng trước nữa", _month(today, 2)),
            Phrase(f"từ tháng {said} đến nay", (latest[0], today)),
            Phrase(f"trước tháng {said} năm {year}", (None, named[0] - _DAY)),
            Phrase(f"cho đến hết tháng {said} năm {year}", (None, named[1])),
        )  # fmt: skip
    else:
        yield from (
            Phrase(f"in {said}", latest), Phrase(f"back in {said}", latest), Phrase(f"last {said}", finished),
            Phrase(f"in {said} {year}", named), Phrase(f"in {said} of last year", last_year),
            Phrase(f"in early {said}", (latest[0], latest[0].replace(day=10))),
            Phrase(f"in the middle of {said} {year}", (named[0].replace(day=11), named[0].replace(day=20))),
            Phrase(f"at the end of {said} last year", (last_year[0].replace(day=21), last_year[1])),
            Phrase(f"in the {EN_ORDINALS[n]} week of {said}", nth_week),
            Phrase(f"the last week of {said}", (latest[1] - 6 * _DAY, latest[1])),
            Phrase(f"in the first half of {said}", (latest[0], half)),
            Phrase("the month before last", _month(today, 2)), Phrase(f"since {said}", (latest[0], today)),
            Phrase(f"before {said} {year}", (None, named[0] - _DAY)),
            Phrase(f"up to the end of {said} {year}", (None, named[1])),
        )  # fmt: skip


def _month(today: date, back: int) -> tuple[date, date]:
    return months(today.year, today.month - back)


def _longer(chance: random.Random, today: date, vi: bool) -> Iterator[Phrase]:
    names = VI_SEASONS if vi else SEASONS
    name = chance.choice(list(names))
    start, year, q = names[name], chance.randint(2001, 2030), chance.randint(1, 4)
    current = running_or_over(today, start, 3)
    finished, named = over(today, start, 3), months(year, start, 3)
    quarter, this_quarter = months(year, 3 * q - 2, 3), 3 * ((today.month - 1) // 3) + 1
    last_quarter, decade = months(today.year, this_quarter - 3, 3), chance.randrange(1930, 2020, 10)
    before = months(today.year - 2, 1, 12)
    if vi:
        yield from (
            Phrase(f"hồi mùa {name}", current), Phrase(f"mùa {name} vừa rồi", finished),
            Phrase(f"mùa {name} năm {year}", named), Phrase(f"quý {q} năm {year}", quarter),
            Phrase("quý trước", last_quarter), Phrase(f"năm {year}", months(year, 1, 12)), Phrase("năm kia", before),
            Phrase(f"những năm {decade}", months(decade, 1, 120)), Phrase(f"đầu năm {year}", months(year, 1, 3)),
            Phrase(f"giữa năm {year}", months(year, 5, 4)), Phrase("cuối năm ngoái", months(today.year - 1, 10, 3)),
            Phrase(f"nửa cuối năm {year}", months(year, 7, 6)),
            Phrase(f"từ năm {year} đến năm {year + 3}", months(year, 1, 48)),
            Phrase("từ đầu năm đến nay", (date(today.year, 1, 1), today)),
        )  # fmt: skip
    else:
        yield from (
            Phrase(f"in {name}", current), Phrase(f"last {name}", finished), Phrase(f"in the {name} of {year}", named),
            Phrase(f"in Q{q} {year}", quarter), Phrase("last quarter", last_quarter),
            Phrase(f"in {year}", months(year, 1, 12)), Phrase("the year before last", before),
            Phrase(f"in the {decade}s", months(decade, 1, 120)), Phrase(f"in early {year}", months(year, 1, 3)),
            Phrase(f"in the middle of {year}", months(year, 5, 4)),
            Phrase("at the end of last year", months(today.year - 1, 10, 3)),
            Phrase(f"in the second half of {year}", months(year, 7, 6)),
            Phrase(f"from {year} to {year + 3}", months(year, 1, 48)),
            Phrase("since the beginning of the year", (date(today.year, 1, 1), today)),
        )  # fmt: skip


def _single_days(chance: random.Random, today: date, vi: bool) -> Iterator[Phrase]:
    number, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2001, 2030)
    latest = date(today.year, month, number)
    latest = latest if latest <= today else latest.replace(year=today.year - 1)
    bare, named = numbered_day(today, number), day(year, month, number)
    low = min(number, 20)
    span = (latest.replace(day=low), latest.replace(day=low + 5))
    span = span if span[1] <= today else (span[0].replace(year=today.year - 1), span[1].replace(year=today.year - 1))
    if span[1].replace(year=span[1].year + 1) <= today:
        span = (span[0].replace(year=span[0].year + 1), span[1].replace(year=span[1].year + 1))
    if vi:
        yield from (
            Phrase(f"ngày {number}", (bare, bare)), Phrase(f"hôm {number} tháng {month}", (latest, latest)),
            Phrase(f"ngày {number} tháng {VI_MONTHS[month - 1]} năm {year}", named),
            Phrase(f"ngày {number}/{month}/{year}", named), Phrase(f"{number:02}-{month:02}-{year}", named),
            Phrase(f"hôm {number}.{month}.{year % 100:02}", named), Phrase(f"ngày {number}/{month}", (latest, latest)),
            Phrase(f"từ ngày {low} đến ngày {low + 5} tháng {month}", span),
            Phrase(f"trước ngày {number} tháng {month} năm {year}", (None, named[0] and named[0] - _DAY)),
        )  # fmt: skip
    else:
        said, ordinal = EN_MONTHS[month - 1], _ordinal(number)
        yield from (
            Phrase(f"on the {ordinal}", (bare, bare)), Phrase(f"on {number} {said}", (latest, latest)),
            Phrase(f"on {said} {ordinal}", (latest, latest)), Phrase(f"on the {ordinal} of {said} {year}", named),
            Phrase(f"on {said} {number}, {year}", named), Phrase(f"on {year}-{month:02}-{number:02}", named),
            Phrase(f"on {number}/{month}/{year}", named),
            Phrase(f"from {low} to {low + 5} {said}", span),
            Phrase(f"between {said} {low} and {said} {low + 5}", span),
            Phrase(f"before {number} {said} {year}", (None, named[0] and named[0] - _DAY)),
        )  # fmt: skip


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _life(chance: random.Random, today: date, vi: bool) -> Iterator[Phrase]:
    i = chance.randrange(11)
    age, said = i + 2, (VI_NUMBERS if vi else EN_NUMBERS)[i]
    old = chance.randint(18, 40)
    this = BORN.replace(year=today.year)
    latest = this if this <= today else BORN.replace(year=today.year - 1)
    aged = (BORN.replace(year=BORN.year + age), BORN.replace(year=BORN.year + age + 1) - _DAY)
    turned = BORN.replace(year=BORN.year + old)
    noel = date(today.year, 12, 25) if date(today.year, 12, 25) <= today else date(today.year - 1, 12, 25)
    if vi:
        yield from (
            Phrase("hôm sinh nhật tôi", (latest, latest)), Phrase(f"năm tôi {said} tuổi", aged),
            Phrase(f"sinh nhật lần thứ {old} của tôi", (turned, turned)), Phrase("hôm Giáng sinh", (noel, noel)),
            Phrase("từ Giáng sinh đến nay", (noel, today)), Phrase("trước Giáng sinh", (None, noel - _DAY)),
        )  # fmt: skip
    else:
        yield from (
            Phrase("on my birthday", (latest, latest)), Phrase(f"when I was {said}", aged),
            Phrase(f"on my {_ordinal(old)} birthday", (turned, turned)), Phrase("at Christmas", (noel, noel)),
            Phrase("since Christmas", (noel, today)), Phrase("before Christmas", (None, noel - _DAY)),
            Phrase("the day after Christmas", (noel + _DAY,) * 2),
        )  # fmt: skip


_Make = Callable[[random.Random, date, bool], Iterator[Phrase]]
_KINDS: tuple[_Make, ...] = (_units, _weekdays, _months, _longer, _single_days, _life)


def phrases(chance: random.Random, today: date, language: str) -> Iterator[Phrase]:
    """One round: every phrase of every kind, with numbers, months and years by chance."""
    for make in _KINDS:
        yield from make(chance, today, language == "vi")
