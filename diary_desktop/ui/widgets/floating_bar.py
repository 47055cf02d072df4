"""A scroll bar that lies over the edge of what it scrolls, so that nothing moves sideways once there is more of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar


class FloatingBar(QScrollBar):
    """Stands for the vertical bar of ``area``, which goes on to hold the position; as wide as the style sheet says."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        own = area.verticalScrollBar()  # asked for anew each time: its wrapper dies with that of its hidden container
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        own.rangeChanged.connect(self._follow)
        own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._scroll)
        area.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        return False

    def _scroll(self, value: int) -> None:
        self._area.verticalScrollBar().setValue(value)

    def _follow(self) -> None:
        area = self._area
        own = area.verticalScrollBar()
        self.setRange(own.minimum(), own.maximum())
        self.setPageStep(own.pageStep())
        self.setSingleStep(own.singleStep())
        self.setValue(own.value())
        wide = self.sizeHint().width()
        self.setGeometry(area.width() - wide, 0, wide, area.height())
        self.setVisible(own.maximum() > own.minimum())
        self.raise_()
