"""A table of numbers with a heading for each column: sorted by a click or by Enter on its heading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from diary_desktop.domain.table import Cell, Column, Table

from ..language import tr
from ..look import Look

RAW = Qt.ItemDataRole.UserRole
"""The cell itself, by which rows are sorted."""

MOST_ROWS = 16
"""Shown at once; more are scrolled."""

ROW, HEAD = 34, 38
WIDEST = 960
"""Px at 100 % over which a table of few columns spreads: wider, the eye loses the line."""

Said = Callable[[Cell, Column], str]
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class TableModel(QAbstractTableModel):
    """``said`` words a cell for a person."""

    def __init__(self, table: Table, said: Said, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table
        self._said = said

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell, column = self.table.rows[index.row()][index.column()], self.table.columns[index.column()]
        if role == RAW:
            return _sortable(cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(cell, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(column.title)}: {self._said(cell, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if _is_word(column) else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.table.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if _is_word(column) else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _Sorted(QSortFilterProxyModel):
    def lessThan(self, left: _Index, right: _Index) -> bool:
        return bool(left.data(RAW) < right.data(RAW))


class NumberTable(QTableView):
    """As high as its rows, up to ``MOST_ROWS``. Arrows walk its cells; Tab leaves it; Enter sorts by the column."""

    def __init__(self, look: Look, table: Table, said: Said, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font("small", 13))
        self.setAccessibleName(tr(table.title))
        self.setProperty("ring_radius", 8)
        model = _Sorted(self)
        model.setSourceModel(TableModel(table, said, self))
        self.setModel(model)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(s(ROW))
        self._head(self.horizontalHeader(), table)
        self._rows = min(MOST_ROWS, max(1, len(table.rows)))
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.sort_by(self.currentIndex().column())
            return
        super().keyPressEvent(event)

    def sort_by(self, column: int) -> None:
        """By that column, the other way round where it is sorted by it already."""
        head = self.horizontalHeader()
        again = head.sortIndicatorSection() == column and head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)

    def _head(self, head: QHeaderView, table: Table) -> None:
        head.setFont(self.look.font("label", 13, 600))
        head.setHighlightSections(False)
        head.setMinimumSectionSize(self.look.s(64))
        head.setFixedHeight(self.look.s(HEAD))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSortingEnabled(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.resizeColumnsToContents()
        for at in range(len(table.columns)):
            self.setColumnWidth(at, self.columnWidth(at) + self.look.s(30 if at else 44))
        self._widths = [self.columnWidth(at) for at in range(len(table.columns))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Columns share what room there is; every row is whole, also above a bar that scrolls sideways."""
        wide = min(self.viewport().width(), self.look.s(WIDEST))
        if sum(self._widths) < wide:
            shares = [one * wide // sum(self._widths) for one in self._widths]
            for at, share in enumerate(shares):
                self.setColumnWidth(at, share)
        bar = self.horizontalScrollBar()
        beneath = bar.sizeHint().height() if bar.maximum() else 0
        self.setFixedHeight(self._rows * self.look.s(ROW) + self.look.s(HEAD) + beneath + 2)


def _is_word(column: Column) -> bool:
    return column.kind in ("text", "word", "day", "weekday", "hour")


def _sortable(cell: Cell) -> tuple[int, float, str]:
    """Nothing first, then numbers and days, then words."""
    if cell is None:
        return (0, 0.0, "")
    if isinstance(cell, str):
        return (2, 0.0, cell.casefold())
    return (1, float(cell.toordinal() if isinstance(cell, date) else cell), "")
