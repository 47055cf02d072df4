"""A dialog, only for loss: the title is the question, the safe choice is filled and focused, Escape is safe."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ..look import Look
from ..motion import Veil
from .buttons import DANGER, PRIMARY, Button
from .flow_text import FlowText
from .strokes import cut_corners, painting, rounded
from .text import Label


class RaisedDialog(QDialog):
    """A dialog painted as a raised card with round corners; ``look`` is set by whoever makes it."""

    look: Look

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut_corners(self, self.look.s(18))

    def showEvent(self, event: QShowEvent) -> None:
        """Its words come; a window as a whole is faded by the desktop, or not at all."""
        super().showEvent(event)
        Veil(self.look, self, "raised", 18).lift()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            fill, border = self.look.colour("raised"), self.look.colour("control")
            rounded(painter, QRectF(self.rect()), self.look.s.exact(18), fill, border)


class AskingDialog(RaisedDialog):
    """A question on a card of its own: its title, one text, and in ``column`` the ways to answer."""

    def __init__(self, look: Look, parent: QWidget, title: str, text: str, width: int = 440) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.look = look
        s = look.s
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFixedWidth(s(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(s(26), s(22), s(22), s(20))
        self.column.setSpacing(s(10))
        self.column.addWidget(Label(look, title, "title", wrap=True))
        self.column.addWidget(FlowText(look, text, "body", "ink2"))
        self.column.addSpacing(s(8))


class LossDialog(AskingDialog):
    """Asks before something is lost for good; ``do`` is called only for the risky choice."""

    def __init__(
        self, look: Look, parent: QWidget, title: str, text: str, risky: str, safe: str, icon: str = "trash"
    ) -> None:
        super().__init__(look, parent, title, text)
        s = look.s
        row = QHBoxLayout()
        row.setSpacing(s(12))
        self.risky = Button(look, risky, DANGER, icon=icon)
        self.safe = Button(look, safe, PRIMARY)
        self.risky.clicked.connect(self.accept)
        self.safe.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(self.risky)
        row.addWidget(self.safe)
        self.column.addLayout(row)
        self.safe.setFocus()

    def ask(self, do: Callable[[], None]) -> None:
        """Show it; nothing waits for the answer."""
        self.accepted.connect(do)
        self.open()
