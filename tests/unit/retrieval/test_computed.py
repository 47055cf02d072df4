"""From events to numbers and days."""

from datetime import date

import pytest

from diary_desktop.domain.asking import Intent
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.computed import Found, computed
from diary_desktop.retrieval.event_amounts import Amount
from diary_desktop.retrieval.event_reading import Told

TODAY = date(2026, 6, 30)
MAY = Period(date(2026, 5, 1), date(2026, 5, 31), "in May")


def found(*events: tuple[str, int, float | None], unit: str = "km") -> list[Found]:
    """One entry a day: day, how many times, and the amount of each."""
    return [
        Found(
            EntryId(day.encode()),
            "I ran.",
            (
                Told(
                    date.fromisoformat(day),
                    0,
                    6,
                    times,
                    () if amount is None else (Amount(0, 1, amount, unit),) * times,
                ),
            ),
        )
        for day, times, amount in events
    ]


RUNS = found(("2026-05-02", 1, 5.0), ("2026-05-03", 2, 4.0), ("2026-05-04", 1, None), ("2026-05-20", 1, 10.0))


def result(kind, unit="", period=MAY, events=RUNS):
    return computed(Intent(kind, "run", unit), period, TODAY, events, ("run",), 30)


@pytest.mark.parametrize(
    ("kind", "unit", "value"),
    [
        ("count", "", 5),
        ("days", "", 4),
        ("streak", "", 3),
        ("since", "", 41),
        ("per_month", "", 5),
        ("per_month", "km", 23.0),
        ("sum", "km", 23.0),
        ("mean", "km", 5.75),
        ("max", "km", 10.0),
        ("min", "km", 4.0),
    ],
)
def test_the_number(kind, unit, value):
    assert result(kind, unit).value == pytest.approx(value)


def test_the_days():
    assert result("first").days == (date(2026, 5, 2),)
    assert result("last").days == (date(2026, 5, 20),)
    assert [day.day for day in result("which_days").days] == [2, 3, 4, 20]


def test_what_lies_outside_the_period_or_after_today_does_not_count():
    late = found(("2026-04-30", 1, None), ("2026-05-31", 1, None), ("2026-07-01", 1, None))
    assert result("count", events=late).value == 1
    assert result("count", period=None, events=late).value == 2


def test_never_and_never_written_are_told_apart():
    assert (result("count", events=[]).value, result("count", events=[]).reason) == (0, "never")
    no_amounts = found(("2026-05-02", 1, None))
    assert (result("sum", "km", events=no_amounts).value, result("sum", "km", events=no_amounts).reason) == (
        None,
        "never_written",
    )


def test_money_is_not_added_across_currencies():
    both = found(("2026-05-02", 1, 5.0), ("2026-05-03", 1, 7.0), unit="£") + found(("2026-05-04", 1, 900.0), unit="đ")
    total = result("sum", "money", events=both)
    assert (total.value, total.unit) == (12.0, "£")


def test_a_mean_per_week_counts_the_days_of_the_period():
    week = Period(date(2026, 5, 1), date(2026, 5, 14))
    assert result("per_month", "/week", period=week).value == pytest.approx(2.0)
