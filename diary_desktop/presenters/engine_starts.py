"""Which engines are waking up now, told to the screens that may wait for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.events import EngineStarted, EngineStarting, Event

SHORTEST = 1.0
"""Seconds: an engine that was there sooner last time is not spoken of."""


@dataclass(frozen=True, slots=True)
class Waking:
    """By engine, the seconds its start took last time; 0 where nobody knows."""

    seconds: Mapping[Role, float] = field(default_factory=dict)

    def of(self, *roles: Role) -> float | None:
        """The longest of those; one that nobody knows counts as longer, and None where all of them are there."""
        found = [self.seconds[one] for one in roles if one in self.seconds]
        return None if not found else 0.0 if 0.0 in found else max(found)


class EngineStartsPresenter:
    """Main thread."""

    def __init__(self, show: Callable[[Waking], None]) -> None:
        self._show = show
        self._state = Waking()

    def refresh(self) -> None:
        """Show the same on views built anew."""
        self._show(self._state)

    def on_event(self, event: Event) -> None:
        if isinstance(event, EngineStarting) and not 0 < event.seconds < SHORTEST:
            self._set({**self._state.seconds, event.role: event.seconds})
        elif isinstance(event, EngineStarted) and event.role in self._state.seconds:
            self._set({role: seconds for role, seconds in self._state.seconds.items() if role != event.role})

    def _set(self, seconds: Mapping[Role, float]) -> None:
        self._state = Waking(seconds)
        self._show(self._state)
