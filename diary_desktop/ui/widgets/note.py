"""A sentence below what it belongs to: a hint with its icon, or what went wrong, which is said aloud as well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary_desktop.domain.errors import DiaryError

from ..look import Look
from ..words import filled
from .notices import announce
from .text import Label


class Note(QWidget):
    """The line below a field."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._icon_name, self._tone = "key", "ink3"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.s(9))
        self._icon = Label(look, "")
        self._text = Label(look, "", "small", "ink2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        look.recoloured.connect(self._colour)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, icon: str, tone: str) -> None:
        """Another sentence; what went wrong is said aloud as well."""
        if icon == "warning" and text != self.text and self.isVisible():
            announce(self, text, urgent=True)
        self._icon_name, self._tone = icon, tone
        self._text.setText(text)
        self._text.set_tone(tone)
        self._text.setAccessibleName(text)
        self._colour()

    def _colour(self) -> None:
        self._icon.setPixmap(self.look.icon(self._icon_name, 16, self._tone, self.devicePixelRatioF()))


class Trouble(Label):
    """What went wrong in a page, without an icon; not there while nothing did."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", "small", "danger", wrap=True)
        self._told: DiaryError | None = None
        self.hide()

    def tell(self, error: DiaryError | None) -> None:
        """Shown while it lasts, said aloud once."""
        self.setVisible(error is not None)
        if error is not None:
            said = f"{filled(error.what_template, error.values)} {filled(error.hint_template, error.values)}".strip()
            self.setText(said)
            if error is not self._told and self.isVisible():
                announce(self, said, urgent=True)
        self._told = error
