"""Passphrase and keys: the page where what opens the diary is changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.presenters.keys import KeysPresenter, KeysState

from ..file_choice import FileChoice
from ..language import tr
from ..widgets.buttons import DANGER, SECONDARY, Button
from ..widgets.dialog import LossDialog
from ..widgets.note import Note
from ..widgets.scroller import emptied
from ..widgets.text import Label
from ..widgets.usable import set_usable
from ..widgets.wrapping_row import WrappingRow
from ..words import filled, number, plain_date
from .key_forms import ChangeForm, CheckForm, NewWordsForm, ProofForm
from .page import SettingsPage
from .rows import Row, SwitchRow


class KeysPage(SettingsPage):
    """One row for each way in; a form opens inside of its row."""

    def build(self) -> None:
        self._passphrase_row()
        self._words_row()
        self._files_row()
        self._keystore_row()
        self._reseal_row()
        self._notes = {"passphrase": self._passphrase, "words": self._words, "key_file": self._files,
                       "keystore": self._keystore, "reseal": self._reseal}  # fmt: skip
        self._forms = (
            self._change, self._new_words, self._check, self._prove_file, self._prove_store, self._anew
        )  # fmt: skip
        self._said = {part: row.add_note() for part, row in self._notes.items()}
        one = self.desk.journeys
        self._presenter = self.desk.tie(
            "keys", lambda show: KeysPresenter(one.keys, one.resealing, one.tasks, one.bus, show), self.show_state
        )
        self._connect()

    def entered(self) -> None:
        self._presenter.begin()

    def wipe(self) -> None:
        for form in self._forms:
            form.wipe()

    def show_state(self, state: KeysState) -> None:
        for form, names in (
            (self._change, ("passphrase",)),
            (self._new_words, ("new_words", "words", "confirm")),
            (self._check, ("check",)),
            (self._prove_file, ("key_file",)),
            (self._prove_store, ("keystore",)),
            (self._anew, ("reseal",)),
        ):
            if state.form not in names and form.isVisibleTo(self):
                form.wipe()
            form.setVisible(state.form in names)
        for each in self._forms:
            each.show_state(state)
        self._show_sealing(state)
        self._open_passphrase.setVisible(state.form != "passphrase")
        self._add.setVisible(state.form != "key_file")
        self._ways_words.setVisible(state.form not in ("new_words", "words", "confirm", "check"))
        for button in (self._open_passphrase, self._open_words, self._open_check, self._add, self._open_anew):
            button.set_usable(not state.busy, tr("In a moment: something else is being done."))
        self._show_slots(state)
        for part, note in self._said.items():
            self._say(part, note, state)

    def _passphrase_row(self) -> None:
        self._passphrase = self.add(Row(self.look, tr("Passphrase")))
        self._open_passphrase = self._passphrase.add_opener(tr("Change the passphrase"), "key")
        self._change = ChangeForm(self.look)
        self._passphrase.add_form(self._change)

    def _words_row(self) -> None:
        self._words = self.add(Row(self.look, tr("Recovery words")))
        self._open_words = Button(self.look, tr("Make new words"), SECONDARY, icon="history")
        self._open_check = Button(self.look, tr("Check my paper"), SECONDARY, icon="check")
        self._ways_words = WrappingRow(self.look, (self._open_check, self._open_words), 10)
        self._words.below.addWidget(self._ways_words)
        self._new_words = NewWordsForm(self.look)
        self._check = CheckForm(self.look)
        self._words.add_form(self._new_words)
        self._words.add_form(self._check)

    def _files_row(self) -> None:
        text = tr("A file that opens the diary without the passphrase. Keep it on a stick, away from this computer.")
        self._files = self.add(Row(self.look, tr("Key files"), text))
        self._file_list = QVBoxLayout()
        self._file_list.setSpacing(self.look.s(8))
        self._files.below.addLayout(self._file_list)
        self._add = self._files.add_opener(tr("Make a key file"), "usb")
        self._prove_file = ProofForm(self.look, tr("Make a key file"))
        self._files.add_form(self._prove_file)
        self._place = Path()

    def _keystore_row(self) -> None:
        text = tr(
            "Whoever is signed in to this computer as you can then open the diary without the passphrase. "
            "The passphrase still opens it too."
        )
        self._keystore = self.add(SwitchRow(self.look, tr("Let this computer open the diary"), text))
        self._prove_store = ProofForm(self.look, tr("Let this computer open the diary"))
        self._keystore.add_form(self._prove_store)

    def _reseal_row(self) -> None:
        text = tr(
            "For when somebody may know an old passphrase, old words or have a key file. Everything is written once "
            "more under a new key; key files and old words open no longer. It may take long and can be interrupted."
        )
        self._reseal = self.add(Row(self.look, tr("Seal the whole diary anew"), text))
        self._open_anew = self._reseal.add_opener(tr("Seal it anew"), "shield")
        self._progress = Label(self.look, "", "body", "ink", wrap=True)
        self._progress.hide()
        self._reseal.below.addWidget(self._progress)
        self._anew = ChangeForm(self.look, tr("Begin"), tr("Beginning..."), "reseal")
        self._reseal.add_form(self._anew)

    def _show_sealing(self, state: KeysState) -> None:
        self._open_anew.setVisible(state.form != "reseal" and not state.sealing)
        self._progress.setVisible(state.sealing)
        if state.to_seal:
            done, total = number(state.sealed), number(state.to_seal)
            self._progress.setText(
                tr("Sealing anew: {done} of {total}. You can go on writing.", done=done, total=total)
            )
        else:
            self._progress.setText(tr("Sealing anew. You can go on writing."))

    def _connect(self) -> None:
        one = self._presenter
        self._open_passphrase.clicked.connect(lambda: one.open_form("passphrase"))
        self._open_words.clicked.connect(lambda: one.open_form("new_words"))
        self._open_check.clicked.connect(lambda: one.open_form("check"))
        self._open_anew.clicked.connect(lambda: one.open_form("reseal"))
        self._change.given.connect(one.change_passphrase)
        self._anew.given.connect(one.reseal)
        for change in (self._change, self._anew):
            change.weighed_wanted.connect(lambda typed: one.weigh(typed, self.desk.favours.language()))
            change.suggestions_wanted.connect(lambda: one.suggest(self.desk.favours.language()))
        self._new_words.wanted.connect(one.new_words)
        self._new_words.written.connect(one.words_are_written)
        self._new_words.print_wanted.connect(lambda: self.desk.favours.print_words(one.state.words))
        self._new_words.again.connect(one.show_words_again)
        self._new_words.answered.connect(one.confirm)
        self._check.given.connect(one.check_words)
        for form in self._forms:
            form.left.connect(lambda: one.open_form(""))
        self._add.clicked.connect(self._ask_where)
        self._prove_file.given.connect(lambda current: one.add_key_file(self._place, current))
        self._keystore.wished.connect(lambda on: one.open_form("keystore") if on else one.use_keystore(False))
        self._prove_store.given.connect(lambda current: one.use_keystore(True, current))

    def _ask_where(self) -> None:
        def chosen(paths: list[Path]) -> None:
            self._place = paths[0]
            self._presenter.open_form("key_file")

        FileChoice(self.desk.window, tr("Make a key file"), chosen, save_as="diary.key").open()

    def _ask_remove(self, slot_id: str) -> None:
        LossDialog(
            self.look,
            self.desk.window,
            tr("Let this key file open nothing any more?"),
            tr("The file itself stays where it is. Your passphrase and your words still open the diary."),
            tr("Take its key away"),
            tr("Keep it"),
        ).ask(lambda: self._presenter.remove(slot_id))

    def _show_slots(self, state: KeysState) -> None:
        made = {one.kind: one.made for one in state.slots}
        when = made.get("passphrase")
        self._passphrase.set_help(tr("Of {date}.", date=plain_date(when.local.date())) if when is not None else "")
        if state.known:
            unchecked = tr("Not checked yet: nobody knows whether they are on paper.")
            self._words.set_help(tr("Asked back, and right.") if state.words_checked else unchecked)
        self._keystore.set_wanted(not state.known or bool(state.keystore) or state.keystore_on)
        set_usable([self._keystore.switch], state.known and not state.busy)
        self._keystore.show_value(state.keystore_on)
        self._show_files(state)

    def _show_files(self, state: KeysState) -> None:
        emptied(self._file_list)
        for count, slot in enumerate(state.key_files, start=1):
            date = plain_date(slot.made.local.date()) if slot.made is not None else ""
            text = tr("Key file {number}, of {date}", number=count, date=date)
            remove = Button(self.look, tr("Take its key away"), DANGER, size=34)
            remove.setAccessibleName(tr("Take the key of key file {number} away", number=count))
            remove.set_usable(not state.busy, tr("In a moment: something else is being done."))
            remove.clicked.connect(lambda _=False, slot_id=slot.slot_id: self._ask_remove(slot_id))
            label = Label(self.look, text, "body")
            label.setMinimumHeight(remove.sizeHint().height())
            line: tuple[QWidget, ...] = (label, remove)
            self._file_list.addWidget(WrappingRow(self.look, line, 16))

    def _say(self, part: str, note: Note, state: KeysState) -> None:
        """What went wrong in this part, or what was done and what that does not reach."""
        note.setVisible(state.at == part and (state.error is not None or state.report is not None))
        if state.error is not None:
            error = state.error
            said = f"{filled(error.what_template, error.values)} {filled(error.hint_template, error.values)}"
            note.say(said.strip(), "warning", "danger")
        elif state.report is not None:
            report = state.report
            left = " " + tr("Damaged and left under the old key: {count}.", count=len(state.left)) if state.left else ""
            note.say(f"{tr(report.done)}{left} {tr(report.reaches_not)} {tr(report.offer)}", "check", "ink2")
