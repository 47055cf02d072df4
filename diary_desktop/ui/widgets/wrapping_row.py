"""A row of controls that goes on in a further line where the width is too small for all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look


class WrappingRow(QWidget):
    """Each control keeps the size it asks for; Tab goes through them in the order given."""

    def __init__(self, look: Look, controls: tuple[QWidget, ...], spacing: int = 14, *, centred: bool = False) -> None:
        super().__init__()
        self._centred = centred
        self._controls = controls
        self._spacing = look.s(spacing)
        for one in controls:
            one.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid(width)[1]

    def sizeHint(self) -> QSize:
        wide = sum(one.sizeHint().width() + self._spacing for one in self._controls) - self._spacing
        return QSize(wide, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        sizes = [one.sizeHint() for one in self._controls]
        return QSize(max(one.width() for one in sizes), max(one.height() for one in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()  # its height goes with its width
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def _place(self) -> None:
        for one, corner in zip(self._controls, self._laid(self.width())[0], strict=True):
            one.resize(one.sizeHint())
            one.move(corner)

    def _laid(self, width: int) -> tuple[list[QPoint], int]:
        """Where each control goes within ``width`` px, and how high they are together."""
        corners: list[QPoint] = []
        x = y = line = 0
        for size in (one.sizeHint() for one in self._controls):
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self._spacing, 0
            corners.append(QPoint(x, y))
            x += size.width() + self._spacing
            line = max(line, size.height())
        corners = self._in_the_middle(corners, width) if self._centred else corners
        return self._levelled(corners), y + line

    def _levelled(self, corners: list[QPoint]) -> list[QPoint]:
        """What is lower than its line stands in the middle of it."""
        highs: dict[int, int] = {}
        for one, corner in zip(self._controls, corners, strict=True):
            highs[corner.y()] = max(highs.get(corner.y(), 0), one.sizeHint().height())
        return [
            QPoint(corner.x(), corner.y() + (highs[corner.y()] - one.sizeHint().height()) // 2)
            for one, corner in zip(self._controls, corners, strict=True)
        ]

    def _in_the_middle(self, corners: list[QPoint], width: int) -> list[QPoint]:
        ends: dict[int, int] = {}
        for one, corner in zip(self._controls, corners, strict=True):
            ends[corner.y()] = corner.x() + one.sizeHint().width()
        return [QPoint(corner.x() + max(0, width - ends[corner.y()]) // 2, corner.y()) for corner in corners]
