"""Every entry's summary as the lists know it, kept up to date by events and shared by the screens that list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.events import (
    EntriesListed,
    EntriesProved,
    EntryBinned,
    EntryErased,
    EntrySaved,
    Event,
    SettingsLoaded,
    VaultLocked,
    VaultUnlocked,
)
from diary_desktop.domain.settings import Settings
from diary_desktop.services.muting import Rest
from diary_desktop.services.ordering import Ordered, newest_first, with_one, without


class Shelf:
    """Owned by the main thread. ``changed`` is called after each change."""

    def __init__(self) -> None:
        self._by_id: dict[EntryId, EntrySummary] = {}
        self._sorted: Ordered = ()
        self._listeners: list[Callable[[], None]] = []
        self.settings = Settings()
        self.rest = Rest()
        """What no list says of its own accord, as the settings have it."""

    def listen(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` after each change."""
        self._listeners.append(changed)

    def newest_first(self) -> tuple[EntrySummary, ...]:
        """By when it happened, then by when it was told."""
        return self._sorted

    def get(self, entry_id: EntryId) -> EntrySummary | None:
        return self._by_id.get(entry_id)

    def day_of(self, summary: EntrySummary) -> date:
        """The day it counts for, as the settings say."""
        return summary.when.day(self.settings.days.begins_at)

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultUnlocked):
            # In this order already: a lifetime is neither sorted nor gone through while somebody waits.
            self._sorted, self._by_id = event.entries, event.by_id
        elif isinstance(event, EntriesListed):
            known = self._by_id
            self._take(newest_first((*self._sorted, *(one for one in event.entries if one.entry_id not in known))))
        elif isinstance(event, EntriesProved):
            for one in event.entries:
                if (known_now := self._by_id.get(one.entry_id)) is not None:
                    self._change(one.entry_id, replace(known_now, damaged=one.damaged))
        elif isinstance(event, EntrySaved):
            if event.summary.binned is None:
                self._change(event.summary.entry_id, event.summary)
        elif isinstance(event, EntryBinned):
            self._change(event.summary.entry_id, None)
        elif isinstance(event, EntryErased):
            self._change(event.entry_id, None)
        elif isinstance(event, SettingsLoaded):
            if event.settings == self.settings:
                return  # read again, as Settings does whenever it is opened: no list is another for it
            self.settings, self.rest = event.settings, Rest.of(event.settings.journal)
        elif isinstance(event, VaultLocked):
            self._take(())
            self.settings, self.rest = Settings(), Rest()
        else:
            return
        for changed in self._listeners:
            changed()

    def _take(self, ordered: Ordered) -> None:
        """All there is, newest first."""
        self._sorted = ordered
        self._by_id = {one.entry_id: one for one in ordered}

    def _change(self, entry_id: EntryId, now: EntrySummary | None) -> None:
        others = without(self._sorted, self._by_id.get(entry_id))
        self._sorted = others if now is None else with_one(others, now)
        if now is None:
            self._by_id.pop(entry_id, None)
        else:
            self._by_id[entry_id] = now
