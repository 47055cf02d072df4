"""What every page of days reads: the shelf, its book of days, what is to rest, and what day it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from diary_desktop.domain.journal import Journal
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.muting import Muting, Rest
from diary_desktop.services.tasks import Tasks

from .day_book import DayBook
from .resting import Resting
from .shelf import Shelf


@dataclass(frozen=True, slots=True)
class DaySources:
    """Made once for Today, Timeline and this day before. ``tasks`` and ``bus`` carry what is looked for in texts."""

    shelf: Shelf
    book: DayBook
    muting: Muting
    tasks: Tasks
    bus: EventBus
    clock: Clock

    @property
    def journal(self) -> Journal:
        """The journal section of the settings now in force."""
        return self.shelf.settings.journal

    @property
    def rest(self) -> Rest:
        """What is covered wherever entries are listed."""
        return self.shelf.rest

    def today(self) -> date:
        """The day it is for the person, which may begin after midnight."""
        return self.clock().day(self.shelf.settings.days.begins_at)

    def resting(self, changed: Callable[[], None]) -> Resting:
        """One of its own for a page; ``changed`` is called once it is known what rests."""
        return Resting(self.muting, self.tasks, self.bus, changed)
