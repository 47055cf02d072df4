"""How long a window's event loop was away, and ways to wait in it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer

TICK_MS = 5
WAIT = 120.0


class Gaps:
    """The time between two ticks of the event loop: when each ended (seconds, shared by all processes) and its ms."""

    def __init__(self) -> None:
        self.ticks: list[tuple[float, float]] = []
        self.own: list[float] = []
        """ms of each gap in which this thread itself computed; the rest it waited for the processor or another thread.
        """
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def taken(self) -> list[float]:
        """The ms alone."""
        return [gap for _, gap in self.ticks]

    def start(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start(TICK_MS)

    def stop(self) -> None:
        """What has lasted since the last tick counts as well."""
        self._tick()
        self._timer.stop()

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.ticks.append((now, 1000 * (now - self._last)))
        self.own.append(1000 * (worked - self._worked))
        self._last, self._worked = now, worked


def loop_for(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def loop_until(holds: Callable[[], bool], seconds: float = WAIT) -> None:
    """Raise ``TimeoutError`` when it does not hold in time."""
    end = time.monotonic() + seconds
    while not holds():
        loop_for(0.02)
        if time.monotonic() > end:
            raise TimeoutError
