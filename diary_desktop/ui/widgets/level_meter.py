"""How loud the microphone hears: 18 bars and always a word beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..language import tr
from ..look import Look
from .strokes import painting, rounded

if TYPE_CHECKING:
    from diary_desktop.domain.audio import GainWord

BARS = 18
FLOOR_DBFS, TOP_DBFS = -60.0, -3.0
"""Below the floor no bar is lit; at the top all are."""

QUIET_DBFS, LOUD_DBFS, SILENT_DBFS = -42.0, -9.0, -72.0
"""Speech 30 cm from a built-in microphone lies between the first two; a dead microphone below the third."""

WORDS: dict[GainWord, tuple[str, str]] = {
    "": ("", "ink2"),
    "good": ("Good level", "ok"),
    "quiet": ("Too quiet, come closer", "lamp_ink"),
    "loud": ("Too loud", "danger"),
    "nothing": ("No sound", "danger"),
}
"""Untranslated, each with its tone. While nobody has spoken nothing is said."""


def level_word(dbfs: float) -> tuple[str, str]:
    """The word for the level of one moment, untranslated, and its tone: where nobody watches the speech in it."""
    if dbfs <= SILENT_DBFS:
        return WORDS["nothing"]
    if dbfs < QUIET_DBFS:
        return WORDS["quiet"]
    return WORDS["loud"] if dbfs > LOUD_DBFS else WORDS["good"]


class LevelMeter(QWidget):
    """Fed with dBFS and a word. The spoken description changes only with the word: no screen reader is flooded."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._dbfs: float | None = None
        self._said = WORDS[""]
        self.setAccessibleName(tr("Microphone level"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.recoloured.connect(self.update)

    def show_level(self, dbfs: float | None, hint: GainWord | None = None) -> None:
        """The level to show, and what is said of it; None where the microphone is closed."""
        self._dbfs = dbfs
        self._said = WORDS[""] if dbfs is None else level_word(dbfs) if hint is None else WORDS[hint]
        if hint == "nothing" and self._lit():
            self._said = WORDS[""]  # what was watched lags behind the bars, and both are seen at once
        word = self.word()
        if self.accessibleDescription() != word:
            self.setAccessibleDescription(word)
            self.updateGeometry()
        self.update()

    def word(self) -> str:
        """The level in a word."""
        return tr(self._said[0]) if self._said[0] else ""

    def sizeHint(self) -> QSize:
        widest = max(
            QFontMetricsF(self.look.font("small", 13, 500)).horizontalAdvance(tr(one))
            for one in ("Too quiet, come closer", "Good level", "Too loud", "No sound")
        )
        return QSize(round(self.look.s(7) * BARS + self.look.s(10) + widest + 4), self.look.s(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s = self.look.s
            lit = self._lit()
            middle = self.height() / 2
            for bar in range(BARS):
                role = "chip" if bar >= lit else "ok" if bar < 13 else "lamp" if bar < 16 else "danger"
                dark = role == "chip" and self.look.high_contrast  # its pale fill would not be seen there: small marks
                role, high = ("ink_disabled", 4.2) if dark else (role, 11)
                shape = QRectF(bar * s.exact(7.05), middle - s.exact(high / 2), s.exact(4.2), s.exact(high))
                rounded(painter, shape, s.exact(2), self.look.colour(role))
            if word := self.word():
                painter.setFont(self.look.font("small", 13, 500))
                painter.setPen(self.look.colour(self._said[1]))
                left = s(7) * BARS + s(10)
                painter.drawText(QRectF(left, 0, self.width() - left, self.height()), 0x80, word)

    def _lit(self) -> int:
        if self._dbfs is None:
            return 0
        share = (self._dbfs - FLOOR_DBFS) / (TOP_DBFS - FLOOR_DBFS)
        return round(max(0.0, min(1.0, share)) * BARS)
