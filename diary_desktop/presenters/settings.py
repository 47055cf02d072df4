"""The sealed settings as Settings shows them: what is in force, changed at once, and taken back with one press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from diary_desktop.domain.events import Event, Failed, JobId, SettingsLoaded, VaultLocked
from diary_desktop.domain.settings import Settings
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.readiness import Checkup, Readiness
from diary_desktop.services.session import Session
from diary_desktop.services.tasks import Tasks


@dataclass(frozen=True, slots=True)
class SettingsState:
    """``checkup`` is there once microphones and installed parts were looked for: that takes up to a second."""

    settings: Settings = field(default_factory=Settings)
    checkup: Checkup | None = None


class SettingsPresenter:
    """Changes go through the session; each is told to ``changed`` with the ways to take it back and to do it again."""

    def __init__(
        self,
        session: Session,
        readiness: Readiness,
        tasks: Tasks,
        bus: EventBus,
        show: Callable[[SettingsState], None],
        changed: Callable[[Callable[[], None], Callable[[], None]], None],
    ) -> None:
        self._session = session
        self._readiness = readiness
        self._tasks = tasks
        self._bus = bus
        self._show = show
        self._changed = changed
        self._found: Checkup | None = None
        self._in_force = Settings()
        self._underway: dict[JobId, tuple[str, dict[str, Any]]] = {}
        self._state = SettingsState()

    @property
    def state(self) -> SettingsState:
        return self._state

    def begin(self) -> None:
        """Read what is in force."""
        self._tasks.start("desk", "settings", lambda job, _: self._tell(job))

    def look(self) -> None:
        """Look for microphones and for what is installed."""

        def looked(job: JobId) -> None:
            self._found = self._readiness.checkup()
            self._tell(job)

        self._tasks.start("desk", "settings", lambda job, _: looked(job))

    def look_for_microphones(self) -> None:
        """Look for microphones alone, which come and go while somebody watches; nothing is told where none did."""

        def looked(job: JobId) -> None:
            names = self._readiness.microphones()
            if self._found is not None and names != self._found.microphones:
                self._found = replace(self._found, microphones=names)
                self._tell(job)

        self._tasks.start("desk", "settings", lambda job, _: looked(job))

    def change(self, section: str, **values: Any) -> None:
        """Seal other values of one section of the settings, such as ``change("days", begins_at=5)``."""
        before = getattr(self._state.settings, section)
        kept = {name: getattr(before, name) for name in values}
        if kept == values:
            return
        self._apply(section, values)
        self._changed(lambda: self._apply(section, kept), lambda: self._apply(section, values))

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._state = SettingsState()
            self._underway.clear()
        elif isinstance(event, SettingsLoaded):
            self._in_force = event.settings
            self._underway.pop(event.job_id, None)
            self._set(SettingsState(self._wanted(), self._found))
        elif isinstance(event, Failed) and event.place == "settings":
            self._underway.pop(event.job_id, None)  # what was refused is not
            self._set(replace(self._state, settings=self._wanted()))

    def _apply(self, section: str, values: dict[str, Any]) -> None:
        wanted = self._with(self._state.settings, section, values)
        self._set(replace(self._state, settings=wanted))

        def sealed(job: JobId) -> None:
            settings = self._with(self._session.settings(), section, values)
            self._session.change_settings(settings)
            self._tell(job)

        task = self._tasks.start("desk", "settings", lambda job, _: sealed(job))
        self._underway[task.job_id] = (section, values)

    def _wanted(self) -> Settings:
        """What is in force with every change that is still on its way: news of an earlier one hides no later one."""
        wanted = self._in_force
        for section, values in self._underway.values():
            wanted = self._with(wanted, section, values)
        return wanted

    @staticmethod
    def _with(settings: Settings, section: str, values: dict[str, Any]) -> Settings:
        return replace(settings, **{section: replace(getattr(settings, section), **values)})

    def _tell(self, job: JobId) -> None:
        if self._session.is_open():
            self._bus.publish(SettingsLoaded(job, self._session.settings()))

    def _set(self, state: SettingsState) -> None:
        self._state = state
        self._show(state)
