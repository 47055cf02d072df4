"""Mood as weather: shape, word and colour together, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ..look import Look
from .buttons import BaseButton
from .strokes import painting, rounded

MOOD_WORDS = ("Stormy", "Rainy", "Cloudy", "Clearing", "Bright")


class MoodDisc(QWidget):
    """The weather icon on its tint; without a mood a pen or a microphone says how the entry came to be."""

    def __init__(
        self, look: Look, mood: int, *, spoken: bool = False, size: int = 36, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._mood = mood
        self._size = size
        self._icon_name = f"mood-{mood}" if mood else "microphone" if spoken else "pen"
        self.setFixedSize(look.s(size), look.s(size))
        look.recoloured.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            fill = self.look.colour(f"mood{self._mood}_soft" if self._mood else "chip")
            ink = self.look.colour(f"mood{self._mood}" if self._mood else "ink2")
            rounded(painter, QRectF(self.rect()), 999, fill)
            px = round(self._size * (0.58 if self._mood else 0.5))
            at = (self.width() - self.look.s(px)) / 2
            self.look.paint_icon(painter, self._icon_name, at, at, px, ink)


class MoodButton(BaseButton):
    """One of the five moods; the chosen one is ringed and tinted."""

    def __init__(self, look: Look, mood: int, word: str, parent: QWidget | None = None) -> None:
        super().__init__(look, word, parent)
        self._mood = mood
        self.setText(word)
        self.setCheckable(True)
        self.setFixedSize(look.s(74), look.s(66))
        self.setProperty("ring_radius", 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, rect = self.look.s, self.look, QRectF(self.rect())
            chosen = self.isChecked()
            fill = look.colour(f"mood{self._mood}_soft" if chosen else "hover" if self.hovered else "surface")
            border = look.colour(f"mood{self._mood}" if chosen else "line")
            rounded(painter, rect, s.exact(12), fill, border, 1.6 if chosen else 1)
            if not chosen:
                disc = QRectF(rect.center().x() - s.exact(15), s.exact(8), s.exact(30), s.exact(30))
                rounded(painter, disc, 999, look.colour(f"mood{self._mood}_soft"))
            icon_left = rect.center().x() - s(20) / 2
            look.paint_icon(painter, f"mood-{self._mood}", icon_left, s(13), 20, look.colour(f"mood{self._mood}"))
            painter.setFont(look.font("small", 13, 500))
            painter.setPen(look.colour("ink" if chosen else "ink2"))
            painter.drawText(QRectF(0, s(42), rect.width(), s(20)), Qt.AlignmentFlag.AlignCenter, self.text())
