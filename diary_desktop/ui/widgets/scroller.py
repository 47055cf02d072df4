"""The one scroller of a column; headers, docks and composers stay outside of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from .floating_bar import FloatingBar


class Scroller(QScrollArea):
    """Scrolls a column of widgets vertically, never sideways; ``measure`` px at the most, centred when wider."""

    def __init__(self, measure: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Of our own making: at the first meeting with one of Qt's own, PySide reads every kind of widget there is.
        port = QWidget()
        port.setObjectName("qt_scrollarea_viewport")
        port.setAutoFillBackground(True)
        self.setViewport(port)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = self.page = QWidget()
        page.setProperty("room", "scrolled")
        self.column: QVBoxLayout = Unpressed()
        self.column.setContentsMargins(0, 0, 0, 0)
        if measure:
            row = QHBoxLayout(page)
            row.setContentsMargins(0, 0, 0, 0)
            holder = QWidget()
            holder.setMaximumWidth(measure)
            holder.setLayout(self.column)
            row.addStretch(1)
            row.addWidget(holder, 1000)
            row.addStretch(1)
        else:
            page.setLayout(self.column)
        self.setWidget(page)
        FloatingBar(self)

    def to_end(self) -> None:
        """Show the newest, at the bottom: where the last widget ends, for the page may be taller than what is in it."""
        holder = self.column.parentWidget()
        children = holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if holder else []
        ends = [one.geometry().bottom() + 1 for one in children if not one.isHidden()]
        margins = self.column.contentsMargins()
        bar = self.verticalScrollBar()
        bar.setValue(max(ends, default=0) + margins.bottom() - self.viewport().height())


class Unpressed(QVBoxLayout):
    """A column that is never lower than what is in it: the page it lies in grows.

    Qt lays out from the inside. What wants more is pressed into the page as it was, each widget lower than it needs,
    and laid out anew once the page has grown: in a conversation of 30 questions every answer was resized twice, with
    all that is in it, for each sentence that came.
    """

    def setGeometry(self, rect: QRect) -> None:
        needed = self.heightForWidth(rect.width()) if self.hasHeightForWidth() else self.minimumSize().height()
        super().setGeometry(QRect(rect.topLeft(), QSize(rect.width(), max(rect.height(), needed))))


def let_go(widget: QWidget) -> None:
    """Out of its parent now, deleted once the event that led here is over.

    Without a parent it is Python's, and would go with its last name: in the middle of its own click, where a button
    of a list asks for another list.
    """
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
    QTimer.singleShot(0, partial(bool, widget))


def emptied(layout: QLayout) -> None:
    """Remove and delete everything in ``layout``, nested layouts included."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            let_go(widget)
        elif (inner := item.layout()) is not None:
            emptied(inner)
