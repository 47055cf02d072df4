"""What Vietnamese date words mean, each counted from the day of the question."""

from __future__ import annotations

import re
from datetime import date

from .calendar_spans import (
    Asked,
    MakeSpan,
    Span,
    a_day,
    ago,
    birthday,
    day_span,
    days_from,
    last_weekend,
    month_span,
    months_before,
    months_span,
    most_recent,
    part_of,
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
from .holidays import VIETNAMESE
from .lunar import lunar_date, tet
from .numbers_vi import NUMBER, number_of, weekday_of
from .period_grammar import numeric_date
from .tokens import folded

_UNITS = {
    "ngay": "day",
    "hom": "day",
    "bua": "day",
    "toi": "day",
    "dem": "day",
    "tuan": "week",
    "thang": "month",
    "nam": "year",
    "quy": "quarter",
}
_YEARS_BACK = {
    "ngoai": 1,
    "truoc": 1,
    "roi": 1,
    "qua": 1,
    "vua roi": 1,
    "vua qua": 1,
    "nay": 0,
    "kia": 2,
    "truoc nua": 2,
}
_SEASONS = {"xuan": "spring", "he": "summer", "ha": "summer", "thu": "autumn", "dong": "winter"}
_PARTS = {"dau": "early", "giua": "mid", "cuoi": "late", "thuong": "early", "trung": "mid", "ha": "late"}
_DISTANCE = re.compile(rf" (?P<n>{NUMBER}) (?P<unit>ngày|ngay|hôm|hom|tuần|tuan)\b(?! (?:trước|sau|qua|nay))")
_HOLIDAYS = {folded(name): day for name, day in VIETNAMESE.items()}


def _group(match: re.Match[str], name: str) -> str:
    """What a group matched, without marks; empty where it is absent."""
    return folded(match.groupdict().get(name) or "")


def year_named(asked: Asked, match: re.Match[str]) -> int | None:
    if year := _group(match, "y"):
        return int(year)
    if years := _group(match, "yn"):
        return asked.today.year - number_of(years)
    back = _group(match, "yrel")
    return asked.today.year - _YEARS_BACK[back] if back else None


def recurring(asked: Asked, match: re.Match[str], make: MakeSpan) -> Span | None:
    """Of the year that is named, else the most recent one; one that is over where "vừa rồi" follows."""
    year = year_named(asked, match)
    if year:
        return make(year)
    return most_recent(make, asked.anchor, over=_group(match, "rel") in ("vua roi", "vua qua", "truoc", "roi", "qua"))


def unit_of(match: re.Match[str]) -> str:
    return _UNITS[_group(match, "unit")]


def units_ago(asked: Asked, match: re.Match[str]) -> Span | None:
    unit, count = unit_of(match), number_of(match["n"])
    if unit == "quarter":
        return quarter_of(months_before(asked.today.replace(day=1), 3 * count))
    return ago(asked.today, count, unit, exact=bool(_group(match, "exact") or _group(match, "exact2")))


def half_a_year_ago(asked: Asked, _: re.Match[str]) -> Span | None:
    return ago(asked.today, 6, "month")


def day_of_last_year(asked: Asked, match: re.Match[str]) -> Span | None:
    year = year_named(asked, match)
    return ago(asked.today, asked.today.year - year, "year", exact=True) if year else None


def window_of(asked: Asked, match: re.Match[str]) -> Span | None:
    unit, n = unit_of(match), match.groupdict().get("n")
    count = number_of(n) if n else 1
    return window(asked.today, 3 * count, "month") if unit == "quarter" else window(asked.today, count, unit)


def this_unit(asked: Asked, match: re.Match[str]) -> Span | None:
    """The current week, month, quarter or year, or that before it, or ("nữa") the one before that."""
    unit, rel = unit_of(match), _group(match, "rel")
    back = _YEARS_BACK[rel] if rel else 0
    if unit == "week":
        return week_of(days_from(asked.today, -7 * back))
    first = asked.today.replace(day=1)
    if unit == "quarter":
        return quarter_of(months_before(first, 3 * back))
    month = months_before(first, back * (12 if unit == "year" else 1))
    return year_span(month.year) if unit == "year" else month_span(month.year, month.month)


def weekend(asked: Asked, match: re.Match[str]) -> Span | None:
    rel = _group(match, "rel")
    if rel in ("vua roi", "vua qua", "qua", "roi"):
        return last_weekend(asked.today)
    return weekend_of(days_from(asked.today, -7 * _YEARS_BACK[rel]))


def weekday_of_week(asked: Asked, match: re.Match[str]) -> Span | None:
    weeks = match.groupdict().get("n")
    back = number_of(weeks) if weeks else _YEARS_BACK[_group(match, "rel")]
    return weekday_in_week(days_from(asked.today, -7 * back), weekday_of(match["wd"]))


def weekends_ago(asked: Asked, match: re.Match[str]) -> Span | None:
    return weekend_of(days_from(asked.today, -7 * number_of(match["n"])))


def the_weekend(asked: Asked, _: re.Match[str]) -> Span | None:
    return last_weekend(asked.today)


def lately(asked: Asked, _: re.Match[str]) -> Span | None:
    """The last thirty days."""
    return window(asked.today, 30, "day")


def few_ago(asked: Asked, match: re.Match[str]) -> Span | None:
    """Two to six units back: "mấy tháng trước"."""
    unit = unit_of(match)
    early, late = ago(asked.today, 6, unit), ago(asked.today, 2, unit)
    return Span(early.first, late.last) if early and late else None


def last_weekday(asked: Asked, match: re.Match[str]) -> Span | None:
    day = weekday_before(asked.anchor, weekday_of(match["wd"]))
    return day_span(days_from(day, -7 if _group(match, "rel") == "truoc nua" else 0))


def weekday_this_week(asked: Asked, match: re.Match[str]) -> Span | None:
    return weekday_in_week(asked.today, weekday_of(match["wd"]))


def month(asked: Asked, match: re.Match[str]) -> Span | None:
    number = number_of(match["mon"])
    return recurring(asked, match, lambda year: month_span(year, number))


def numeric_month(_: Asked, match: re.Match[str]) -> Span | None:
    number = int(match["mon"])
    return month_span(int(match["y"]), number) if 1 <= number <= 12 else None


def day_of_month(asked: Asked, match: re.Match[str]) -> Span | None:
    day, number = number_of(match["d"]), number_of(match["mon"])
    return recurring(asked, match, lambda year: a_day(year, number, day))


def bare_day(asked: Asked, match: re.Match[str]) -> Span | None:
    """The latest such day of a month not after the anchor."""
    day = number_of(match["d"])
    for back in range(13):
        start = months_before(asked.anchor.replace(day=1), back)
        span = a_day(start.year, start.month, day)
        if span and span.last <= asked.anchor:
            return span
    return None


def numeric(asked: Asked, match: re.Match[str]) -> Span | None:
    found = numeric_date(match, "dmy")
    if found is None:
        return None
    year, number, day = found
    if year is None:
        year = year_named(asked, match)
    return a_day(year, number, day) if year else most_recent(lambda y: a_day(y, number, day), asked.anchor)


def season(asked: Asked, match: re.Match[str]) -> Span | None:
    name = _SEASONS[_group(match, "season")]
    if _group(match, "rel") == "nay" and name != "winter":
        return season_span(asked.today.year, name)
    return recurring(asked, match, lambda year: season_span(year, name))


def season_over_new_year(_: Asked, match: re.Match[str]) -> Span | None:
    """ "mùa đông năm 1662 sang 1663"; None where the years do not follow one another."""
    year = int(match["y"])
    follows = int(match["y2"]) % 100 == (year + 1) % 100
    return season_span(year, _SEASONS[_group(match, "season")]) if follows else None


def quarter(asked: Asked, match: re.Match[str]) -> Span | None:
    number = number_of(match["q"])
    year = year_named(asked, match)
    if year:
        return quarter_span(year, number)
    return most_recent(lambda y: quarter_span(y, number), asked.anchor, over=True)


def year(_: Asked, match: re.Match[str]) -> Span | None:
    return year_span(int(match["y"]))


def decade(_: Asked, match: re.Match[str]) -> Span | None:
    number = number_of(match["decade"])
    if number < 100:
        number += 1900 if number >= 30 else 2000
    return year_span(number, 10)


def current_part(asked: Asked, match: re.Match[str]) -> Span | None:
    """ "đầu tháng", "cuối năm": of the current month or year."""
    today = asked.today
    whole = year_span(today.year) if unit_of(match) == "year" else month_span(today.year, today.month)
    return part_of(whole, _PARTS[_group(match, "part")])


def part_name(match: re.Match[str]) -> str:
    return _PARTS[_group(match, "part")]


def holiday(asked: Asked, match: re.Match[str]) -> Span | None:
    made = _HOLIDAYS[_group(match, "holiday")]
    return recurring(asked, match, lambda y: made(y) if 1 < y < date.max.year else None)


def half_of_this_year(asked: Asked, match: re.Match[str]) -> Span | None:
    """ "sáu tháng đầu năm"."""
    months, whole = number_of(match["n"]), year_span(asked.today.year)
    if not 1 <= months <= 12:
        return None
    return months_span(whole.first.year, 1 if _group(match, "half") == "dau" else 13 - months, months)


def edge_of_this(asked: Asked, match: re.Match[str]) -> Span | None:
    """ "ngày đầu tiên của năm"."""
    today = asked.today
    whole = year_span(today.year) if unit_of(match) == "year" else month_span(today.year, today.month)
    return day_span(whole.first if _group(match, "place").startswith("dau") else whole.last)


def days_of_tet(asked: Asked, match: re.Match[str]) -> Span | None:
    """ "từ mùng 1 đến mùng 5 Tết"."""
    first, last = number_of(match["d"]), number_of(match["d2"])
    if not 1 <= first <= last <= 10:
        return None
    return recurring(asked, match, lambda y: Span(days_from(tet(y), first - 1), days_from(tet(y), last - 1)))


def days_of_month(asked: Asked, match: re.Match[str]) -> Span | None:
    """ "3-9 tháng 10"."""
    number, first, last = number_of(match["mon"]), number_of(match["d"]), number_of(match["d2"])

    def made(year: int) -> Span | None:
        one, other = a_day(year, number, first), a_day(year, number, last)
        return Span(one.first, other.last) if one and other and one.first <= other.last else None

    return recurring(asked, match, made)


def distance(text: str, at: int) -> tuple[int, int] | None:
    """Days and end of " hai ngày", " một tuần" at ``at``; None where there is none."""
    match = _DISTANCE.match(text, at)
    if match is None:
        return None
    return number_of(match["n"]) * (7 if unit_of(match) == "week" else 1), match.end()


def new_years_eve(asked: Asked, match: re.Match[str]) -> Span | None:
    """ "giao thừa cuối năm 2024": of the sun's year, as the moon's ends in January or February."""
    year = year_named(asked, match)
    return a_day(year, 12, 31) if year else None


def day_of_tet(asked: Asked, match: re.Match[str]) -> Span | None:
    """ "mùng 3 Tết", and the days before it by their number in the old year: "28 Tết"; "30 Tết" is always its last."""
    number = number_of(match["d"])
    if number <= 10:
        return recurring(asked, match, lambda y: day_span(days_from(tet(y), number - 1)))
    if number >= 29:
        return recurring(asked, match, lambda y: _lunar_or_last(y, number))
    return recurring(asked, match, lambda y: _lunar(y - 1, 12, number))


def _lunar_or_last(year: int, number: int) -> Span:
    last = days_from(tet(year), -1)
    return _lunar(year - 1, 12, number) or day_span(last)


def _lunar(year: int, number: int, day: int) -> Span | None:
    found = lunar_date(year, number, day)
    return day_span(found) if found else None


def lunar_day(asked: Asked, match: re.Match[str]) -> Span | None:
    """A day of a lunar month; without a month the latest such day (of a doubled month the first)."""
    day = number_of(match["d"]) if match.groupdict().get("d") else 15
    if named := match.groupdict().get("mon"):
        number = number_of(named)
        return recurring(asked, match, lambda y: _lunar(y, number, day)) if 1 <= number <= 12 else None
    years = (asked.anchor.year, asked.anchor.year - 1)
    found = [lunar_date(y, number, day) for y in years for number in range(1, 13)]
    past = [when for when in found if when and when <= asked.anchor]
    return day_span(max(past)) if past else None


def birthday_of(asked: Asked, match: re.Match[str]) -> Span | None:
    born = asked.born
    if born is None:
        return None
    if nth := match.groupdict().get("nth"):
        return day_span(birthday(born, number_of(nth)))
    return recurring(asked, match, lambda y: day_span(birthday(born, y - born.year)))


def day_of_birth(asked: Asked, _: re.Match[str]) -> Span | None:
    return day_span(asked.born) if asked.born else None


def age(asked: Asked, match: re.Match[str]) -> Span | None:
    years = number_of(match["age"])
    return years_of_age(asked.born, years, years) if asked.born else None


def ages(asked: Asked, match: re.Match[str]) -> Span | None:
    """ "những năm hai mươi tuổi": ten years of age."""
    first = number_of(match["age"])
    return years_of_age(asked.born, first, first + 9) if asked.born else None
