"""What English date words mean, each counted from the day of the question."""

from __future__ import annotations

import re
from collections.abc import Callable

from .calendar_spans import (
    Asked,
    MakeSpan,
    Span,
    a_day,
    ago,
    birthday,
    day_span,
    days_from,
    full_year,
    last_weekend,
    month_span,
    months_before,
    most_recent,
    quarter_of,
    quarter_span,
    season_span,
    week_of,
    weekday_before,
    weekday_in_week,
    weekend_of,
    window,
    year_span,
    years_of_age,
)
from .holidays import holiday
from .numbers_en import number_of
from .period_grammar import numeric_date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_DECADE_WORDS = "twenties thirties forties fifties sixties seventies eighties nineties"
DECADES = {word: 10 * i for i, word in enumerate(_DECADE_WORDS.split(), 2)}


def year_named(asked: Asked, match: re.Match[str]) -> int | None:
    named = match.groupdict()
    if named.get("y"):
        return int(named["y"])
    if named.get("yn"):
        return asked.today.year - number_of(named["yn"])
    back = {"last year": 1, "the previous year": 1, "this year": 0, "the year before last": 2}
    return asked.today.year - back[named["yrel"]] if named.get("yrel") else None


def recurring(asked: Asked, match: re.Match[str], make: MakeSpan, over: bool = False, skip: int = 0) -> Span | None:
    """Of the year that is named, else the most recent one."""
    year = year_named(asked, match)
    return make(year) if year else most_recent(make, asked.anchor, over, skip)


def units(match: re.Match[str]) -> tuple[int, str]:
    count, unit = number_of(match["n"]), match["unit"]
    if unit == "decade":
        return 10 * count, "year"
    return (2 * count, "week") if unit == "fortnight" else (count, "day" if unit == "night" else unit)


def units_ago(asked: Asked, match: re.Match[str]) -> Span | None:
    count, unit = units(match)
    return ago(asked.today, count, unit, exact=bool(match["exact"] or match["today"]))


def day_of_last_year(asked: Asked, match: re.Match[str]) -> Span | None:
    return ago(asked.today, number_of(match["n"]) if match["n"] else 1, "year", exact=True)


def window_of(asked: Asked, match: re.Match[str]) -> Span | None:
    return window(asked.today, *units(match))


def window_of_one(asked: Asked, match: re.Match[str]) -> Span | None:
    count, unit = {"fortnight": (2, "week"), "decade": (10, "year")}.get(match["unit"], (1, match["unit"]))
    return window(asked.today, count, unit)


_CURRENT: dict[str, Callable[[Asked], Span]] = {
    "week": lambda asked: week_of(asked.today),
    "weekend": lambda asked: weekend_of(asked.today),
    "month": lambda asked: month_span(asked.today.year, asked.today.month),
    "quarter": lambda asked: quarter_of(asked.today),
    "year": lambda asked: year_span(asked.today.year),
}


def unit_back(asked: Asked, unit: str, back: int) -> Span:
    """The current week, weekend, month, quarter or year, or one so many units earlier."""
    if not back:
        return _CURRENT[unit](asked)
    if unit == "weekend":
        return weekend_of(days_from(last_weekend(asked.today).last, 7 - 7 * back))
    if unit == "week":
        return week_of(days_from(asked.today, -7 * back))
    if unit == "quarter":
        return quarter_of(months_before(asked.today.replace(day=1), 3 * back))
    earlier = months_before(asked.today, back * (12 if unit == "year" else 1))
    return year_span(earlier.year) if unit == "year" else month_span(earlier.year, earlier.month)


def this_unit(asked: Asked, match: re.Match[str]) -> Span | None:
    rel = match["rel"]
    if rel == "the" and match["unit"] == "weekend":
        return last_weekend(asked.today)
    return unit_back(asked, match["unit"], 0 if rel == "the" or "this" in rel or "current" in rel else 1)


def weekday_of_week(asked: Asked, match: re.Match[str]) -> Span | None:
    which = match["week"]
    back = 0 if which == "this week" else 2 if which == "the week before last" else 1
    weeks = number_of(match["n"]) if match["n"] else back
    return weekday_in_week(days_from(asked.today, -7 * weeks), WEEKDAYS[match["wd"]])


def last_weekday(asked: Asked, match: re.Match[str]) -> Span | None:
    weeks = number_of(match["n"]) - 1 if match.groupdict().get("n") else 0
    before = match.groupdict().get("before")
    day = weekday_before(asked.anchor, WEEKDAYS[match["wd"]])
    return day_span(days_from(day, -7 * (1 if before else weeks)))


def weekday_a_week_ago(asked: Asked, match: re.Match[str]) -> Span | None:
    return weekday_in_week(days_from(asked.today, -7 * number_of(match["n"])), WEEKDAYS[match["wd"]])


def month(asked: Asked, match: re.Match[str]) -> Span | None:
    return recurring(asked, match, lambda year: month_span(year, MONTHS[match["mon"]]))


def last_month_named(asked: Asked, match: re.Match[str]) -> Span | None:
    return most_recent(lambda year: month_span(year, MONTHS[match["mon"]]), asked.anchor, over=True)


def months_named(asked: Asked, match: re.Match[str]) -> Span | None:
    """Such as "May to July": the latest July that has begun, and the latest May not after it."""
    last = recurring(asked, match, lambda year: month_span(year, MONTHS[match["mon2"]]))
    number = MONTHS[match["mon"]]
    first = last and most_recent(lambda year: month_span(year, number), last.first)
    return Span(first.first, last.last) if first and last else None


def days_of_month(asked: Asked, match: re.Match[str]) -> Span | None:
    """Such as "3-9 March"."""
    number, first, last = MONTHS[match["mon"]], number_of(match["d"]), number_of(match["d2"])

    def made(year: int) -> Span | None:
        one, other = a_day(year, number, first), a_day(year, number, last)
        return Span(one.first, other.last) if one and other and one.first <= other.last else None

    return recurring(asked, match, made)


def this_month_named(asked: Asked, match: re.Match[str]) -> Span | None:
    return month_span(asked.today.year, MONTHS[match["mon"]])


def day_of_month(asked: Asked, match: re.Match[str]) -> Span | None:
    return recurring(asked, match, lambda year: a_day(year, MONTHS[match["mon"]], number_of(match["d"])))


def bare_day(asked: Asked, match: re.Match[str]) -> Span | None:
    """The latest such day of a month not after the anchor."""
    number = number_of(match["d"])
    for back in range(13):
        month = months_before(asked.anchor.replace(day=1), back)
        span = a_day(month.year, month.month, number)
        if span and span.last <= asked.anchor:
            return span
    return None


def season_name(match: re.Match[str]) -> str:
    return "autumn" if match["season"] == "fall" else match["season"]


def season(asked: Asked, match: re.Match[str]) -> Span | None:
    over = match.groupdict().get("rel") == "last"
    skip = number_of(match["n"]) - 1 if match.groupdict().get("n") else 1 if match.groupdict().get("before") else 0
    back = over or bool(skip) or bool(match.groupdict().get("n"))
    return recurring(asked, match, lambda year: season_span(year, season_name(match)), back, skip)


def this_season(asked: Asked, match: re.Match[str]) -> Span | None:
    name = season_name(match)
    if name == "winter":
        return most_recent(lambda year: season_span(year, name), asked.anchor)
    return season_span(asked.today.year, name)


def quarter(asked: Asked, match: re.Match[str]) -> Span | None:
    word = match["q"]
    number = 4 if word == "last" else number_of(word)
    return recurring(asked, match, lambda year: quarter_span(year, number), over=True)


def year(asked: Asked, match: re.Match[str]) -> Span | None:
    return year_span(int(match["y"]))


def decade(asked: Asked, match: re.Match[str]) -> Span | None:
    word = match["decade"]
    digits = str(DECADES.get(word, word)).strip("'’s")
    number = int(digits)
    if number < 100:
        number += 1900 if number >= 30 else 2000
    return year_span(number, 10)


def holiday_of(asked: Asked, match: re.Match[str]) -> Span | None:
    named = match.groupdict()
    skip = number_of(named["n"]) - 1 if named.get("n") else 1 if named.get("before") else 0
    over = named.get("rel") == "last" or bool(skip) or bool(named.get("n"))
    name = match["holiday"]
    return recurring(asked, match, lambda year: holiday(name, year), over, skip)


def birthday_of(asked: Asked, match: re.Match[str]) -> Span | None:
    born = asked.born
    if born is None:
        return None
    if match.groupdict().get("nth"):
        return day_span(birthday(born, number_of(match["nth"])))
    return recurring(asked, match, lambda year: day_span(birthday(born, year - born.year)))


def turned(asked: Asked, match: re.Match[str]) -> Span | None:
    return day_span(birthday(asked.born, number_of(match["age"]))) if asked.born else None


def age(asked: Asked, match: re.Match[str]) -> Span | None:
    age = number_of(match["age"])
    return years_of_age(asked.born, age, age) if asked.born else None


def ages(asked: Asked, match: re.Match[str]) -> Span | None:
    if asked.born is None:
        return None
    if match["decade"] == "teens":
        return years_of_age(asked.born, 13, 19)
    first = DECADES[match["decade"]]
    return years_of_age(asked.born, first, first + 9)


def numeric(asked: Asked, match: re.Match[str]) -> Span | None:
    found = numeric_date(match, asked.date_order)
    if found is None:
        return None
    year, month, day = found
    return a_day(year, month, day) if year else most_recent(lambda y: a_day(y, month, day), asked.anchor)


def numeric_month(asked: Asked, match: re.Match[str]) -> Span | None:
    month = int(match["m"])
    return month_span(int(match["y"]), month) if 1 <= month <= 12 else None


def lately(asked: Asked, _: re.Match[str]) -> Span | None:
    """The last thirty days."""
    return window(asked.today, 30, "day")


def few_ago(asked: Asked, match: re.Match[str]) -> Span | None:
    """Two to six units back, by whole weeks, months or years: "a few months ago"."""
    unit = match["unit"]
    early, late = ago(asked.today, 6, unit), ago(asked.today, 2, unit)
    return Span(early.first, late.last) if early and late else None


def season_over_new_year(asked: Asked, match: re.Match[str]) -> Span | None:
    """Such as "the winter of 1667 to 1668"; None where the years do not follow one another."""
    year = int(match["y"])
    follows = full_year(match["y2"]) % 100 == (year + 1) % 100
    return season_span(year, season_name(match)) if follows else None


def weekday_this_week(asked: Asked, match: re.Match[str]) -> Span | None:
    return weekday_in_week(asked.today, WEEKDAYS[match["wd"]])


def holiday_by_year(asked: Asked, match: re.Match[str]) -> Span | None:
    """Such as "last year's Easter"."""
    return holiday(match["holiday"], asked.today.year - (match["rel"] == "last"))


def day_of_birth(asked: Asked, _: re.Match[str]) -> Span | None:
    return day_span(asked.born) if asked.born else None
