"""Timeline: a month, a year or all entries as a list, and the chosen day beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.events import Event, VaultLocked
from diary_desktop.domain.listing import Listing, Wanted
from diary_desktop.retrieval.lunar import LunarDay, lunar_day
from diary_desktop.services.muting import Rest
from diary_desktop.services.on_this_day import Remembered, remembered

from .arranger import Arranger
from .calendar_days import WEEKDAYS, DayCell, month_cells, moved, year_cells
from .day_sources import DaySources

EARLIEST, LATEST = date(2, 1, 1), date(9998, 12, 31)
"""A diary holds days between them; six weeks round any of them are still days."""

Mode = Literal["month", "year", "list"]
Heat = Literal["mood", "words"]


@dataclass(frozen=True, slots=True)
class DayPage:
    """The chosen day: its entries newest first, and what was told on this day before. ``rested`` are not shown."""

    day: date
    lunar: LunarDay | None = None
    entries: tuple[EntrySummary, ...] = ()
    before: tuple[Remembered, ...] = ()
    rested: frozenset[EntryId] = frozenset()
    future: bool = False
    rest: Rest = Rest()  # noqa: RUF009  frozen


@dataclass(frozen=True, slots=True)
class TimelineState:
    """``cells`` are six weeks of a month, or every day of a year. ``week_begins`` 0 is Monday."""

    page: DayPage
    mode: Mode = "month"
    heat: Heat = "mood"
    cells: tuple[DayCell, ...] = ()
    week_begins: int = 0
    lunar_shown: bool = True
    listing: Listing = field(default_factory=Listing)
    wanted: Wanted = field(default_factory=Wanted)
    rest: Rest = Rest()  # noqa: RUF009  frozen


class TimelinePresenter:
    """Shows a state for each step. ``locale_week`` gives the first day of the week where none was chosen."""

    def __init__(
        self,
        days: DaySources,
        show: Callable[[TimelineState], None],
        locale_week: Callable[[], int] = lambda: 0,
    ) -> None:
        self._days = days
        self._book = days.book
        self._show = show
        self._locale_week = locale_week
        self._resting = days.resting(self.refresh)
        self._arranger = Arranger(days.shelf, days.tasks, days.bus, "day", self._arranged)
        self._stale = True
        self._state = TimelineState(DayPage(self._days.today()))
        self._book.listen(self._changed)

    @property
    def state(self) -> TimelineState:
        return self._state

    def refresh(self) -> None:
        """Show the chosen day and what lies round it as they are now."""
        journal, day, today = self._days.journal, self._state.page.day, self._days.today()
        week = WEEKDAYS.get(journal.week_begins, self._locale_week())
        state, rest = replace(self._state, page=self._page(day), week_begins=week), self._days.rest
        state = replace(state, lunar_shown=journal.lunar_shown, rest=rest)
        if state.mode == "month":
            state = replace(
                state, cells=month_cells(day, today, self._book, week, lunar=journal.lunar_shown, rest=rest)
            )
        elif state.mode == "year":
            state = replace(state, cells=year_cells(day.year, today, self._book, rest))
        self._set(state)
        if state.mode == "list" and self._stale:
            self._stale = False
            self._arranger.arrange(state.wanted)

    def turn_to(self, mode: Mode) -> None:
        """Month, year or list."""
        self._state = replace(self._state, mode=mode)
        self.refresh()

    def choose(self, day: date) -> None:
        """Another day; its month or year comes with it."""
        self._state = replace(self._state, page=DayPage(min(max(day, EARLIEST), LATEST)))
        self.refresh()

    def step(self, count: int) -> None:
        """So many months on or back, or years where a year is shown."""
        self.step_months(count * (12 if self._state.mode == "year" else 1))

    def step_months(self, count: int) -> None:
        """So many months on or back, whatever is shown."""
        self.choose(moved(self._state.page.day, months=count))

    def step_days(self, count: int) -> None:
        """So many days on or back, within the calendar."""
        day = self._state.page.day
        far = (date.max if count > 0 else date.min) - day
        if abs(count) < abs(far.days):
            self.choose(day + timedelta(days=count))

    def go_to_today(self) -> None:
        """The day it is now."""
        self.choose(self._days.today())

    def colour_by(self, heat: Heat) -> None:
        """What the colours of a year mean."""
        self._set(replace(self._state, heat=heat))

    def filter(self, wanted: Wanted) -> None:
        """List only what has all that is wanted."""
        self._state = replace(self._state, wanted=wanted)
        self._stale = True
        self.refresh()

    def on_event(self, event: Event) -> None:
        self._resting.on_event(event)
        self._arranger.on_event(event)
        if isinstance(event, VaultLocked):
            self._arranger.forget()
            self._stale = True
            self._set(TimelineState(DayPage(self._days.today())))

    def _changed(self) -> None:
        """Entries came, went or changed. A list is put in order again once it is looked at."""
        self._stale = True
        self.refresh()

    def _arranged(self, listing: Listing) -> None:
        self._set(replace(self._state, listing=listing))

    def _page(self, day: date) -> DayPage:
        journal = self._days.journal
        before = remembered(day, self._book.first, self._book.entries)
        rested = self._resting.among([one.summary for one in before], journal)
        lunar = lunar_day(day) if journal.lunar_shown else None
        future = day > self._days.today()
        return DayPage(day, lunar, self._book.entries(day), before, rested, future, self._days.rest)

    def _set(self, state: TimelineState) -> None:
        self._state = state
        self._show(state)
