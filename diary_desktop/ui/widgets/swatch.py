"""One line of a legend: a small square in a colour, with a sign where there is one, and what it means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from .strokes import painting, rounded

SIDE, SIGNED_SIDE = 14, 18
"""Of the square, in px at 100 %."""


class Swatch(QWidget):
    """``colour`` is asked at each painting, for themes change; ``sign`` paints into the square."""

    def __init__(
        self,
        look: Look,
        text: str,
        colour: Callable[[], QColor],
        sign: Callable[[QPainter, QRectF], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._text, self._colour, self._sign = text, colour, sign
        self._side = SIDE if sign is None else SIGNED_SIDE
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.recoloured.connect(self.update)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.look.font("small")).horizontalAdvance(self._text)
        return QSize(round(wide) + self.look.s(self._side + 8), self.look.s(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, rect = self.look.s, QRectF(self.rect())
            border = self.look.colour("control") if self.look.high_contrast else None
            side = s.exact(self._side)
            square = QRectF(0, rect.center().y() - side / 2, side, side)
            rounded(painter, square, s.exact(4), self._colour(), border)
            if self._sign is not None:
                self._sign(painter, square)
            painter.setFont(self.look.font("small"))
            painter.setPen(self.look.colour("ink2"))
            painter.drawText(rect.adjusted(s(self._side + 7), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)
