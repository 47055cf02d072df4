"""Puts entries in the order of a list: a few at once, a lifetime on another thread while the list before stays."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import Event, JobId
from diary_desktop.domain.listing import Cut, Listing, Wanted
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.arranging import arranged
from diary_desktop.services.tasks import Task, Tasks

from .day_book import AT_ONCE
from .inquiry import Inquiries
from .shelf import Shelf


class Arranger:
    """Owned by the main thread. ``show`` is called with each new list; the newest wish wins."""

    def __init__(self, shelf: Shelf, tasks: Tasks, bus: EventBus, cut: Cut, show: Callable[[Listing], None]) -> None:
        self._shelf = shelf
        self._cut = cut
        self._show = show
        self._inquiries = Inquiries(tasks, bus, "arrange")
        self._task: Task | None = None
        self._listing = Listing()
        self._wanted = Wanted()

    def arrange(self, wanted: Wanted = Wanted()) -> None:  # noqa: B008  frozen
        """List what the shelf holds now and ``wanted`` lets through."""
        self._wanted = wanted
        if self._task is not None:
            self._task.cancel()
            self._task = None
        ordered, begins = self._shelf.newest_first(), self._shelf.settings.days.begins_at

        def work(_: JobId, token: CancelToken) -> Listing:
            return arranged(ordered, wanted, self._cut, begins, token)

        if len(ordered) <= AT_ONCE:
            self._take(arranged(ordered, wanted, self._cut, begins))
        else:
            self._task = self._inquiries.ask(work, self._take, lane="figures")

    def on_event(self, event: Event) -> None:
        """Hand on what another thread has put in order."""
        self._inquiries.on_event(event)

    def forget(self) -> None:
        """The diary is locked."""
        self._inquiries.forget()
        self._task, self._listing, self._wanted = None, Listing(), Wanted()

    def _take(self, listing: Listing) -> None:
        self._task, self._listing = None, listing
        self._show(listing)
