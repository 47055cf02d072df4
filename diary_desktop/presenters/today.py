"""Today: what was told today, this week at a glance, this day before, and a question to begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from diary_desktop.domain.entry import EntryId, EntrySummary, Mood
from diary_desktop.domain.events import Event, VaultLocked
from diary_desktop.domain.journal import Journal, Template
from diary_desktop.retrieval.lunar import LunarDay, lunar_day
from diary_desktop.services.muting import Rest
from diary_desktop.services.on_this_day import Remembered, remembered
from diary_desktop.services.prompts import QUESTIONS, questions_for, templates_for, with_question
from diary_desktop.services.streaks import Streak, streak_of

from .calendar_days import WEEKDAYS, first_of_week, last_mood
from .day_book import DayBook
from .day_sources import DaySources

SHORT_DAY = 2
"""With fewer entries than this today, yesterday's follow."""

AWAY = 3
"""Days without an entry after which one is welcomed back."""

PINNED = 2
"""Pinned entries shown on Today; all of them head the Timeline's list."""


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of this week: how many entries, its last mood, whether it is today or still to come."""

    day: date
    entries: int
    mood: Mood | None
    today: bool
    future: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """One entry of this day before; ``covered`` is why it is asked about first. ``others`` are there besides."""

    found: Remembered
    covered: str = ""
    """``hard`` or ``rested``; empty where it is simply shown."""
    others: int = 0


@dataclass(frozen=True, slots=True)
class TodayState:
    """``back`` after days away: then nobody counts. ``question_own`` where the person wrote it."""

    day: date
    hour: int = 12
    lunar: LunarDay | None = None
    question: str = QUESTIONS[0]
    question_own: bool = False
    templates: tuple[Template, ...] = ()
    entries: tuple[EntrySummary, ...] = ()
    yesterday: tuple[EntrySummary, ...] = ()
    pinned: tuple[EntrySummary, ...] = ()
    week: tuple[WeekDay, ...] = ()
    streak: Streak = Streak()  # noqa: RUF009  frozen
    back: bool = False
    memory: Memory | None = None
    empty_diary: bool = True
    rest: Rest = Rest()  # noqa: RUF009  frozen


class TodayPresenter:
    """Reads the book of days, the settings and the clock. ``change`` seals another journal section."""

    def __init__(
        self,
        days: DaySources,
        show: Callable[[TodayState], None],
        change: Callable[[Callable[[Journal], Journal]], None],
        locale_week: Callable[[], int] = lambda: 0,
    ) -> None:
        self._days = days
        self._book = days.book
        self._show = show
        self._change = change
        self._locale_week = locale_week
        self._resting = days.resting(self.refresh)
        self._question = 0
        self._uncovered: frozenset[EntryId] = frozenset()
        self._state: TodayState | None = None
        self._book.listen(self.refresh)

    @property
    def question(self) -> str:
        """The question that is shown."""
        return self._state.question if self._state is not None else ""

    def refresh(self) -> None:
        """Show the day it is now."""
        journal, today = self._days.journal, self._days.today()
        entries = self._book.entries(today)
        questions = questions_for(today, journal)
        question = questions[self._question % len(questions)]
        self._state = TodayState(
            today,
            self._days.clock().local.hour,
            lunar_day(today) if journal.lunar_shown else None,
            question,
            any(one.text == question for one in journal.prompts),
            templates_for(today, journal),
            entries,
            self._book.entries(today - timedelta(days=1)) if len(entries) < SHORT_DAY else (),
            self._pinned(),
            week_of(today, self._book, WEEKDAYS.get(journal.week_begins, self._locale_week())),
            streak_of(today, self._book.days, grace=journal.grace_day),
            self._is_back(today),
            self._memory(today, journal),
            self._book.empty,
            self._days.rest,
        )
        self._show(self._state)

    def another_question(self) -> None:
        """The next of the questions."""
        self._question += 1
        self.refresh()

    def change_question(self, wanted: str) -> None:
        """Ask something else in its place, from now on."""
        shown, day = self.question, self._state.day if self._state is not None else self._days.today()
        if wanted.strip() and wanted.strip() != shown:
            self._question = 0
            self._change(lambda journal: with_question(journal, shown, wanted, day))

    def uncover(self, entry_id: EntryId) -> None:
        """Show the memory all the same, until the diary is locked."""
        self._uncovered |= {entry_id}
        self.refresh()

    def on_event(self, event: Event) -> None:
        self._resting.on_event(event)
        if isinstance(event, VaultLocked):
            self._uncovered = frozenset()

    def _pinned(self) -> tuple[EntrySummary, ...]:
        return self._book.pinned[:PINNED]

    def _is_back(self, today: date) -> bool:
        """Whether nothing was told for some days before today, though there was something before."""
        away = all(not self._book.has(today - timedelta(days=at)) for at in range(1, AWAY + 1))
        return away and self._book.first is not None and self._book.first < today

    def _memory(self, today: date, journal: Journal) -> Memory | None:
        found = remembered(today, self._book.first, self._book.entries)
        found = tuple(sorted(found, key=lambda one: one.ago != "years"))
        if not found:
            return None
        rested = self._resting.among([one.summary for one in found], journal)
        first = next((one for one in found if one.summary.entry_id not in rested), found[0])
        shown = first.summary.entry_id
        why = "rested" if shown in rested else "hard" if first.hard else ""
        return Memory(first, "" if shown in self._uncovered else why, len(found) - 1)


def week_of(today: date, book: DayBook, week_begins: int = 0) -> tuple[WeekDay, ...]:
    """The seven days of this week; ``week_begins`` 0 is Monday."""
    first = first_of_week(today, week_begins)
    days = [first + timedelta(days=at) for at in range(7)]
    return tuple(
        WeekDay(day, len(book.entries(day)), last_mood(book.entries(day)), day == today, day > today) for day in days
    )
