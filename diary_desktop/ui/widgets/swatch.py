"""One line of a legend: a small square in a colour, and what it means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from .strokes import painting, rounded


class Swatch(QWidget):
    """``colour`` is asked at each painting, for themes change."""

    def __init__(self, look: Look, text: str, colour: Callable[[], QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._text, self._colour = text, colour
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.recoloured.connect(self.update)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.look.font("small")).horizontalAdvance(self._text)
        return QSize(round(wide) + self.look.s(22), self.look.s(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, rect = self.look.s, QRectF(self.rect())
            border = self.look.colour("control") if self.look.high_contrast else None
            square = QRectF(0, rect.center().y() - s.exact(7), s.exact(14), s.exact(14))
            rounded(painter, square, s.exact(4), self._colour(), border)
            painter.setFont(self.look.font("small"))
            painter.setPen(self.look.colour("ink2"))
            painter.drawText(rect.adjusted(s(21), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)
