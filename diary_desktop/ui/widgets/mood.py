"""Mood as weather: shape, word and colour together, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..language import tr
from ..look import Look
from .buttons import BaseButton
from .strokes import painting, rounded
from .wrapping_row import WrappingRow

MOOD_WORDS = ("Stormy", "Rainy", "Cloudy", "Clearing", "Bright")

MARK = 0.84
"""Of a cell's width that its weather takes."""


def paint_mood(look: Look, mood: int, painter: QPainter, cell: QRectF) -> None:
    """The mood's weather on its colour, so that nobody has to tell moods by colours alone."""
    px = round(cell.width() * MARK)
    corner = cell.center() - QPointF(px, px) / 2
    soft = look.colour(f"mood{mood}_soft")  # as far from the mood's colour as the icon is on its tint
    look.paint_icon(painter, f"mood-{mood}", corner.x(), corner.y(), px / look.s.exact(1), soft)


class MoodDisc(QWidget):
    """The weather icon on its tint; without a mood a pen or a microphone says how the entry came to be."""

    def __init__(
        self, look: Look, mood: int, *, spoken: bool = False, size: int = 36, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._size = size
        self.set_mood(mood, spoken=spoken)
        self.setFixedSize(look.s(size), look.s(size))
        look.recoloured.connect(self.update)

    def set_mood(self, mood: int, *, spoken: bool = False) -> None:
        """That of another entry."""
        self._mood = mood
        self._icon_name = f"mood-{mood}" if mood else "microphone" if spoken else "pen"
        self.update()

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

    arrows_go_up = True

    def __init__(self, look: Look, mood: int, word: str, parent: QWidget | None = None) -> None:
        super().__init__(look, word, parent)
        self._mood = mood
        self.setText(word)
        self.setCheckable(True)
        wide = QFontMetricsF(look.font("small", 13, 500)).horizontalAdvance(word)
        self.setFixedSize(max(look.s(60), round(wide) + look.s(26)), look.s(66))
        self.setProperty("ring_radius", 12)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, rect = self.look.s, self.look, QRectF(self.rect())
            chosen = self.isChecked()
            fill = look.colour(f"mood{self._mood}_soft") if chosen else self.lit("surface")
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


class MoodPicker(WrappingRow):
    """The five as one group: one tab stop, arrows and 1 to 5 choose, Delete or the chosen one again clears."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        self.buttons = [MoodButton(look, mood, tr(word)) for mood, word in enumerate(MOOD_WORDS, start=1)]
        super().__init__(look, tuple(self.buttons), spacing=8)
        self.setAccessibleName(tr("Mood"))
        for mood, button in enumerate(self.buttons, start=1):
            button.clicked.connect(lambda checked, mood=mood: self.chosen.emit(mood if checked else 0))
        self.show_mood(0)

    def show_mood(self, mood: int) -> None:
        """The chosen one, 0 for none; told to nobody."""
        self._mood = mood
        for at, button in enumerate(self.buttons, start=1):
            button.setChecked(at == mood)
            stop = at == (mood or 1)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def focus_first(self) -> None:
        self.buttons[(self._mood or 1) - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        here = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), -1)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.chosen.emit(0)
        elif event.text() in ("1", "2", "3", "4", "5"):
            self._choose(int(event.text()) - 1)
        elif key in steps and here >= 0:
            there = here if not self._mood else max(0, min(len(self.buttons) - 1, here + steps[key]))
            self._choose(there)
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(at + 1)
