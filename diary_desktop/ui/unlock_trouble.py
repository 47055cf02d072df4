"""The page for a diary that cannot be opened as it is: what is safe, what happened, and every way on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from diary_desktop.domain.errors import VaultDamaged, VaultRolledBack
from diary_desktop.presenters.unlock_state import UnlockState

from .language import tr
from .passphrase_form import PassphraseForm
from .unlock_page import UnlockPage, error_text
from .unlock_rows import PlaceRow, SecretRow
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.flow_text import FlowText
from .widgets.text import Label
from .widgets.usable import set_usable
from .words import filled, number


class TroublePage(UnlockPage):
    """Damaged, older than this computer has seen, or written by a newer version: never the passphrase's fault."""

    def build(self) -> None:
        s = self.look.s
        self._title = Label(self.look, "", "page", wrap=True)
        self.column.addWidget(self._title)
        self.column.addSpacing(s(6))
        self._text = FlowText(self.look, "", "lead", "ink2", size=14.5)
        self.column.addWidget(self._text)
        self.column.addSpacing(s(20))
        ways, whole = QVBoxLayout(), self.column
        ways.setSpacing(s(10))  # of those that are there: which are, hangs on what is wrong
        whole.addLayout(ways)
        self.column = ways
        self._as_it_is = self.main_button("")
        self._as_it_is.clicked.connect(self.wishes.as_it_is_wanted)
        self._restore = self._wide(tr("Restore a backup"), "archive")
        self.turns_to(self._restore, "restore")
        self._salvage = self._wide(tr("Salvage into a new diary"), "plus")
        self.turns_to(self._salvage, "salvage")
        self._report = self._wide(tr("Save a report without contents"), "download")
        self._report.clicked.connect(self.wishes.report_wanted)
        self.column = whole
        self._note = self.note()
        self._other = Button(self.look, tr("Another diary"), QUIET, icon="book", flush=True)
        back = Button(self.look, tr("Back"), QUIET, icon="back")
        self.quiet_row(self.turns_to(self._other, "have"), self.turns_to(back, "open"))

    def show_state(self, state: UnlockState) -> None:
        error = state.error
        if error is None:
            return
        damaged, older = isinstance(error, VaultDamaged), isinstance(error, VaultRolledBack)
        what, hint = filled(error.what_template, error.values), filled(error.hint_template, error.values)
        self._title.setText(tr("It is not your passphrase. Let us look at it together.") if damaged else what)
        self._text.set_text(f"{what} {hint}" if damaged else hint)
        self._as_it_is.setVisible((damaged or older) and not state.as_it_is)
        self._as_it_is.set_face(tr("Open what can be proven") if damaged else tr("Open it as it is"))
        self._restore.setVisible(damaged or older)
        self._salvage.setVisible(damaged)
        self._note.setVisible(state.saved)
        self._note.say(tr("The report is saved. It holds nothing of what you wrote."), "check", "ok")

    def focus_first(self) -> None:
        first = self._as_it_is if not self._as_it_is.isHidden() else self._report
        first.setFocus()

    def _wide(self, text: str, icon: str) -> Button:
        button = Button(self.look, text, SECONDARY, icon=icon, size=46)
        button.setSizePolicy(self._as_it_is.sizePolicy())
        self.column.addWidget(button)
        return button


class SalvagePage(UnlockPage):
    """Whatever a damaged diary still proves, taken into a new one beside it, which has a passphrase all the same."""

    def build(self) -> None:
        line = tr("The damaged diary is only read. What it still proves goes into a new one; what is gone is named.")
        self.head(tr("Salvage into a new diary"), line, mark=False)
        ways = (("passphrase", tr("Passphrase")), ("words", tr("Recovery words")), ("key_file", tr("Key file")))
        self._secret = SecretRow(self.look, ways)
        self._secret.entered.connect(self._send)
        self._secret.turned.connect(self._turn)
        self._file = Button(self.look, tr("Choose the key file"), SECONDARY, icon="usb")
        self._file.clicked.connect(self.wishes.salvage_key_wanted)
        self._form = PassphraseForm(self.look, first=tr("Passphrase of the new diary"))
        self._form.weighed_wanted.connect(self.wishes.weighed_wanted)
        self._form.suggestions_wanted.connect(self.wishes.suggestions_wanted)
        self._form.entered.connect(self._send)
        self._form.column.setContentsMargins(0, self.look.s(14), 0, 0)
        self._suggested: tuple[object, ...] = ()
        self.fields += [self._secret.field, *self._form.fields]
        self._place = PlaceRow(self.look, tr("Where the new diary will lie"))
        self._place.elsewhere_wanted.connect(self.wishes.target_wanted)
        for row in (self._secret, self._file, self._form, self._place):
            self.column.addWidget(row)
        self._note = self.note()
        self._go = self.main_button(tr("Salvage"))
        self._go.clicked.connect(self._send)
        self._leave = self.leave_row("open")
        self._turn(self._secret.way)

    def show_state(self, state: UnlockState) -> None:
        file = state.restore.key_file
        self._has_file = file is not None
        set_usable((self._secret, self._file, self._place), not state.busy)
        self._form.set_busy(state.busy)
        self._form.setVisible(self._secret.way != "passphrase" and not state.busy)  # the progress below is to be seen
        self._leave.show_busy(busy=state.busy)
        why = "" if state.restore.target is not None else tr("Choose where the diary will lie first.")
        set_usable([self._go], not state.busy and state.restore.target is not None, why)
        self._file.set_face(file.name if file is not None else tr("Choose the key file"), "usb")
        self._place.show_place(state.restore.target)
        self._go.set_face(tr("Reading {done} entries", done=number(state.done)) if state.busy else tr("Salvage"))
        self._form.offer_suggestions()
        self._form.show_strength(state.strength)
        if state.suggestions != self._suggested:
            self._suggested = state.suggestions
            self._form.show_suggestions(state.suggestions)
        if state.error is not None and not state.busy:
            self._note.say(error_text(state.error), "warning", "danger")
        else:
            self._hint()

    def wipe(self) -> None:
        super().wipe()
        self._form.wipe()

    def _turn(self, way: str) -> None:
        """Passphrase: the new diary opens with the same one. Anything else: it needs one of its own."""
        self._secret.field.setVisible(way != "key_file")
        self._file.setVisible(way == "key_file")
        self._form.setVisible(way != "passphrase")
        self._secret.field.wipe()
        self._hint()

    def _hint(self) -> None:
        same = self._secret.way == "passphrase"
        own = tr("You choose the passphrase of the new diary here.")
        self._note.say(tr("The new diary opens with the same passphrase.") if same else own, "key", "ink2")

    def _send(self) -> None:
        """The new passphrase is taken last: a form that is not right yet leaves the other fields as they are."""
        way, by_file = self._secret.way, self._secret.way == "key_file"
        if not self._go.isEnabled() or (by_file and not self._has_file):
            return
        if not by_file and not self._secret.field.text.strip():
            self._secret.field.focus()
            return
        new = self._form.taken() if way != "passphrase" else None
        if way == "passphrase" or new is not None:
            self.wishes.salvage_asked.emit(way, self._secret.taken() or bytearray(), new)
