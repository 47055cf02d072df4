"""Plain text on one line or as a paragraph, in a type role and a tone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

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


class IconLabel(QWidget):
    """A line icon and one line of text (several with ``wrap``) in the same tone."""

    def __init__(
        self,
        look: Look,
        icon: str,
        text: str,
        role: str = "small",
        tone: str = "ink2",
        *,
        weight: int = 0,
        px: float = 17,
        wrap: bool = False,
        icon_tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``icon_tone``: where the icon has a colour of its own."""
        super().__init__(parent)
        self.look = look
        self._icon_name, self._tone, self._px = icon, tone, px
        self._icon_tone = icon_tone
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.s(9))
        self._icon = Label(look, "")
        self._text = Label(look, text, role, tone, weight=weight, wrap=wrap)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1 if wrap else 0)
        if not wrap:
            row.addStretch(1)
        self._colour()
        look.recoloured.connect(self._colour)

    def say(self, text: str, tone: str = "", icon: str = "") -> None:
        """Another text, and another tone and icon where they are given."""
        self._text.setText(text)
        self._icon_name = icon or self._icon_name
        self._tone = tone or self._tone
        self._text.set_tone(self._tone)
        self._colour()

    def _colour(self) -> None:
        tone = self._icon_tone or self._tone
        self._icon.setPixmap(self.look.icon(self._icon_name, self._px, tone, self.devicePixelRatioF()))
