"""The field a question is written in: one line at first, higher with what is written; Enter sends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from ..language import tr
from ..look import Look
from .field import keep_unlearned
from .strokes import painting, rounded

MOST_LINES = 5
"""Lines up to which it grows; more of them are scrolled."""


class MessageEdit(QPlainTextEdit):
    """Plain text. Enter sends, Shift Enter breaks the line, Tab goes on to the next control."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        QGuiApplication.inputMethod().commit()  # what is still being composed belongs to the text
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif not event.isAutoRepeat():
            self.entered.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words; files that are dropped are the window's."""
        return source.hasFormat("text/plain") and not source.hasUrls()


class MessageField(QWidget):
    """A painted frame round the text and the buttons that ``add`` puts at its right, level with its last line."""

    entered = Signal()

    def __init__(self, look: Look, name: str, *, placeholder: str, height: int, parent: QWidget | None = None) -> None:
        """``height`` of one line, px at 100 %."""
        super().__init__(parent)
        self.look = look
        self._least = look.s(height)
        self._most = MOST_LINES
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.edit = MessageEdit(self)
        self._shape_edit(name, placeholder)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.s(14), 0, look.s(8), 0)
        row.setSpacing(look.s(8))
        row.addWidget(self.edit, 1)
        foot = QWidget()
        foot.setFixedHeight(self._least)
        self._controls = QHBoxLayout(foot)
        self._controls.setContentsMargins(0, 0, 0, 0)
        self._controls.setSpacing(look.s(8))
        row.addWidget(foot, 0, Qt.AlignmentFlag.AlignBottom)
        self.setProperty("ring_radius", 11)
        self._grow()
        look.recoloured.connect(self.update)

    @property
    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Another text, the caret behind it, without a way back to the one before."""
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def wipe(self) -> None:
        """Empty the field and what could be undone in it."""
        self.edit.setPlainText("")

    def focus(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, control: QWidget) -> None:
        """Another control at the right."""
        self._controls.addWidget(control)

    def set_low(self, low: bool) -> None:
        """Where little room is left for anything else it stays at two lines."""
        self._most = 2 if low else MOST_LINES
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            focused = self.edit.hasFocus()
            border = self.look.colour("accent" if focused else "control")
            fill = self.look.colour("raised")
            rounded(painter, QRectF(self.rect()), self.look.s.exact(11), fill, border, 1.6 if focused else 1.0)

    def _shape_edit(self, name: str, placeholder: str) -> None:
        edit = self.edit
        keep_unlearned(edit)
        edit.setInputMethodHints(edit.inputMethodHints() | Qt.InputMethodHint.ImhMultiLine)
        edit.setFont(self.look.font("body", 14))
        edit.setAccessibleName(name)
        edit.setAccessibleDescription(tr("Enter sends it, Shift Enter begins a new line."))
        edit.setPlaceholderText(placeholder)
        edit.setTabChangesFocus(True)
        edit.setFrameShape(QFrame.Shape.NoFrame)
        edit.setProperty("ring_widget", True)
        edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edit.document().setDocumentMargin(0)
        edit.installEventFilter(self)
        edit.entered.connect(self.entered)
        edit.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _grow(self) -> None:
        """As high as its lines, up to the most it may have."""
        line = self.edit.fontMetrics().lineSpacing()
        lines = max(1, round(self.edit.document().size().height()))  # a plain document counts lines, not px
        seen = min(lines, self._most)
        self.edit.setFixedHeight(seen * line + 2)  # a caret below the last line may not scroll it
        policies = Qt.ScrollBarPolicy
        self.edit.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if lines > self._most else policies.ScrollBarAlwaysOff
        )
        self.setFixedHeight(self._least + (seen - 1) * line)
