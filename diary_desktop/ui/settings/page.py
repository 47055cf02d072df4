"""A page of Settings: rows in a column; what it needs comes from the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..key_hints import KeyHints
from .desk import SettingsDesk
from .rows import Row

R = TypeVar("R", bound=QWidget)


class SettingsPage(QWidget):
    """Built when its section is first shown, gone when the diary is locked. ``build`` makes the rows."""

    def __init__(self, desk: SettingsDesk) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._naming: list[tuple[Row, Callable[[KeyHints], Sequence[str]]]] = []
        self.build()
        self.look.keys.changed.connect(self._name_keys)

    def build(self) -> None:
        """Add the rows and tie the presenter."""

    def entered(self) -> None:
        """The page is shown, for the first time or again: look anew at what may have changed."""

    def wipe(self) -> None:
        """Empty every field that may hold a secret or words of the diary."""

    def add(self, row: R) -> R:
        """Put a row below the others, and hand it back."""
        self.column.addWidget(row)
        return row

    def follow_keys(self, row: Row, sentences: Callable[[KeyHints], Sequence[str]]) -> None:
        """The help of a row that names keys: said anew when others are chosen. Empty sentences are left out."""
        self._naming.append((row, sentences))
        self._name_keys()

    def _name_keys(self) -> None:
        for row, sentences in self._naming:
            row.set_help(" ".join(one for one in sentences(self.look.keys) if one))

    @property
    def rows(self) -> list[Row]:
        """Every row, in order."""
        return self.findChildren(Row)
