"""What month and year ask for: the keys that walk a calendar, the same in both."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

WEEK = 7


class CalendarSteps(QObject):
    """Belongs to a calendar, which asks for every step: which day is chosen, the view says."""

    day_chosen = Signal(object)
    days_stepped = Signal(int)
    months_stepped = Signal(int)
    opened = Signal()
    add_asked = Signal()

    def take_key(self, event: QKeyEvent, column: int) -> bool:
        """Ask for what the key means, False where it means nothing; ``column`` is the chosen day's in its week."""
        key, far = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
        days |= {Qt.Key.Key_Home: -column, Qt.Key.Key_End: WEEK - 1 - column}
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in pages:
            self.months_stepped.emit(pages[key] * (12 if far else 1))
        elif key in days:
            self.days_stepped.emit(days[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.add_asked.emit()
        else:
            return False
        return True
