"""Walking the calendar, what its cells say, filters, and what is let rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from diary_desktop.domain.entry import EntryId, Mood
from diary_desktop.domain.events import EntrySaved, SettingsLoaded, VaultLocked, VaultUnlocked
from diary_desktop.domain.journal import Journal
from diary_desktop.domain.listing import Wanted
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.settings import Settings
from diary_desktop.presenters.calendar_days import moved
from diary_desktop.presenters.day_book import DayBook
from diary_desktop.presenters.day_sources import DaySources
from diary_desktop.presenters.on_this_day import OnThisDayPresenter
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.presenters.timeline import TimelinePresenter
from diary_desktop.retrieval.lunar import LunarDay
from tests.fakes.clock import FakeClock

from .conftest import Stage

SATURDAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 21, 40)


def timeline_of(stage: Stage, journal: Journal | None = None) -> TimelinePresenter:
    """Over the real services; entries come from the diary itself."""
    one, shelf = stage.desk.journeys, Shelf()
    book = DayBook(shelf, one.tasks, one.bus)
    sources = DaySources(shelf, book, one.muting, one.tasks, one.bus, FakeClock(NOW))
    presenter = TimelinePresenter(sources, stage.show)
    stage.listeners += [shelf.on_event, book.on_event, presenter.on_event]
    for listener in stage.listeners:
        listener(SettingsLoaded(0, Settings(journal=journal or Journal())))
        listener(VaultUnlocked(0, one.diary.summaries()))
    presenter.go_to_today()
    return presenter


def told(stage: Stage, text: str, *when: int, mood: Mood | None = None) -> EntryId:
    happened = Moment(datetime(*when), 420, "Asia/Ho_Chi_Minh")  # type: ignore[arg-type]  # year, month, day, hour
    diary = stage.desk.journeys.diary
    entry = diary.write(text, happened=happened)
    if mood is not None:
        diary.set_mood(entry.entry_id, mood)
    return entry.entry_id


def test_a_month_says_what_each_day_held(stage: Stage) -> None:
    told(stage, "Ran along the river.", 2026, 11, 20, 8, mood=Mood.RAINY)
    told(stage, "Dinner with Minh.", 2026, 11, 20, 20, mood=Mood.BRIGHT)
    timeline_of(stage)
    cells = {one.day: one for one in stage.state.cells}
    friday = cells[date(2026, 11, 20)]
    assert (friday.entries, friday.title, friday.mood) == (2, "Ran along the river", Mood.BRIGHT)
    assert friday.lunar == LunarDay(2026, 10, 12)
    assert (len(stage.state.cells), stage.state.cells[0].day) == (42, date(2026, 10, 26))
    assert not stage.state.cells[0].in_month
    assert cells[SATURDAY].today
    assert cells[date(2026, 11, 22)].future


def test_steps_by_day_month_and_year(stage: Stage) -> None:
    timeline = timeline_of(stage)
    days = []
    for step in (
        lambda: timeline.step_days(-21),
        lambda: timeline.step(-1),
        lambda: timeline.turn_to("year"),
        lambda: timeline.step(1),
        lambda: timeline.step_months(-1),
        timeline.go_to_today,
    ):
        step()
        days.append(timeline.state.page.day)
    assert days == [
        date(2026, 10, 31), date(2026, 9, 30), date(2026, 9, 30), date(2027, 9, 30), date(2027, 8, 30), SATURDAY,
    ]  # fmt: skip
    assert len(timeline.state.cells) == 365


def test_the_ends_of_the_calendar_are_ends(stage: Stage) -> None:
    timeline = timeline_of(stage)
    timeline.choose(date(9998, 12, 1))
    timeline.step_months(12)
    timeline.step_days(9999)
    assert timeline.state.page.day.year <= 9999
    assert moved(date(1, 5, 5), months=-24) == date(1, 5, 5)


def test_a_day_shows_its_entries_and_what_was_before(stage: Stage) -> None:
    told(stage, "Frost on the window.", 2024, 11, 21, 8)
    today = told(stage, "Lunch on the roof.", 2026, 11, 21, 12)
    page = timeline_of(stage).state.page
    assert [one.entry_id for one in page.entries] == [today]
    assert [(one.count, one.summary.title) for one in page.before] == [(2, "Frost on the window")]
    assert page.rested == frozenset()


def test_what_is_muted_rests_from_the_first_moment_on(stage: Stage) -> None:
    quiet = told(stage, "Long quiet walk home. " * 20 + "At the very end Lan called.", 2025, 11, 21, 8)
    loud = told(stage, "Cooked soup.", 2024, 11, 21, 8)
    timeline = timeline_of(stage, Journal(muted_people=("lan",)))
    assert timeline.state.page.rested == {quiet, loud}, "before it is known, all of it rests"
    stage.until(lambda: timeline.state.page.rested == {quiet}, "what rests")
    day = OnThisDayPresenter(timeline._days, stage.show)
    stage.listeners.append(day.on_event)
    day.open()
    stage.until(lambda: day.state.covered == {quiet}, "what is covered")
    day.uncover(quiet)
    assert day.state.covered == frozenset()
    day.on_event(VaultLocked(9))
    assert day.state.before == ()


def test_what_a_list_would_show_of_a_muted_name_is_covered(stage: Stage) -> None:
    told(stage, "Lan came by.", 2026, 11, 21, 8)
    told(stage, "Cooked soup.", 2026, 11, 20, 8)
    timeline = timeline_of(stage, Journal(muted_people=("lan",)))
    state = timeline.state
    assert [state.page.rest.covers(one) for one in state.page.entries] == [True]
    assert {one.day.day: one.title for one in state.cells if one.entries} == {20: "Cooked soup", 21: ""}
    timeline.turn_to("list")
    assert [timeline.state.rest.covers(one) for one in timeline.state.listing.entries] == [True, False]


def test_the_list_follows_filters_and_news(stage: Stage) -> None:
    kept = told(stage, "Ran five kilometres.", 2026, 11, 19, 8, mood=Mood.BRIGHT)
    told(stage, "Rain all day.", 2026, 11, 20, 8, mood=Mood.RAINY)
    timeline = timeline_of(stage)
    timeline.turn_to("list")
    assert len(timeline.state.listing.entries) == 2
    timeline.filter(Wanted(mood=Mood.BRIGHT))
    assert [one.entry_id for one in timeline.state.listing.entries] == [kept]
    before = timeline.state.listing.entries[0]
    for listener in stage.listeners:
        listener(EntrySaved(1, replace(before, title="Renamed")))
    assert timeline.state.listing.entries[0].title == "Renamed"


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_a_shorter_month_has_a_last_day(day: date, months: int, there: date) -> None:
    assert moved(day, months=months) == there
