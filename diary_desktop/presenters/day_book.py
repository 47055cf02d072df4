"""The shelf by day: which entries count for a day, made once after unlocking and kept up to date by events."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import (
    EntriesListed,
    EntriesProved,
    EntryBinned,
    EntryErased,
    EntrySaved,
    Event,
    JobId,
    SettingsLoaded,
    VaultLocked,
    VaultUnlocked,
)
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.arranging import ByDay, by_day, on_day
from diary_desktop.services.tasks import Task, Tasks

from .inquiry import Inquiries
from .shelf import Shelf

AT_ONCE = 1_500
"""Newest entries put by day at once, so that Today is there with the window; the others follow from another thread."""

Change = tuple[EntryId, EntrySummary | None]
Made = tuple[ByDay, dict[EntryId, date], dict[EntryId, EntrySummary]]


class DayBook:
    """Owned by the main thread; told every event after the shelf. ``changed`` is called after each change."""

    def __init__(self, shelf: Shelf, tasks: Tasks, bus: EventBus) -> None:
        self._shelf = shelf
        self._inquiries = Inquiries(tasks, bus, "days")
        self._days: ByDay = {}
        self._day_of: dict[EntryId, date] = {}
        self._pinned: dict[EntryId, EntrySummary] = {}
        self._settings = shelf.settings
        self._begins_at = shelf.settings.days.begins_at
        self._making: Task | None = None
        self._missed: list[Change] = []
        self._listeners: list[Callable[[], None]] = []

    @property
    def complete(self) -> bool:
        """Whether every entry has its day; the newest have theirs from the beginning."""
        return self._making is None

    @property
    def first(self) -> date | None:
        """The oldest day that has an entry."""
        return min(self._days, default=None)

    @property
    def empty(self) -> bool:
        return not self._days

    @property
    def days(self) -> Collection[date]:
        """Every day that has an entry, in no order."""
        return self._days.keys()

    @property
    def pinned(self) -> tuple[EntrySummary, ...]:
        """Newest first."""
        return on_day(self._pinned.values())

    def listen(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` after each change."""
        self._listeners.append(changed)

    def entries(self, day: date) -> tuple[EntrySummary, ...]:
        """Those that count for ``day``, newest first."""
        return self._days.get(day, ())

    def has(self, day: date) -> bool:
        """Whether anything counts for ``day``."""
        return day in self._days

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._forget()
        elif isinstance(event, VaultUnlocked | EntriesListed):
            self._make()
        elif isinstance(event, SettingsLoaded):
            if event.settings == self._settings:
                return
            self._settings = event.settings  # others may show days in another way
            if event.settings.days.begins_at != self._begins_at:
                self._make()
        elif isinstance(event, EntriesProved):
            known = ((one, self._shelf.get(one.entry_id)) for one in event.entries)
            for one, now in known:
                if now is not None:
                    self._change(one.entry_id, replace(now, damaged=one.damaged))
        elif isinstance(event, EntrySaved):
            if event.summary.binned is None:
                self._change(event.summary.entry_id, event.summary)
        elif isinstance(event, EntryBinned):
            self._change(event.summary.entry_id, None)
        elif isinstance(event, EntryErased):
            self._change(event.entry_id, None)
        else:
            return
        self._tell()

    def _forget(self) -> None:
        self._inquiries.forget()
        self._making = None
        self._settings = self._shelf.settings
        self._days, self._day_of, self._pinned, self._missed = {}, {}, {}, []

    def _make(self) -> None:
        """The newest at once; a lifetime on another thread, with what changes meanwhile put in afterwards."""
        self._forget()
        ordered, begins = self._shelf.newest_first(), self._shelf.settings.days.begins_at
        self._begins_at = begins
        self._days, self._day_of, self._pinned = _made(by_day(ordered[:AT_ONCE], begins))
        if len(ordered) > AT_ONCE:

            def made(found: Made) -> None:
                self._days, self._day_of, self._pinned = found
                self._making = None
                for entry_id, now in self._missed:
                    self._put(entry_id, now)
                self._missed = []
                self._tell()

            def work(_: JobId, token: CancelToken) -> Made:
                return _made(by_day(ordered, begins, token))

            self._making = self._inquiries.ask(work, made, lane="figures")

    def _change(self, entry_id: EntryId, now: EntrySummary | None) -> None:
        if self._making is not None:
            self._missed.append((entry_id, now))
        self._put(entry_id, now)

    def _put(self, entry_id: EntryId, now: EntrySummary | None) -> None:
        self._pinned.pop(entry_id, None)
        before = self._day_of.pop(entry_id, None)
        if before is not None:
            left = tuple(one for one in self._days[before] if one.entry_id != entry_id)
            if left:
                self._days[before] = left
            else:
                del self._days[before]
        if now is not None:
            if now.pinned:
                self._pinned[entry_id] = now
            day = now.when.day(self._begins_at)
            self._day_of[entry_id] = day
            self._days[day] = on_day((*self._days.get(day, ()), now))

    def _tell(self) -> None:
        for changed in self._listeners:
            changed()


def _made(days: ByDay) -> Made:
    """The days, the day of each entry, and what is pinned."""
    return (
        days,
        {one.entry_id: day for day, entries in days.items() for one in entries},
        {one.entry_id: one for entries in days.values() for one in entries if one.pinned},
    )
