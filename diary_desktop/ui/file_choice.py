"""Asking for a file in Qt's own dialog: the desktop's would list the choice among recent files, in the clear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from .language import tr


class FileChoice(QFileDialog):
    """``take`` is called with what was chosen. Nothing waits for the answer.

    ``folder`` asks for a folder; ``save_as`` for a file that is not there yet, with that name to begin with.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        take: Callable[[list[Path]], None],
        *,
        several: bool = False,
        folder: bool = False,
        save_as: str = "",
    ) -> None:
        super().__init__(parent, title, str(Path.home()))
        self._take = take
        modes = QFileDialog.FileMode
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setFileMode(modes.Directory if folder else modes.ExistingFiles if several else modes.ExistingFile)
        if folder:
            self.setOption(QFileDialog.Option.ShowDirsOnly)
        # Without the columns, whose headings Qt has in English only.
        self.setViewMode(QFileDialog.ViewMode.List)
        self.setNameFilter(f"{tr('All files')} (*)")
        if save_as:
            self.setFileMode(modes.AnyFile)
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.selectFile(save_as)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, text in (
            (QFileDialog.DialogLabel.LookIn, tr("Folder")),
            (QFileDialog.DialogLabel.FileName, tr("File")),
            (QFileDialog.DialogLabel.FileType, tr("Kind")),
            (QFileDialog.DialogLabel.Accept, tr("Save") if save_as else tr("Choose") if folder else tr("Open")),
            (QFileDialog.DialogLabel.Reject, tr("Cancel")),
        ):
            self.setLabelText(label, text)
        self.finished.connect(self._end)

    def _end(self, result: int) -> None:
        """Qt writes the folders that were visited to a file of its own when the dialog goes: leave it none."""
        chosen = [Path(one) for one in self.selectedFiles()] if result == QFileDialog.DialogCode.Accepted else []
        self.setHistory([])
        self.setDirectory(str(Path.home()))
        if chosen:
            self._take(chosen)


def local_files(data: QMimeData) -> list[Path]:
    """The files of this computer that are dragged; nothing that would have to be fetched."""
    return [Path(one.toLocalFile()) for one in data.urls() if one.isLocalFile() and not one.host()]
