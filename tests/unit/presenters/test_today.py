"""Today's arithmetic: the week, the days in a row, yesterday when today is short, this day a year ago."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from diary_desktop.domain.entry import EntryId, EntrySummary, Mood
from diary_desktop.domain.events import EntryErased, EntrySaved, SettingsLoaded, VaultLocked, VaultUnlocked
from diary_desktop.domain.journal import Journal, Prompt
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.settings import Settings
from diary_desktop.presenters.day_book import DayBook
from diary_desktop.presenters.day_sources import DaySources
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.presenters.today import TodayPresenter, TodayState
from diary_desktop.retrieval.lunar import LunarDay
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.muting import Muting
from diary_desktop.services.ordering import newest_first
from diary_desktop.services.prompts import QUESTIONS
from diary_desktop.services.streaks import Streak
from diary_desktop.services.tasks import Tasks
from tests.fakes.clock import FakeClock

SATURDAY = date(2026, 11, 21)


def summary(number: int, when: datetime, mood: Mood | None = None) -> EntrySummary:
    moment = Moment(when, 420, "Asia/Ho_Chi_Minh")
    return EntrySummary(EntryId(number.to_bytes(16, "big")), moment, None, f"Entry {number}", "", 3, 0.0, mood)


def presented(
    *entries: EntrySummary, now: datetime = datetime(2026, 11, 21, 21, 40), journal: Journal | None = None
) -> tuple[TodayPresenter, list[TodayState]]:
    """Today over a book of days; nothing is muted in it, so nobody is asked."""
    states: list[TodayState] = []
    bus, shelf = EventBus(), Shelf()
    tasks = Tasks({}, bus)
    book = DayBook(shelf, tasks, bus)
    sources = DaySources(shelf, book, cast(Muting, None), tasks, bus, FakeClock(now))
    presenter = TodayPresenter(sources, states.append, lambda _: None)
    for event in (SettingsLoaded(0, Settings(journal=journal or Journal())), VaultUnlocked(1, newest_first(entries))):
        shelf.on_event(event)
        book.on_event(event)
    return presenter, states


def shown(
    *entries: EntrySummary, now: datetime = datetime(2026, 11, 21, 21, 40), journal: Journal | None = None
) -> TodayState:
    return presented(*entries, now=now, journal=journal)[1][-1]


def test_an_empty_diary_says_so() -> None:
    state = shown()
    assert state.empty_diary
    assert state.entries == ()
    assert state.streak == Streak()
    assert [one.entries for one in state.week] == [0] * 7


def test_the_week_begins_on_monday_and_shows_the_last_mood_of_a_day() -> None:
    morning = summary(1, datetime(2026, 11, 20, 8), Mood.RAINY)
    evening = summary(2, datetime(2026, 11, 20, 21), Mood.BRIGHT)
    state = shown(morning, evening)
    assert state.week[0].day == date(2026, 11, 16)
    friday = state.week[4]
    assert (friday.entries, friday.mood, friday.today) == (2, Mood.BRIGHT, False)
    assert state.week[5].today


def test_two_in_the_morning_belongs_to_the_evening_before() -> None:
    state = shown(summary(1, datetime(2026, 11, 22, 2)), now=datetime(2026, 11, 22, 2, 30))
    assert state.day == SATURDAY
    assert len(state.entries) == 1


def test_yesterday_follows_only_when_today_is_short() -> None:
    yesterday = summary(1, datetime(2026, 11, 20, 9))
    one, two = summary(2, datetime(2026, 11, 21, 9)), summary(3, datetime(2026, 11, 21, 10))
    assert shown(yesterday, one).yesterday == (yesterday,)
    assert shown(yesterday, one, two).yesterday == ()


def test_this_day_a_year_ago() -> None:
    old = summary(1, datetime(2025, 11, 21, 20))
    memory = shown(old, summary(2, datetime(2025, 11, 20, 20)), summary(3, datetime(2023, 11, 21, 9))).memory
    assert memory is not None
    assert (memory.found.summary, memory.found.count, memory.covered, memory.others) == (old, 1, "", 1)
    assert shown(summary(4, datetime(2026, 11, 1, 9))).memory is None


def test_years_come_before_a_week_ago() -> None:
    memory = shown(summary(1, datetime(2026, 11, 14, 9)), summary(2, datetime(2023, 11, 21, 9))).memory
    assert memory is not None
    assert memory.found.count == 3


def test_a_stormy_day_is_asked_about_first_and_then_shown() -> None:
    hard = summary(1, datetime(2025, 11, 21, 20), Mood.STORMY)
    presenter, states = presented(hard)
    assert states[-1].memory is not None
    assert states[-1].memory.covered == "hard"
    presenter.uncover(hard.entry_id)
    assert states[-1].memory is not None
    assert states[-1].memory.covered == ""


def test_days_in_a_row_and_a_welcome_after_days_away() -> None:
    row = [summary(back, datetime(2026, 11, 21 - back, 9)) for back in (1, 2, 3, 5)]
    assert shown(*row).streak == Streak(4, 1)
    assert shown(*row, journal=Journal(grace_day=False)).streak == Streak(3)
    assert not shown(*row).back
    assert shown(summary(9, datetime(2026, 11, 1, 9))).back
    assert not shown(summary(9, datetime(2026, 11, 21, 9))).back, "the first day of a diary is no return"


def test_another_question_is_another_one() -> None:
    presenter, states = presented()
    seen = set()
    for _ in QUESTIONS:
        presenter.another_question()
        seen.add(states[-1].question)
    assert seen == set(QUESTIONS)


def test_own_questions_and_the_chosen_week() -> None:
    state = shown(journal=Journal((Prompt("Mine?", 5),), lunar_shown=False, week_begins="sunday"))
    assert (state.question, state.question_own, state.lunar) == ("Mine?", True, None)
    assert state.week[0].day == date(2026, 11, 15)
    assert shown().lunar == LunarDay(2026, 10, 13)


def test_a_changed_question_is_sealed() -> None:
    changes: list[Callable[[Journal], Journal]] = []
    presenter, states = presented()
    presenter._change = changes.append
    presenter.change_question(f" {states[-1].question} ")
    assert changes == [], "the same question is no change"
    presenter.change_question("What was good?")
    assert changes[0](Journal()).prompts == (Prompt("What was good?", 5),)


def test_the_shelf_follows_the_news_and_is_empty_after_lock() -> None:
    shelf = Shelf()
    told: list[int] = []
    shelf.listen(lambda: told.append(len(shelf.newest_first())))
    first, second = summary(1, datetime(2026, 11, 20, 9)), summary(2, datetime(2026, 11, 21, 9))
    shelf.on_event(VaultUnlocked(1, (first,)))
    shelf.on_event(EntrySaved(2, second))
    assert [one.entry_id for one in shelf.newest_first()] == [second.entry_id, first.entry_id]
    shelf.on_event(EntryErased(3, first.entry_id))
    shelf.on_event(VaultLocked(4))
    assert told == [1, 2, 1, 0]
    assert shelf.get(second.entry_id) is None


def test_of_two_within_one_second_the_later_one_comes_first() -> None:
    shelf = Shelf()
    same = datetime(2026, 11, 21, 9)
    shelf.on_event(VaultUnlocked(1, ()))
    for number in (1, 2, 3):
        shelf.on_event(EntrySaved(2, summary(number, same)))
    assert [one.title for one in shelf.newest_first()] == ["Entry 3", "Entry 2", "Entry 1"]
