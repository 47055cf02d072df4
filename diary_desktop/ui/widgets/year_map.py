"""Twelve small months as a heat map, by mood or by words; one tab stop, and the keys walk the year."""

from __future__ import annotations

from datetime import date
from typing import Literal

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView, QToolTip, QWidget

from diary_desktop.presenters.calendar_days import DayCell

from ..look import Look
from .calendar_steps import WEEK, CalendarSteps
from .day_words import month_name, spoken_day
from .mood import paint_mood
from .notices import announce
from .strokes import painting, rounded
from .year_cells import MONTHS, Index, YearCells, said_of

CELL, LARGEST_CELL, CELL_GAP = 15, 22, 3
GAP = 26
TITLE = 28
WORD_STEPS = (1, 80, 200, 400)
"""Words of a day from which each of the four shades begins."""


def word_shade(look: Look, words: int) -> QColor:
    """From the empty cell's colour to the chart's in four steps."""
    empty, full = look.colour("chart_empty"), look.colour("chart_primary")
    step = sum(words >= least for least in WORD_STEPS)
    share = (0.0, 0.3, 0.52, 0.76, 1.0)[step]
    mixed = [round(a + (b - a) * share) for a, b in zip(_parts(empty), _parts(full), strict=True)]
    return QColor(*mixed)


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


class YearMap(QTableView):
    """``steps`` tells what is asked for. A table to a screen reader, painted as twelve small months."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.steps = CalendarSteps(self)
        self._model = YearCells(self)
        self.setModel(self._model)
        self._chosen: date | None = None
        self._heat: Literal["mood", "words"] = "mood"
        self._week_begins = 0
        self._rects: list[QRectF] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.setStyleSheet("QTableView { background: transparent; border: none; }")
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._over: date | None = None
        self.setProperty("ring_radius", 4)
        look.recoloured.connect(self.viewport().update)

    def show_year(
        self, cells: tuple[DayCell, ...], chosen: date, heat: Literal["mood", "words"], week_begins: int
    ) -> None:
        """Every day of a year, the chosen one, and what the colours mean."""
        moved = chosen != self._chosen
        self._chosen, self._heat, self._week_begins = chosen, heat, week_begins
        self._model.show_cells(cells)
        self._lay()
        self.selectionModel().setCurrentIndex(
            self._model.place(chosen), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        cell = self._cell()
        said = said_of(cell) if cell else ""
        self.setAccessibleDescription(said)
        if moved and self.hasFocus():
            announce(self, said)
        self.viewport().update()

    def wipe(self) -> None:
        """Nothing of the diary stays."""
        self._chosen, self._rects = None, []
        self._model.show_cells(())
        self.setAccessibleDescription("")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns, cell = self._measures(width)
        rows = -(-MONTHS // columns)
        return round(rows * self._month_height(cell) - self.look.s(GAP) / 2)

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(640), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.s(150), self.look.s(150))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        column = (self._chosen.weekday() - self._week_begins) % WEEK if self._chosen else 0
        if not self.steps.take_key(event, column):
            event.ignore()

    def visualRect(self, index: Index) -> QRect:
        """Where a day is painted."""
        at = self._model.number(index)
        return self._rects[at].toAlignedRect() if 0 <= at < len(self._rects) else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The day painted there."""
        cell = self._cell_at(point.x(), point.y())
        return self._model.place(cell.day) if cell is not None else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """The page scrolls; the map shows all of the year."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The view says where to: keys ask for steps."""
        return self.currentIndex()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return self._model.number(index) < 0

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """One day is chosen, by ``show_year`` alone."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.visualRect(self.currentIndex()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position().x(), event.position().y())
        if cell is not None:
            self.steps.day_chosen.emit(cell.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cell_at(event.position().x(), event.position().y()) is not None:
            self.steps.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position().x(), event.position().y())
        self._point_at(cell.day if cell is not None else None)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._cell_at(event.pos().x(), event.pos().y())
            if cell is not None:
                QToolTip.showText(event.globalPos(), spoken_day(cell), self)
                return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self.viewport()) as painter:
            painter.setFont(self.look.font("label", 13, 600))
            columns, cell = self._measures(self.width())
            for month in range(MONTHS):
                left, top = self._corner(month, columns, cell)
                painter.setPen(self.look.colour("ink2"))
                line = QRectF(left, top, self._month_width(cell), self.look.s(TITLE - 8))
                painter.drawText(
                    line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, month_name(month + 1)
                )
            for one, rect in zip(self._model.cells, self._rects, strict=True):
                self._paint_cell(painter, one, rect)

    def _paint_cell(self, painter: QPainter, one: DayCell, rect: QRectF) -> None:
        look, radius = self.look, self.look.s.exact(4)
        if one.future:
            rounded(painter, rect, radius, None, look.colour("line"))
        else:
            fill = word_shade(look, one.words) if self._heat == "words" else look.colour("chart_empty")
            if self._heat == "mood" and one.mood:
                fill = look.colour(f"mood{int(one.mood)}")
            border = look.colour("control") if look.high_contrast or (one.entries and not one.mood) else None
            rounded(painter, rect, radius, fill, border)
            if self._heat == "mood" and one.mood:
                paint_mood(look, int(one.mood), painter, rect)
        if one.today:
            rounded(painter, rect.adjusted(-2, -2, 2, 2), radius + 2, None, look.colour("accent"), 1.6)
        if one.day == self._over:
            rounded(painter, rect.adjusted(-1, -1, 1, 1), radius + 1, None, look.colour("ink"), 1)
        if one.day == self._chosen:
            rounded(painter, rect.adjusted(-2.5, -2.5, 2.5, 2.5), radius + 2, None, look.colour("ink"), 2)

    def _point_at(self, day: date | None) -> None:
        if day != self._over:
            self._over = day
            self.viewport().update()

    def _measures(self, width: int) -> tuple[int, float]:
        """How many months stand side by side, and how large a day is."""
        s = self.look.s
        for columns in (4, 3, 2):
            room = (width - (columns - 1) * s(GAP)) / columns
            cell = (room - (WEEK - 1) * s(CELL_GAP)) / WEEK
            if cell >= s(CELL):
                return columns, min(cell, s.exact(LARGEST_CELL))
        return 1, min((width - (WEEK - 1) * s(CELL_GAP)) / WEEK, s.exact(LARGEST_CELL))

    def _month_width(self, cell: float) -> float:
        return WEEK * cell + (WEEK - 1) * self.look.s(CELL_GAP)

    def _month_height(self, cell: float) -> float:
        s = self.look.s
        return s(TITLE) + 6 * cell + 5 * s(CELL_GAP) + s(GAP) / 2

    def _corner(self, month: int, columns: int, cell: float) -> tuple[float, float]:
        gap = (self.width() - columns * self._month_width(cell)) / max(1, columns - 1) if columns > 1 else 0
        gap = min(gap, self.look.s(GAP) * 2.2)
        return month % columns * (self._month_width(cell) + gap), month // columns * self._month_height(cell)

    def _lay(self) -> None:
        """Where every day lies."""
        self._rects = []
        columns, size = self._measures(self.width())
        step = size + self.look.s(CELL_GAP)
        for one in self._model.cells:
            left, top = self._corner(one.day.month - 1, columns, size)
            before = (one.day.replace(day=1).weekday() - self._week_begins) % WEEK
            week, column = divmod(before + one.day.day - 1, WEEK)
            self._rects.append(QRectF(left + column * step, top + self.look.s(TITLE) + week * step, size, size))
        self._point_ring()

    def _cell(self) -> DayCell | None:
        return next((one for one in self._model.cells if one.day == self._chosen), None)

    def _cell_at(self, x: float, y: float) -> DayCell | None:
        found = (
            one
            for one, rect in zip(self._model.cells, self._rects, strict=True)
            if rect.adjusted(-2, -2, 2, 2).contains(x, y)
        )
        return next(found, None)

    def _point_ring(self) -> None:
        at = next((number for number, one in enumerate(self._model.cells) if one.day == self._chosen), -1)
        rect = self._rects[at].toAlignedRect() if at >= 0 else QRect(self.rect())
        self.setProperty("ring_rect", rect)
