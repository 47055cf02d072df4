"""The card: a rounded surface with a hairline and, in light, a shadow that stays inside its own widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..look import Look
from .strokes import SHADOW, card_shape, painting, rounded


class Card(QWidget):
    """Holds a column of widgets, ``padding`` px at 100 % from its edge."""

    def __init__(
        self, look: Look, padding: int = 18, radius: int = 14, fill: str = "surface", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._radius = radius
        self._fill = fill
        self.marked = False
        self._bare = False
        self.column = QVBoxLayout(self)
        edge = look.s(padding)
        self.column.setContentsMargins(edge, edge, edge, edge + SHADOW)
        self.column.setSpacing(look.s(8))
        look.recoloured.connect(self.update)

    def set_marked(self, marked: bool) -> None:
        """An accent border round the card that is meant."""
        self.marked = marked
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Without a surface of its own: only the column is left."""
        self._bare = bare
        self.update()

    def shape(self) -> QRectF:
        """The card without its shadow."""
        return QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bare:
            return
        with painting(self) as painter:
            radius = self.look.s.exact(self._radius)
            card_shape(painter, self.look, self.shape(), radius, self.look.colour(self._fill))
            if self.marked:
                rounded(painter, self.shape(), radius, None, self.look.colour("accent"), 1.6)
