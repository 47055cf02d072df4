"""A filter as a chip: whole with a cross once it is in force, dashed while it is only offered."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from .buttons import BaseButton
from .strokes import painting, rounded

_CROSS = 12


class FilterChip(BaseButton):
    """A click takes an offered one, and drops one in force."""

    def __init__(self, look: Look, word: str, name: str, *, in_force: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self._in_force = in_force
        self.setText(word)
        self.setToolTip(name)
        self.setProperty("ring_radius", 999)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        s = self.look.s
        wide = QFontMetricsF(self.look.font("small", 13, 500)).horizontalAdvance(self.text())
        return QSize(round(wide) + s(22) + (s(_CROSS + 6) if self._in_force else 0), s(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look = self.look.s, self.look
            rect = QRectF(self.rect()).adjusted(0, s(2), 0, -s(2))
            if self._in_force:
                border = look.colour("control") if look.high_contrast else None
                rounded(painter, rect, 999, self.lit("accent_soft", "selection"), border)
            else:
                rounded(painter, rect, 999, self.lit(""), look.colour("control"), 1, dashed=True)
            ink = look.colour("accent_ink" if self._in_force else "ink2")
            painter.setFont(look.font("small", 13, 500))
            painter.setPen(ink)
            painter.drawText(rect.adjusted(s(11), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
            if self._in_force:
                top = rect.center().y() - s(_CROSS) / 2
                look.paint_icon(painter, "close", rect.right() - s(_CROSS + 9), top, _CROSS, ink)
