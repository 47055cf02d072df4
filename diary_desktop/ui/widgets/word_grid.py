"""The twelve recovery words, numbered, in letters that cannot be mistaken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ..language import tr
from ..look import Look
from .text import Label

ROWS = 6


class WordGrid(QWidget):
    """Empty until ``show_words``; ``wipe`` leaves no word in it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._labels: list[Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.s(24))
        self._grid.setVerticalSpacing(look.s(10))

    def show_words(self, words: Sequence[str]) -> None:
        """In two columns, read downwards."""
        if self._labels:
            return
        for at, word in enumerate(words):
            label = Label(self.look, f"{at + 1:>2}  {word}")
            label.setFont(self.look.recovery_font(15))
            label.setAccessibleName(tr("Word {number}: {word}", number=at + 1, word=word))
            self._grid.addWidget(label, at % ROWS, at // ROWS)
            label.show()
            self._labels.append(label)

    def wipe(self) -> None:
        """The words go, also from what a screen reader would say."""
        for label in self._labels:
            label.clear()
            label.setAccessibleName("")
            label.deleteLater()
        self._labels = []
