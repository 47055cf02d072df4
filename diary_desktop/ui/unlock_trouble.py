"""The page for a diary that cannot be opened as it is: what is safe, what happened, and every way on."""

from __future__ import annotations

from diary_desktop.domain.errors import VaultDamaged, VaultRolledBack
from diary_desktop.presenters.unlock_state import UnlockState

from .language import tr
from .passphrase_form import as_secret
from .unlock_page import UnlockPage, error_text
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.flow_text import FlowText
from .widgets.text import Label
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
        self._as_it_is = self.main_button("")
        self._as_it_is.clicked.connect(self.wishes.as_it_is_wanted)
        self._restore = self._wide(tr("Restore a backup"), "archive")
        self.turns_to(self._restore, "restore")
        self._salvage = self._wide(tr("Salvage into a new diary"), "plus")
        self.turns_to(self._salvage, "salvage")
        self._report = self._wide(tr("Save a report without contents"), "download")
        self._report.clicked.connect(self.wishes.report_wanted)
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
        self.column.addSpacing(self.look.s(10))
        button = Button(self.look, text, SECONDARY, icon=icon, size=46)
        button.setSizePolicy(self._as_it_is.sizePolicy())
        self.column.addWidget(button)
        return button


class SalvagePage(UnlockPage):
    """Whatever a damaged diary still proves, taken into a new one beside it."""

    def build(self) -> None:
        line = tr("The damaged diary is only read. What it still proves goes into a new one; what is gone is named.")
        self.head(tr("Salvage into a new diary"), line, mark=False)
        self._secret = self.field(tr("Passphrase"))
        self._secret.entered.connect(self._send)
        self.column.addSpacing(self.look.s(12))
        self.column.addWidget(Label(self.look, tr("Where the new diary will lie"), "label", "ink2"))
        self._target = FlowText(self.look, "", "body", "ink")
        self.column.addWidget(self._target)
        self._elsewhere = Button(self.look, tr("Choose another place"), QUIET, size=34, flush=True)
        self._elsewhere.clicked.connect(self.wishes.target_wanted)
        self.column.addWidget(self._elsewhere)
        self._note = self.note()
        self._go = self.main_button(tr("Salvage"))
        self._go.clicked.connect(self._send)
        self._back = self.turns_to(Button(self.look, tr("Back"), QUIET, icon="back", flush=True), "open")
        self._cancel = Button(self.look, tr("Cancel"), QUIET)
        self._cancel.clicked.connect(self.wishes.cancelled)
        self.quiet_row(self._back, self._cancel)

    def show_state(self, state: UnlockState) -> None:
        for one in (self._secret, self._elsewhere, self._back):
            one.setEnabled(not state.busy)
        self._go.setEnabled(not state.busy and state.restore.target is not None)
        self._cancel.setVisible(state.busy)
        self._target.set_text(str(state.restore.target or ""))
        self._go.set_face(tr("Reading {done} entries", done=number(state.done)) if state.busy else tr("Salvage"))
        if state.error is not None and not state.busy:
            self._note.say(error_text(state.error), "warning", "danger")
        else:
            self._note.say(tr("The new diary opens with the same passphrase."), "key", "ink2")

    def _send(self) -> None:
        if self._secret.text and self._go.isEnabled():
            secret = as_secret(self._secret.text)
            self._secret.wipe()
            self.wishes.salvage_asked.emit(secret)
