"""The forms of the page about keys: another passphrase, new recovery words, and the paper checked."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from diary_desktop.presenters.keys import KeysState

from ..language import tr
from ..look import Look
from ..passphrase_form import PassphraseForm, as_secret
from ..widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ..widgets.field import Field
from ..widgets.flow_text import FlowText
from ..widgets.note import Note
from ..widgets.text import Label
from ..widgets.usable import set_usable
from ..widgets.word_grid import WordGrid
from ..widgets.wrapping_row import WrappingRow

MEASURE = 440


class Form(QWidget):
    """A column inside of a row, shown only while its turn has come."""

    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, look.s(4), 0, look.s(4))
        self.column.setSpacing(look.s(10))
        self.setMaximumWidth(look.s(MEASURE))
        self.hide()

    def wipe(self) -> None:
        """Nothing typed or shown stays."""

    def showEvent(self, event: QShowEvent) -> None:
        """A form that opens at the lower edge of the page is brought into sight, once the page has room for it."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and self.isVisible():
            above.ensureWidgetVisible(self, 0, self.look.s(24))

    def field(self, label: str) -> Field:
        """A secret field under its label."""
        return self.labelled(label)[1]

    def labelled(self, label: str) -> tuple[Label, Field]:
        """A secret field and the label above it, for a form that shows them only at times."""
        shown = Label(self.look, label, "label", "ink2")
        self.column.addWidget(shown)
        field = Field(self.look, label, secret=True)
        shown.setBuddy(field.edit)
        self.column.addWidget(field)
        return shown, field

    def leave_button(self) -> Button:
        """Back to the row as it was."""
        leave = Button(self.look, tr("Cancel"), QUIET)
        leave.clicked.connect(self.left)
        return leave


class ChangeForm(Form):
    """``given`` carries the passphrase of today and the new one."""

    given = Signal(object, object)
    weighed_wanted = Signal(object)
    suggestions_wanted = Signal()

    def __init__(self, look: Look, do: str = "", doing: str = "", form: str = "passphrase") -> None:
        """``form`` of the state is what shows it; ``do`` and ``doing`` are on its button."""
        super().__init__(look)
        self._do, self._doing, self._turn = do or tr("Change it"), doing or tr("Changing it..."), form
        self.current = self.field(tr("Passphrase of today"))
        self.form = PassphraseForm(look, height=40, first=tr("New passphrase"), again=tr("The new one once more"))
        self.form.offer_suggestions()
        self.column.addSpacing(look.s(4))
        self.column.addWidget(self.form)
        self.change = Button(look, self._do, PRIMARY)
        self.column.addWidget(WrappingRow(look, (self.change, self.leave_button()), 10))
        self.form.weighed_wanted.connect(self.weighed_wanted)
        self.form.suggestions_wanted.connect(self.suggestions_wanted)
        self.form.entered.connect(self._send)
        self.current.entered.connect(self.form.first.focus)
        self.change.clicked.connect(self._send)

    def show_state(self, state: KeysState) -> None:
        busy = state.busy == self._turn
        self.form.set_busy(busy)
        set_usable((self.current, self.change), not busy)
        self.change.set_face(self._doing if busy else self._do)
        self.form.show_strength(state.strength)
        if state.form == self._turn and state.suggestions != self._suggested:
            self.form.show_suggestions(state.suggestions)
        self._suggested = state.suggestions

    _suggested: tuple[object, ...] = ()

    def wipe(self) -> None:
        self.current.wipe()
        self.form.wipe()

    def _send(self) -> None:
        if not self.current.text:
            self.current.set_wrong(True)
            self.current.focus()
            return
        new = self.form.taken()
        if new is not None:
            current = as_secret(self.current.text)
            self.current.wipe()
            self.given.emit(current, new)


class ProofForm(Form):
    """Another way in asks for the passphrase: a minute at an open diary must not open it for good."""

    given = Signal(object)

    def __init__(self, look: Look, do: str) -> None:
        super().__init__(look)
        self.current = self.field(tr("Passphrase of today"))
        self.go_on = Button(look, do, PRIMARY)
        self.column.addWidget(WrappingRow(look, (self.go_on, self.leave_button()), 10))
        self.go_on.clicked.connect(self._send)
        self.current.entered.connect(self._send)

    def show_state(self, state: KeysState) -> None:
        set_usable((self.current, self.go_on), not state.busy)

    def wipe(self) -> None:
        self.current.wipe()

    def _send(self) -> None:
        if not self.current.text:
            self.current.set_wrong(True)
            self.current.focus()
            return
        current = as_secret(self.current.text)
        self.current.wipe()
        self.given.emit(current)


class NewWordsForm(Form):
    """The passphrase first, then the words, then three of them asked back. ``wanted`` carries the passphrase."""

    wanted = Signal(object)
    written = Signal()
    print_wanted = Signal()
    again = Signal()
    answered = Signal(tuple)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._text = FlowText(look, "", "body", "ink2")
        self.column.addWidget(self._text)
        self._grid = WordGrid(look)
        self.column.addWidget(self._grid)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(look.s(7))
        self.column.addLayout(self._answers)
        self._fields: list[tuple[Label, Field]] = []
        self._note = Note(look)
        self.column.addWidget(self._note)
        self._label, self.current = self.labelled(tr("Passphrase of today"))
        self.current.entered.connect(self._press)
        self.go_on = Button(look, tr("Make them now"), PRIMARY)
        self.go_on.clicked.connect(self._press)
        self._back = Button(look, tr("Show the words again"), QUIET, icon="back")
        self._back.clicked.connect(self.again)
        self._paper = Button(look, tr("Print"), QUIET, icon="print")
        self._paper.clicked.connect(self.print_wanted)
        self._leave = self.leave_button()
        self.column.addWidget(WrappingRow(look, (self.go_on, self._back, self._paper, self._leave), 10))
        self._form = ""

    def show_state(self, state: KeysState) -> None:
        if state.form != self._form and state.form != "confirm":
            self._drop_fields()
        self._form = state.form
        words, asking = state.form == "words", state.form == "confirm"
        first = tr("The words you have now open the diary no longer. New ones are shown once, and asked back.")
        line = tr("Write these 12 words on paper. They open the diary if the passphrase is lost. Nobody else can.")
        self._text.set_text(line if words else tr("To be sure the paper is right.") if asking else first)
        self._grid.setVisible(words)
        if words:
            self._grid.show_words(state.words)
        else:
            self._grid.wipe()
        if asking and not self._fields:
            self._ask(state.asked)
        self._note.setVisible(asking and state.mistaken)
        self._note.say(tr("That is not what was shown. Look at the paper again."), "warning", "danger")
        for one in (self._label, self.current):
            one.setVisible(not words and not asking)
        face = tr("I have written them down") if words else tr("Check") if asking else tr("Make them now")
        self.go_on.set_face(face)
        set_usable((self.current, self.go_on), not state.busy)
        self._back.setVisible(asking)
        self._paper.setVisible(words)
        self._leave.set_face(tr("Do it later") if words or asking else tr("Cancel"))

    def wipe(self) -> None:
        self.current.wipe()
        self._grid.wipe()
        self._drop_fields()

    def _press(self) -> None:
        if self._form == "words":
            self.written.emit()
        elif self._form == "confirm":
            self.answered.emit(tuple(field.text for _, field in self._fields))
        elif not self.current.text:
            self.current.set_wrong(True)
            self.current.focus()
        else:
            current = as_secret(self.current.text)
            self.current.wipe()
            self.wanted.emit(current)

    def _ask(self, positions: tuple[int, ...]) -> None:
        for at in positions:
            label = Label(self.look, tr("Word {number}", number=at + 1), "label", "ink2")
            field = Field(self.look, label.text())
            field.entered.connect(self._press)
            for one in (label, field):
                self._answers.addWidget(one)
                one.show()
            self._fields.append((label, field))
        self._fields[0][1].focus()

    def _drop_fields(self) -> None:
        for label, field in self._fields:
            field.wipe()
            for one in (label, field):
                one.hide()
                one.deleteLater()
        self._fields = []


class CheckForm(Form):
    """All twelve, typed from the paper. ``given`` carries them."""

    given = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.words = self.field(tr("The 12 words"))
        self._note = Note(look)
        self.column.addWidget(self._note)
        self.check = Button(look, tr("Check"), SECONDARY)
        self.column.addWidget(WrappingRow(look, (self.check, self.leave_button()), 10))
        self.check.clicked.connect(self._send)
        self.words.entered.connect(self._send)

    def show_state(self, state: KeysState) -> None:
        if state.mistaken and state.form == "check":
            self._note.say(tr("These are not the words of this diary. Look at the paper again."), "warning", "danger")
        else:
            self._note.say(tr("In their order, with spaces between them. Press the eye to check."), "info", "ink2")
        set_usable((self.words, self.check), not state.busy)

    def wipe(self) -> None:
        self.words.wipe()

    def _send(self) -> None:
        if self.words.text.strip():
            typed = as_secret(" ".join(self.words.text.lower().split()))
            self.words.wipe()
            self.given.emit(typed)
