"""The days of a month or so as a line of dots: the large ones are days that count, each a button with its date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import ceil, floor

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ..language import tr
from ..look import Look
from ..words import plain_date
from .buttons import BaseButton
from .roving import be_one_stop, walk
from .strokes import dot, painting

LONGEST = 42
"""Days that have room in one line."""

_HEIGHT, _WIDEST = 46, 40
_LINE = 14
"""Px from the top to the dots."""


def fits(first: date, last: date, days: Mapping[date, int]) -> bool:
    """Whether ``days`` can be shown so: they are several, in a stretch of ``LONGEST`` days at most."""
    return len(days) > 1 and (last - first).days < LONGEST and first <= min(days) <= max(days) <= last


class DayDot(BaseButton):
    """One day that counts: its dot, and its number below."""

    def __init__(self, look: Look, day: date, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self.day = day
        self.setProperty("ring_radius", 10)
        self.setToolTip(plain_date(day))

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(_WIDEST), self.look.s(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            look, s = self.look, self.look.s
            shade = self.lit("accent", "accent_hover") or look.colour("accent")
            dot(painter, self.width() / 2, s(_LINE), s.exact(7 if self.hovered else 6), shade)
            painter.setFont(look.font("tiny", 12, 600))
            painter.setPen(look.colour("ink2"))
            below = QRectF(0, s(24), self.width(), self.height() - s(24))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, str(self.day.day))


class DayStrip(QWidget):
    """``days`` names for each day the source that tells of it; ``chosen`` carries that number."""

    chosen = Signal(int)

    def __init__(
        self, look: Look, first: date, last: date, days: Mapping[date, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._first, self._count = first, (last - first).days + 1
        self.setMinimumHeight(look.s(_HEIGHT))
        self.dots = [self._dot(day, source) for day, source in sorted(days.items())]
        be_one_stop(self.dots, 0)
        self.setAccessibleName(tr("Days"))
        look.recoloured.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not walk(self.dots, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each dot stands on its day; its button reaches halfway to the next ones."""
        super().resizeEvent(event)
        at = [self._x(one.day) for one in self.dots]
        for number, one in enumerate(self.dots):
            near = [abs(at[number] - at[other]) for other in (number - 1, number + 1) if 0 <= other < len(at)]
            half = min(self.look.s(_WIDEST), *near) / 2
            left, right = max(ceil(at[number] - half), 0), min(floor(at[number] + half), self.width())
            one.setGeometry(left, 0, right - left, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        told = {one.day.toordinal() for one in self.dots}
        with painting(self) as painter:
            shade = self.look.colour("control")
            for number in range(self._count):
                day = self._first.toordinal() + number
                if day not in told:
                    dot(painter, self._x(date.fromordinal(day)), self.look.s(_LINE), self.look.s.exact(2), shade)

    def _x(self, day: date) -> float:
        step = self.width() / self._count
        return ((day - self._first).days + 0.5) * step

    def _dot(self, day: date, source: int) -> DayDot:
        made = DayDot(self.look, day, tr("Source {number}", number=source) + f", {plain_date(day)}", self)
        made.clicked.connect(lambda: self.chosen.emit(source))
        made.arrows_go_up = True
        return made
