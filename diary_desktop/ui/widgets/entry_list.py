"""A list of entries of any length: only the rows in sight are ever looked at, and only those are painted."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.listing import Listing
from diary_desktop.services.muting import Rest

from ..language import tr
from ..look import Look
from ..motion import Warmth
from .entry_row import Ground, paint_head, paint_narrow_row, paint_wide_row
from .entry_rows import EntryRows, Index
from .floating_bar import FloatingBar

ROW, WIDE_ROW, HEAD = 66, 78, 40
"""Px at 100 %."""

EDGE = 5
"""Px at 100 % on both sides that the focus ring needs."""

BAR = 10
"""Px at 100 % right of the rows, where the scroll bar floats."""

Actions = QAbstractItemView.CursorAction


class EntryList(QListView):
    """One tab stop; arrows, Page, Home and End move, Enter opens. With ``follows`` moving opens as well.

    ``wide`` rows have a preview and marks; the others are for a narrow column.
    """

    chosen = Signal(object)
    """The id of the entry that was opened."""

    def __init__(self, look: Look, *, wide: bool = False, follows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._wide, self._follows = wide, follows
        self._opened: EntrySummary | None = None
        self._hovered = -1
        self._warmth = Warmth(look, self.viewport())
        self._this_year = 0
        self.rows = EntryRows(self)
        self._measure()
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Entries"))
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.verticalScrollBar().valueChanged.connect(lambda _: self._point_ring())
        self.setViewportMargins(0, 0, look.s(BAR), 0)
        FloatingBar(self)
        look.recoloured.connect(self.viewport().update)

    def show_listing(self, listing: Listing, rest: Rest, *, by_month: bool = False) -> None:
        """Other rows; what was in sight stays where it is, as far as it is still listed. ``rest`` covers some."""
        if rest != self.rows.rest:
            self.rows.rest = rest
            self.viewport().update()
        if listing is self.rows.listing and by_month == self.rows.by_month:
            return
        anchor, offset = self._anchor()
        current = self._current_entry() or self._opened
        self._this_year = max((one.when.local.year for one in listing.entries[:1]), default=0)
        self.rows.show_listing(listing, by_month=by_month)
        self.updateGeometries()
        row = self.rows.row_of(anchor) if anchor is not None else -1
        self.verticalScrollBar().setValue(self.rows.top(row) + offset if row >= 0 else 0)
        self._make_current(self.rows.row_of(current) if current is not None else -1)

    def select(self, one: EntrySummary | None) -> None:
        """Mark the open entry, and bring it into sight if it is not."""
        known, self._opened = self._opened, one
        if _id_of(one) == _id_of(known):
            return
        row = self.rows.row_of(one) if one is not None else -1
        if row >= 0:
            self._make_current(row)
            self.scrollTo(self.rows.index(row))
        self.viewport().update()

    @property
    def current(self) -> EntryId | None:
        """The entry the keys are at."""
        return _id_of(self._current_entry())

    @property
    def position(self) -> int:
        """Px scrolled."""
        return self.verticalScrollBar().value()

    def scroll_to(self, position: int) -> None:
        """Where it stood before."""
        self.verticalScrollBar().setValue(position)

    def wipe(self) -> None:
        """Nothing of the diary stays."""
        self._opened = None
        self.rows.rest = Rest()
        self.rows.show_listing(Listing(), by_month=False)
        self.setAccessibleDescription("")

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        top = self.rows.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self.rows.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        whole = self.rows.top(self.rows.rowCount())
        return self.rows.index(self.rows.row_at(y)) if 0 <= y < whole else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        rect, high = self.visualRect(index), self.viewport().height()
        head = self.rows.head_height if self.rows.head(index.row() - 1) is not None else 0
        if rect.top() - head < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            self.verticalScrollBar().setValue(self.verticalOffset() + rect.top() - head)
        elif rect.bottom() > high:
            self.verticalScrollBar().setValue(self.verticalOffset() + rect.bottom() - high)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(high)
        bar.setSingleStep(self.rows.row_height // 2)
        bar.setRange(0, max(0, self.rows.top(self.rows.rowCount()) + self.look.s(16) - high))
        self._point_ring()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.center()), command)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        here, last = self.currentIndex().row(), self.rows.rowCount() - 1
        page = max(1, self.viewport().height() // self.rows.row_height - 1)
        steps = {Actions.MoveDown: 1, Actions.MoveNext: 1, Actions.MoveUp: -1, Actions.MovePrevious: -1}
        steps |= {Actions.MovePageDown: page, Actions.MovePageUp: -page}
        steps |= {Actions.MoveHome: -last - 1, Actions.MoveEnd: last + 1}
        step = steps.get(action, 0)
        there = max(0, min(last, here + step))
        forward = 1 if step > 0 or there == 0 else -1
        while 0 <= there <= last and self.rows.head(there) is not None:
            there += forward
        return self.rows.index(there) if 0 <= there <= last else self.currentIndex()

    def keyboardSearch(self, search: str) -> None:
        """Letters look for nothing here: Qt would go through a lifetime for each."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        one = self.rows.entry(current.row()) if current.isValid() else None
        self.setAccessibleDescription(self.rows.data(current, Qt.ItemDataRole.AccessibleTextRole) if one else "")
        self._point_ring()
        if one is not None and self._follows and self.hasFocus() and one.entry_id != _id_of(self._opened):
            self.chosen.emit(one.entry_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current is not None:
                self.chosen.emit(self.current)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            one = self.rows.entry(self.indexAt(event.position().toPoint()).row())
            if one is not None and one.entry_id == self.current:
                self.chosen.emit(one.entry_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.listing.entries:
            self._make_current(self._first_in_sight())
        self._point_ring()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        try:
            self._paint_rows(painter, event.rect())
        finally:
            painter.end()

    def _paint_rows(self, painter: QPainter, part: QRect) -> None:
        if not self.rows.rowCount():
            return
        first = self.rows.row_at(part.top() + self.verticalOffset())
        for row in range(first, self.rows.rowCount()):
            rect = self.visualRect(self.rows.index(row))
            if rect.top() > part.bottom():
                break
            edge = self.look.s(EDGE)
            self._paint_row(painter, QRectF(rect.adjusted(edge, 0, -edge, 0)), row)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        head, one = self.rows.head(row), self.rows.entry(row)
        if head is not None:
            paint_head(painter, self.look, rect, head, by_month=self.rows.by_month, this_year=self._this_year)
        elif one is not None:
            paint = paint_wide_row if self._wide else paint_narrow_row
            warmth = self._warmth.share if row == self._hovered else 0.0
            ground = Ground(one.entry_id == _id_of(self._opened), warmth, self.rows.rest.covers(one))
            paint(painter, self.look, rect, one, ground, self._this_year)

    def _measure(self) -> None:
        self.rows.row_height = self.look.s(WIDE_ROW if self._wide else ROW)
        self.rows.head_height = self.look.s(HEAD)

    def _current_entry(self) -> EntrySummary | None:
        return self.rows.entry(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def _anchor(self) -> tuple[EntrySummary | None, int]:
        """The first entry in sight, and how far it is scrolled; none at the top, where new ones are to be seen."""
        if not self.rows.rowCount() or not self.position:
            return None, 0
        row = self._first_in_sight()
        one = self.rows.entry(row)
        return (one, self.position - self.rows.top(row)) if one is not None else (None, 0)

    def _first_in_sight(self) -> int:
        row = self.rows.row_at(self.position)
        return row + 1 if self.rows.head(row) is not None else row

    def _make_current(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.rows.index(row) if row >= 0 else QModelIndex(), flag)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self._warmth.warm_anew()
            self.setCursor(Qt.CursorShape.PointingHandCursor if self.rows.entry(row) else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _point_ring(self) -> None:
        """The ring goes round the current row; without one round the list."""
        rect = self.visualRect(self.currentIndex()) if self.currentIndex().isValid() else QRect()
        edge = self.look.s(EDGE)
        self.setProperty("ring_rect", rect.adjusted(edge, 1, -edge, -1) if rect.isValid() else None)
        self.setProperty("ring_radius", 12)


def _id_of(one: EntrySummary | None) -> EntryId | None:
    return one.entry_id if one is not None else None
