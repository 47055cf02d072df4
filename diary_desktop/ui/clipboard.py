"""What is copied out of the diary: marked private for clipboard histories, and gone in half a minute if still ours."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 30_000

OWN = "application/x-diary-desktop-copy"
"""A random number that tells our copy from every other one."""

PRIVATE = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': bytes(4),
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "org.nspasteboard.ConcealedType": b"1",
}
"""What clipboard histories of KDE, Windows and macOS look for. Those of Windows and macOS were never seen at work."""

_WITHOUT_OWNERS = ("offscreen", "minimal")
"""Window systems where only this program is, and which therefore do not say whose the clipboard is."""


class PrivateClipboard(QObject):
    """Main thread. Every copy of this program passes here, from whatever field or menu it came.

    ``clears`` says whether a copy is to leave the clipboard by itself, ``told`` is called when one will.
    """

    def __init__(self, clears: Callable[[], bool], told: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clears = clears
        self._told = told
        self._token = b""
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MS)
        self._timer.timeout.connect(self.clear)

    def clear(self) -> None:
        """Empty it if what lies in it is still ours; also what was selected with the mouse, where that is kept."""
        self._timer.stop()
        if self._token and self._holds_ours():
            self._token = b""
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def close(self) -> None:
        """The window goes: a clipboard service must not keep our copy beyond it."""
        self._clipboard.dataChanged.disconnect(self._changed)
        self.clear()

    def _changed(self) -> None:
        if self._holds_ours():
            return  # our own marked copy, coming back
        self._timer.stop()
        self._token = b""
        if self._is_from_here() and self._clipboard.text():
            self._mark(self._clipboard.text())

    def _is_from_here(self) -> bool:
        return self._clipboard.ownsClipboard() or QGuiApplication.platformName() in _WITHOUT_OWNERS

    def _mark(self, text: str) -> None:
        """The same text again, without styles and with the marks."""
        self._token = secrets.token_bytes(16)
        marked = QMimeData()
        marked.setText(text)
        marked.setData(OWN, self._token)
        for kind, value in PRIVATE.items():
            marked.setData(kind, value)
        self._clipboard.setMimeData(marked)
        if self._clears():
            self._timer.start()
            self._told()

    def _holds_ours(self) -> bool:
        held = self._clipboard.mimeData()
        return bool(self._token) and bytes(held.data(OWN).data()) == self._token
