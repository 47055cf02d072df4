"""Heat maps: hours by weekday, and a year day by day. Stronger colour says more words; the bubble says how many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ...look import Look
from ..strokes import rounded
from .chart import Chart, Point

TALL = 172
LEVELS = (0.34, 0.52, 0.74, 1.0)
"""Shares of the strongest colour, by quarters of the cells that hold anything."""

WEEK = 7


class HeatChart(Chart):
    """Cells in columns and rows; ``labels`` stand before the rows, ticks below the columns they begin at."""

    def __init__(self, look: Look, name: str, labels: Sequence[str], tall: int = TALL) -> None:
        super().__init__(look, name, tall)
        self._levels: tuple[float, ...] = ()
        self.set_labels(labels)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Others before the rows, which give them the room they need."""
        self._labels = tuple(labels)
        metrics = QFontMetricsF(self.look.font("tiny", 12))
        widest = max((metrics.horizontalAdvance(one) for one in labels), default=0.0)
        self._before = widest + self.look.s(8) if widest else 0.0
        self.update()

    def show_points(self, points: Sequence[Point]) -> None:
        values = sorted(one.value for one in points if one.value)
        self._levels = tuple(self._level(one.value, values) for one in points)
        super().show_points(points)

    def cell(self, at: int) -> tuple[int, int]:
        """Column and row of point ``at``."""
        raise NotImplementedError

    def columns(self) -> int:
        """How many there are."""
        raise NotImplementedError

    def spot(self, at: int) -> QRectF:
        return self._spot(at, self._field())

    def _spot(self, at: int, field: QRectF) -> QRectF:
        column, row = self.cell(at)
        wide, tall = field.width() / max(1, self.columns()), field.height() / WEEK
        return QRectF(field.left() + column * wide, field.top() + row * tall, wide, tall)

    def anchor(self, at: int) -> QPointF:
        return QPointF(self.spot(at).center().x(), self.spot(at).top() + self.look.s(4))

    def paint(self, painter: QPainter, meant: int) -> None:
        s, look = self.look.s, self.look
        self._paint_labels(painter)
        gap, field = s.exact(1.5), self._field()
        shades = {level: self.blended(level) for level in (0.0, *LEVELS)}
        for at, level in enumerate(self._levels):
            box = self._spot(at, field).adjusted(gap, gap, -gap, -gap)
            border = look.colour("control") if look.high_contrast and level else None
            radius = min(s.exact(5), box.width() / 3)
            rounded(painter, box, radius, shades[level], border)
            if at == meant:
                painter.setPen(QPen(look.colour("ink"), s.exact(1.6)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, radius, radius)
        self._paint_ticks(painter)

    def _paint_ticks(self, painter: QPainter) -> None:
        field, end = self._field(), -1.0
        metrics = QFontMetricsF(self.look.font("tiny", 12))
        for at, one in enumerate(self.points):
            if not one.tick:
                continue
            left, wide = self._spot(at, field).left(), metrics.horizontalAdvance(one.tick)
            if left > end and left + wide <= self.width():
                self.paint_tick(painter, one.tick, left + wide / 2, field.bottom() + self.look.s(6))
                end = left + wide + self.look.s(10)

    def _paint_labels(self, painter: QPainter) -> None:
        field = self._field()
        painter.setFont(self.look.font("tiny", 12))
        painter.setPen(self.look.colour("ink2"))
        for row, label in enumerate(self._labels):
            line = QRectF(0, field.top() + row * field.height() / WEEK, field.left(), field.height() / WEEK)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, label)

    def _field(self) -> QRectF:
        s = self.look.s
        return QRectF(self.rect()).adjusted(self._before, s(2), 0, -s(26))

    @staticmethod
    def _level(value: float | None, values: Sequence[float]) -> float:
        """``values`` in order."""
        if not value:
            return 0.0
        below = bisect_left(values, value) / len(values)
        return LEVELS[min(len(LEVELS) - 1, int(below * len(LEVELS)))]


class HourGrid(HeatChart):
    """Weekday after weekday, each with the same hours."""

    def __init__(self, look: Look, name: str, labels: Sequence[str]) -> None:
        super().__init__(look, name, labels)
        self._hours = 24

    def show_hours(self, points: Sequence[Point], hours: int) -> None:
        """``hours`` points for each of the seven weekdays."""
        self._hours = self.ACROSS = hours
        self.show_points(points)

    def cell(self, at: int) -> tuple[int, int]:
        return at % self._hours, at // self._hours

    def columns(self) -> int:
        return self._hours

    def first_shown(self) -> int:
        """The strongest hour."""
        values = [one.value or 0.0 for one in self.points]
        return values.index(max(values)) if values else 0


class YearHeat(HeatChart):
    """A column a week; the first point is the day on which weeks begin, and stands on top."""

    STEP = WEEK

    def cell(self, at: int) -> tuple[int, int]:
        return at // WEEK, at % WEEK

    def columns(self) -> int:
        return -(-len(self.points) // WEEK)
