"""What every page of the closed diary's card is made of, and what a person may ask for on any of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.domain.errors import DiaryError, WrongPassphrase
from diary_desktop.presenters.unlock_state import Page, UnlockState

from .language import tr
from .look import Look
from .unlock_rows import LeaveRow
from .widgets.buttons import PRIMARY, QUIET, Button
from .widgets.field import Field
from .widgets.flow_text import FlowText
from .widgets.note import Note
from .widgets.scene import Mark
from .widgets.text import Label
from .words import filled, number

CHECKING_STEPS = 10
"""Progress of fewer steps than this counts checks and not entries."""


class Wishes(QObject):
    """What a person asks for on any page of the closed diary; fields are emptied as soon as it is sent."""

    passphrase_given = Signal(object)
    words_given = Signal(str)
    key_file_wanted = Signal()
    keystore_wanted = Signal()
    create_asked = Signal(object)
    page_wanted = Signal(str)
    weighed_wanted = Signal(object)
    suggestions_wanted = Signal()
    words_written = Signal()
    print_wanted = Signal()
    """The words, on paper."""
    words_again = Signal()
    answers_given = Signal(tuple)
    later = Signal()
    cancelled = Signal()
    second_passed = Signal()
    language_wanted = Signal(str)
    again_wanted = Signal()
    """Whether the diary that is away is there now."""
    beside_wanted = Signal()
    """What the usual place has, instead of it."""
    folder_wanted = Signal()
    """The folder of another diary."""
    backups_wanted = Signal()
    """The folder that backups lie in."""
    backup_chosen = Signal(str)
    target_wanted = Signal()
    """Where a diary that is brought back is to lie."""
    restore_asked = Signal(str, object)
    """``passphrase`` or ``words``, and the secret."""
    restored_opened = Signal()
    passphrase_renewed = Signal(object)
    new_words_wanted = Signal()
    words_kept = Signal()
    as_it_is_wanted = Signal()
    report_wanted = Signal()
    step_wanted = Signal(str)
    """Another page of the first run, with the new diary open behind it."""
    device_wanted = Signal(str)
    trial_wanted = Signal(str)
    """Of the microphone: ``listen``, ``stop`` or ``play``."""
    front_wanted = Signal()
    """The other window in which this diary is open."""
    models_wished = Signal(str, object)
    """On the panel of models: what, and of what."""
    first_wanted = Signal(str)
    """The first run is over: ``speak``, ``write`` or ``today``."""
    salvage_asked = Signal(str, object, object)
    """``passphrase``, ``words`` or ``key_file``; the secret of the damaged diary, empty for a file; the passphrase of
    the new one, ``None`` for the same."""
    salvage_key_wanted = Signal()
    """The key file that opens the damaged diary."""


class UnlockPage(QWidget):
    """A column on the card; what is asked for goes out through ``wishes``. ``step`` says which of a first run it is."""

    measure = 440
    """Px at 100 % of the card it lies on."""
    fills = False
    """Whether it takes the whole height of its card."""
    feet: QWidget | None = None
    """The way on, where it may stay in sight while the page scrolls; ``take_feet`` has it back."""

    def __init__(self, look: Look, wishes: Wishes, hour: int, step: str = "") -> None:
        super().__init__()
        self.step = step
        self.look = look
        self.wishes = wishes
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.hour = hour
        self.fields: list[Field] = []
        self.labels: list[Label] = []
        """Of the fields, in the same order."""
        self.build()

    def take_feet(self) -> None:
        """The feet scroll with the page again."""

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

    def head(self, title: str, line: str, *, mark: bool = True) -> Label:
        """Mark, title, one line; the title is handed back."""
        s = self.look.s
        if self.step:
            self.column.addWidget(Label(self.look, self.step, "label", "accent_ink"))
            self.column.addSpacing(s(6))
        elif mark:
            self.column.addWidget(Mark(self.look, 44))
            self.column.addSpacing(s(12))
        named = Label(self.look, title, "display", wrap=True)
        self.column.addWidget(named)
        self.column.addSpacing(s(4))
        if line:
            self.column.addWidget(FlowText(self.look, line, "lead", "ink2", size=14.5))
            self.column.addSpacing(s(24))
        return named

    def field(self, label: str, *, secret: bool = True) -> Field:
        """A labelled field."""
        shown = Label(self.look, label, "label", "ink2")
        self.column.addWidget(shown)
        self.column.addSpacing(self.look.s(7))
        field = Field(self.look, label, secret=secret, height=46)
        shown.setBuddy(field.edit)
        self.column.addWidget(field)
        self.fields.append(field)
        self.labels.append(shown)
        return field

    def main_button(self, text: str, icon: str = "") -> Button:
        """The one filled button, as wide as the card."""
        button = Button(self.look, text, PRIMARY, icon=icon, size=46)
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
        self.column.addSpacing(self.look.s(10))
        self.column.addLayout(row)

    def note(self) -> Note:
        """The line below a field."""
        note = Note(self.look)
        self.column.addSpacing(self.look.s(12))  # the ring of a field above it reaches into that
        self.column.addWidget(note)
        self.column.addSpacing(self.look.s(14))
        return note

    def leave_row(self, back: Page) -> LeaveRow:
        """The way out of a page that may work for a while."""
        button = self.turns_to(Button(self.look, tr("Back"), QUIET, icon="back", flush=True), back)
        row = LeaveRow(self.look, button)
        row.cancelled.connect(self.wishes.cancelled)
        self.column.addWidget(row)
        return row

    def keep_focus(self, button: Button, state: UnlockState) -> None:
        """Before fields are disabled: the button that says what goes on has the focus meanwhile, and is read aloud."""
        if state.busy and not button.hasFocus() and self._holds(self.window().focusWidget()):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def turns_to(self, button: Button, page: str) -> Button:
        """``button`` leads to another page."""
        button.clicked.connect(lambda: self.wishes.page_wanted.emit(page))
        return button

    def _holds(self, inside: QWidget | None) -> bool:
        return inside is not None and self.isAncestorOf(inside)


def opening_text(state: UnlockState) -> str:
    """What the button says while it works."""
    if state.total >= CHECKING_STEPS and state.step in ("unseal", "load"):
        return tr("Unsealing {done} of {total}", done=number(state.done), total=number(state.total))
    if state.step == "load":
        return tr("Reading {done} entries", done=number(state.done))
    return tr("Checking...") if state.step else tr("Opening...")


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
