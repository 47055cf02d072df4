"""Today's arithmetic: the week, the days in a row, yesterday when today is short, this day a year ago."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from diary_desktop.domain.entry import EntryId, EntrySummary, Mood
from diary_desktop.domain.events import EntryErased, EntrySaved, VaultLocked, VaultUnlocked
from diary_desktop.domain.moment import Moment
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.presenters.today import QUESTIONS, TodayPresenter, TodayState, streak_to, week_of
from tests.fakes.clock import FakeClock

SATURDAY = date(2026, 11, 21)


def summary(number: int, when: datetime, mood: Mood | None = None) -> EntrySummary:
    moment = Moment(when, 420, "Asia/Ho_Chi_Minh")
    return EntrySummary(EntryId(number.to_bytes(16, "big")), moment, None, f"Entry {number}", "", 3, 0.0, mood)


def shown(*entries: EntrySummary, now: datetime = datetime(2026, 11, 21, 21, 40)) -> TodayState:
    states: list[TodayState] = []
    shelf = Shelf()
    presenter = TodayPresenter(shelf, FakeClock(now), states.append)
    shelf.on_event(VaultUnlocked(1, entries))
    presenter.refresh()
    return states[-1]


def test_an_empty_diary_says_so() -> None:
    state = shown()
    assert state.empty_diary
    assert state.entries == ()
    assert state.streak == 0
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
    assert shown(old, summary(2, datetime(2025, 11, 20, 20))).year_ago == old
    assert shown(summary(3, datetime(2027, 2, 28, 12)), now=datetime(2028, 2, 29, 12)).year_ago is not None


def test_days_in_a_row_count_from_yesterday_while_today_is_still_open() -> None:
    days = {SATURDAY - timedelta(days=back): [summary(back, datetime(2026, 11, 1))] for back in (1, 2, 3, 5)}
    assert streak_to(SATURDAY, days) == 3
    assert streak_to(SATURDAY + timedelta(days=1), days) == 0
    assert len(week_of(SATURDAY, days)) == 7


def test_another_question_is_another_one() -> None:
    states: list[TodayState] = []
    presenter = TodayPresenter(Shelf(), FakeClock(datetime(2026, 11, 21, 21)), states.append)
    seen = set()
    for _ in QUESTIONS:
        presenter.another_question()
        seen.add(states[-1].question)
    assert seen == set(QUESTIONS)


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
