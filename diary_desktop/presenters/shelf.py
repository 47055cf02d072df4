"""Every entry's summary as the lists know it, kept up to date by events and shared by the screens that list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.events import (
    EntriesListed,
    EntryBinned,
    EntryErased,
    EntrySaved,
    Event,
    SettingsLoaded,
    VaultLocked,
    VaultUnlocked,
)
from diary_desktop.domain.settings import Settings


class Shelf:
    """Owned by the main thread. ``changed`` is called after each change."""

    def __init__(self) -> None:
        self._by_id: dict[EntryId, EntrySummary] = {}
        self._sorted: tuple[EntrySummary, ...] | None = ()
        self._listeners: list[Callable[[], None]] = []
        self.settings = Settings()

    def listen(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` after each change."""
        self._listeners.append(changed)

    def newest_first(self) -> tuple[EntrySummary, ...]:
        """By when it happened, then by when it was told."""
        if self._sorted is None:
            # Of two within one second the id decides, as in the vault: the same order at every opening.
            self._sorted = tuple(sorted(self._by_id.values(), key=_age, reverse=True))
        return self._sorted

    def get(self, entry_id: EntryId) -> EntrySummary | None:
        return self._by_id.get(entry_id)

    def day_of(self, summary: EntrySummary) -> date:
        """The day it counts for, as the settings say."""
        return summary.when.day(self.settings.days.begins_at)

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultUnlocked):
            self._by_id = {one.entry_id: one for one in reversed(event.entries)}
        elif isinstance(event, EntriesListed):
            known = self._by_id
            self._by_id = {one.entry_id: known.get(one.entry_id, one) for one in event.entries} | known
        elif isinstance(event, EntrySaved):
            if event.summary.binned is None:
                self._by_id[event.summary.entry_id] = event.summary
        elif isinstance(event, EntryBinned):
            self._by_id.pop(event.summary.entry_id, None)
        elif isinstance(event, EntryErased):
            self._by_id.pop(event.entry_id, None)
        elif isinstance(event, SettingsLoaded):
            self.settings = event.settings
        elif isinstance(event, VaultLocked):
            self._by_id = {}
            self.settings = Settings()
        else:
            return
        self._sorted = None
        for changed in self._listeners:
            changed()


def _age(one: EntrySummary) -> tuple[datetime, datetime, bytes]:
    return one.when.utc, one.told.utc, one.entry_id
