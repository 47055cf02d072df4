"""What files are dropped on: the window, where each becomes an entry, and pages, beside whose words they are put."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from .file_choice import local_files
from .look import Look
from .widgets.scroller import let_go
from .widgets.strokes import painting

EDGE, ROUND = 8, 14
"""Px at 100 %."""


class DropFrame(QWidget):
    """Round a place while something that it would take is held over it."""

    def __init__(self, look: Look, place: QWidget) -> None:
        super().__init__(place)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(place.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s = self._look.s
            painter.setPen(QPen(self._look.colour("accent"), s.exact(2), Qt.PenStyle.DashLine))
            edge = s.exact(EDGE)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), s.exact(ROUND), s.exact(ROUND)
            )


class DropPlace(QWidget):
    """``dropped`` carries a list of ``Path``; nothing is ever moved from where it was."""

    dropped = Signal(object)
    look: Look

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: DropFrame | None = None
        self.setAcceptDrops(True)

    def takes_files(self) -> bool:
        """Whether there is something they can be put on now."""
        raise NotImplementedError

    def files_in(self, data: QMimeData) -> list[Path]:
        """What of all that is dragged would be taken; the rest goes on to whatever lies below."""
        return local_files(data)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._unframe()
            self._frame = DropFrame(self.look, self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._unframe()

    def dropEvent(self, event: QDropEvent) -> None:
        """A copy, whatever was asked for: a file that is moved here would be gone where it came from."""
        self._unframe()
        if self._takes(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(self.files_in(event.mimeData()))

    def _unframe(self) -> None:
        if self._frame is not None:
            let_go(self._frame)
            self._frame = None

    def _takes(self, event: QDropEvent) -> bool:
        copied = bool(event.possibleActions() & Qt.DropAction.CopyAction)
        event.setAccepted(False)
        return self.takes_files() and copied and bool(self.files_in(event.mimeData()))
