"""A number in large serif with what it counts, and a line about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ..look import Look
from .card import Card
from .text import Label


class NumberCard(Card):
    """Read out as one sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, padding=14)
        s = look.s
        self.column.setContentsMargins(s(19), s(10), s(14), s(14))
        self.column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(s(9))
        self._number = Label(look, "", "number")
        self._what = Label(look, "", "body", "ink2")
        self._what.setContentsMargins(0, 0, 0, s(8))
        row.addWidget(self._number)
        row.addWidget(self._what, 1, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(row)
        self._about = Label(look, "", "small", "ink2", wrap=True)
        self.column.addWidget(self._about)

    def show_number(self, number: str, what: str, about: str) -> None:
        """All three, in the person's language."""
        self._number.setText(number)
        self._what.setText(what)
        self._about.setText(about)
        self.setAccessibleName(f"{number} {what}, {about}")

    def wipe(self) -> None:
        self.show_number("", "", "")
        self.setAccessibleName("")
