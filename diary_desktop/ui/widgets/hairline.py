"""One px between two columns."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ..look import Look
from .strokes import painting


class Hairline(QWidget):
    """Upright, as tall as what it stands beside."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setFixedWidth(1)
        look.recoloured.connect(self.update)

    def paintEvent(self, event: object) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.look.colour("line"))
