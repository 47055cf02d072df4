"""A row that keeps a list of one's own: what is there with a way to remove it, and a form to add to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..language import tr
from ..look import Look
from ..widgets.buttons import QUIET, SECONDARY, Button
from ..widgets.choice_button import ChoiceButton
from ..widgets.field import Field
from ..widgets.flow_text import FlowText
from ..widgets.scroller import emptied
from ..widgets.text import Label
from ..widgets.text_area import TextArea
from ..widgets.wrapping_row import WrappingRow
from .rows import Row

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ANY_DAY = "any"


class OwnListRow(Row):
    """``removed`` and, in a row of ``changing`` items, ``change_asked`` are told the number of the item."""

    removed = Signal(int)
    change_asked = Signal(int)
    """Its words are to be put into the form, whose button then keeps them in its place."""

    def __init__(self, look: Look, label: str, help_text: str = "", *, changing: bool = False) -> None:
        super().__init__(look, label, help_text)
        self._changing = changing
        self.changed_item = -1
        """The number of the item that is in the form; -1 while another is added."""
        self._items: tuple[tuple[str, str], ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(look.s(2))
        self.below.addLayout(self._list)
        self._first_of_form: QWidget | None = None
        self._above: dict[Field, Label] = {}

    def show_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Pairs of a text and what is said about it; nothing is built anew for the same ones."""
        if tuple(items) == self._items:
            return
        focused: QWidget | None = self.focusWidget()
        was_here = focused is not None and self.isAncestorOf(focused)
        self._items = tuple(items)
        self.end_change()
        emptied(self._list)
        for number, (text, about) in enumerate(self._items):
            self._list.addWidget(self._item(number, text, about))
        if was_here and self._first_of_form is not None:
            self._first_of_form.setFocus(Qt.FocusReason.TabFocusReason)

    def field(self, name: str, add: Callable[[], None], most: int) -> Field:
        """A field of the form with its label above; Enter adds."""
        field = Field(self.look, name)
        field.edit.setMaxLength(most)
        field.entered.connect(add)
        above = Label(self.look, name, "label", "ink2")
        self._above[field] = above
        self.below.addWidget(above)
        self.below.addWidget(field)
        self._first_of_form = self._first_of_form or field.edit
        return field

    def ask_for(self, field: Field, *, asked: bool) -> None:
        """Whether the form asks for that field, which makes no sense beside every choice."""
        field.setVisible(asked)
        self._above[field].setVisible(asked)

    def choice(self, name: str, choices: Sequence[tuple[str, str]]) -> ChoiceButton:
        """One of a few; it shows at once what was picked. The first is picked at the beginning."""
        button = ChoiceButton(self.look, name, tuple(choices))
        button.set_kind(SECONDARY)
        pick(button, choices[0][0])
        button.chosen.connect(lambda key: pick(button, key))
        return button

    def add_foot(self, add: Callable[[], None], name: str, *controls: QWidget) -> None:
        """The choices of the form and the button that adds."""
        self._add = Button(self.look, tr("Add"), SECONDARY, icon="plus", name=name)
        self._add.clicked.connect(add)
        self._add_name = name
        self._leave = Button(self.look, tr("Leave as it was"), QUIET, name=f"{tr('Leave as it was')}: {self.label}")
        self._leave.clicked.connect(self._leave_form)
        self._leave.hide()
        self._foot = WrappingRow(
            self.look, (*controls, self._add, self._leave) if self._changing else (*controls, self._add), 10
        )
        self.below.addWidget(self._foot)

    def begin_change(self, number: int) -> None:
        """The form has the words of that item: its button keeps them there from now on."""
        self.changed_item = number
        text = self._items[number][0]
        self._add.set_face(tr("Keep"), "check", f"{tr('Keep')}: {text}")
        self._leave.show()
        self._foot.lay_anew()
        if self._first_of_form is not None:
            self._first_of_form.setFocus(Qt.FocusReason.TabFocusReason)

    def end_change(self) -> None:
        """The form adds again."""
        if self.changed_item >= 0:
            self.changed_item = -1
            self._add.set_face(tr("Add"), "plus", self._add_name)
            self._leave.hide()
            self._foot.lay_anew()

    def _leave_form(self) -> None:
        """Nothing is changed, and the form is empty again."""
        self.end_change()
        for field in self.findChildren(Field):
            field.wipe()
        for area in self.findChildren(TextArea):
            area.set_text("")
        if self._first_of_form is not None:
            self._first_of_form.setFocus(Qt.FocusReason.TabFocusReason)

    def wipe(self) -> None:
        """Items and fields hold words of the diary."""
        self._items = ()
        self.end_change()
        emptied(self._list)
        for field in self.findChildren(Field):
            field.wipe()

    def _item(self, number: int, text: str, about: str) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, self.look.s(4), 0, self.look.s(4))
        words = QVBoxLayout()
        words.setSpacing(self.look.s(2))
        words.addWidget(FlowText(self.look, text, "body", "ink"))
        if about:
            words.addWidget(Label(self.look, about, "small", "ink2"))
        line.addLayout(words, 1)
        if self._changing:
            change = Button(self.look, tr("Change"), QUIET, icon="pen", size=34, name=f"{tr('Change')}: {text}")
            change.clicked.connect(lambda: self.change_asked.emit(number))
            line.addWidget(change, 0, Qt.AlignmentFlag.AlignVCenter)
        remove = Button(self.look, tr("Remove"), QUIET, icon="trash", size=34, name=f"{tr('Remove')}: {text}")
        remove.clicked.connect(lambda: self.removed.emit(number))
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return whole


def pick(button: ChoiceButton, key: str) -> None:
    """Pick from a choice of a form, as a person does."""
    button.setProperty("picked", key)
    button.show_choice(key)


def picked(button: ChoiceButton) -> str:
    """What was picked from a choice of a form."""
    return str(button.property("picked"))


def weekday_choices() -> list[tuple[str, str]]:
    """Every day first, then Monday to Sunday."""
    return [(ANY_DAY, tr("Every day")), *((str(at), tr(day)) for at, day in enumerate(WEEKDAYS))]


def weekday_of(key: str) -> int | None:
    return None if key == ANY_DAY else int(key)


def weekday_key(weekday: int | None) -> str:
    """The choice that ``weekday_of`` reads."""
    return ANY_DAY if weekday is None else str(weekday)


def weekday_said(weekday: int | None) -> str:
    """``Every day`` or the weekday."""
    return tr("Every day") if weekday is None else tr(WEEKDAYS[weekday])
