"""Seals another way of keeping the diary: a question changed on Today is a setting like any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diary_desktop.domain.events import JobId, SettingsLoaded
from diary_desktop.domain.journal import Journal
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.session import Session
from diary_desktop.services.tasks import Tasks


class JournalChange:
    """Called on the main thread; the sealing is done on a task's."""

    def __init__(self, session: Session, tasks: Tasks, bus: EventBus) -> None:
        self._session = session
        self._tasks = tasks
        self._bus = bus

    def __call__(self, changed: Callable[[Journal], Journal]) -> None:
        """Seal what ``changed`` makes of the journal section; everybody is told of the settings."""

        def seal(job: JobId) -> None:
            settings = self._session.settings()
            wanted = replace(settings, journal=changed(settings.journal))
            if wanted != settings and self._session.is_open():
                self._session.change_settings(wanted)
                self._bus.publish(SettingsLoaded(job, wanted))

        self._tasks.start("desk", "settings", lambda job, _: seal(job))
