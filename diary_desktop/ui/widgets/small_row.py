"""A small row of a side panel: the weather or an icon, a title and one line about it; the whole row is a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from .buttons import BaseButton
from .strokes import painting, rounded


class SmallRow(BaseButton):
    """``mood`` 0 shows the icon instead."""

    def __init__(
        self, look: Look, title: str, about: str, *, mood: int = 0, icon: str = "pen", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, f"{title}, {about}", parent)
        self._title, self._about, self._mood = title, about, mood
        self._icon_name = f"mood-{mood}" if mood else icon
        self.setProperty("ring_radius", 10)
        self.setFixedHeight(look.s(46))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, rect = self.look.s, self.look, QRectF(self.rect())
            rounded(painter, rect, s.exact(10), self.lit(""))
            disc = QRectF(0, rect.center().y() - s.exact(13), s.exact(26), s.exact(26))
            rounded(painter, disc, 999, look.colour(f"mood{self._mood}_soft" if self._mood else "chip"))
            ink = look.colour(f"mood{self._mood}" if self._mood else "ink2")
            corner = s(15) / 2
            look.paint_icon(painter, self._icon_name, disc.center().x() - corner, disc.center().y() - corner, 15, ink)
            font, left = look.font("body", 14, 500), s(38)
            title = QFontMetricsF(font).elidedText(self._title, Qt.TextElideMode.ElideRight, rect.width() - left)
            painter.setFont(font)
            painter.setPen(look.colour("ink"))
            painter.drawText(QRectF(left, s(2), rect.width(), s(22)), Qt.AlignmentFlag.AlignVCenter, title)
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("ink2"))
            painter.drawText(QRectF(left, s(22), rect.width(), s(21)), Qt.AlignmentFlag.AlignVCenter, self._about)
