"""What files are dropped on: the window, where each becomes an entry, and pages, beside whose words they are put."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from .file_choice import local_files


class DropPlace(QWidget):
    """``dropped`` carries a list of ``Path``; nothing is ever moved from where it was."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def dropEvent(self, event: QDropEvent) -> None:
        """A copy, whatever was asked for: a file that is moved here would be gone where it came from."""
        if self._takes(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(self.files_in(event.mimeData()))

    def _takes(self, event: QDropEvent) -> bool:
        copied = bool(event.possibleActions() & Qt.DropAction.CopyAction)
        event.setAccepted(False)
        return self.takes_files() and copied and bool(self.files_in(event.mimeData()))
