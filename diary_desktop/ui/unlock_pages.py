"""The pages of the closed diary's card: open, recover, create, the twelve words, three of them asked back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.domain.errors import DiaryError, WrongPassphrase
from diary_desktop.presenters.unlock_state import UnlockState, acceptable, strength

from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, Button
from .widgets.field import Field
from .widgets.flow_text import FlowText
from .widgets.scene import Mark
from .widgets.text import Label
from .words import filled, greeting, number


def as_secret(text: str) -> bytearray:
    """What was typed, as bytes that can be wiped. Qt's own copy of the text cannot be: its field is emptied."""
    return bytearray(text.encode())


class Wishes(QObject):
    """What a person asks for on any page of the closed diary; fields are emptied as soon as it is sent."""

    passphrase_given = Signal(object)
    words_given = Signal(str)
    key_file_wanted = Signal()
    create_asked = Signal(object)
    page_wanted = Signal(str)
    words_written = Signal()
    words_again = Signal()
    answers_given = Signal(tuple)
    later = Signal()
    cancelled = Signal()
    second_passed = Signal()
    language_wanted = Signal(str)


class UnlockPage(QWidget):
    """A column on the card; what is asked for goes out through ``wishes``."""

    def __init__(self, look: Look, wishes: Wishes, hour: int) -> None:
        super().__init__()
        self.look = look
        self.wishes = wishes
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.hour = hour
        self.fields: list[Field] = []
        self.build()

    def build(self) -> None:
        """Put the page together."""

    def show_state(self, state: UnlockState) -> None:
        """Show what changes while the page stays."""

    def focus_first(self) -> None:
        if self.fields:
            self.fields[0].focus()

    def wipe(self) -> None:
        """Empty every field."""
        for field in self.fields:
            field.wipe()

    def head(self, title: str, line: str, *, mark: bool = True) -> None:
        """Mark, title, one line."""
        s = self.look.s
        if mark:
            self.column.addWidget(Mark(self.look, 44))
            self.column.addSpacing(s(12))
        self.column.addWidget(Label(self.look, title, "display"))
        self.column.addSpacing(s(4))
        self.column.addWidget(FlowText(self.look, line, "lead", "ink2", size=14.5))
        self.column.addSpacing(s(24))

    def field(self, label: str, *, secret: bool = True) -> Field:
        """A labelled field."""
        shown = Label(self.look, label, "label", "ink2")
        self.column.addWidget(shown)
        self.column.addSpacing(self.look.s(7))
        field = Field(self.look, label, secret=secret, height=46)
        shown.setBuddy(field.edit)
        self.column.addWidget(field)
        self.fields.append(field)
        return field

    def main_button(self, text: str) -> Button:
        """The one filled button, as wide as the card."""
        button = Button(self.look, text, PRIMARY, size=46)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column.addWidget(button)
        return button

    def quiet_row(self, *buttons: Button) -> None:
        """Other ways, side by side below."""
        row = QHBoxLayout()
        for at, button in enumerate(buttons):
            if at:
                row.addStretch(1)
            row.addWidget(button)
        if len(buttons) == 1:
            row.addStretch(1)
        self.column.addSpacing(self.look.s(14))
        self.column.addLayout(row)

    def note(self) -> Note:
        """The line below a field."""
        note = Note(self.look)
        self.column.addSpacing(self.look.s(8))
        self.column.addWidget(note)
        self.column.addSpacing(self.look.s(14))
        return note


class Note(QWidget):
    """An icon and a sentence: a hint, or what went wrong."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._icon_name, self._tone = "key", "ink3"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.s(9))
        self._icon = Label(look, "")
        self._text = Label(look, "", "small", "ink2", wrap=True)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        look.recoloured.connect(self._colour)

    def say(self, text: str, icon: str, tone: str) -> None:
        """Another sentence."""
        self._icon_name, self._tone = icon, tone
        self._text.setText(text)
        self._text.set_tone(tone)
        self._text.setAccessibleName(text)
        self._colour()

    def _colour(self) -> None:
        self._icon.setPixmap(self.look.icon(self._icon_name, 16, self._tone, self.devicePixelRatioF()))


class OpenPage(UnlockPage):
    """Passphrase, and the other ways in."""

    def build(self) -> None:
        self.head(greeting(self.hour), tr("Your diary is closed. Only your passphrase opens it."))
        self._field = self.field(tr("Passphrase"))
        self._field.entered.connect(self._send)
        self._note = self.note()
        self._open = self.main_button(tr("Open diary"))
        self._open.clicked.connect(self._send)
        self._key = Button(self.look, tr("Use key file"), QUIET, icon="usb", flush=True)
        self._key.clicked.connect(self.wishes.key_file_wanted)
        self._words = Button(self.look, tr("Recovery words"), QUIET, icon="key")
        self._words.clicked.connect(lambda: self.wishes.page_wanted.emit("recover"))
        self.quiet_row(self._key, self._words)

    def show_state(self, state: UnlockState) -> None:
        for one in (self._field, self._key, self._words):
            one.setEnabled(not state.busy)
        self._open.setEnabled(not state.busy and not state.wait_seconds)
        self._open.set_face(opening_text(state) if state.busy else tr("Open diary"))
        say_error(self._note, state, tr("Tone marks count. Press the eye to check."))
        if isinstance(state.error, WrongPassphrase) and not state.busy:
            self._field.set_wrong(True)
            self._field.focus()

    def _send(self) -> None:
        if self._field.text and self._open.isEnabled():
            secret = as_secret(self._field.text)
            self._field.wipe()
            self.wishes.passphrase_given.emit(secret)


class RecoverPage(UnlockPage):
    """Twelve words in one field."""

    def build(self) -> None:
        self.head(tr("Recovery words"), tr("Type the 12 words in their order, with spaces between them."))
        self._field = self.field(tr("The 12 words"))
        self._field.entered.connect(self._send)
        self._note = self.note()
        self._open = self.main_button(tr("Open diary"))
        self._open.clicked.connect(self._send)
        back = Button(self.look, tr("Back to the passphrase"), QUIET, icon="back", flush=True)
        back.clicked.connect(lambda: self.wishes.page_wanted.emit("open"))
        self.quiet_row(back)

    def show_state(self, state: UnlockState) -> None:
        self._field.setEnabled(not state.busy)
        self._open.setEnabled(not state.busy and not state.wait_seconds)
        self._open.set_face(opening_text(state) if state.busy else tr("Open diary"))
        say_error(self._note, state, tr("Capitals do not matter here. Press the eye to check."))
        self._field.set_wrong(state.error is not None and not state.busy)

    def _send(self) -> None:
        if self._field.text.strip() and self._open.isEnabled():
            words = self._field.text
            self._field.wipe()
            self.wishes.words_given.emit(words)


class CreatePage(UnlockPage):
    """A passphrase twice, and how strong it is in a sentence."""

    def build(self) -> None:
        self.head(
            tr("A new diary"),
            tr("Choose a passphrase. It never leaves this computer, and nobody can look it up for you."),
        )
        self._first = self.field(tr("Passphrase"))
        self._strength = self.note()
        self._second = self.field(tr("The same once more"))
        self._second.entered.connect(self._send)
        self._first.entered.connect(self._second.focus)
        self._note = self.note()
        self._make = self.main_button(tr("Make the diary"))
        self._make.clicked.connect(self._send)
        for one in (self._first, self._second):
            one.changed.connect(self._typed)
        self._typed()

    def show_state(self, state: UnlockState) -> None:
        for one in (self._first, self._second):
            one.setEnabled(not state.busy)
        self._make.set_face(tr("Making it...") if state.busy else tr("Make the diary"))
        self._make.setEnabled(not state.busy)
        if state.error is not None:
            say_error(self._note, state, "")
        elif not state.busy:
            self._typed()

    def _typed(self) -> None:
        first, second = self._first.text, self._second.text
        good = acceptable(first)
        tone = "ink2" if not first else "ok" if good and len(first) >= 14 else "lamp_ink"
        self._strength.say(tr(strength(first)), "key" if not good else "check", tone)
        same = first == second
        if not second or not same:
            text = tr("Not the same yet.") if second else tr("Tone marks count. Press the eye to check.")
            self._note.say(text, "info", "ink2")
        else:
            self._note.say(tr("Both are the same."), "check", "ok")

    def _send(self) -> None:
        first, second = self._first.text, self._second.text
        if not acceptable(first):
            self._first.set_wrong(True)
            self._first.focus()
        elif first != second:
            self._second.set_wrong(True)
            self._second.focus()
        elif self._make.isEnabled():
            self.wipe()
            self.wishes.create_asked.emit(as_secret(first))


class WordsPage(UnlockPage):
    """The twelve words, shown once."""

    def build(self) -> None:
        line = tr("Write these 12 words on paper. They open the diary if the passphrase is lost. Nobody else can.")
        self.head(tr("Recovery words"), line, mark=False)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(self.look.s(10))
        self._grid.setVerticalSpacing(self.look.s(10))
        self.column.addLayout(self._grid)
        self.column.addSpacing(self.look.s(22))
        self._written = self.main_button(tr("I have written them down"))
        self._written.clicked.connect(self.wishes.words_written)
        later = Button(self.look, tr("Do it later"), QUIET, icon="clock", flush=True)
        later.clicked.connect(self.wishes.later)
        self.quiet_row(later)
        self._labels: list[Label] = []

    def show_state(self, state: UnlockState) -> None:
        if self._labels:
            return
        for at, word in enumerate(state.words):
            label = Label(self.look, f"{at + 1:>2}  {word}")
            label.setFont(self.look.recovery_font(15))
            label.setAccessibleName(tr("Word {number}: {word}", number=at + 1, word=word))
            self._grid.addWidget(label, at % 6, at // 6)
            label.show()
            self._labels.append(label)

    def focus_first(self) -> None:
        self._written.setFocus()

    def wipe(self) -> None:
        for label in self._labels:
            label.clear()
            label.setAccessibleName("")


class ConfirmPage(UnlockPage):
    """Three of the words, asked back."""

    def build(self) -> None:
        self.head(tr("Three of them"), tr("To be sure the paper is right."), mark=False)
        self._holder = QVBoxLayout()
        self._holder.setSpacing(self.look.s(7))
        self.column.addLayout(self._holder)
        self._note = self.note()
        self._check = self.main_button(tr("Check"))
        self._check.clicked.connect(self._send)
        again = Button(self.look, tr("Show the words again"), QUIET, icon="back", flush=True)
        again.clicked.connect(self.wishes.words_again)
        later = Button(self.look, tr("Do it later"), QUIET)
        later.clicked.connect(self.wishes.later)
        self.quiet_row(again, later)

    def show_state(self, state: UnlockState) -> None:
        if not self.fields:
            for at in state.asked:
                self._add(tr("Word {number}", number=at + 1))
        if state.mistaken:
            self._note.say(tr("That is not what was shown. Look at the paper again."), "warning", "danger")
        else:
            self._note.say(tr("They are on your paper now, and nowhere else."), "info", "ink2")

    def _add(self, label: str) -> None:
        shown = Label(self.look, label, "label", "ink2")
        self._holder.addWidget(shown)
        shown.show()
        field = Field(self.look, label, height=42)
        field.entered.connect(self._send)
        self._holder.addWidget(field)
        field.show()
        self.fields.append(field)

    def _send(self) -> None:
        self.wishes.answers_given.emit(tuple(one.text for one in self.fields))


def opening_text(state: UnlockState) -> str:
    """What the button says while it works."""
    if state.step == "unseal" and state.total:
        return tr("Unsealing {done} of {total}", done=number(state.done), total=number(state.total))
    if state.step == "load":
        return tr("Reading {done} entries", done=number(state.done))
    return tr("Checking...")


def say_error(note: Note, state: UnlockState, otherwise: str) -> None:
    """What went wrong, the countdown, or the hint."""
    if state.wait_seconds:
        note.say(tr("Try again in {count} s.", count=state.wait_seconds), "clock", "danger")
    elif state.error is not None and not state.busy:
        note.say(error_text(state.error), "warning", "danger")
    else:
        note.say(otherwise, "key", "ink2")


def error_text(error: DiaryError) -> str:
    """Fact and hint of an error in the person's language; a wrong passphrase has one sentence of its own."""
    if type(error) is WrongPassphrase:
        return tr("That did not open it. Tone marks and capitals count.")
    return f"{filled(error.what_template, error.values)} {filled(error.hint_template, error.values)}".strip()
