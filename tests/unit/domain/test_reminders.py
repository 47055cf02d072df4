"""When a reminder may be said: a time for each weekday, and quiet hours that may reach over midnight."""

from __future__ import annotations

from datetime import time

import pytest

from diary_desktop.domain.errors import InputError
from diary_desktop.domain.reminders import Reminders


@pytest.mark.parametrize(
    ("begin", "end", "now", "quiet"),
    [
        ("22:30", "07:00", "22:29", False),
        ("22:30", "07:00", "22:30", True),
        ("22:30", "07:00", "03:00", True),
        ("22:30", "07:00", "07:00", False),
        ("13:00", "14:00", "13:30", True),
        ("13:00", "14:00", "14:00", False),
        ("13:00", "13:00", "13:00", False),
    ],
)
def test_quiet_hours_hold_their_beginning_and_not_their_end(begin: str, end: str, now: str, quiet: bool) -> None:
    assert Reminders(quiet_from=begin, quiet_until=end).is_quiet(time.fromisoformat(now)) is quiet


def test_a_weekday_has_its_own_time_or_none() -> None:
    wanted = Reminders(times=("21:00", "", *("08:05",) * 5))
    wanted.validate()
    assert wanted.at(0) == time(21)
    assert wanted.at(1) is None
    assert wanted.at(6) == time(8, 5)


@pytest.mark.parametrize(
    "wrong",
    [
        Reminders(times=("21:00",) * 6),
        Reminders(times=("24:00", *("",) * 6)),
        Reminders(times=("9:00", *("",) * 6)),
        Reminders(quiet_from=""),
        Reminders(quiet_until="noon"),
    ],
)
def test_what_is_no_time_of_day_is_refused(wrong: Reminders) -> None:
    with pytest.raises(InputError):
        wrong.validate()
