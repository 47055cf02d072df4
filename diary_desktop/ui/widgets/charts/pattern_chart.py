"""Trackers beside moods, a paragraph each: what was kept, over how many days, and how carefully it may be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent

from ...look import Look
from ..strokes import rounded
from .chart import Chart, Point

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class PatternChart(Chart):
    """``tick`` is the tracker's name, ``amount`` what it was on average, ``bubble`` the sentence about moods."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name, 40)
        self.setOrientation(Qt.Orientation.Vertical)
        self.setInvertedAppearance(True)
        self._rows: list[QRectF] = []

    def show_points(self, points: Sequence[Point]) -> None:
        super().show_points(points)
        self._lay()

    def first_shown(self) -> int:
        return 0

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(300), self.minimumHeight())

    def spot(self, at: int) -> QRectF:
        return self._rows[at] if at < len(self._rows) else QRectF()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def paint(self, painter: QPainter, meant: int) -> None:
        s, look = self.look.s, self.look
        for at, one in enumerate(self.points):
            row = self.spot(at)
            if at == meant:
                rounded(painter, row, s.exact(8), look.colour("hover"))
            inner = row.adjusted(s(4), s(5), -s(4), -s(5))
            painter.setFont(look.font("small", 13, 600))
            painter.setPen(look.colour("ink"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, one.tick)
            painter.setFont(look.font("small", 13))
            painter.setPen(look.colour("ink2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, one.amount)
            below = inner.adjusted(0, self._line() + s(2), 0, 0)
            painter.setPen(look.colour("ink"))
            painter.drawText(below, int(_WRAPPED), one.bubble)

    def _paint_bubble(self, painter: QPainter, text: str, tip: QPointF) -> None:
        """The sentence stands there already."""

    def _line(self) -> float:
        return QFontMetricsF(self.look.font("small", 13)).lineSpacing()

    def _lay(self) -> None:
        s, metrics = self.look.s, QFontMetricsF(self.look.font("small", 13))
        self._rows, top = [], 0.0
        wide = max(self.width() - s(8), s(120))
        for one in self.points:
            needed = metrics.boundingRect(QRectF(0, 0, wide, 100_000), int(_WRAPPED), one.bubble).height()
            tall = self._line() + s(2) + needed + s(10)
            self._rows.append(QRectF(0, top, self.width(), tall))
            top += tall + s(4)
        self.setMinimumHeight(max(s(40), round(top)))
