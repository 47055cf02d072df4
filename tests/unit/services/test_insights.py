"""The numbers behind the charts, on diaries small enough to count by hand, and what holds for any diary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary_desktop.domain.errors import Cancelled
from diary_desktop.domain.insights import FEWEST_DAYS, FEWEST_DAYS_A_SIDE, FEWEST_ENTRIES, RANGES, AskedQuestion
from diary_desktop.domain.journal import Tracker
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.entry_columns import columns_of
from diary_desktop.services.insight_spans import cuts_of, span_before, span_of
from diary_desktop.services.insights import report_of
from tests.unit.services.told import TODAY, gathered, reported, told

DAY = timedelta(days=1)


def test_ranges_end_today_and_weeks_are_whole() -> None:
    spans = {name: span_of(name, TODAY, date(2020, 5, 6), TODAY) for name in RANGES}
    assert [(one.first, one.step) for one in spans.values()] == [
        (date(2026, 10, 23), "day"),
        (date(2026, 8, 31), "week"),
        (date(2025, 11, 24), "week"),
        (date(2020, 5, 6), "year" if spans["all"].days > 31 * 60 else "month"),
    ]
    assert {one.last for one in spans.values()} == {TODAY}
    assert [len(cuts_of(spans[name])) for name in ("month", "weeks", "year")] == [30, 12, 52]
    assert span_before(spans["month"]) == (date(2026, 9, 23), date(2026, 10, 22))
    assert span_before(spans["all"]) is None


def test_weeks_begin_where_one_wants_them() -> None:
    for begins, first in ((0, date(2026, 8, 31)), (5, date(2026, 9, 5)), (6, date(2026, 8, 30))):
        span = span_of("weeks", TODAY, TODAY, TODAY, begins)
        assert (span.first, span.week_begins, len(cuts_of(span))) == (first, begins, 12)
        assert all(cut.weekday() == begins for cut in cuts_of(span_of("all", TODAY, date(2026, 1, 1), TODAY, begins)))
        report = report_of(gathered([told(TODAY)]), "weeks", Token(), begins)
        assert report.year[0].day.weekday() == begins
        assert [one.last for one in report.steps][-1] >= TODAY


@pytest.mark.parametrize(
    ("first", "step", "cuts"),
    [
        (TODAY, "day", 1),
        (date(2026, 11, 1), "day", 21),
        (date(2026, 10, 1), "week", 8),
        (date(2025, 11, 21), "week", 53),
        (date(2024, 11, 21), "month", 25),
        (date(1990, 1, 1), "year", 37),
    ],
)
def test_everything_is_cut_by_how_long_it_is(first: date, step: str, cuts: int) -> None:
    span = span_of("all", TODAY, first, TODAY)
    assert (span.step, len(cuts_of(span))) == (step, cuts)


def test_the_four_numbers_of_a_diary_counted_by_hand() -> None:
    entries = [
        told(TODAY, words=100, mood=5),
        told(TODAY, 8, words=30, seconds=90.0),
        told(TODAY - DAY, words=120, seconds=600.0, mood=4),
        told(TODAY - 3 * DAY, words=250, mood=3),  # the day between is a rest day
        told(TODAY - 200 * DAY, words=9_999, seconds=9_999.0, mood=1),
        told(TODAY, words=5_000, mood=1, binned=True),
    ]
    head = reported(entries, "weeks").headline
    assert (head.days_written, head.streak, head.rest_days) == (3, 3, 1)
    assert (head.words, head.pages, head.seconds) == (500, 2, 690.0)
    assert head.longest is not None
    assert (head.longest.day, head.longest.seconds) == (TODAY - DAY, 600.0)
    assert head.longest.entry_id == entries[2].entry_id
    assert (head.mood, head.moods) == (4.0, 3)
    assert reported(entries, "all").headline.words == 10_499
    assert reported(entries, "all").in_diary == 5


def test_a_day_begins_when_the_settings_say_and_each_entry_in_its_own_zone() -> None:
    night, morning = told(TODAY, 3), told(TODAY, 4)
    columns = columns_of([night, morning, told(TODAY, 3, offset=-600)], 4, Token())
    assert [date.fromordinal(one) for one in columns.days.tolist()] == [TODAY - DAY, TODAY, TODAY - DAY]
    cells = {(one.weekday, one.hour): one.entries for one in reported([night, morning]).hours if one.entries}
    assert cells == {(5, 3): 1, (6, 4): 1}, "three in the morning of Saturday still counts for Friday"


def test_the_mood_is_compared_with_as_many_days_before_only_where_there_are_moods() -> None:
    recent = [told(TODAY - at * DAY, mood=4) for at in range(5)]
    before = [told(TODAY - (30 + at) * DAY, mood=2) for at in range(5)]
    assert reported(recent + before, "month").headline.mood_before == 2.0
    assert reported(recent + before[1:], "month").headline.mood_before is None
    assert reported(recent + before, "all").headline.mood_before is None


def test_steps_hold_words_minutes_moods_and_questions_of_their_own_days() -> None:
    monday = date(2026, 11, 16)
    entries = [
        told(monday, words=10, mood=2),
        told(monday + 2 * DAY, words=30, seconds=60.0, mood=5),
        told(monday - DAY, words=7),
    ]
    asked = [
        AskedQuestion(monday, 1.0, True),
        AskedQuestion(monday + DAY, 3.0, False),
        AskedQuestion(monday + DAY, 8.0, True),
    ]
    report = reported(entries, "weeks", asked=asked)
    before, last = report.steps[-2:]
    assert (last.first, last.last, last.entries, last.words, last.seconds) == (monday, TODAY, 2, 40, 60.0)
    assert (last.mood, last.moods, last.questions, last.answer_seconds) == (3.5, 2, 3, 3.0)
    assert (before.words, before.mood, before.questions, before.answer_seconds) == (7, None, 0, None)
    assert (report.questions.asked, report.questions.answered, report.questions.slowest) == (3, 2, 8.0)


def test_tags_need_moods_and_are_beside_their_own_average() -> None:
    running = [told(TODAY - at * DAY, mood=5, tags=("running", "sea")) for at in range(5)]
    office = [told(TODAY - (at + 10) * DAY, mood=2, tags=("Office ",)) for at in range(6)]
    unsaid = [told(TODAY - DAY, 9, tags=("running",)), told(TODAY, 9, mood=1, tags=("sea",), binned=True)]
    rare = [told(TODAY - 20 * DAY, mood=5, tags=("rare",))]
    tags = reported(running + office + unsaid + rare).tags
    assert [(one.tag, one.entries, one.moods, one.mood) for one in tags] == [
        ("Office", 6, 6, 2.0),
        ("running", 6, 5, 5.0),
        ("sea", 5, 5, 5.0),
    ]


def test_people_and_places_by_count_words_and_sound() -> None:
    entries = [
        told(TODAY, words=20, seconds=30.0, people=("Anna", "mẹ"), place="Huế"),
        told(TODAY - 4 * DAY, words=5, people=("anna",)),
        told(TODAY - 9 * DAY, words=100, place="Đà Nẵng"),
    ]
    report = reported(entries)
    assert [(one.name, one.entries, one.words, one.first, one.last) for one in report.people] == [
        ("Anna", 2, 25, TODAY - 4 * DAY, TODAY),
        ("mẹ", 1, 20, TODAY, TODAY),
    ]
    assert [(one.name, one.entries, one.seconds) for one in report.places] == [("Huế", 1, 30.0), ("Đà Nẵng", 1, 0.0)]


def test_the_year_ends_today_on_its_weekday() -> None:
    year = reported([told(TODAY, words=4, mood=3), told(TODAY, 9, words=6, mood=4)], "month").year
    assert (year[0].day, year[-1].day) == (date(2025, 11, 17), TODAY)
    assert (year[-1].entries, year[-1].words, year[-1].mood) == (2, 10, 3.5)
    assert sum(one.entries for one in year) == 2


def test_yes_or_no_says_both_means_with_both_counts_once_there_are_enough_days() -> None:
    tracker = (Tracker("Slept well"),)
    with_it = [told(TODAY - at * DAY, mood=4 + at % 2, trackers=(("Slept well", 1.0),)) for at in range(20)]
    without = [told(TODAY - (40 + at) * DAY, mood=2, trackers=(("Slept well", 0.0),)) for at in range(20)]
    (one,) = reported(with_it + without, trackers=tracker).trackers
    assert (one.with_days, one.without_days, one.with_mood, one.without_mood) == (20, 20, 4.5, 2.0)
    assert one.value == 2.5
    assert one.strength == "seen"
    (few,) = reported(with_it + without[1:], trackers=tracker).trackers
    assert (few.strength, few.value, few.without_days) == ("few", None, FEWEST_DAYS_A_SIDE - 1)


def test_a_number_goes_by_rank_and_what_goes_with_nothing_is_left_open() -> None:
    hours = [told(TODAY - at * DAY, mood=1 + at % 5, trackers=(("Sleep", 4.0 + at % 5),)) for at in range(FEWEST_DAYS)]
    (one,) = reported(hours, trackers=(Tracker("Sleep", "number", "h"),)).trackers
    assert (one.kind, one.unit, one.with_days, one.value, one.strength) == ("number", "h", FEWEST_DAYS, 1.0, "seen")
    (few,) = reported(hours[1:], trackers=(Tracker("Sleep", "number", "h"),)).trackers
    assert (few.strength, few.value) == ("few", None)
    still = [told(TODAY - at * DAY, mood=1 + at % 5, trackers=(("Sleep", 7.0),)) for at in range(FEWEST_DAYS)]
    (same,) = reported(still, trackers=(Tracker("Sleep", "number"),)).trackers
    assert (same.strength, same.value) == ("unclear", None)


def test_several_entries_of_a_day_are_one_day() -> None:
    entries = [
        told(TODAY, 8, mood=2, trackers=(("Coffee", 1.0), ("Ran", 0.0))),
        told(TODAY, 20, mood=4, trackers=(("Coffee", 3.0), ("Ran", 1.0))),
    ]
    known = (Tracker("Coffee", "number"), Tracker("Ran"))
    coffee, ran = reported(entries, trackers=known).trackers
    assert (coffee.days, coffee.mean, coffee.with_days) == (1, 2.0, 1)
    assert (ran.days, ran.mean, ran.with_days, ran.without_days) == (1, 1.0, 1, 0)


def test_a_tracker_that_is_no_longer_defined_is_read_by_its_values() -> None:
    found = reported([told(TODAY, trackers=(("Gone", 1.0), ("Counted", 2.5)))]).trackers
    assert [(one.name, one.kind) for one in found] == [("Counted", "number"), ("Gone", "yes_no")]


def test_charts_begin_with_enough_entries() -> None:
    entries = [told(TODAY - at * DAY) for at in range(FEWEST_ENTRIES)]
    assert reported(entries).charted
    assert not reported(entries[1:]).charted
    assert not reported([told(TODAY - 300 * DAY, at) for at in range(20)], "month").charted


def test_an_empty_diary_has_numbers_as_well() -> None:
    for name in RANGES:
        report = reported([], name)
        assert (report.in_diary, report.entries, report.headline.days_written, report.tags) == (0, 0, 0, ())


def test_it_stops_when_nobody_wants_it_any_more() -> None:
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        columns_of([told(TODAY)], 4, token)


any_entry = st.builds(
    lambda ago, hour, words, mood, tags: told(
        TODAY - ago * DAY, hour, words=words, seconds=words / 2, mood=mood, tags=tags
    ),
    st.integers(0, 900),
    st.integers(0, 23),
    st.integers(0, 500),
    st.integers(0, 5),
    st.lists(st.sampled_from(["a", "B", "b ", "ç"]), max_size=3).map(tuple),
)


@given(st.lists(any_entry, max_size=40), st.sampled_from(RANGES))
def test_nothing_is_lost_or_counted_twice(entries: list, name: str) -> None:
    report = reported(entries, name)  # type: ignore[arg-type]  # one of the known spans
    days = columns_of(entries, 4, Token()).days
    inside = [
        one
        for one, day in zip(entries, days.tolist(), strict=True)
        if report.span.first.toordinal() <= day <= report.span.last.toordinal()
    ]
    assert report.entries == len(inside) == sum(one.entries for one in report.steps)
    assert report.headline.words == sum(one.words for one in inside) == sum(one.words for one in report.steps)
    assert report.headline.words == sum(one.words for one in report.hours)
    assert (
        report.headline.moods == sum(one.mood is not None for one in inside) == sum(one.moods for one in report.steps)
    )
    assert all(one.mood is None or 1 <= one.mood <= 5 for one in report.steps)
    assert all(one.first <= one.last for one in report.steps)
    if name == "all":
        assert report.entries == report.in_diary == len(entries)


def test_gathering_again_gives_the_same() -> None:
    entries = [told(TODAY - at * DAY, mood=1 + at % 5, tags=("x",)) for at in range(30)]
    one, other = gathered(entries), gathered(list(reversed(entries)))
    assert one.columns.size == other.columns.size == 30
    assert reported(entries, "month").steps == reported(list(reversed(entries)), "month").steps
