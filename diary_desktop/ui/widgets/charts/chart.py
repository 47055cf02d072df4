"""What all charts share: points to walk with the arrow keys, a bubble at the one that is meant, a click on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from ...look import Look
from ..notices import announce
from ..strokes import painting, rounded


@dataclass(frozen=True, slots=True)
class Point:
    """One value. ``said`` is the whole sentence for a screen reader, ``bubble`` the few words beside the point.

    ``mood`` colours it (0 for none); ``tick`` stands at the axis, or before the line of its name; ``day`` is where a
    click leads, if anywhere.
    """

    said: str
    bubble: str
    value: float | None
    tick: str = ""
    day: date | None = None
    mood: int = 0
    amount: str = ""


class Chart(QAbstractSlider):
    """Value and range number the points. Subclasses say where each lies, and paint."""

    day_chosen = Signal(date)
    """A day, or the first of a week or month, that a person clicked or pressed Enter on."""

    STEP = 1
    """Points that an arrow sideways goes."""
    ACROSS = 1
    """Points that an arrow up or down goes."""

    def __init__(self, look: Look, name: str, tall: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.points: tuple[Point, ...] = ()
        self._over = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setProperty("ring_radius", 8)
        self.setMinimumHeight(look.s(tall))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.valueChanged.connect(self._moved)
        look.recoloured.connect(self.update)

    def show_points(self, points: Sequence[Point]) -> None:
        """Other points, the last of them current."""
        self.points = tuple(points)
        self._over = -1
        self.blockSignals(True)
        self.setRange(0, max(0, len(points) - 1))
        self.setValue(self.first_shown())
        self.blockSignals(False)
        self._describe()
        self.update()

    def wipe(self) -> None:
        """Nothing of the diary stays in it."""
        self.show_points(())

    def first_shown(self) -> int:
        """Which point is current at first."""
        return max(0, len(self.points) - 1)

    def spot(self, at: int) -> QRectF:
        """Where a pointer means point ``at``."""
        raise NotImplementedError

    def anchor(self, at: int) -> QPointF:
        """Where its bubble points to."""
        return QPointF(self.spot(at).center().x(), self.spot(at).top())

    def paint(self, painter: QPainter, meant: int) -> None:
        """Everything but the bubble; ``meant`` is the point under the pointer or the focus, -1 for none."""
        raise NotImplementedError

    @property
    def meant(self) -> int:
        """The point under the pointer, else the current one while the chart has the focus, else -1."""
        if self._over >= 0:
            return self._over
        return self.value() if self.points and self.hasFocus() else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {keys.Key_Left: -self.STEP, keys.Key_Right: self.STEP, keys.Key_Up: -self.ACROSS}
        steps |= {keys.Key_Down: self.ACROSS, keys.Key_Home: -len(self.points), keys.Key_End: len(self.points)}
        key = Qt.Key(event.key())
        if key in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and self.points:
            self._choose(self.value())
        elif key in steps:
            self._over = -1
            self.setValue(max(0, min(len(self.points) - 1, self.value() + steps[key])))
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position())
        if over != self._over:
            self._over = over
            leads = over >= 0 and self.points[over].day is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self.setValue(at)
            self._choose(at)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = -1
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the points."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.points:
                self.paint(painter, self.meant)
                if self.meant >= 0:
                    self._paint_bubble(painter, self.points[self.meant].bubble, self.anchor(self.meant))

    def paint_badge(self, painter: QPainter, text: str, tip: QPointF, *, raised: bool = False) -> None:
        """A few words in a small box above ``tip``, or below it where there is no room, always inside the chart."""
        s, font = self.look.s, self.look.font("tiny", 12, 600)
        wide = QFontMetricsF(font).horizontalAdvance(text) + s(16)
        tall = s.exact(22)
        left = max(0.0, min(tip.x() - wide / 2, self.width() - wide))
        top = tip.y() - tall - s(8)
        top = tip.y() + s(10) if top < 0 else top
        box = QRectF(left, top, wide, tall)
        border = self.look.colour("control") if raised or self.look.high_contrast else None
        rounded(painter, box, s.exact(6), self.look.colour("raised" if raised else "sunken"), border)
        painter.setFont(font)
        painter.setPen(self.look.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def paint_tick(self, painter: QPainter, text: str, middle: float, top: float) -> None:
        """A word at the axis, inside the chart."""
        font = self.look.font("tiny", 12)
        wide = QFontMetricsF(font).horizontalAdvance(text) + 2
        left = max(0.0, min(middle - wide / 2, self.width() - wide))
        painter.setFont(font)
        painter.setPen(self.look.colour("ink2"))
        painter.drawText(QRectF(left, top, wide, self.look.s(18)), Qt.AlignmentFlag.AlignCenter, text)

    def blended(self, share: float) -> QColor:
        """From an empty cell (0) to the strongest colour (1)."""
        empty, full = self.look.colour("chart_empty"), self.look.colour("chart_primary")
        parts = ((empty.red(), full.red()), (empty.green(), full.green()), (empty.blue(), full.blue()))
        return QColor(*(round(low + (high - low) * share) for low, high in parts))

    def _paint_bubble(self, painter: QPainter, text: str, tip: QPointF) -> None:
        if text:
            self.paint_badge(painter, text, tip, raised=True)

    def _at(self, where: QPointF) -> int:
        return next((at for at in range(len(self.points)) if self.spot(at).contains(where)), -1)

    def _choose(self, at: int) -> None:
        day = self.points[at].day
        if day is not None:
            self.day_chosen.emit(day)

    def _moved(self, _: int) -> None:
        self._describe()
        self.update()
        if self.hasFocus():
            announce(self, self.accessibleDescription())

    def _describe(self) -> None:
        self.setAccessibleDescription(self.points[self.value()].said if self.points else "")


def spaced(count: int, most: int) -> list[int]:
    """At most ``most`` of ``count`` places, evenly apart and the last among them."""
    step = max(1, -(-count // most))
    return list(range(count - 1, -1, -step))[::-1]
