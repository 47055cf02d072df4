"""How far something is, as a thin bar; what it says stands beside it in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from .strokes import painting, rounded


class ProgressBar(QWidget):
    """Nothing is drawn where nobody knows the length."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._share: int | None = None
        self.setFixedHeight(look.s(7))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.recoloured.connect(self.update)

    def show_share(self, percent: int | None) -> None:
        self._share = percent
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._share is None:
            return
        with painting(self) as painter:
            rect, half = QRectF(self.rect()), self.height() / 2
            rounded(painter, rect, half, self._look.colour("chip"))
            rect.setWidth(max(self.height(), rect.width() * self._share / 100))
            rounded(painter, rect, half, self._look.colour("accent"))
