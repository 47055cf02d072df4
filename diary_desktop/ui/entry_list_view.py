"""The list of all entries by month, with the search field above it; one tab stop, arrows inside."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.entry_list import EntryListState

from .language import counted, tr
from .look import Look
from .widgets.buttons import QUIET, RoundButton
from .widgets.entry_list import EntryList
from .widgets.field import Field
from .widgets.notices import EmptyState
from .widgets.text import Label
from .words import filled, number

LIST_WIDTH = 312
RING = 5
"""Px at 100 % that the list leaves the focus ring at both sides."""

PAUSE_MS = 250
"""Quiet after the last letter before a search begins."""


class EntryListView(QWidget):
    """Heading, search field, rows."""

    opened = Signal(object)
    searched = Signal(str)
    calendar_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(s(18) - s(RING), s(18), s(3), 0)
        column.setSpacing(s(8))
        title = Label(look, tr("Timeline"), "page")
        head = QHBoxLayout()
        head.setContentsMargins(s(RING), 0, s(RING) + s(10), 0)
        head.addWidget(title, 1)
        calendar = RoundButton(look, "timeline", tr("Show the calendar"), QUIET, size=36)
        calendar.clicked.connect(self.calendar_asked)
        head.addWidget(calendar)
        column.addLayout(head)
        self.field = Field(
            look, tr("Find in your diary"), icon="search", placeholder=tr("Find in your diary"), height=38
        )
        holder = QHBoxLayout()
        holder.setContentsMargins(s(RING), 0, s(RING) + s(10), 0)
        holder.addWidget(self.field)
        column.addLayout(holder)
        self._found = Label(look, "", "small", "ink2", wrap=True)
        self._found.setContentsMargins(s(RING), 0, 0, 0)
        column.addWidget(self._found)
        self._rows = EntryList(look, follows=True)
        self._rows.chosen.connect(self.opened)
        column.addWidget(self._rows, 1)
        self._none = EmptyState(look, "book", tr("Nothing here yet."))
        self._nothing = Label(
            look, tr("No entry has these words. Try without marks, or ask instead."), "body", "ink2", wrap=True
        )
        column.addWidget(self._none)
        column.addWidget(self._nothing)
        column.addStretch(0)
        self.finding = False
        """Whether the search field was asked for: where only one fits, the list wins then."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self.searched.emit(self.field.text))
        self.field.changed.connect(lambda _: self._pause.start(PAUSE_MS))
        self.field.entered.connect(self._search_now)

    def show_state(self, state: EntryListState) -> None:
        self._rows.show_listing(state.listing, state.rest, by_month=not state.query)
        self._rows.select(state.selected)
        searched = bool(state.query) and not state.searching
        self._found.setVisible(bool(state.query) or state.error is not None)
        if state.error is not None:
            self._found.setText(filled(state.error.what_template, state.error.values))
        elif state.searching:
            self._found.setText(tr("Searching..."))
        else:
            found = counted(len(state.entries), "1 entry found", "{count} entries found")
            self._found.setText(tr("{found}, of {total}", found=found, total=number(state.total)))
        self._nothing.setVisible(searched and not state.entries)
        self._none.setVisible(not state.query and not state.entries)
        self._rows.setVisible(bool(state.entries))

    def focus_first(self) -> None:
        (self._rows if self._rows.isVisible() else self.field.edit).setFocus()

    def focus_search(self) -> None:
        self.finding = True
        self.field.focus()
        self.field.edit.selectAll()

    def wipe(self) -> None:
        """Nothing of the diary stays in the widgets."""
        self.finding = False
        self._pause.stop()
        self.field.wipe()
        self._pause.stop()
        self._found.clear()
        self._rows.wipe()

    def _search_now(self) -> None:
        self._pause.stop()
        self.searched.emit(self.field.text)
