"""Seven days, four weeks, twelve months: over long calendars, in any zone, and whatever a clock says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from diary_desktop.domain.keep_rule import DAILY, MONTHLY, WEEKLY, Made, to_keep

FIRST = date(2020, 1, 1)


def made(days: list[date], damaged: frozenset[int] = frozenset()) -> list[Made]:
    return [Made(f"g{number}", number, day, number not in damaged) for number, day in enumerate(days, 1)]


def lived_through(days: list[date]) -> dict[str, Made]:
    """What is left when the rule is applied after each backup, as it is in life."""
    there: dict[str, Made] = {}
    for one in made(days):
        there[one.name] = one
        names = to_keep(there.values())
        assert one.name in names
        there = {name: kept for name, kept in there.items() if name in names}
    return there


def test_ten_years_of_evenings_leave_seven_days_four_weeks_and_twelve_months() -> None:
    days = [FIRST + timedelta(days=number) for number in range(3653)]
    kept = sorted(one.day for one in lived_through(days).values())
    last = days[-1]
    assert kept[-DAILY:] == days[-DAILY:]
    assert {day.isocalendar()[:2] for day in kept} >= {
        (last - timedelta(weeks=back)).isocalendar()[:2] for back in range(WEEKLY)
    }
    assert len({(day.year, day.month) for day in kept}) == MONTHLY
    assert len(kept) <= DAILY + WEEKLY + MONTHLY


def test_a_diary_that_is_backed_up_now_and_then_keeps_months_that_were_used() -> None:
    days = [FIRST + timedelta(days=100 * number) for number in range(40)]
    assert len(lived_through(days)) == MONTHLY


def test_many_on_one_day_leave_the_newest() -> None:
    assert to_keep(made([FIRST] * 20)) == {"g20"}


def test_a_clock_that_stood_in_2099_pushes_out_nothing_that_is_newer() -> None:
    wrong = [date(2099, 1, 1) + timedelta(days=number) for number in range(30)]
    right = [date(2026, 11, 1) + timedelta(days=number) for number in range(7)]
    kept = lived_through(wrong + right)
    assert [one.day for one in kept.values() if one.day in right] == right
    back = lived_through([*right, date(1970, 1, 1)])
    assert {one.day for one in back.values()} >= set(right[1:])


def test_a_zone_changes_nothing_because_days_are_those_of_utc() -> None:
    moments = [datetime(2026, 3, 1, 23, 30, tzinfo=UTC) + timedelta(days=number) for number in range(30)]
    east = [one.astimezone(timezone(timedelta(hours=14))).astimezone(UTC).date() for one in moments]
    west = [one.astimezone(timezone(timedelta(hours=-11))).astimezone(UTC).date() for one in moments]
    assert to_keep(made(east)) == to_keep(made(west))


def test_the_only_sound_one_stays_however_old_it_is() -> None:
    days = [FIRST + timedelta(days=number) for number in range(800)]
    kept = to_keep(made(days, damaged=frozenset(range(2, 801))))
    assert {"g1", "g800"} <= kept


def test_a_sound_one_of_the_same_day_goes_before_a_damaged_one() -> None:
    assert to_keep(made([FIRST, FIRST], damaged=frozenset({2}))) == {"g1", "g2"}
    assert to_keep(made([FIRST, FIRST, FIRST], damaged=frozenset({2}))) == {"g3"}


@settings(max_examples=60, derandomize=True)
@given(
    st.lists(st.tuples(st.dates(date(1970, 1, 1), date(2100, 1, 1)), st.booleans()), min_size=1, max_size=80),
)
def test_it_always_keeps_the_newest_and_a_sound_one_and_asking_again_changes_nothing(
    told: list[tuple[date, bool]],
) -> None:
    all_made = [Made(f"g{number}", number, day, sound) for number, (day, sound) in enumerate(told, 1)]
    kept = to_keep(all_made)
    assert all_made[-1].name in kept
    sound = [one for one in all_made if one.sound]
    assert not sound or sound[-1].name in kept
    assert len(kept) <= DAILY + WEEKLY + MONTHLY + 2
    assert to_keep([one for one in all_made if one.name in kept]) == kept
