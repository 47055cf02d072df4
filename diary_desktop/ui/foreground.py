"""Tells long work that the window is about to show something: it lets the window have the processor until then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from diary_desktop.runtime.priority import window_begins, window_rests


class Foreground(QObject):
    """From ``begin`` until nothing is left to be laid out or painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)  # of no length: it runs once no other event is waiting
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(window_rests)

    def begin(self) -> None:
        """Something changes that will be seen."""
        window_begins()
        self._timer.start(0)
