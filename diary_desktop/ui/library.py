"""The place of an entry: the list of all of them, and the one that is read beside it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from .entry_list_view import LIST_WIDTH, EntryListView
from .entry_view import EntryView
from .look import Look
from .widgets.hairline import Hairline

ENTRY_WIDTH = 480
"""Px at a text scale of 100 %: what an entry keeps for itself beside the list."""


class Library(QWidget):
    """The list and the entry beside it; where there is no room for both, one at a time."""

    def __init__(self, look: Look, entries: EntryListView, entry: EntryView) -> None:
        super().__init__()
        self.look = look
        self.entries = entries
        self.entry = entry
        self._narrow, self._reading = False, True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(entries)
        self._line = Hairline(look)
        self._row.addWidget(self._line)
        self._row.addWidget(entry, 1)

    def arrange(self, *, narrow: bool, reading: bool) -> None:
        """``narrow``: the margins give way; ``reading``: an entry is asked for, so it wins where only one fits."""
        self._narrow, self._reading = narrow, reading
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.look.s(LIST_WIDTH)
        both = self.width() - wide >= self.look.s(ENTRY_WIDTH)
        self.entries.setMinimumWidth(wide if both else 0)
        self.entries.setMaximumWidth(wide if both else 16_777_215)
        self.entries.setVisible(both or not self._reading)
        self.entry.setVisible(both or self._reading)
        self._line.setVisible(both)
        self.entry.set_narrow(self._narrow)

    def focus_first(self) -> None:
        self.entry.focus_first()

    def wipe(self) -> None:
        """List and entry."""
        self.entries.wipe()
        self.entry.wipe()
