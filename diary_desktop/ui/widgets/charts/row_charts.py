"""Charts of named rows: a dot beside the own average, and a bar by count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ...look import Look
from ..strokes import dot, rounded
from .chart import Chart, Point

ROW = 33


class RowChart(Chart):
    """A row a point, the first on top and current; the arrow keys walk up and down."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name, ROW)
        self.setOrientation(Qt.Orientation.Vertical)
        self.setInvertedAppearance(True)

    def show_points(self, points: Sequence[Point]) -> None:
        self.setMinimumHeight(self.look.s(ROW * max(1, len(points))))
        super().show_points(points)

    def first_shown(self) -> int:
        return 0

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(300), self.minimumHeight())

    def spot(self, at: int) -> QRectF:
        tall = min(self.height() / max(1, len(self.points)), self.look.s.exact(ROW * 1.1))
        return QRectF(0, at * tall, self.width(), tall)

    def field(self) -> QRectF:
        """Between the names and the amounts."""
        s = self.look.s
        return QRectF(self.rect()).adjusted(self._name_width() + s(14), 0, -self._amount_width() - s(14), 0)

    def paint_row(self, painter: QPainter, at: int, *, meant: bool) -> None:
        """Its name and amount."""
        look, spot, one = self.look, self.spot(at), self.points[at]
        if meant:
            rounded(painter, spot.adjusted(0, 1, 0, -1), look.s.exact(8), look.colour("hover"))
        font = look.font("small", 13, 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        name = metrics.elidedText(one.tick, Qt.TextElideMode.ElideRight, self._name_width())
        inner = spot.adjusted(look.s(4), 0, -look.s(4), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(look.font("small", 13))
        painter.setPen(look.colour("ink2"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, one.amount)

    def _name_width(self) -> float:
        metrics = QFontMetricsF(self.look.font("small", 13, 500))
        widest = max((metrics.horizontalAdvance(one.tick) for one in self.points), default=0.0)
        return min(widest + self.look.s(6), self.width() * 0.36)

    def _amount_width(self) -> float:
        metrics = QFontMetricsF(self.look.font("small", 13))
        return max((metrics.horizontalAdvance(one.amount) for one in self.points), default=0.0) + self.look.s(4)


class DumbbellChart(RowChart):
    """Average moods of tags; the broken line is the person's own average."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._own = 3.0

    def show_moods(self, points: Sequence[Point], own: float) -> None:
        """``own`` is the average beside which the dots stand, 1 to 5."""
        self._own = own
        self.show_points(points)

    def anchor(self, at: int) -> QPointF:
        return QPointF(self._x(self.points[at].value or self._own), self.spot(at).center().y() - self.look.s(2))

    def paint(self, painter: QPainter, meant: int) -> None:
        s, look = self.look.s, self.look
        middle = self._x(self._own)
        for at, one in enumerate(self.points):
            self.paint_row(painter, at, meant=at == meant)
            x, y = self._x(one.value or self._own), self.spot(at).center().y()
            painter.setPen(QPen(look.colour("line"), s.exact(3)))
            painter.drawLine(QPointF(middle, y), QPointF(x, y))
            dot(painter, x, y, s.exact(6.2), look.colour(f"mood{one.mood}"))
        painter.setPen(QPen(look.colour("ink3"), s.exact(1.2), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle, 0), QPointF(middle, self.spot(len(self.points) - 1).bottom()))

    def _x(self, value: float) -> float:
        """As wide as the farthest dot needs, the own average always inside."""
        values = [one.value for one in self.points if one.value is not None] + [self._own]
        low, high = min(values), max(values)
        low, high = (low - 0.3, high + 0.3) if high - low < 0.6 else (low, high)
        field = self.field()
        edge = self.look.s(8)
        return field.left() + edge + (value - low) / (high - low) * max(1.0, field.width() - 2 * edge)


class NameBars(RowChart):
    """People or places by count."""

    def anchor(self, at: int) -> QPointF:
        return QPointF(self._bar(at).right(), self._bar(at).top() + self.look.s(4))

    def paint(self, painter: QPainter, meant: int) -> None:
        for at in range(len(self.points)):
            self.paint_row(painter, at, meant=at == meant)
            fill = self.look.colour("chart_primary" if at == meant else "chart_secondary")
            rounded(painter, self._bar(at), self.look.s.exact(4), fill)

    def _bar(self, at: int) -> QRectF:
        field, spot = self.field(), self.spot(at)
        most = max((one.value or 0.0 for one in self.points), default=0.0) or 1.0
        wide = max((self.points[at].value or 0.0) / most * field.width(), self.look.s.exact(4))
        return QRectF(field.left(), spot.center().y() - self.look.s(6), wide, self.look.s(12))
