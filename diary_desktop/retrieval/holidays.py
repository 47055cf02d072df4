"""Feasts by name, in English and Vietnamese, and the day each falls on in a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .calendar_spans import Span, a_day, day_span, days_from, easter, month_span, nth_weekday
from .lunar import lunar_date, tet

DayOfYear = Callable[[int], Span | None]


def _fixed(month: int, day: int) -> DayOfYear:
    return lambda year: a_day(year, month, day)


def _easter(days: int = 0) -> DayOfYear:
    return lambda year: day_span(days_from(easter(year), days))


def _lunar(month: int, day: int, of_year_before: int = 0) -> DayOfYear:
    def found(year: int) -> Span | None:
        when = lunar_date(year - of_year_before, month, day)
        return day_span(when) if when else None

    return found


def _tet(first: int, last: int) -> DayOfYear:
    return lambda year: Span(days_from(tet(year), first), days_from(tet(year), last))


def _thanksgiving(year: int) -> Span | None:
    return day_span(nth_weekday(month_span(year, 11), 3, 4))


ENGLISH: dict[str, DayOfYear] = {
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "hogmanay": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "twelfth night": _fixed(1, 5),
    "twelfth day": _fixed(1, 6),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "bonfire night": _fixed(11, 5),
    "guy fawkes night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "martinmas": _fixed(11, 11),
    "st andrew's day": _fixed(11, 30),
    "valentine's day": _fixed(2, 14),
    "valentine's": _fixed(2, 14),
    "candlemas": _fixed(2, 2),
    "st david's day": _fixed(3, 1),
    "st patrick's day": _fixed(3, 17),
    "lady day": _fixed(3, 25),
    "st george's day": _fixed(4, 23),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "may day": _fixed(5, 1),
    "international women's day": _fixed(3, 8),
    "earth day": _fixed(4, 22),
    "midsummer's day": _fixed(6, 24),
    "midsummer day": _fixed(6, 24),
    "lammas": _fixed(8, 1),
    "michaelmas day": _fixed(9, 29),
    "michaelmas": _fixed(9, 29),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "thanksgiving day": _thanksgiving,
    "thanksgiving": _thanksgiving,
    "shrove tuesday": _easter(-47),
    "pancake day": _easter(-47),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "holy saturday": _easter(-1),
    "easter friday": _easter(-2),
    "easter saturday": _easter(-1),
    "easter weekend": lambda year: Span(days_from(easter(year), -1), easter(year)),
    "easter sunday": _easter(),
    "easter monday": _easter(1),
    "easter": _easter(),
    "ascension day": _easter(39),
    "whit sunday": _easter(49),
    "pentecost": _easter(49),
    "lunar new year's eve": _tet(-1, -1),
    "lunar new year": _tet(0, 2),
    "tet": _tet(0, 2),
    "tết": _tet(0, 2),
    "mid-autumn festival": _lunar(8, 15),
}

VIETNAMESE: dict[str, DayOfYear] = {
    "đêm giáng sinh": _fixed(12, 24),
    "giáng sinh": _fixed(12, 25),
    "đêm noel": _fixed(12, 24),
    "noel": _fixed(12, 25),
    "nô-en": _fixed(12, 25),
    "giao thừa dương lịch": _fixed(12, 31),
    "tết dương lịch": _fixed(1, 1),
    "tết dương": _fixed(1, 1),
    "tết tây": _fixed(1, 1),
    "valentine": _fixed(2, 14),
    "lễ tình nhân": _fixed(2, 14),
    "ngày lễ tình nhân": _fixed(2, 14),
    "ngày tình nhân": _fixed(2, 14),
    "quốc tế phụ nữ": _fixed(3, 8),
    "giải phóng miền nam": _fixed(4, 30),
    "thống nhất đất nước": _fixed(4, 30),
    "quốc tế lao động": _fixed(5, 1),
    "quốc tế thiếu nhi": _fixed(6, 1),
    "tết thiếu nhi": _fixed(6, 1),
    "năm mới": _fixed(1, 1),
    "gia đình việt nam": _fixed(6, 28),
    "thương binh liệt sĩ": _fixed(7, 27),
    "quốc khánh": _fixed(9, 2),
    "phụ nữ việt nam": _fixed(10, 20),
    "nhà giáo việt nam": _fixed(11, 20),
    "nhà giáo": _fixed(11, 20),
    "halloween": _fixed(10, 31),
    "phục sinh": _easter(),
    "thứ sáu tuần thánh": _easter(-2),
    "giao thừa": _tet(-1, -1),
    "tất niên": _tet(-1, -1),
    "tết nguyên đán": _tet(0, 2),
    "tết âm lịch": _tet(0, 2),
    "tết âm": _tet(0, 2),
    "tết ta": _tet(0, 2),
    "tết cổ truyền": _tet(0, 2),
    "tết": _tet(0, 2),
    "tết nguyên tiêu": _lunar(1, 15),
    "giỗ tổ hùng vương": _lunar(3, 10),
    "giỗ tổ": _lunar(3, 10),
    "phật đản": _lunar(4, 15),
    "tết đoan ngọ": _lunar(5, 5),
    "đoan ngọ": _lunar(5, 5),
    "vu lan": _lunar(7, 15),
    "thất tịch": _lunar(7, 7),
    "tết trung thu": _lunar(8, 15),
    "trung thu": _lunar(8, 15),
    "rằm trung thu": _lunar(8, 15),
    "ông công ông táo": _lunar(12, 23, of_year_before=1),
    "cúng ông táo": _lunar(12, 23, of_year_before=1),
    "ông táo": _lunar(12, 23, of_year_before=1),
}


def holiday(name: str, year: int) -> Span | None:
    """The span of a feast in a year by either language's name; None in a year without it."""
    name = name.replace("’", "'").replace("saint ", "st ").replace("st. ", "st ")
    found = ENGLISH.get(name) or VIETNAMESE[name]
    return found(year) if 1 < year < date.max.year else None
