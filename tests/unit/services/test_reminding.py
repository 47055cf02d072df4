"""A reminder comes once, at its time, not in quiet hours, not where something was written, and outlasts the program."""

from __future__ import annotations

from datetime import datetime

import pytest

from diary_desktop.domain.moment import Moment
from diary_desktop.domain.reminders import Reminders
from diary_desktop.services.reminding import Reminding


class Clock:
    """Saturday, 21 November 2026."""

    def __init__(self, hour: int, minute: int = 0, day: int = 21) -> None:
        self.set(hour, minute, day)

    def set(self, hour: int, minute: int = 0, day: int = 21) -> None:
        self.now = Moment(datetime(2026, 11, day, hour, minute))

    def __call__(self) -> Moment:
        return self.now


def reminding(clock: Clock, **wishes: object) -> Reminding:
    one = Reminding(clock)
    assert one.follow(Reminders(enabled=True, **wishes))  # type: ignore[arg-type]  # as the test says
    return one


def test_once_at_its_time_and_again_the_next_day() -> None:
    clock = Clock(20, 59)
    one = reminding(clock)
    assert not one.due()
    clock.set(21, 0)
    assert one.due()
    assert not one.due()
    clock.set(21, 0, day=22)
    assert one.due()


@pytest.mark.parametrize(
    ("hour", "wishes"),
    [
        (21, {"times": ("21:00",) * 5 + ("", "21:00")}),
        (21, {"quiet_from": "20:30"}),
        (23, {"quiet_from": "23:30"}),
    ],
    ids=["not on this weekday", "in quiet hours", "slept past it"],
)
def test_nothing_is_said(hour: int, wishes: dict[str, object]) -> None:
    assert not reminding(Clock(hour), **wishes).due()


def test_a_day_that_was_written_on_needs_none_unless_wished() -> None:
    clock = Clock(21)
    one = reminding(clock)
    assert one.wrote(Moment(datetime(2026, 11, 21, 7, 42)))
    assert not one.due()
    always = reminding(clock, only_unwritten=False)
    assert not always.wrote(Moment(datetime(2026, 11, 21, 7, 42)))
    assert always.due()
    yesterday = reminding(clock)
    assert not yesterday.opened(Moment(datetime(2026, 11, 20, 22, 0)))
    assert yesterday.due()


def test_it_goes_on_in_the_next_start_while_the_diary_is_closed() -> None:
    clock = Clock(21)
    one = reminding(clock, stay=True)
    later = Reminding(clock, one.text)
    assert later.wanted.stay
    assert later.due()
    assert not Reminding(clock, later.text).due(), "what was said is known to the next start"


def test_off_nothing_is_said_and_nothing_is_kept() -> None:
    one = Reminding(Clock(21))
    assert not one.due()
    assert one.text == ""


@pytest.mark.parametrize("kept", ["", "{", '{"wanted": {"times": ["99:99"]}, "settled": ""}', "[]", '{"wanted": 3}'])
def test_what_is_damaged_counts_as_nothing(kept: str) -> None:
    assert Reminding(Clock(21), kept).wanted == Reminders()
