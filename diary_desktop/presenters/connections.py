"""The rail's word about the network: counted each time it is asked, never taken for granted."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.events import Event
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.socket_guard import SocketGuard
from diary_desktop.services.tasks import Tasks

from .inquiry import Inquiries


class ConnectionsPresenter:
    """``show`` gets how many connections are open, None where the system does not tell."""

    def __init__(self, guard: SocketGuard, tasks: Tasks, bus: EventBus, show: Callable[[int | None], None]) -> None:
        self._guard = guard
        self._show = show
        self._inquiries = Inquiries(tasks, bus, "connections")
        self._count: int | None = None

    def look(self) -> None:
        """Count once more."""
        self._inquiries.ask(lambda _, __: self._guard.open_now(), self._counted, lane="figures")

    def refresh(self) -> None:
        """Show the same on views built anew."""
        self._show(self._count)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)

    def _counted(self, count: int | None) -> None:
        self._count = count
        self._show(count)
