"""Amounts over time as bars: the present one in ink, the highest with its number."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ...look import Look
from ..strokes import rounded
from .chart import Chart, spaced

TALL = 172


class BarChart(Chart):
    """A value of nothing has no bar."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, TALL, parent)

    def spot(self, at: int) -> QRectF:
        field = self._field()
        wide = field.width() / max(1, len(self.points))
        return QRectF(field.left() + at * wide, 0, wide, self.height())

    def anchor(self, at: int) -> QPointF:
        return QPointF(self.spot(at).center().x(), self._bar(at).top())

    def paint(self, painter: QPainter, meant: int) -> None:
        s, look = self.look.s, self.look
        highest = self._highest()
        for at, one in enumerate(self.points):
            if one.value:
                primary = at in (len(self.points) - 1, meant)
                fill = look.colour("chart_primary" if primary else "chart_secondary")
                rounded(painter, self._bar(at), min(s.exact(4), self._bar(at).width() / 2), fill)
        field = self._field()
        painter.fillRect(QRectF(field.left(), field.bottom(), field.width(), 1), look.colour("chart_grid"))
        for at in spaced(len(self.points), max(2, round(field.width() / s.exact(96)))):
            self.paint_tick(painter, self.points[at].tick, self.spot(at).center().x(), field.bottom() + s(8))
        if meant < 0 and highest >= 0:
            self.paint_tick(
                painter, self.points[highest].amount, self.anchor(highest).x(), self.anchor(highest).y() - s(22)
            )

    def _field(self) -> QRectF:
        s = self.look.s
        return QRectF(self.rect()).adjusted(s(2), s(24), -s(2), -s(28))

    def _highest(self) -> int:
        values = [one.value or 0.0 for one in self.points]
        return values.index(max(values)) if any(values) else -1

    def _bar(self, at: int) -> QRectF:
        field, spot = self._field(), self.spot(at)
        most = max((one.value or 0.0 for one in self.points), default=0.0) or 1.0
        tall = max((self.points[at].value or 0.0) / most * field.height(), 2.0 if self.points[at].value else 0.0)
        gap = spot.width() * (0.38 if spot.width() > self.look.s(8) else 0.2)
        return QRectF(spot.left() + gap / 2, field.bottom() - tall, spot.width() - gap, tall)
