"""How many days in a row, or a welcome after days away; pressed, it says what counts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..look import Look
from .buttons import TARGET, BaseButton
from .strokes import painting, rounded

CHIP = 29
"""Px at 100 %: as high as it is painted."""


class StreakChip(BaseButton):
    """A chip to look at; the explanation is its tooltip, and shown where it is pressed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setProperty("ring_radius", 999)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._explain)
        self.hide()

    def show_words(self, text: str, explanation: str) -> None:
        """What it says, and what that means."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(explanation)
        self.setToolTip(explanation)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.look.font("small", 13, 600)).horizontalAdvance(self.text())
        return QSize(round(wide) + self.look.s(44), self.look.s(TARGET))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, rect = self.look.s, self.look, self.painted_part(CHIP)
            border = look.colour("control") if look.high_contrast else self.lit("", "ok")
            rounded(painter, rect, 999, self.lit("ok_soft", "hover" if look.high_contrast else "ok_soft"), border)
            look.paint_icon(painter, "leaf", s(10), rect.center().y() - s(15) / 2, 15, look.colour("ok"))
            painter.setFont(look.font("small", 13, 600))
            painter.setPen(look.colour("ok"))
            painter.drawText(rect.adjusted(s(31), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())

    def _explain(self) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)
