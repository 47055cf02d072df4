"""Plain text on one line or as a paragraph, in a type role and a tone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ..look import Look


class Label(QLabel):
    """One line in a type role and the colour token ``tone``. Never rich text: people may have written anything."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        *,
        size: float = 0,
        weight: int = 0,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(role, size, weight))
        self.setWordWrap(wrap)
        self.set_tone(tone)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_tone(self, tone: str) -> None:
        """Another colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
