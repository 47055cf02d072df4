"""Today: what was told today, this week at a glance, this day a year ago, and a question to begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diary_desktop.domain.entry import EntrySummary, Mood
from diary_desktop.ports.clock import Clock

from .shelf import Shelf

QUESTIONS = (
    "What made today different from yesterday?",
    "Who did you talk to, and what stayed with you?",
    "What did you see today that you would like to remember?",
    "What was harder than you thought?",
    "What are you looking forward to?",
    "What did you eat, and with whom?",
)

SHORT_DAY = 2
"""With fewer entries than this today, yesterday's follow."""


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of this week: how many entries, its last mood, whether it is today."""

    day: date
    entries: int
    mood: Mood | None
    today: bool


@dataclass(frozen=True, slots=True)
class TodayState:
    """``streak`` counts days in a row up to today or yesterday; ``year_ago`` is an entry of this day last year."""

    day: date
    hour: int = 12
    question: str = QUESTIONS[0]
    entries: tuple[EntrySummary, ...] = ()
    yesterday: tuple[EntrySummary, ...] = ()
    week: tuple[WeekDay, ...] = ()
    streak: int = 0
    year_ago: EntrySummary | None = None
    empty_diary: bool = True


class TodayPresenter:
    """Reads the shelf and the clock; has no service of its own."""

    def __init__(self, shelf: Shelf, clock: Clock, show: Callable[[TodayState], None]) -> None:
        self._shelf = shelf
        self._clock = clock
        self._show = show
        self._question = 0
        self._state: TodayState | None = None
        shelf.listen(self.refresh)

    @property
    def question(self) -> str:
        """The question that is shown."""
        return self._state.question if self._state is not None else ""

    def refresh(self) -> None:
        """Show the day it is now."""
        now = self._clock()
        today = now.day(self._shelf.settings.days.begins_at)
        by_day: dict[date, list[EntrySummary]] = {}
        for one in self._shelf.newest_first():
            by_day.setdefault(self._shelf.day_of(one), []).append(one)
        entries = tuple(by_day.get(today, ()))
        before = tuple(by_day.get(today - timedelta(days=1), ())) if len(entries) < SHORT_DAY else ()
        question = QUESTIONS[(today.toordinal() + self._question) % len(QUESTIONS)]
        state = TodayState(today, now.local.hour, question, entries, before, empty_diary=not by_day)
        self._state = replace(
            state,
            week=week_of(today, by_day),
            streak=streak_to(today, by_day),
            year_ago=next(iter(by_day.get(_year_before(today), ())), None),
        )
        self._show(self._state)

    def another_question(self) -> None:
        """The next of the questions."""
        self._question += 1
        self.refresh()


def week_of(today: date, by_day: dict[date, list[EntrySummary]]) -> tuple[WeekDay, ...]:
    """Monday to Sunday. Lists are newest first, so the first mood found is the day's last."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(7)]
    return tuple(WeekDay(day, len(by_day.get(day, ())), _last_mood(by_day.get(day, [])), day == today) for day in days)


def streak_to(today: date, by_day: dict[date, list[EntrySummary]]) -> int:
    """Days in a row that have an entry; today may still come."""
    day = today if today in by_day else today - timedelta(days=1)
    length = 0
    while day in by_day:
        length += 1
        day -= timedelta(days=1)
    return length


def _last_mood(entries: list[EntrySummary]) -> Mood | None:
    return next((one.mood for one in entries if one.mood is not None), None)


def _year_before(day: date) -> date:
    """29 February looks back to the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
