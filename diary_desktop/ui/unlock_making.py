"""The pages that give a diary its secrets: a passphrase for the first or another time, the words, three asked back."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from diary_desktop.presenters.unlock_state import UnlockState

from .language import tr
from .passphrase_form import PassphraseForm
from .unlock_page import UnlockPage, error_text
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.field import Field
from .widgets.text import Label
from .widgets.usable import set_usable
from .widgets.word_grid import WordGrid


class PassphrasePage(UnlockPage):
    """A passphrase twice, how strong it is, and suggestions once there is somebody to make them."""

    def add_form(self, button: str, busy: str) -> None:
        """The form and the button below it."""
        self._words, self._busy = button, busy
        self.form = PassphraseForm(self.look)
        self.fields = list(self.form.fields)
        self.column.addWidget(self.form)
        self.column.addSpacing(self.look.s(14))
        self.make = self.main_button(button)
        self.make.clicked.connect(self._send)
        self.form.entered.connect(self._send)
        self.form.weighed_wanted.connect(self.wishes.weighed_wanted)
        self.form.suggestions_wanted.connect(self.wishes.suggestions_wanted)
        self._suggested: tuple[object, ...] = ()
        self._free = True

    def show_state(self, state: UnlockState) -> None:
        self.make.set_face(self._busy if state.busy else self._words)
        self.keep_focus(self.make, state)
        self.form.set_busy(state.busy)
        self._free = not state.busy
        if state.ready:
            self.form.offer_suggestions()
        self.form.show_strength(state.strength)
        if state.suggestions != self._suggested:
            self._suggested = state.suggestions
            self.form.show_suggestions(state.suggestions)
        if state.error is not None:
            self.form.say_error(error_text(state.error))
            if self.make.hasFocus():
                self.focus_first()

    def wipe(self) -> None:
        self.form.wipe()

    def give(self, passphrase: bytearray) -> None:
        """What the passphrase is for."""

    def _send(self) -> None:
        if self._free:
            passphrase = self.form.taken()
            if passphrase is not None:
                self.give(passphrase)


class CreatePage(PassphrasePage):
    """The first page there ever is."""

    def build(self) -> None:
        self.head(
            tr("A new diary"),
            tr("Choose a passphrase. It never leaves this computer, and nobody can look it up for you."),
        )
        self.add_form(tr("Make the diary"), tr("Making it..."))
        self._have = Button(self.look, tr("I already have a diary"), QUIET, icon="archive", flush=True)
        self.turns_to(self._have, "have")
        self._others = [self._have]
        if self.step:
            back = Button(self.look, tr("Back"), QUIET, icon="back", flush=True)
            self._others.insert(0, self.turns_to(back, "language"))
        self.quiet_row(*self._others)

    def show_state(self, state: UnlockState) -> None:
        super().show_state(state)
        set_usable(self._others, not state.busy)
        set_usable([self._have], state.ready and not state.busy)

    def give(self, passphrase: bytearray) -> None:
        self.wishes.create_asked.emit(passphrase)


class RenewPage(PassphrasePage):
    """The recovery words opened the diary: nobody knows its passphrase any more, so it gets another."""

    def build(self) -> None:
        line = tr("Your words opened the diary. Before anything else, give it a passphrase that you will remember.")
        self.head(tr("A new passphrase"), line, mark=False)
        self.add_form(tr("Set the new passphrase"), tr("Setting it..."))

    def give(self, passphrase: bytearray) -> None:
        self.wishes.passphrase_renewed.emit(passphrase)


class OfferPage(UnlockPage):
    """The words were typed somewhere: new ones are offered."""

    def build(self) -> None:
        line = tr("You have just typed your words. If somebody may have seen them, take new ones now.")
        self.head(tr("New words as well?"), line, mark=False)
        self._new = self.main_button(tr("Show me 12 new words"))
        self._new.clicked.connect(self.wishes.new_words_wanted)
        self.column.addSpacing(self.look.s(10))
        self._keep = Button(self.look, tr("Keep the words on my paper"), SECONDARY, size=46)
        self._keep.setSizePolicy(self._new.sizePolicy())
        self._keep.clicked.connect(self.wishes.words_kept)
        self.column.addWidget(self._keep)
        self._note = self.note()

    def show_state(self, state: UnlockState) -> None:
        set_usable((self._new, self._keep), not state.busy)
        if state.error is not None:
            self._note.say(error_text(state.error), "warning", "danger")
        else:
            self._note.say(tr("The new passphrase opens your diary."), "check", "ok")

    def focus_first(self) -> None:
        self._new.setFocus()


class WordsPage(UnlockPage):
    """The twelve words, shown once."""

    def build(self) -> None:
        line = tr("Write these 12 words on paper. They open the diary if the passphrase is lost. Nobody else can.")
        self.head(tr("Recovery words"), line, mark=False)
        self._grid = WordGrid(self.look)
        self.column.addWidget(self._grid)
        self.column.addSpacing(self.look.s(10))
        self._note = self.note()
        self._written = self.main_button(tr("I have written them down"))
        self._written.clicked.connect(self.wishes.words_written)
        paper = Button(self.look, tr("Print"), QUIET, icon="print", flush=True)
        paper.clicked.connect(self.wishes.print_wanted)
        later = Button(self.look, tr("Do it later"), QUIET, icon="clock", flush=True)
        later.clicked.connect(self.wishes.later)
        self.quiet_row(paper, later)

    def show_state(self, state: UnlockState) -> None:
        self._grid.show_words(state.words)
        self._note.setVisible(state.error is not None)
        if state.error is not None:
            self._note.say(error_text(state.error), "warning", "danger")

    def focus_first(self) -> None:
        self._written.setFocus()

    def wipe(self) -> None:
        self._grid.wipe()


class ConfirmPage(UnlockPage):
    """Three of the words, asked back."""

    def build(self) -> None:
        self.head(tr("Three of them"), tr("To be sure the paper is right."), mark=False)
        self._holder = QVBoxLayout()
        self._holder.setSpacing(self.look.s(7))
        self._asked: dict[int, Field] = {}
        self.column.addLayout(self._holder)
        self._note = self.note()
        self._check = self.main_button(tr("Check"))
        self._check.clicked.connect(self._send)
        again = Button(self.look, tr("Show the words again"), QUIET, icon="back", flush=True)
        again.clicked.connect(self.wishes.words_again)
        later = Button(self.look, tr("Do it later"), QUIET, icon="clock", flush=True)
        later.clicked.connect(self.wishes.later)
        self.quiet_row(again, later)

    def show_state(self, state: UnlockState) -> None:
        if not self.fields:
            for at in state.asked:
                self._add(at)
        for at, field in self._asked.items():
            field.set_wrong(state.mistaken and field.text.strip().lower() != state.words[at])
        if state.mistaken:
            next(field for field in self.fields if field.is_wrong).focus()
            self._note.say(tr("That is not what was shown. Look at the paper again."), "warning", "danger")
        else:
            self._note.say(tr("They are on your paper now, and nowhere else."), "info", "ink2")

    def _add(self, at: int) -> None:
        if self.fields:
            self._holder.addSpacing(self.look.s(6))
        label = tr("Word {number}", number=at + 1)
        shown = Label(self.look, label, "label", "ink2")
        self._holder.addWidget(shown)
        shown.show()
        field = Field(self.look, label, height=42)
        field.entered.connect(self._go_on)
        self._holder.addWidget(field)
        field.show()
        self.fields.append(field)
        self._asked[at] = field

    def _go_on(self) -> None:
        """Enter leads to the next word that is missing; when none is, they are compared."""
        empty = next((one for one in self.fields if not one.text.strip()), None)
        if empty is None:
            self._send()
        else:
            empty.focus()

    def _send(self) -> None:
        self.wishes.answers_given.emit(tuple(one.text for one in self.fields))
