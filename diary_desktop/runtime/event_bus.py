"""Where news comes up: published from any thread, taken by the bridge to the window, a test, or the command line."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable

from diary_desktop.domain.events import Event, Failed, JobId

log = logging.getLogger(__name__)


class EventBus:
    """Calls every listener on the publishing thread; a listener must only queue the event and return."""

    def __init__(self) -> None:
        self._listeners: tuple[Callable[[Event], None], ...] = ()
        self._lock = threading.Lock()
        self._ids = itertools.count(1)

    def new_job(self) -> JobId:
        """A number no other job of this run has."""
        return next(self._ids)

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Add ``listener``; the returned function removes it."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def remove() -> None:
            with self._lock:
                self._listeners = tuple(one for one in self._listeners if one is not listener)

        return remove

    def publish(self, event: Event) -> None:
        """Hand ``event`` to every listener. Failures are logged by their type alone."""
        if isinstance(event, Failed):
            log.info("failed", extra={"place": event.place, "error": type(event.error).__name__})
        for listener in self._listeners:
            listener(event)
