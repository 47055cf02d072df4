"""One line of the list of sections: icon and word, marked where one is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from .buttons import BaseButton
from .strokes import painting, rounded

TEXT_LEFT, TEXT_RIGHT = 42, 4


class SectionItem(BaseButton):
    """As high as its word needs: two lines in a narrow list at a large text size."""

    stepped = Signal(int)
    """An arrow key wants to move this many lines down."""

    def __init__(self, look: Look, icon: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(look, word, parent)
        self._icon_name = icon
        self.setText(word)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def nextCheckState(self) -> None:
        """Only the window decides where one is."""

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(196), self.heightForWidth(self.width() or self.look.s(196)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        s = self.look.s
        return max(s(38), round(self._word_rect(width).height()) + s(16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down belong to the list; Qt's button would walk to whatever comes next, its scroller scroll."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, rect, chosen = self.look.s, self.look, QRectF(self.rect()), self.isChecked()
            if chosen:
                border = look.colour("control") if look.high_contrast else None
                rounded(painter, rect.adjusted(s(5), 0, 0, 0), s.exact(10), look.colour("surface"), border)
                bar = QRectF(0, rect.center().y() - s(10), s.exact(3.5), 2 * s(10))
                rounded(painter, bar, 2, look.colour("accent"))
            else:
                rounded(painter, rect, s.exact(10), self.lit(""))
            ink = look.colour("accent_ink" if chosen else "ink2")
            look.paint_icon(painter, self._icon_name, s(14), (rect.height() - s(18)) / 2, 18, ink)
            painter.setFont(look.font("button", 14, 600 if chosen else 500))
            painter.setPen(look.colour("ink" if chosen else "ink2"))
            words = rect.adjusted(s(TEXT_LEFT), 0, -s(TEXT_RIGHT), 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.text())

    def _word_rect(self, width: int) -> QRectF:
        s = self.look.s
        room = QRectF(0, 0, width - s(TEXT_LEFT + TEXT_RIGHT), 10_000)
        metrics = QFontMetricsF(self.look.font("button", 14, 600))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
