"""This day before: entries of the same day in earlier years, and lately where years are few."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.events import Event, VaultLocked
from diary_desktop.retrieval.lunar import LunarDay, lunar_day
from diary_desktop.services.on_this_day import Remembered, remembered

from .day_sources import DaySources


@dataclass(frozen=True, slots=True)
class OnThisDayState:
    """``covered`` are shown only once they are asked for: hard days, and those that touch what is to rest."""

    day: date
    today: bool = True
    lunar: LunarDay | None = None
    before: tuple[Remembered, ...] = ()
    rested: frozenset[EntryId] = frozenset()
    covered: frozenset[EntryId] = frozenset()


class OnThisDayPresenter:
    """Which entries were uncovered is forgotten with the day and the lock."""

    def __init__(
        self,
        days: DaySources,
        show: Callable[[OnThisDayState], None],
    ) -> None:
        self._days = days
        self._book = days.book
        self._show = show
        self._resting = days.resting(self.refresh)
        self._uncovered: frozenset[EntryId] = frozenset()
        self._state = OnThisDayState(self._days.today())
        self._shown = False
        self._book.listen(lambda: self.refresh() if self._shown else None)

    @property
    def state(self) -> OnThisDayState:
        return self._state

    def open(self, day: date | None = None) -> None:
        """What was told on ``day`` before, or on today's."""
        self._shown = True
        wanted = day or self._days.today()
        if wanted != self._state.day:
            self._uncovered = frozenset()
        self._state = OnThisDayState(wanted)
        self.refresh()

    def uncover(self, entry_id: EntryId) -> None:
        """Show it all the same, this once."""
        self._uncovered |= {entry_id}
        self.refresh()

    def refresh(self) -> None:
        """Show the day as it is now."""
        journal, day = self._days.journal, self._state.day
        before = remembered(day, self._book.first, self._book.entries)
        rested = self._resting.among([one.summary for one in before], journal)
        hard = {one.summary.entry_id for one in before if one.hard}
        self._state = replace(
            self._state,
            today=day == self._days.today(),
            lunar=lunar_day(day) if journal.lunar_shown else None,
            before=before,
            rested=rested,
            covered=(rested | hard) - self._uncovered,
        )
        self._show(self._state)

    def on_event(self, event: Event) -> None:
        self._resting.on_event(event)
        if isinstance(event, VaultLocked):
            self._uncovered, self._shown = frozenset(), False
            self._state = OnThisDayState(self._days.today())
            self._show(self._state)
