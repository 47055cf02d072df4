"""A field of several lines: painted frame, plain text, Tab goes on to the next control."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from ..look import Look
from .field import keep_unlearned
from .strokes import painting, rounded


class TextArea(QWidget):
    """``lines`` is how many are seen at once; more can be scrolled to."""

    def __init__(self, look: Look, name: str, *, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.edit = QPlainTextEdit(self)
        keep_unlearned(self.edit)
        self.edit.setFont(look.font("body"))
        self.edit.setAccessibleName(name)
        self.edit.setTabChangesFocus(True)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setProperty("ring_widget", True)
        self.edit.installEventFilter(self)
        edge = look.s(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge - look.s(3), edge, edge - look.s(3))
        column.addWidget(self.edit)
        self.setFixedHeight(round(lines * self.edit.fontMetrics().lineSpacing()) + 2 * edge + look.s(8))
        self.setProperty("ring_radius", 11)
        look.recoloured.connect(self.update)

    @property
    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Another text, without a way back to the one before."""
        self.edit.setPlainText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            focused = self.edit.hasFocus()
            border = self.look.colour("accent" if focused else "control")
            fill = self.look.colour("raised")
            rounded(painter, QRectF(self.rect()), self.look.s.exact(11), fill, border, 1.6 if focused else 1.0)
