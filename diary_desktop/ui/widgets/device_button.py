"""Continue with another microphone: a button that opens the list of those that are connected now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent

from ..language import tr
from ..look import Look
from .buttons import SECONDARY, Button
from .menu import Menu


class DeviceButton(Button):
    """Enter, Space and the arrow down open the menu. ``chosen`` carries a name; empty for the system's own choice."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Continue with another"), SECONDARY, icon="microphone-other", size=50)
        self.menu = Menu(self.look, self)
        self.menu.setAccessibleName(tr("Microphones that are connected"))
        self.clicked.connect(self.open_menu)
        self._names: tuple[str, ...] | None = None
        self.show_microphones(())

    def show_microphones(self, names: Sequence[str]) -> None:
        """Those that can be used now."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        self.menu.clear()
        for name, word in (("", tr("The one the system uses")), *((one, one) for one in names)):
            action = QAction(word, self.menu)
            action.triggered.connect(lambda _=False, name=name: self.chosen.emit(name))
            self.menu.addAction(action)

    def open_menu(self) -> None:
        """Above the button, which stands at the lower edge of the window."""
        self.menu.popup(self.mapToGlobal(QPoint(0, -self.menu.sizeHint().height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    def close_menu(self) -> None:
        """Put the menu away unused."""
        self.menu.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_menu()
            return
        super().keyPressEvent(event)
