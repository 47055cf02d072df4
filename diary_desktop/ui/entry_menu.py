"""The menu behind the three dots of an entry: what one does with it now and then."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from diary_desktop.domain.entry import Entry

from .language import tr
from .look import Look
from .widgets.buttons import QUIET, RoundButton
from .widgets.menu import Menu


class EntryMenu(RoundButton):
    """``chosen`` is told ``star``, ``pin``, ``date``, ``files``, ``find``, ``details``, ``print``, ``pdf``, ``delete``.

    Of an entry in the bin nothing can be changed.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "more", tr("More about this entry"), QUIET, size=36, parent=parent)
        self._entry: Entry | None = None
        self.clicked.connect(self.open_menu)

    def show_entry(self, entry: Entry | None) -> None:
        """What the words of the menu are about."""
        self._entry = entry

    def choices(self) -> list[tuple[str, str]]:
        """Keys with their words; an empty key is a line between."""
        entry = self._entry
        if entry is None:
            return []
        keys = self.look.keys
        reading = [("find", keys.beside(tr("Find in this entry"), "find")), ("details", tr("Details"))]
        paper = [("print", keys.beside(tr("Print…"), "print")), ("pdf", tr("Save as PDF…"))]
        if entry.binned is not None:
            return [*reading, ("", ""), *paper]
        changing = [
            ("star", tr("No longer starred") if entry.starred else tr("Star it")),
            ("pin", tr("No longer pinned") if entry.pinned else tr("Pin it")),
            ("date", keys.beside(tr("Change date"), "change_date")),
            ("files", tr("Add photo or file")),
        ]
        return [*changing, ("", ""), *reading, ("", ""), *paper, ("", ""), ("delete", tr("Delete this entry"))]

    def open_menu(self) -> None:
        """Below the button and flush with its right edge."""
        menu = Menu(self.look, self)
        menu.setAccessibleName(self.accessibleName())
        for key, word in self.choices():
            if key:
                menu.addAction(word).triggered.connect(lambda _=False, key=key: self.chosen.emit(key))
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height())))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
