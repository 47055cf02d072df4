"""What can be done before anybody asks for it, while the window has nothing else to do: one short step at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

QUIET = 1.0
"""Seconds since the last key or pointer movement after which nobody is about to do something."""

BREATH_MS, AGAIN_MS = 30, 300
"""Between two steps, in which keys and painting have their turn, and before it is looked again whether it is quiet."""


class IdleWork(QObject):
    """``step`` does one thing and says whether there was one; it is called only where ``may`` allows it.

    Once nothing is left no clock runs, until ``wake``.
    """

    def __init__(self, step: Callable[[], bool], may: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._step, self._may = step, may
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    def wake(self) -> None:
        """There may be something to do again."""
        if not self._timer.isActive():
            self._timer.start(BREATH_MS)

    def stop(self) -> None:
        """Nothing more is done before ``wake``."""
        self._timer.stop()

    def _turn(self) -> None:
        if not self._may():
            self._timer.start(AGAIN_MS)
        elif self._step():
            self._timer.start(BREATH_MS)
