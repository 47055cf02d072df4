"""About: how much room the diary takes, looked at when the page is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from diary_desktop.domain.events import Event
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.folder_sizes import FolderSizes, sizes_of
from diary_desktop.services.session import Session
from diary_desktop.services.tasks import Tasks

from .inquiry import Inquiries


@dataclass(frozen=True, slots=True)
class AboutState:
    """``sizes`` are there once they were looked at."""

    sizes: FolderSizes | None = None


class AboutPresenter:
    """A diary of thousands of recordings has as many files: they are counted where nobody waits."""

    def __init__(self, session: Session, tasks: Tasks, bus: EventBus, show: Callable[[AboutState], None]) -> None:
        self._session = session
        self._show = show
        self._inquiries = Inquiries(tasks, bus, "about")

    def look(self) -> None:
        """Count once more."""
        folder = self._session.place.folder
        self._inquiries.ask(
            lambda _, token: sizes_of(folder, token), lambda sizes: self._show(AboutState(sizes)), lane="figures"
        )

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
