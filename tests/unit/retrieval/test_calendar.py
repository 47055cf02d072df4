"""The moon's and the church's feasts fall where almanacs put them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from diary_desktop.retrieval.calendar_spans import (
    Span,
    easter,
    full_year,
    most_recent,
    part_of,
    years_of_age,
)
from diary_desktop.retrieval.holidays import ENGLISH, VIETNAMESE, holiday
from diary_desktop.retrieval.lunar import LunarDay, lunar_date, lunar_day, tet

TETS = {
    1968: "1968-01-29",
    1985: "1985-01-21",
    2007: "2007-02-17",
    2020: "2020-01-25",
    2021: "2021-02-12",
    2022: "2022-02-01",
    2023: "2023-01-22",
    2024: "2024-02-10",
    2025: "2025-01-29",
    2026: "2026-02-17",
    2027: "2027-02-06",
}


@pytest.mark.parametrize(("year", "day"), TETS.items())
def test_tet_follows_the_moon_over_hanoi(year: int, day: str) -> None:
    assert tet(year).isoformat() == day


def test_the_sixth_month_of_2025_is_doubled() -> None:
    assert lunar_date(2025, 6, 1) == date(2025, 6, 25)
    assert lunar_date(2025, 7, 1) == date(2025, 8, 23)


def test_months_have_29_or_30_days_and_no_more() -> None:
    for year in range(1900, 2100, 7):
        for month in range(1, 13):
            first, last = lunar_date(year, month, 1), lunar_date(year, month, 29)
            assert first is not None
            assert last == first + timedelta(days=28)
            assert lunar_date(year, month, 31) is None
    assert lunar_date(2025, 1, 0) is None


def test_easter_of_known_years() -> None:
    assert [easter(y).isoformat() for y in (1961, 2024, 2025, 2026, 2038)] == [
        "1961-04-02",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2038-04-25",
    ]


def test_every_feast_falls_in_or_next_to_its_year() -> None:
    for name in (*ENGLISH, *VIETNAMESE):
        span = holiday(name, 2026)
        assert span is not None
        assert 2025 <= span.first.year <= 2026
        assert holiday(name, 0) is None


def test_parts_of_a_season_are_its_months() -> None:
    summer = Span(date(2026, 6, 1), date(2026, 8, 31))
    assert [part_of(summer, p).first for p in ("early", "mid", "late")] == [
        date(2026, 6, 1),
        date(2026, 7, 1),
        date(2026, 8, 1),
    ]


def test_what_never_was_is_not_found() -> None:
    assert most_recent(lambda _: None, date(2026, 1, 1)) is None
    assert years_of_age(date(1990, 1, 1), 8100, 8100) is None
    assert (full_year("24"), full_year("1924")) == (2024, 1924)


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(2026, 11, 21), LunarDay(2026, 10, 13)),
        (date(2026, 2, 16), LunarDay(2025, 12, 29)),
        (date(2026, 2, 17), LunarDay(2026, 1, 1)),
        (date(2025, 8, 1), LunarDay(2025, 6, 8, leap=True)),
        (date(2025, 7, 1), LunarDay(2025, 6, 7)),
    ],
)
def test_a_day_by_the_moon(day: date, lunar: LunarDay) -> None:
    assert lunar_day(day) == lunar


def test_outside_of_the_years_it_is_known_for_there_is_none() -> None:
    assert lunar_day(date(1599, 12, 31)) is None
    assert lunar_day(date(9998, 12, 31)) is None


def test_every_day_of_some_years_there_and_back() -> None:
    day = date(2023, 1, 1)
    while day < date(2027, 1, 1):
        lunar = lunar_day(day)
        assert lunar is not None
        assert lunar.leap or lunar_date(lunar.year, lunar.month, lunar.day) == day
        day += timedelta(days=1)
