"""The days of a month as a table: each cell is named in full, one tab stop, and the keys walk the calendar."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from diary_desktop.presenters.calendar_days import DayCell

from ..look import Look
from ..motion import Warmth
from .calendar_steps import WEEK, CalendarSteps
from .day_cell import GAP, paint_day
from .day_words import spoken_day, weekday_name

Index = QModelIndex | QPersistentModelIndex

LEAST_CELL = 64
"""Px at 100 % that a cell is high at least: below, the page scrolls."""


class MonthCells(QAbstractTableModel):
    """Six weeks of seven days."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cells: tuple[DayCell, ...] = ()

    def show_cells(self, cells: tuple[DayCell, ...]) -> None:
        """Other days in the same places."""
        fresh = len(cells) != len(self.cells)
        if fresh:
            self.beginResetModel()
        self.cells = cells
        if fresh:
            self.endResetModel()
        elif cells:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, WEEK - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the default Qt itself has
        return 0 if parent.isValid() else len(self.cells) // WEEK

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the default Qt itself has
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cells[index.row() * WEEK + index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.day)
        return spoken_day(cell) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and self.cells:
            return weekday_name(self.cells[section].day)
        return None


class MonthGrid(QTableView):
    """``steps`` tells what is asked for."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.steps = CalendarSteps(self)
        self._cells = MonthCells(self)
        self._hovered = -1
        self._warmth = Warmth(look, self.viewport())
        self.setModel(self._cells)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setStyleSheet("QTableView { background: transparent; border: none; }")
        for bar in (self.horizontalHeader(), self.verticalHeader()):
            bar.hide()
            bar.setMinimumSectionSize(8)
            bar.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(look.s(LEAST_CELL) * 6)
        self.setProperty("ring_radius", 10)
        look.recoloured.connect(self.viewport().update)

    def show_cells(self, cells: tuple[DayCell, ...], chosen: object) -> None:
        """Six weeks, and which day of them is chosen."""
        self._cells.show_cells(cells)
        at = next((number for number, one in enumerate(cells) if one.day == chosen), -1)
        index = self._cells.index(at // WEEK, at % WEEK) if at >= 0 else QModelIndex()
        if index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setAccessibleDescription(spoken_day(cells[at]) if at >= 0 else "")
        self._point_ring()
        self.viewport().update()

    def wipe(self) -> None:
        """Nothing of the diary stays."""
        self._cells.show_cells(())
        self.setAccessibleDescription("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.steps.take_key(event, max(0, self.currentIndex().column())):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.steps.day_chosen.emit(self._cells.cells[index.row() * WEEK + index.column()].day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.steps.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row() * WEEK + index.column() if index.isValid() else -1)

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._point_ring()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._point_ring()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        try:
            for at, cell in enumerate(self._cells.cells):
                index = self._cells.index(at // WEEK, at % WEEK)
                chosen = index == self.currentIndex()
                warmth = self._warmth.share if at == self._hovered else 0.0
                paint_day(painter, self.look, self._inner(index), cell, chosen=chosen, warmth=warmth)
        finally:
            painter.end()

    def _inner(self, index: Index) -> QRectF:
        gap = self.look.s.exact(GAP) / 2
        return QRectF(self.visualRect(index)).adjusted(gap, gap, -gap, -gap)

    def _hover(self, at: int) -> None:
        if at != self._hovered:
            self._hovered = at
            self._warmth.warm_anew()

    def _point_ring(self) -> None:
        """The ring goes round the chosen day."""
        index = self.currentIndex()
        self.setProperty("ring_rect", self._inner(index).toAlignedRect() if index.isValid() else QRect(self.rect()))
