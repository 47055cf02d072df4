"""News from any thread to the main thread: a queue, and one queued signal without arguments."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal, Slot

from diary_desktop.domain.events import CaptionChanged, Event, LevelChanged, PlaybackMoved, Progress
from diary_desktop.runtime.event_bus import EventBus

NEWEST_ONLY = (LevelChanged, CaptionChanged, PlaybackMoved, Progress)
"""Of these only the last of each job in a batch is worth showing."""


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
    """Made on the main thread; ``deliver`` is called there, one event after another."""

    _rang = Signal()

    def __init__(self, bus: EventBus, deliver: Callable[[Event], None]) -> None:
        super().__init__()
        self._queue: SimpleQueue[Event] = SimpleQueue()
        self._deliver = deliver
        self._rang.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        self._remove = bus.listen(self._take)

    def close(self) -> None:
        """Hear no more, and forget what is still waiting: it may hold diary text."""
        self._remove()
        self._batch()

    def _take(self, event: Event) -> None:
        """On the publishing thread: queue and return."""
        self._queue.put(event)
        self._rang.emit()

    @Slot()
    def _drain(self) -> None:
        for event in newest(self._batch()):
            self._deliver(event)

    def _batch(self) -> list[Event]:
        batch: list[Event] = []
        while True:
            try:
                batch.append(self._queue.get_nowait())
            except Empty:
                return batch
