"""The scene over the open diary, with a field for the passphrase that takes it away again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary_desktop.presenters.covering_state import CoverState

from .language import tr
from .look import Look
from .passphrase_form import as_secret
from .unlock_page import error_text
from .widgets.buttons import PRIMARY, QUIET, Button
from .widgets.card import Card
from .widgets.field import Field
from .widgets.flow_text import FlowText
from .widgets.note import Note
from .widgets.scene import Scene
from .widgets.scroller import Scroller
from .widgets.text import Label
from .widgets.usable import set_usable

MEASURE = 440
RING = 6
"""Px at 100 % that the focus ring reaches over a button: the scroller leaves it that room."""


class QuickCover(QWidget):
    """Nothing of the diary can be reached while it is there: the window hides what lies below."""

    passphrase_given = Signal(object)
    lock_asked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._busy = False
        s = look.s
        self._scene = Scene(look, self)
        self._card = Card(look, 32 - RING, 20, parent=self)
        self._page = Scroller()
        self._card.column.addWidget(self._page)
        column = self._page.column
        column.setContentsMargins(s(RING), s(RING), s(RING), s(RING))
        column.setSpacing(s(12))
        column.addWidget(Label(look, tr("Your diary is covered."), "page", wrap=True))
        line = tr("Nothing was closed: a recording goes on. Your passphrase shows it again.")
        column.addWidget(FlowText(look, line, "lead", "ink2"))
        column.addWidget(Label(look, tr("Passphrase"), "label", "ink2"))
        self.field = Field(look, tr("Passphrase"), icon="lock", secret=True, height=46)
        self.field.entered.connect(self._send)
        column.addWidget(self.field)
        self._note = Note(look)
        column.addWidget(self._note)
        row = QHBoxLayout()
        self.go = Button(look, tr("Show it again"), PRIMARY, size=46)
        self.go.clicked.connect(self._send)
        self.lock = Button(look, tr("Lock instead"), QUIET, icon="lock", size=46)
        self.lock.clicked.connect(self.lock_asked)
        row.addWidget(self.go)
        row.addWidget(self.lock)
        row.addStretch(1)
        column.addLayout(row)
        self.show_state(CoverState(covered=True))

    def show_state(self, state: CoverState) -> None:
        """What became of a try."""
        self.go.set_face(tr("Checking") if state.busy else tr("Show it again"))
        if state.busy and self.field.edit.hasFocus():  # else it would go on to what locks the diary
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        self._busy = state.busy
        set_usable([self.field], not state.busy)
        if state.error is not None:
            self._note.say(error_text(state.error), "warning", "danger")
            self.field.set_wrong(True)
            self.field.focus()
        else:
            self._note.say(tr("Tone marks count. Press the eye to check."), "key", "ink2")
        self._place()

    def focus_first(self) -> None:
        """The field."""
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.ensureWidgetVisible(self.field)

    def wipe(self) -> None:
        """Nothing that was typed stays."""
        self.field.wipe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._scene.setGeometry(self.rect())
        edge = self.look.s(16)
        wide = min(self.look.s(MEASURE), self.width() - 2 * edge)
        around = self._card.column.contentsMargins()
        within = wide - around.left() - around.right()
        page = self._page.page  # of wrapping lines a layout asks for more than their height at this width
        needed = (
            max(page.heightForWidth(max(1, within)), page.minimumSizeHint().height()) + around.top() + around.bottom()
        )
        high = min(needed, self.height() - 2 * edge)
        self._card.setGeometry((self.width() - wide) // 2, max(edge, (self.height() - high) // 2), wide, high)
        self._card.raise_()

    def _send(self) -> None:
        if self.field.text and not self._busy:
            secret = as_secret(self.field.text)
            self.field.wipe()
            self.passphrase_given.emit(secret)
