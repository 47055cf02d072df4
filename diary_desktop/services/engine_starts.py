"""Tells that an engine is waking up and how long that took last, and measures it each time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.events import EngineStarted, EngineStarting
from diary_desktop.ports.engine_starts import StartTimes
from diary_desktop.runtime.event_bus import EventBus

E = TypeVar("E")


class EngineStarts:
    """Wraps what loads an engine. Runs on the thread of that engine."""

    def __init__(self, bus: EventBus, times: StartTimes, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` gives seconds that only grow."""
        self._bus = bus
        self._times = times
        self._now = now

    def timed(self, role: Role, load: Callable[[], E]) -> Callable[[], E]:
        """``load``, told before and after; a start that fails is told as over and not remembered."""

        def run() -> E:
            self._bus.publish(EngineStarting(0, role, self._times.last(role)))
            begun = self._now()
            try:
                engine = load()
            finally:
                took = self._now() - begun
                self._bus.publish(EngineStarted(0, role))
            self._times.keep(role, took)
            return engine

        return run
