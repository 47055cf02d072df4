"""The rows every page of Settings is made of: label and help, a control, and a hairline below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..language import tr
from ..look import Look
from ..widgets.buttons import SECONDARY, Button, Kind
from ..widgets.choice_button import ChoiceButton
from ..widgets.field import Field
from ..widgets.flow_text import FlowText
from ..widgets.note import Note
from ..widgets.number_field import NumberField
from ..widgets.strokes import painting
from ..widgets.switch import Switch
from ..widgets.text import Label

Choices = Sequence[tuple[str, str]]
"""Pairs of a key and its word."""


class Row(QWidget):
    """Label and help; whatever is put into ``below`` stands under them, whatever into ``beside`` at their right.

    A row is hidden by its page (``set_wanted``) or by the search field (``set_found``).
    """

    def __init__(self, look: Look, label: str, help_text: str = "", *, line: bool = True) -> None:
        super().__init__()
        self.look = look
        self.label = label
        self._line = line
        self._wanted = self._found = True
        s = look.s
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, s(16), 0, s(17))
        whole.setSpacing(s(12))
        self.beside = QHBoxLayout()
        self.beside.setSpacing(s(20))
        words = QVBoxLayout()
        words.setSpacing(s(3))
        self._label = Label(look, label, "body_strong", wrap=True)
        words.addWidget(self._label)
        self._help = FlowText(look, help_text, "body", "ink2")
        self._help.setVisible(bool(help_text))
        words.addWidget(self._help)
        self.beside.addLayout(words, 1)
        whole.addLayout(self.beside)
        self.below = QVBoxLayout()
        self.below.setSpacing(s(10))
        whole.addLayout(self.below)
        look.recoloured.connect(self.update)

    @property
    def terms(self) -> str:
        """What the search field looks through."""
        return f"{self.label} {self._help.text}".casefold()

    def set_help(self, text: str) -> None:
        """Another help text; empty for none."""
        self._help.set_text(text)
        self._help.setVisible(bool(text))

    def set_wanted(self, wanted: bool) -> None:
        """Whether the page has use for this row now."""
        self._wanted = wanted
        self.setVisible(self._wanted and self._found)

    def set_found(self, found: bool) -> None:
        """Whether the search field lets it through."""
        self._found = found
        self.setVisible(self._wanted and self._found)

    @property
    def is_found(self) -> bool:
        """Whether it is there to be seen once its page is."""
        return self._wanted and self._found

    def set_margins(self, above: int, below: int) -> None:
        """Px at 100 % between its edges and what it holds."""
        self._whole.setContentsMargins(0, self.look.s(above), 0, self.look.s(below))
        self._whole.setSpacing(0)

    def add_below(self, widget: QWidget) -> None:
        """A control under the help, as wide as it wants to be."""
        row = QHBoxLayout()
        row.addWidget(widget)
        row.addStretch(1)
        self.below.addLayout(row)

    def add_opener(self, text: str, icon: str) -> Button:
        """The button that opens what the row is for: a form in it, or a dialog."""
        button = Button(self.look, text, SECONDARY, icon=icon)
        self.add_below(button)
        return button

    def add_form(self, form: QWidget) -> None:
        """Its height is asked for at the width it gets: alone in a wider column it would be told too little."""
        row = QHBoxLayout()
        row.addWidget(form, 1_000)
        row.addStretch(1)
        self.below.addLayout(row)

    def add_note(self) -> Note:
        """A sentence below everything else, not said yet."""
        note = Note(self.look)
        note.hide()
        self.below.addWidget(note)
        return note

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line:
            with painting(self) as painter:
                painter.fillRect(0, self.height() - 1, self.width(), 1, self.look.colour("line"))


class SwitchRow(Row):
    """On or off."""

    wished = Signal(bool)
    """What a person wants; what is shown changes only with ``show_value``."""

    def __init__(self, look: Look, label: str, help_text: str = "") -> None:
        super().__init__(look, label, help_text)
        self.switch = Switch(look, label)
        self.switch.setAccessibleDescription(help_text)
        self.switch.clicked.connect(lambda: self.wished.emit(not self.switch.isChecked()))
        self.beside.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)

    def set_help(self, text: str) -> None:
        super().set_help(text)
        self.switch.setAccessibleDescription(text)

    def show_value(self, on: bool) -> None:
        """What is in force."""
        self.switch.setChecked(on)


class ChoiceRow(Row):
    """One of a few: a button that says which, and a menu of the others; at the right of a row that is one of many."""

    wished = Signal(str)

    def __init__(self, look: Look, label: str, choices: Choices, help_text: str = "", *, slim: bool = False) -> None:
        super().__init__(look, label, help_text)
        self._value = ""
        self._slim = slim
        self.choice = self._made(choices)

    def show_value(self, key: str) -> None:
        """What is in force."""
        self._value = key
        self.choice.show_choice(key)

    def set_help(self, text: str) -> None:
        super().set_help(text)
        self.choice.setAccessibleDescription(text)

    def set_choices(self, choices: Choices) -> None:
        """Others to choose from; what is in force stays."""
        self.choice.set_choices(tuple(choices))
        self.choice.show_choice(self._value)

    def _made(self, choices: Choices) -> ChoiceButton:
        choice = ChoiceButton(self.look, self.label, tuple(choices))
        choice.set_kind(SECONDARY)
        choice.setAccessibleDescription(self._help.text)
        choice.chosen.connect(self.wished)
        if self._slim:
            self.set_margins(6, 7)
            self.beside.addWidget(choice)
        else:
            self.add_below(choice)
        return choice


class NumberRow(Row):
    """A whole number with its unit, by keys or by its two buttons."""

    wished = Signal(int)

    def __init__(
        self, look: Look, label: str, least: int, most: int, *, unit: str = "", zero: str = "", help_text: str = ""
    ) -> None:
        """``zero`` is said in place of the least value, where that one means something of its own."""
        super().__init__(look, label, help_text)
        field = NumberField(look, label, help_text)
        self.box = field.box
        self.box.setRange(least, most)
        self.box.setSuffix(f" {unit}" if unit else "")
        self.box.setSpecialValueText(zero)
        self.box.valueChanged.connect(self.wished)
        self.add_below(field)

    def show_value(self, value: int) -> None:
        """What is in force; told to nobody."""
        self.box.blockSignals(True)
        self.box.setValue(value)
        self.box.blockSignals(False)


class DayRow(Row):
    """A day, typed as 2026-11-21, or nothing."""

    wished = Signal(str)
    """The day as ISO date, or nothing, once Return is pressed or the field is left."""

    def __init__(self, look: Look, label: str, example: str, help_text: str = "") -> None:
        super().__init__(look, label, help_text)
        self._value = ""
        self.field = Field(look, label, placeholder=example)
        self.field.edit.setAccessibleDescription(help_text)
        self.field.setMinimumWidth(look.s(200))
        self.field.edit.editingFinished.connect(self._finished)
        self.add_below(self.field)
        self._note = Note(look)
        self._note.hide()
        self.below.addWidget(self._note)

    def show_value(self, day: str) -> None:
        """What is in force, unless something else is being typed."""
        self._value = day
        if not self.field.edit.hasFocus():
            self.field.set_text(day)

    def _finished(self) -> None:
        typed = self.field.text.strip()
        right = not typed or _is_day(typed)
        self.field.set_wrong(not right)
        self._note.setVisible(not right)
        if not right:
            no_day, hint = tr("'{text}' is not a day.").format(text=typed), tr("Write it as 2026-11-21.")
            self._note.say(f"{no_day} {hint}", "warning", "danger")
        elif typed != self._value:
            self.wished.emit(typed)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-11-21")


class ActionRow(Row):
    """One thing to do."""

    acted = Signal()

    def __init__(
        self, look: Look, label: str, action: str, help_text: str = "", *, icon: str = "", kind: Kind = SECONDARY
    ) -> None:
        super().__init__(look, label, help_text)
        self.button = Button(look, action, kind, icon=icon)
        self.button.setAccessibleDescription(label)
        self.button.clicked.connect(self.acted)
        self.add_below(self.button)


class TextRow(Row):
    """A fact: label, and what there is to say, which can be selected and copied."""

    def __init__(self, look: Look, label: str, text: str = "", help_text: str = "") -> None:
        super().__init__(look, label, help_text)
        self.value = Label(look, text, "body", "ink", wrap=True)
        # Selected by pointer only: a keyboard would stop at every fact of the page.
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.below.addWidget(self.value)

    @property
    def terms(self) -> str:
        return f"{super().terms} {self.value.text()}".casefold()

    def show_value(self, text: str) -> None:
        """Another fact."""
        self.value.setText(text)
