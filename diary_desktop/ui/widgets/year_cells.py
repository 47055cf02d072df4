"""The days of a year as a table, so that a screen reader can walk the map that is painted of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diary_desktop.presenters.calendar_days import DayCell

from ..language import counted
from .day_words import month_name, spoken_day

Index = QModelIndex | QPersistentModelIndex

MONTHS, LONGEST_MONTH = 12, 31


class YearCells(QAbstractTableModel):
    """A row a month, a column a day of it, for whoever reads the map as a table; what no month has is empty."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cells: tuple[DayCell, ...] = ()
        self._numbers: dict[tuple[int, int], int] = {}

    def show_cells(self, cells: tuple[DayCell, ...]) -> None:
        """Every day of a year, or nothing."""
        fresh = [one.day for one in cells] != [one.day for one in self.cells]
        if fresh:
            self.beginResetModel()
        self.cells = cells
        if fresh:
            self._numbers = {(one.day.month - 1, one.day.day - 1): at for at, one in enumerate(cells)}
            self.endResetModel()

    def number(self, index: Index) -> int:
        """Of the cell at a place of the table; -1 where no month has that day."""
        return self._numbers.get((index.row(), index.column()), -1)

    def place(self, day: date | None) -> QModelIndex:
        """Where a day stands; nowhere where it is not of this year."""
        there = day is not None and (day.month - 1, day.day - 1) in self._numbers
        return self.index(day.month - 1, day.day - 1) if there and day is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the default Qt itself has
        return 0 if parent.isValid() or not self.cells else MONTHS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the default Qt itself has
        return 0 if parent.isValid() or not self.cells else LONGEST_MONTH

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        at = self.number(index)
        if at < 0:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.cells[at].day.day)
        return said_of(self.cells[at]) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not self.cells:
            return None
        return month_name(section + 1) if orientation == Qt.Orientation.Vertical else str(section + 1)


def said_of(cell: DayCell) -> str:
    """What is said of a day of the map."""
    return f"{spoken_day(cell)}, {counted(cell.words, '1 word', '{count} words')}"
