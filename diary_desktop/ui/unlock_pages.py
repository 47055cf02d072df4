"""The pages of the closed diary's card that open it: with the passphrase, with the recovery words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer

from diary_desktop.domain.errors import VaultInUse, WrongPassphrase
from diary_desktop.presenters.unlock_state import UnlockState

from .language import tr
from .passphrase_form import as_secret
from .unlock_page import UnlockPage, opening_text, say_error
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.notices import announce
from .widgets.usable import set_usable
from .words import greeting

TELL_EVERY = 10
"""Seconds of a wait after which it is said aloud again."""

MISTYPED_STAYS_MS = 60_000
"""How long a passphrase that was wrong stands there to be mended: it is nearly the right one."""


class Countdown(UnlockPage):
    """A page on which a wrong try may have to be waited for; the wait is said aloud when it begins and when it ends."""

    _waited = 0
    _free = True
    """Whether a secret is waited for: nothing is being opened, and no wait goes on."""

    def tell_wait(self, seconds: int) -> None:
        """Once a second while it lasts."""
        if seconds and (not self._waited or seconds % TELL_EVERY == 0):
            announce(self, tr("Try again in {count} s.", count=seconds), urgent=not self._waited)
        elif self._waited and not seconds:
            announce(self, tr("You can try again now."))
        self._waited = seconds


class OpenPage(Countdown):
    """Passphrase, and the other ways in. What did not open it stays selected, to be mended or typed over."""

    _was_busy = False

    def greet(self, name: str) -> None:
        """By this name, or (empty) by none."""
        self._greeting.setText(greeting(self.hour, name))

    def build(self) -> None:
        self._mistyped = QTimer(self)
        self._mistyped.setSingleShot(True)
        self._mistyped.setInterval(MISTYPED_STAYS_MS)
        self._greeting = self.head(greeting(self.hour), tr("Your diary is closed. Only your passphrase opens it."))
        self._field = self.field(tr("Passphrase"))
        self._field.entered.connect(self._send)
        self._field.changed.connect(lambda _: self._mistyped.stop())
        self._mistyped.timeout.connect(self._field.wipe)
        self._note = self.note()
        self._open = self.main_button(tr("Open diary"))
        self._open.clicked.connect(self._send)
        self._front = Button(self.look, tr("Bring it to front"), SECONDARY, icon="book", size=40)
        self._front.clicked.connect(self.wishes.front_wanted)
        self._front.hide()
        self.column.addSpacing(self.look.s(8))
        self.column.addWidget(self._front)
        self._keystore = Button(self.look, tr("Let this computer open it"), QUIET, icon="lock", flush=True)
        self._keystore.clicked.connect(self.wishes.keystore_wanted)
        self._keystore.hide()
        self._key = Button(self.look, tr("Use key file"), QUIET, icon="usb", flush=True)
        self._key.clicked.connect(self.wishes.key_file_wanted)
        self._words = self.turns_to(Button(self.look, tr("Recovery words"), QUIET, icon="key"), "recover")
        self._other = self.turns_to(Button(self.look, tr("Another diary"), QUIET, icon="book", flush=True), "have")
        self.quiet_row(self._key, self._words)
        self.column.addWidget(self._other)
        self.column.addWidget(self._keystore)

    def show_state(self, state: UnlockState) -> None:
        self._open.set_face(opening_text(state) if state.busy else tr("Open diary"))
        self.keep_focus(self._open, state)
        set_usable((self._field, self._words), not state.busy)
        # Both need what is still being loaded at the very beginning.
        set_usable((self._key, self._other), state.ready and not state.busy)
        self._free = not state.busy and not state.wait_seconds
        set_usable([self._open], state.busy or self._free, _too_soon(state))
        set_usable([self._keystore], self._free, _too_soon(state))
        self._keystore.setVisible(state.keystore)
        self._front.setVisible(isinstance(state.error, VaultInUse) and not state.busy)
        as_it_is = tr("It will be opened as it is. Give your passphrase once more.")
        say_error(self._note, state, as_it_is if state.as_it_is else tr("Tone marks count. Press the eye to check."))
        self.tell_wait(state.wait_seconds)
        if self._was_busy and not state.busy:
            self._settle(state)
        self._was_busy = state.busy

    def focus_first(self) -> None:
        """What is to be typed into; while it works, what says how far it is."""
        if self._field.isEnabled():
            self._field.focus()
        else:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, state: UnlockState) -> None:
        """What was sent is answered, or given up; once it opened the diary, the window empties every field.

        A key file that is wrong says nothing of what was typed.
        """
        if self._field.text:
            self._mistyped.start()
        self._field.set_wrong(type(state.error) is WrongPassphrase)
        self._field.select()
        if self._field.is_wrong:
            self._field.shake()

    def _send(self) -> None:
        if self._field.text and self._free:
            self.wishes.passphrase_given.emit(as_secret(self._field.text))


class RecoverPage(Countdown):
    """Twelve words in one field."""

    def build(self) -> None:
        self.head(tr("Recovery words"), tr("Type the 12 words in their order, with spaces between them."))
        self._field = self.field(tr("The 12 words"))
        self._field.entered.connect(self._send)
        self._note = self.note()
        self._open = self.main_button(tr("Open diary"))
        self._open.clicked.connect(self._send)
        back = Button(self.look, tr("Back to the passphrase"), QUIET, icon="back", flush=True)
        self.quiet_row(self.turns_to(back, "open"))

    def show_state(self, state: UnlockState) -> None:
        self._open.set_face(opening_text(state) if state.busy else tr("Open diary"))
        self.keep_focus(self._open, state)
        set_usable([self._field], not state.busy)
        self._free = not state.busy and not state.wait_seconds
        set_usable([self._open], state.busy or self._free, _too_soon(state))
        say_error(self._note, state, tr("Capitals do not matter here. Press the eye to check."))
        self.tell_wait(state.wait_seconds)
        self._field.set_wrong(state.error is not None and not state.busy)
        if self._open.hasFocus() and self._field.is_wrong:
            self._field.focus()

    def _send(self) -> None:
        if self._field.text.strip() and self._free:
            words = self._field.text
            self._field.wipe()
            self.wishes.words_given.emit(words)


def _too_soon(state: UnlockState) -> str:
    """Why nothing can be tried just now, where that is a wait."""
    return tr("Try again in {count} s.", count=state.wait_seconds) if state.wait_seconds else ""
