"""The card Today begins with: a question that can be changed, and the ways to speak or write."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpacerItem, QVBoxLayout, QWidget

from diary_desktop.domain.journal import LONGEST_PROMPT, Template

from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, Button, Kind, RoundButton
from .widgets.card import Card
from .widgets.field import Field
from .widgets.flow_text import FlowText
from .widgets.menu import Menu
from .widgets.scene import paint_small_hills
from .widgets.strokes import painting
from .widgets.text import Label
from .widgets.wrapping_row import WrappingRow

ON_PICTURE = Kind("surface", border="control", ink="ink2")
"""Filled: no sign stands on the hills themselves."""


class QuestionForm(QWidget):
    """Another question in place of the one shown; Enter keeps it, Esc leaves it as it was."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.s(4), 0, 0)
        column.setSpacing(look.s(8))
        self.field = Field(look, tr("Your question"), height=44)
        self.field.edit.setMaxLength(LONGEST_PROMPT)
        self.field.entered.connect(lambda: self.kept.emit(self.field.text))
        column.addWidget(self.field)
        keep = Button(look, tr("Keep this question"), SECONDARY, size=34)
        keep.clicked.connect(lambda: self.kept.emit(self.field.text))
        leave = Button(look, tr("Cancel"), QUIET, size=34)
        leave.clicked.connect(self.left)
        column.addWidget(WrappingRow(look, (keep, leave), 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class QuestionCard(Card):
    """A question to begin with, over small hills; speaking is the one filled action of the view."""

    question_changed = Signal(str)
    add_asked = Signal()
    template_chosen = Signal(object)
    templates_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, 26)
        s = look.s
        self._templates: tuple[Template, ...] = ()
        self._menu: QMenu | None = None
        self._about = Label(look, "", "label", "accent_ink")
        self.another = Button(look, tr("Another"), QUIET, icon="history", size=32, name=tr("Another question"))
        self.change = RoundButton(look, "pen", tr("Change the question"), QUIET, size=32)
        head = QHBoxLayout()
        head.setSpacing(s(6))
        for one in (self._about, self.another, self.change):
            head.addWidget(one)
        head.insertSpacing(1, s(8))
        head.addStretch(1)
        self.column.setContentsMargins(s(26), s(18), s(26), s(22) + 3)
        self.column.addLayout(head)
        self.question = FlowText(look, "", "page")
        self.column.addWidget(self.question)
        self._form = QuestionForm(look)
        self._form.hide()
        self.column.addWidget(self._form)
        self._air = QSpacerItem(0, s(18))
        self.column.addSpacerItem(self._air)
        self.speak = Button(look, tr("Start speaking"), PRIMARY, icon="microphone", deed="speak", size=46)
        self.write = Button(look, tr("Write instead"), SECONDARY, icon="pen", size=46)
        self.more = Button(look, "", ON_PICTURE, icon="more", size=46, name=tr("More ways to begin"))
        self.more.setToolTip(tr("More ways to begin"))
        self.column.addWidget(WrappingRow(look, (self.speak, self.write, self.more)))
        self.change.clicked.connect(self._open_form)
        self.more.clicked.connect(self._open_menu)
        self._form.left.connect(self._close_form)
        self._form.kept.connect(self._keep)

    def set_low(self, *, low: bool) -> None:
        """Less air above and below the question, so that the buttons are seen."""
        s = self.look.s
        self.column.setContentsMargins(s(26), s(6 if low else 18), s(26), s(12 if low else 22) + 3)
        self._air.changeSize(0, s(6 if low else 18))
        self.column.invalidate()

    def show_question(self, question: str, hour: int, *, own: bool, templates: tuple[Template, ...]) -> None:
        """The question as the person wrote it, or one of the diary's in their language."""
        evening = hour >= 17 or hour < 4
        self._about.setText(tr("Question for tonight") if evening else tr("Question for today"))
        self.question.set_text(question if own else tr(question))
        self._templates = templates

    def wipe(self) -> None:
        """Nothing of the diary stays."""
        self._templates = ()
        self._form.field.wipe()
        self.question.set_text("")
        self._show_form(shown=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.look.decorated:
            with painting(self) as painter:
                inner = self.shape().adjusted(1, 1, -1, -1)
                paint_small_hills(painter, self.look, QRectF(inner), self.look.s.exact(13))

    def _open_form(self) -> None:
        self._form.field.set_text(self.question.text)
        self._show_form(shown=True)
        self._form.field.focus()
        self._form.field.edit.selectAll()

    def _close_form(self) -> None:
        self._show_form(shown=False)
        self.change.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self, text: str) -> None:
        self._close_form()
        self.question_changed.emit(text)

    def _show_form(self, *, shown: bool) -> None:
        self.question.setVisible(not shown)
        self._form.setVisible(shown)

    def _open_menu(self) -> None:
        """A recording from a file, and every template; the first choice is current."""
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = Menu(self.look, self.more)
        menu.setAccessibleName(self.more.accessibleName())
        menu.addAction(tr("Add a recording")).triggered.connect(lambda: self.add_asked.emit())
        menu.addSeparator()
        for one in self._templates:
            action = menu.addAction(tr("Write: {template}", template=one.name).replace("&", "&&"))
            action.triggered.connect(lambda _=False, one=one: self.template_chosen.emit(one))
        menu.addAction(tr("Make a template…")).triggered.connect(lambda: self.templates_asked.emit())
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        menu.setActiveAction(menu.actions()[0])
