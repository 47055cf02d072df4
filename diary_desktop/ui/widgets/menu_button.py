"""A round button that opens a small menu of things to do with what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ..look import Look
from .buttons import QUIET, RoundButton
from .menu import Menu


class MenuButton(RoundButton):
    """``choices`` are pairs of a key and its word. Enter and Space open the menu, which opens at the button."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        choices: tuple[tuple[str, str], ...],
        *,
        size: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, icon, name, QUIET, size=size, parent=parent)
        self.menu = Menu(self.look, self)
        self.menu.setAccessibleName(name)
        self.set_choices(choices)
        self.clicked.connect(self.open_menu)

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Others to choose from."""
        self.menu.clear()
        for key, word in choices:
            action = QAction(word, self.menu)
            action.triggered.connect(lambda _=False, key=key: self.chosen.emit(key))
            self.menu.addAction(action)

    def open_menu(self) -> None:
        """Below the button and flush with its right edge, with the first choice current."""
        wide = self.menu.sizeHint().width()
        self.menu.popup(self.mapToGlobal(QPoint(self.width() - wide, self.height())))
        self.menu.setActiveAction(self.menu.actions()[0])
