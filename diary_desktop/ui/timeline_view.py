"""The list of all entries by month, with the search field above it; one tab stop, arrows inside."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.presenters.timeline import TimelineState

from .language import counted, tr
from .look import Look
from .widgets.entry_card import EntryRow
from .widgets.field import Field
from .widgets.notices import EmptyState
from .widgets.scroller import Scroller, emptied
from .widgets.text import Label
from .words import filled, month_heading, number

LIST_WIDTH = 312
RING = 5
"""Px at 100 % that the focus ring reaches over a row: the list leaves it that room."""

PAUSE_MS = 250
"""Quiet after the last letter before a search begins."""

FIRST_ROWS, MORE_ROWS = 60, 120
"""Rows are made as the list is scrolled: a diary may have thousands."""


class RowList(Scroller):
    """The rows. The arrow keys move; Enter opens."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._entries: tuple[EntrySummary, ...] = ()
        self._by_month = True
        self._year = 0
        self._made = 0
        self._rows: list[EntryRow] = []
        self._selected: EntryId | None = None
        self.column.setContentsMargins(look.s(RING), 0, look.s(6), look.s(16))
        self.column.setSpacing(look.s(2))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Entries"))
        self.verticalScrollBar().valueChanged.connect(self._grow)

    def show_entries(self, entries: tuple[EntrySummary, ...], *, by_month: bool) -> None:
        """Other rows; nothing is rebuilt for the same ones."""
        if entries == self._entries and by_month == self._by_month and self._made:
            return
        self._entries, self._by_month = entries, by_month
        self._year = max((one.when.local.year for one in entries), default=0)
        self._rows, self._made = [], 0
        emptied(self.column)
        self._make(FIRST_ROWS)
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)
        self.select(self._selected)

    def select(self, entry_id: EntryId | None) -> None:
        """Mark the open entry."""
        self._selected = entry_id
        for row in self._rows:
            row.setChecked(row.summary.entry_id == entry_id)
        current = next((row for row in self._rows if row.isChecked()), self._rows[0] if self._rows else None)
        self.setProperty("ring_target", current)
        self.setAccessibleDescription(current.accessibleName() if current is not None else "")

    def wipe(self) -> None:
        self._entries, self._rows, self._made, self._selected = (), [], 0, None
        self.setProperty("ring_target", None)
        self.setAccessibleDescription("")
        emptied(self.column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._rows:
            super().keyPressEvent(event)
            return
        here = next((at for at, row in enumerate(self._rows) if row.isChecked()), -1 if step > 0 else 0)
        there = self._rows[max(0, min(len(self._rows) - 1, here + step))]
        self.ensureWidgetVisible(there)
        self.chosen.emit(there.summary.entry_id)

    def _grow(self, value: int) -> None:
        if self._made < len(self._entries) and value > self.verticalScrollBar().maximum() - self.height():
            stretch = self.column.takeAt(self.column.count() - 1)
            self._make(MORE_ROWS)
            if stretch is not None:
                self.column.addItem(stretch)
            self.select(self._selected)

    def _make(self, count: int) -> None:
        for at in range(self._made, min(self._made + count, len(self._entries))):
            summary = self._entries[at]
            day = summary.when.local.date()
            before = self._entries[at - 1].when.local.date() if at else None
            if self._by_month and (before is None or (before.year, before.month) != (day.year, day.month)):
                self.column.addWidget(self._month(summary))
            row = EntryRow(self.look, summary, self._year)
            row.clicked.connect(lambda _=False, chosen=summary.entry_id: self.chosen.emit(chosen))
            self.column.addWidget(row)
            self._rows.append(row)
        self._made = min(self._made + count, len(self._entries))

    def _month(self, summary: EntrySummary) -> QWidget:
        s = self.look.s
        day = summary.when.local.date()
        count = sum((one.when.local.year, one.when.local.month) == (day.year, day.month) for one in self._entries)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, s(10), s(4), s(4) + s(RING) // 2)
        row.addWidget(Label(self.look, month_heading(day), "label", "ink2"))
        row.addStretch(1)
        row.addWidget(Label(self.look, counted(count, "1 entry", "{count} entries"), "small", "ink2"))
        return holder


class TimelineView(QWidget):
    """Heading, search field, rows."""

    opened = Signal(object)
    searched = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(s(18) - s(RING), s(18), s(10), 0)
        column.setSpacing(s(8))
        title = Label(look, tr("Timeline"), "page")
        title.setContentsMargins(s(RING), 0, 0, 0)
        column.addWidget(title)
        self.field = Field(
            look, tr("Find in your diary"), icon="search", placeholder=tr("Find in your diary"), height=38
        )
        holder = QHBoxLayout()
        holder.setContentsMargins(s(RING), 0, s(6), 0)
        holder.addWidget(self.field)
        column.addLayout(holder)
        self._found = Label(look, "", "small", "ink2", wrap=True)
        self._found.setContentsMargins(s(RING), 0, 0, 0)
        column.addWidget(self._found)
        self._rows = RowList(look)
        self._rows.chosen.connect(self.opened)
        column.addWidget(self._rows, 1)
        self._none = EmptyState(look, "book", tr("Nothing here yet."))
        self._nothing = Label(
            look, tr("No entry has these words. Try without marks, or ask instead."), "body", "ink2", wrap=True
        )
        column.addWidget(self._none)
        column.addWidget(self._nothing)
        column.addStretch(0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self.searched.emit(self.field.text))
        self.field.changed.connect(lambda _: self._pause.start(PAUSE_MS))
        self.field.entered.connect(self._search_now)

    def show_state(self, state: TimelineState) -> None:
        self._rows.show_entries(state.entries, by_month=not state.query)
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
        self.field.focus()
        self.field.edit.selectAll()

    def wipe(self) -> None:
        """Nothing of the diary stays in the widgets."""
        self._pause.stop()
        self.field.wipe()
        self._pause.stop()
        self._found.clear()
        self._rows.wipe()

    def _search_now(self) -> None:
        self._pause.stop()
        self.searched.emit(self.field.text)
