"""The place of an entry: the list of all of them, and the one that is read beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from .entry_list_view import LIST_WIDTH, EntryListView
from .entry_view import EntryView
from .look import Look
from .widgets.hairline import Hairline


class Library(QWidget):
    """The list and the entry beside it; in a narrow window one at a time."""

    def __init__(self, look: Look, entries: EntryListView, entry: EntryView) -> None:
        super().__init__()
        self.look = look
        self.entries = entries
        self.entry = entry
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(entries)
        self._line = Hairline(look)
        self._row.addWidget(self._line)
        self._row.addWidget(entry, 1)

    def arrange(self, *, narrow: bool, reading: bool) -> None:
        """``reading``: an entry is asked for, so it wins where only one fits."""
        wide = self.look.s(LIST_WIDTH)
        self.entries.setMinimumWidth(0 if narrow else wide)
        self.entries.setMaximumWidth(16_777_215 if narrow else wide)
        self.entries.setVisible(not narrow or not reading)
        self.entry.setVisible(not narrow or reading)
        self._line.setVisible(not narrow)
        self.entry.set_narrow(narrow)

    def focus_first(self) -> None:
        self.entry.focus_first()

    def wipe(self) -> None:
        """List and entry."""
        self.entries.wipe()
        self.entry.wipe()
