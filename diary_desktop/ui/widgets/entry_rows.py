"""What stands in which row of a list of a lifetime, and where: found by halving, never by going through all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diary_desktop.domain.entry import EntrySummary
from diary_desktop.domain.listing import Head, Listing
from diary_desktop.services.muting import Rest
from diary_desktop.services.ordering import place_in_list

from ..language import counted, tr
from ..words import headline_date, long_date, month_heading
from .entry_words import entry_name, shown_title

Index = QModelIndex | QPersistentModelIndex


class EntryRows(QAbstractListModel):
    """Heads and entries as rows. Heads are no stops for the keys; a screen reader is told both in full."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.listing = Listing()
        self.by_month = False
        self.rest = Rest()
        self._head_rows: list[int] = []
        self.head_height = self.row_height = 1

    def show_listing(self, listing: Listing, *, by_month: bool) -> None:
        """Other rows."""
        self.beginResetModel()
        self.listing, self.by_month = listing, by_month
        self._head_rows = [head.at + number for number, head in enumerate(listing.heads)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the default Qt itself has
        return 0 if parent.isValid() else len(self.listing.entries) + len(self._head_rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.head(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        head = self.head(index.row())
        if head is not None:
            return f"{head_text(head, by_month=self.by_month)}, {counted(head.count, '1 entry', '{count} entries')}"
        one = self.entry(index.row())
        assert one is not None
        rests = self.rest.covers(one)
        return shown_title(one, rests=rests) if role == Qt.ItemDataRole.DisplayRole else entry_name(one, rests=rests)

    def head(self, row: int) -> Head | None:
        """The head in ``row``, if that is one."""
        number = bisect_left(self._head_rows, row)
        there = number < len(self._head_rows) and self._head_rows[number] == row
        return self.listing.heads[number] if there else None

    def entry(self, row: int) -> EntrySummary | None:
        """The entry in ``row``; none for a head."""
        if not 0 <= row < self.rowCount() or self.head(row) is not None:
            return None
        return self.listing.entries[row - bisect_left(self._head_rows, row)]

    def row_of(self, one: EntrySummary) -> int:
        """The row of an entry, -1 where it is not listed, or at another time."""
        at = place_in_list(self.listing, one)
        return -1 if at < 0 else at + bisect_right(self.listing.heads, at, key=attrgetter("at"))

    def top(self, row: int) -> int:
        """Px from the top of the whole list."""
        heads = bisect_left(self._head_rows, row)
        return heads * self.head_height + (row - heads) * self.row_height

    def height(self, row: int) -> int:
        return self.head_height if self.head(row) is not None else self.row_height

    def row_at(self, y: int) -> int:
        """The row that lies at ``y`` px, within those there are."""
        return max(0, min(self.rowCount() - 1, bisect_right(range(self.rowCount()), y, key=self.top) - 1))


def head_text(head: Head, *, by_month: bool, this_year: int = 0) -> str:
    """A day with its weekday, or a month."""
    if head.day is None:
        return tr("Pinned")
    if by_month:
        return month_heading(head.day)
    return headline_date(head.day) if head.day.year == this_year else long_date(head.day)
