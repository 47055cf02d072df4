"""The icon in the system's tray: the five bars, and a dot that says whether the microphone is open; nothing else."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from .language import tr
from .look import Look

Microphone = Literal["off", "listening", "recording"]

BARS = ((6.0, 12.0), (13.0, 22.0), (20.0, 34.0), (27.0, 22.0))
"""Middle and height of each, on a grid of 44."""
SIDE = 64
MESSAGE_MS = 10_000


class TrayIcon(QObject):
    """Made whether there is a tray or not; without one nothing is shown and ``present`` is False."""

    open_asked = Signal()
    speak_asked = Signal()
    lock_asked = Signal()
    quit_asked = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._microphone: Microphone = "off"
        self._open = False
        self._icon = QSystemTrayIcon(self)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.open_asked)
        self._menu = QMenu()
        look.recoloured.connect(self._paint)
        self.word()

    @property
    def present(self) -> bool:
        """Whether this desktop shows such icons now: they may come and go."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there and not self._icon.isVisible():
            self._icon.show()
        return there

    def word(self) -> None:
        """The menu in the language of the moment."""
        self._menu.clear()
        self._says = self._menu.addAction(self._said())
        self._says.setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(tr("Open")).triggered.connect(self.open_asked)
        self._menu.addAction(tr("Speak")).triggered.connect(self.speak_asked)
        lock = self._menu.addAction(tr("Lock now"))
        lock.setEnabled(self._open)
        lock.triggered.connect(self.lock_asked)
        self._menu.addSeparator()
        self._menu.addAction(tr("Quit")).triggered.connect(self.quit_asked)
        self._icon.setContextMenu(self._menu)
        self._icon.setToolTip(tr("Diary"))
        self._paint()

    def show_microphone(self, state: Microphone) -> None:
        """What the dot says: hollow, lamp or ember."""
        if state != self._microphone:
            self._microphone = state
            self._says.setText(self._said())
            self._paint()

    def _said(self) -> str:
        words = {"off": tr("Microphone off"), "listening": tr("Listening"), "recording": tr("Recording")}
        return words[self._microphone]

    def show_open(self, is_open: bool) -> None:
        """Only an open diary can be locked."""
        if is_open != self._open:
            self._open = is_open
            self.word()

    def say(self, text: str) -> bool:
        """A notification with a fixed text; False where this desktop shows none."""
        if not self.present or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(tr("Diary"), text, self._icon.icon(), MESSAGE_MS)
        return True

    def close(self) -> None:
        self._icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_asked.emit()

    def _paint(self) -> None:
        picture = QPixmap(SIDE, SIDE)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SIDE / 44, SIDE / 44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("control"))
        for middle, height in BARS:
            painter.drawRoundedRect(QRectF(middle - 2, 22 - height / 2, 4, height), 2, 2)
        paint_dot(painter, self._microphone, self._look)
        painter.end()
        self._icon.setIcon(QIcon(picture))


def paint_dot(painter: QPainter, state: Microphone, look: Look) -> None:
    """Hollow while the microphone is off, full otherwise: the shape tells what the colour tells."""
    fills: dict[Microphone, QColor] = {"listening": look.colour("lamp"), "recording": look.colour("ember")}
    if state == "off":
        painter.setPen(QPen(look.colour("control"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fills[state])
    radius = 6.0 if state == "recording" else 4.5
    painter.drawEllipse(QPointF(36.5, 22), radius, radius)
