"""Whether anything words answers on this computer, so that Ask can say what it lacks only where it does."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.events import Event
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.readiness import Part, Readiness
from diary_desktop.services.tasks import Tasks

from .inquiry import Inquiries


class AnsweringModelPresenter:
    """Main thread. ``show`` is told whether a model is missing; nobody is told so before it was looked for."""

    def __init__(self, readiness: Readiness, tasks: Tasks, bus: EventBus, show: Callable[[bool], None]) -> None:
        self._readiness = readiness
        self._inquiries = Inquiries(tasks, bus, "ask")
        self._show = show
        self._missing = False

    def refresh(self) -> None:
        """Show the same on a view built anew."""
        self._show(self._missing)

    def look(self) -> None:
        """One may have come or gone since."""
        self._inquiries.ask(lambda _, __: self._readiness.parts(), self._looked)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)

    def _looked(self, parts: tuple[Part, ...]) -> None:
        self._missing = any(one.role == "answering" and one.state == "missing" for one in parts)
        self._show(self._missing)
