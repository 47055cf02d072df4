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
from ..widgets.wrapping_row import WrappingRow
from .rows import Row

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ANY_DAY = "any"


class OwnListRow(Row):
    """``add_form`` fills the form; ``removed`` is told the number of the item."""

    removed = Signal(int)

    def __init__(self, look: Look, label: str, help_text: str = "") -> None:
        super().__init__(look, label, help_text)
        self._items: tuple[tuple[str, str], ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(look.s(2))
        self.below.addLayout(self._list)
        self._first_of_form: QWidget | None = None

    def show_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Pairs of a text and what is said about it; nothing is built anew for the same ones."""
        if tuple(items) == self._items:
            return
        focused: QWidget | None = self.focusWidget()
        was_here = focused is not None and self.isAncestorOf(focused)
        self._items = tuple(items)
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
        self.below.addWidget(Label(self.look, name, "small", "ink2"))
        self.below.addWidget(field)
        self._first_of_form = self._first_of_form or field.edit
        return field

    def choice(self, name: str, choices: Sequence[tuple[str, str]]) -> ChoiceButton:
        """One of a few; it shows at once what was picked. The first is picked at the beginning."""
        button = ChoiceButton(self.look, name, tuple(choices))
        button.set_kind(SECONDARY)
        button.setProperty("picked", choices[0][0])
        button.show_choice(choices[0][0])

        def pick(key: str) -> None:
            button.setProperty("picked", key)
            button.show_choice(key)

        button.chosen.connect(pick)
        return button

    def add_foot(self, add: Callable[[], None], name: str, *controls: QWidget) -> None:
        """The choices of the form and the button that adds."""
        button = Button(self.look, tr("Add"), SECONDARY, icon="plus", name=name)
        button.clicked.connect(add)
        self.below.addWidget(WrappingRow(self.look, (*controls, button), 10))

    def wipe(self) -> None:
        """Items and fields hold words of the diary."""
        self._items = ()
        emptied(self._list)
        for field in self.findChildren(Field):
            field.wipe()

    def _item(self, number: int, text: str, about: str) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(FlowText(self.look, text, "body", "ink"))
        if about:
            words.addWidget(Label(self.look, about, "small", "ink2"))
        line.addLayout(words, 1)
        remove = Button(self.look, tr("Remove"), QUIET, icon="trash", size=34, name=f"{tr('Remove')}: {text}")
        remove.clicked.connect(lambda: self.removed.emit(number))
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return whole


def picked(button: ChoiceButton) -> str:
    """What was picked from a choice of a form."""
    return str(button.property("picked"))


def weekday_choices() -> list[tuple[str, str]]:
    """Every day first, then Monday to Sunday."""
    return [(ANY_DAY, tr("Every day")), *((str(at), tr(day)) for at, day in enumerate(WEEKDAYS))]


def weekday_of(key: str) -> int | None:
    return None if key == ANY_DAY else int(key)


def weekday_said(weekday: int | None) -> str:
    """``Every day`` or the weekday."""
    return tr("Every day") if weekday is None else tr(WEEKDAYS[weekday])
