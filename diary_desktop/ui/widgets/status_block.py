"""The foot of the rail: whether the microphone is open, and that nothing goes online; each leads to its settings."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ..language import counted, tr
from ..look import Look
from .buttons import BaseButton
from .strokes import painting, rounded


class StatusLine(BaseButton):
    """Icon and word; compact, the icon alone with its word as name."""

    def __init__(self, look: Look, leads_to: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._leads_to = leads_to
        self._icon_name, self._tone, self._strong = "", "ink2", False
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, word: str, icon: str, tone: str, *, strong: bool) -> None:
        """Another state."""
        self._icon_name, self._tone, self._strong = icon, tone, strong
        self.setText(word)
        self.setAccessibleName(f"{word}. {self._leads_to}")
        self.setToolTip(self.accessibleName())
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(32 if self._compact else 192), self.look.s(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, rect = self.look.s, self.look, QRectF(self.rect())
            rounded(painter, rect, s.exact(10), self.lit(""))
            ink = look.colour(self._tone)
            x = (rect.width() - s(18)) / 2 if self._compact else s(14)
            look.paint_icon(painter, self._icon_name, x, (rect.height() - s(18)) / 2, 18, ink)
            if not self._compact:
                painter.setFont(look.font("small", 13, 500 if self._strong else 400))
                painter.setPen(ink)
                painter.drawText(rect.adjusted(s(44), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class StatusBlock(QWidget):
    """The truth about the microphone and the network, in words."""

    section_asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, line: bool = True) -> None:
        super().__init__(parent)
        self.look = look
        self._on, self._waiting_for = False, ""
        self._connections: int | None = None
        self._line = line
        self._microphone = StatusLine(look, tr("Opens Voice & microphone"))
        self._network = StatusLine(look, tr("Opens the proof"))
        self._microphone.clicked.connect(lambda: self.section_asked.emit("voice"))
        self._network.clicked.connect(lambda: self.section_asked.emit("prove"))
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, look.s(5) if line else 0, 0, 0)
        self._row.setSpacing(0)
        for one in self.lines:
            self._row.addWidget(one)
        self._tell()
        look.recoloured.connect(self.update)

    @property
    def lines(self) -> tuple[StatusLine, StatusLine]:
        """Both buttons, in order."""
        return self._microphone, self._network

    def set_microphone(self, *, on: bool, waiting_for: str = "") -> None:
        """``waiting_for`` names the word it listens for and nothing else."""
        if (on, waiting_for) != (self._on, self._waiting_for):
            self._on, self._waiting_for = on, waiting_for
            self._tell()

    def set_connections(self, count: int | None) -> None:
        """How many ways to a network are open; None where nobody can tell."""
        if count != self._connections:
            self._connections = count
            self._tell()

    def set_compact(self, compact: bool) -> None:
        """Two icons side by side."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if compact else directions.TopToBottom)
        for one in self.lines:
            one.set_compact(compact)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._line:
            return
        with painting(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, self.look.colour("line"))

    def _tell(self) -> None:
        word = tr("Microphone on") if self._on else tr("Microphone off")
        icon, tone = ("microphone", "ember_ink") if self._on else ("microphone-off", "ink2")
        if self._on and self._waiting_for:
            word, tone = tr("Listening for “{word}”", word=self._waiting_for), "lamp_ink"
        self._microphone.say(word, icon, tone, strong=False)
        said = network_word(self._connections)
        connected = bool(self._connections)
        self._network.say(said, "warning" if connected else "shield", "danger" if connected else "ok", strong=True)
        self.setAccessibleName(f"{word}. {said}.")
        self.setToolTip(self.accessibleName())


def network_word(connections: int | None) -> str:
    """What is known, and no more."""
    if connections is None:
        return tr("Offline")
    if not connections:
        return tr("Offline · 0 connections")
    return counted(connections, "1 connection is open", "{count} connections are open")
