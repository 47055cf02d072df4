"""News from any thread to the main thread: a queue, and one queued signal without arguments."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal, Slot

from diary_desktop.domain.events import CaptionChanged, Event, LevelChanged, PlaybackMoved, Progress
from diary_desktop.runtime.event_bus import EventBus

from .foreground import Foreground

NEWEST_ONLY = (LevelChanged, CaptionChanged, PlaybackMoved, Progress)
"""Of these only the last of each job in a batch is worth showing."""


SLICE = 0.008
"""Seconds of news after which keys and painting have their turn: half of what one picture may take."""


END = object()
"""After the last part of an event."""


def newest(batch: list[Event]) -> list[Event]:
    """``batch`` in order, without events that a later one of the same kind and job has overtaken."""
    kept: list[Event] = []
    seen: set[tuple[type[Event], int]] = set()
    for event in reversed(batch):
        key = (type(event), event.job_id)
        passing = isinstance(event, NEWEST_ONLY) and not (isinstance(event, PlaybackMoved) and not event.playing)
        if passing and key in seen:
            continue
        if passing:
            seen.add(key)
        kept.append(event)
    return kept[::-1]


class Bridge(QObject):
    """Made on the main thread; ``deliver`` is called there, one event after another.

    What it gives back is gone through before the next event: between two parts others may have their turn.
    """

    _rang = Signal()
    _paused = Signal()

    def __init__(self, bus: EventBus, deliver: Callable[[Event], Iterable[object] | None]) -> None:
        super().__init__()
        self._queue: SimpleQueue[Event] = SimpleQueue()
        self._begun: deque[Iterator[object]] = deque()
        self._waiting: deque[Event] = deque()
        self._pausing = False
        self._foreground = Foreground(self)
        self._deliver = deliver
        self._rang.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        self._paused.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        self._remove = bus.listen(self._take)

    def close(self) -> None:
        """Hear no more, and forget what is still waiting: it may hold diary text."""
        self._remove()
        self._batch()
        self._begun.clear()
        self._waiting.clear()

    def _take(self, event: Event) -> None:
        """On the publishing thread: queue and return."""
        self._queue.put(event)
        self._rang.emit()

    @Slot()
    def _drain(self) -> None:
        """All there is, in order, unless it takes long: then the rest after what else the event loop has to do."""
        self._waiting = deque(newest([*self._waiting, *self._batch()]))
        if not self._pausing:
            self._tell()

    @Slot()
    def _go_on(self) -> None:
        self._pausing = False
        self._drain()

    def _tell(self) -> None:
        self._foreground.begin()
        until = time.perf_counter() + SLICE
        while self._begun or self._waiting:
            # Out of the queue while it goes on: whoever waits for a dialog in it is told what comes after.
            parts = self._begun.popleft() if self._begun else iter(self._deliver(self._waiting.popleft()) or ())
            if next(parts, END) is not END:
                self._begun.appendleft(parts)
            if not self._pausing and time.perf_counter() > until and (self._begun or self._waiting):
                self._pausing = True
                self._paused.emit()
                return

    def _batch(self) -> list[Event]:
        batch: list[Event] = []
        while True:
            try:
                batch.append(self._queue.get_nowait())
            except Empty:
                return batch
