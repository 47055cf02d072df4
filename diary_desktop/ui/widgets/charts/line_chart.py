"""Mood over time: a line over a soft area, weather icons at the axis; gaps are bridged by a thin broken line."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ...look import Look
from ..strokes import dot
from .chart import Chart, spaced

TALL = 228
MOODS = 5
_DOTS_UP_TO = 60
"""Points from which on dots would touch each other."""


class LineChart(Chart):
    """``now`` is a word for the last point."""

    def __init__(self, look: Look, name: str, now: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, TALL, parent)
        self._now = now

    def first_shown(self) -> int:
        return max((at for at, one in enumerate(self.points) if one.value is not None), default=0)

    def spot(self, at: int) -> QRectF:
        field = self._field()
        wide = max(field.width() / max(1, len(self.points) - 1), 1.0)
        return QRectF(self._x(at) - wide / 2, 0, wide, field.bottom())

    def anchor(self, at: int) -> QPointF:
        return self._place(at) or QPointF(self._x(at), self._field().center().y())

    def paint(self, painter: QPainter, meant: int) -> None:
        self._paint_axis(painter)
        places = [place for at in range(len(self.points)) if (place := self._place(at)) is not None]
        for run in self._runs():
            self._paint_run(painter, run)
        self._paint_bridges(painter)
        s, line = self.look.s, self.look.colour("chart_primary")
        if len(places) <= _DOTS_UP_TO:
            for place in places:
                dot(painter, place.x(), place.y(), s.exact(4.6), self.look.colour("surface"))
                dot(painter, place.x(), place.y(), s.exact(3.4), line)
        if meant >= 0 and (place := self._place(meant)) is not None:
            dot(painter, place.x(), place.y(), s.exact(7), self.look.colour("surface"))
            dot(painter, place.x(), place.y(), s.exact(5.4), line)
        elif self.points and (last := self._place(len(self.points) - 1)) is not None and meant < 0:
            dot(painter, last.x(), last.y(), s.exact(4.8), line)
            self.paint_badge(painter, self._now, last)

    def _field(self) -> QRectF:
        s = self.look.s
        return QRectF(self.rect()).adjusted(s(34), s(12), -s(20), -s(34))

    def _x(self, at: int) -> float:
        field, count = self._field(), len(self.points)
        return field.left() + (field.width() * at / (count - 1) if count > 1 else field.width() / 2)

    def _y(self, value: float) -> float:
        field = self._field()
        return field.bottom() - (value - 1) / (MOODS - 1) * field.height()

    def _place(self, at: int) -> QPointF | None:
        value = self.points[at].value
        return None if value is None else QPointF(self._x(at), self._y(value))

    def _runs(self) -> list[list[QPointF]]:
        """Stretches of points without a gap."""
        runs: list[list[QPointF]] = [[]]
        for at in range(len(self.points)):
            place = self._place(at)
            if place is not None:
                runs[-1].append(place)
            elif runs[-1]:
                runs.append([])
        return [run for run in runs if run]

    def _paint_axis(self, painter: QPainter) -> None:
        s, field = self.look.s, self._field()
        for mood in range(1, MOODS + 1):
            y = self._y(mood)
            painter.setPen(QPen(self.look.colour("chart_grid"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            self.look.paint_icon(painter, f"mood-{mood}", s(4), y - s(17) / 2, 17, self.look.colour(f"mood{mood}"))
        for at in spaced(len(self.points), max(2, round(field.width() / s.exact(84)))):
            self.paint_tick(painter, self.points[at].tick, self._x(at), field.bottom() + s(12))

    def _paint_run(self, painter: QPainter, run: list[QPointF]) -> None:
        field, line = self._field(), self.look.colour("chart_primary")
        if len(run) == 1:
            return
        path = smooth(run)
        area = QPainterPath(path)
        area.lineTo(run[-1].x(), field.bottom())
        area.lineTo(run[0].x(), field.bottom())
        area.closeSubpath()
        shade = QLinearGradient(0, field.top(), 0, field.bottom())
        for at, strength in ((0.0, 0.20), (1.0, 0.02)):
            line.setAlphaF(strength)
            shade.setColorAt(at, line)
        painter.fillPath(area, shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.colour("chart_primary"), self.look.s.exact(2.2)))
        painter.drawPath(path)

    def _paint_bridges(self, painter: QPainter) -> None:
        pen = QPen(self.look.colour("chart_secondary"), self.look.s.exact(1.4), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        for before, after in pairwise(self._runs()):
            painter.drawLine(before[-1], after[0])


def smooth(points: list[QPointF]) -> QPainterPath:
    """A curve through the points that never rises above or falls below its neighbours."""
    slopes = [(b.y() - a.y()) / max(b.x() - a.x(), 1e-6) for a, b in pairwise(points)]
    leaning = [0.0, *(_tangent(one, other) for one, other in pairwise(slopes)), 0.0]
    path = QPainterPath(points[0])
    for at, (a, b) in enumerate(pairwise(points)):
        third = (b.x() - a.x()) / 3
        path.cubicTo(
            QPointF(a.x() + third, a.y() + leaning[at] * third),
            QPointF(b.x() - third, b.y() - leaning[at + 1] * third),
            b,
        )
    return path


def _tangent(one: float, other: float) -> float:
    """Harmonic mean of two slopes: flat at every peak (Fritsch and Butland's way to keep a cubic monotone)."""
    return 2 * one * other / (one + other) if one * other > 0 else 0.0
