"""Which day something counts for, and what people type as a date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from diary_desktop.domain.errors import InputError
from diary_desktop.domain.moment import Moment, parse_moment

NOW = Moment(datetime(2026, 11, 21, 21, 40), 420, "Asia/Ho_Chi_Minh")


def test_two_in_the_morning_belongs_to_the_evening_before() -> None:
    assert Moment(datetime(2026, 11, 22, 2, 0)).day() == date(2026, 11, 21)
    assert Moment(datetime(2026, 11, 22, 4, 0)).day() == date(2026, 11, 22)
    assert Moment(datetime(2026, 11, 22, 2, 0)).day(day_begins=0) == date(2026, 11, 22)


def test_keeps_local_time_and_knows_the_instant() -> None:
    assert NOW.utc == datetime(2026, 11, 21, 14, 40, tzinfo=UTC)
    assert NOW.isoformat() == "2026-11-21T21:40:00+07:00"


def test_of_an_aware_time_takes_the_zone_by_its_proper_name() -> None:
    aware = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    assert Moment.of(aware) == Moment(datetime(2026, 7, 1, 12), 120, "Europe/Berlin")
    assert Moment.of(aware, "Elsewhere").zone == "Elsewhere"
    assert Moment.of(datetime(2026, 7, 1, tzinfo=timezone(timedelta(hours=-3)))).offset_minutes == -180


def test_of_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        Moment.of(datetime(2026, 7, 1))


def test_a_bare_day_counts_for_the_day_that_was_typed() -> None:
    assert parse_moment("2026-11-01", NOW).day() == date(2026, 11, 1)
    assert parse_moment(" 2026-11-01 ", NOW).zone == "Asia/Ho_Chi_Minh"


def test_a_time_and_an_offset_are_kept() -> None:
    assert parse_moment("2026-11-01 21:05", NOW).local == datetime(2026, 11, 1, 21, 5)
    assert parse_moment("2026-11-01T21:05-05:00", NOW).offset_minutes == -300


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-13-01", "2026-02-30", "21/11/2026", "0001-01-01", "9999-12-31"])
def test_anything_else_is_refused_with_a_way_on(text: str) -> None:
    with pytest.raises(InputError, match="2026-11-21"):
        parse_moment(text, NOW)
