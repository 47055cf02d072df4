"""The forms of the Backup page: which backup to bring back, a passphrase for a bundle, and what a merge would bring."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from diary_desktop.domain.backup import Generation
from diary_desktop.domain.bundle import MergeReport
from diary_desktop.ports.storage import Secrets

from ..language import counted, tr
from ..look import Look
from ..passphrase_form import as_secret
from ..widgets.buttons import PRIMARY, SECONDARY, Button
from ..widgets.choice_button import ChoiceButton
from ..widgets.flow_text import FlowText
from ..widgets.note import Note
from ..widgets.scroller import emptied
from ..widgets.text import Label
from ..widgets.usable import set_usable
from ..widgets.wrapping_row import WrappingRow
from ..words import plain_date, size_text, time_of
from .key_forms import MEASURE, Form

NO_LIMIT = 16_777_215
"""Qt's own number for as wide as one likes."""


def generation_words(one: Generation) -> str:
    """Its local date and time, and its size without the sounds."""
    local = one.made.astimezone()
    return f"{plain_date(local.date())}, {time_of(local)} · {size_text(one.size)}"


class RestoreForm(Form):
    """``given`` carries the generation and the secrets of its day."""

    given = Signal(object, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._choice = QVBoxLayout()
        self.column.addLayout(self._choice)
        self.secret = self.field(tr("Passphrase of that day, or the 12 words"))
        self._with_words = ChoiceButton(
            look, tr("What it is"), (("passphrase", tr("Passphrase")), ("words", tr("Recovery words")))
        )
        self._with_words.set_kind(SECONDARY)
        self._kind = "passphrase"
        self._with_words.show_choice(self._kind)
        self._with_words.chosen.connect(self._choose_kind)
        self.go = Button(look, tr("Restore it"), SECONDARY, icon="history")
        self.column.addWidget(WrappingRow(look, (self._with_words, self.go, self.leave_button()), 10))
        self.go.clicked.connect(self._send)
        self.secret.entered.connect(self._send)
        self._candidates: dict[str, Generation] = {}
        self._chosen = ""

    def show_candidates(self, candidates: Sequence[Generation], *, busy: bool) -> None:
        """Newest first; the newest is chosen to begin with."""
        why = "" if candidates else tr("There are no backups in this folder.")
        set_usable((self.go, self.secret, self._with_words), not busy and bool(candidates), why)
        if tuple(self._candidates.values()) == tuple(candidates):
            return
        self._candidates = {f"{one.vault}/{one.name}": one for one in candidates}
        emptied(self._choice)
        if not candidates:
            self._choice.addWidget(FlowText(self.look, tr("There are no backups in this folder."), "body", "ink2"))
            return
        pairs = tuple((key, generation_words(one)) for key, one in self._candidates.items())
        which = ChoiceButton(self.look, tr("Which backup"), pairs)
        which.set_kind(SECONDARY)
        self._chosen = pairs[0][0]
        which.show_choice(self._chosen)
        which.chosen.connect(lambda key: self._choose(which, key))
        row = WrappingRow(self.look, (which,), 10)
        self._choice.addWidget(row)
        which.show()
        row.show()

    def wipe(self) -> None:
        self.secret.wipe()

    def _choose(self, which: ChoiceButton, key: str) -> None:
        self._chosen = key
        which.show_choice(key)

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self._with_words.show_choice(kind)

    def _send(self) -> None:
        generation = self._candidates.get(self._chosen)
        if generation is None or not self.secret.text.strip():
            self.secret.set_wrong(True)
            self.secret.focus()
            return
        typed = self.secret.text
        self.secret.wipe()
        if self._kind == "words":
            secrets = Secrets(recovery_words=as_secret(" ".join(typed.lower().split())))
        else:
            secrets = Secrets(passphrase=as_secret(typed))
        self.given.emit(generation, secrets)


class BundleForm(Form):
    """``given`` carries a passphrase for the bundle alone, typed twice."""

    given = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.first = self.field(tr("A passphrase for this bundle alone"))
        self.second = self.field(tr("The same once more"))
        self._note = Note(look)
        self._note.hide()
        self.column.addWidget(self._note)
        self.go = Button(look, tr("Choose where it goes"), SECONDARY, icon="usb")
        self.column.addWidget(WrappingRow(look, (self.go, self.leave_button()), 10))
        self.go.clicked.connect(self._send)
        self.second.entered.connect(self._send)
        self.first.entered.connect(self.second.focus)

    def wipe(self) -> None:
        self.first.wipe()
        self.second.wipe()
        self._note.hide()

    def _send(self) -> None:
        same = bool(self.first.text) and self.first.text == self.second.text
        self._note.setVisible(not same)
        if not same:
            self._note.say(tr("The two do not match yet."), "warning", "danger")
            self.second.focus()
            return
        typed = as_secret(self.first.text)
        self.wipe()
        self.given.emit(typed)


class MergeForm(Form):
    """First the bundle's passphrase, then what it would bring, then yes. ``agreed`` says whether erased ones too."""

    given = Signal(object, object)
    agreed = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._file: Path | None = None
        self._busy = False
        self.secret = self.field(tr("Passphrase of the bundle"))
        self._asked = self.findChildren(Label)[0]
        # Only the field is held to the measure: a paragraph inside a limited width is given too little height.
        self.setMaximumWidth(NO_LIMIT)
        self.secret.setMaximumWidth(look.s(MEASURE))
        self._said = Label(look, "", "body", "ink", wrap=True)
        self.column.addWidget(self._said)
        self.look_in = Button(look, tr("See what it would bring"), SECONDARY, icon="search")
        self.go = Button(look, tr("Merge it"), PRIMARY)
        self.all = Button(look, tr("Merge it, and bring back what was erased here"), SECONDARY)
        self.column.addWidget(WrappingRow(look, (self.look_in, self.go, self.all, self.leave_button()), 10))
        self.look_in.clicked.connect(self._send)
        self.secret.entered.connect(self._send)
        self.go.clicked.connect(lambda: self.agreed.emit(False))
        self.all.clicked.connect(lambda: self.agreed.emit(True))

    def set_file(self, file: Path) -> None:
        """The bundle that was chosen."""
        self._file = file

    def show_counted(self, counted_report: MergeReport | None, *, busy: bool) -> None:
        """What a merge would bring; ``None`` while nobody has looked."""
        known = counted_report is not None
        self._said.setText(merge_words(counted_report) if counted_report is not None else "")
        self._said.setVisible(known)
        for one in (self.look_in, self.secret, self._asked):
            one.setVisible(not known)
        self.go.setVisible(known)
        self.all.setVisible(counted_report is not None and counted_report.erased > 0)
        set_usable((self.secret, self.look_in, self.go, self.all), not busy)
        if self._busy and not busy and self.isVisible():  # what had the keys was not enabled meanwhile
            (self.go if known else self.secret.edit).setFocus()
        self._busy = busy

    def wipe(self) -> None:
        self.secret.wipe()

    def _send(self) -> None:
        if self._file is None or not self.secret.text:
            self.secret.set_wrong(True)
            self.secret.focus()
            return
        typed = as_secret(self.secret.text)
        self.secret.wipe()
        self.given.emit(self._file, typed)


def merge_words(report: MergeReport) -> str:
    """Counts in sentences; what is nought is not said."""
    parts = []
    for count, one, many in (
        (report.added, "1 new entry.", "{count} new entries."),
        (report.newer, "1 entry goes on.", "{count} entries go on."),
        (report.conflicts, "1 entry went on in both places: both states are kept and shown.",
         "{count} entries went on in both places: both states are kept and shown."),
        (report.details, "1 entry gains details.", "{count} entries gain details."),
        (report.same, "1 entry is the same.", "{count} entries are the same."),
        (report.sounds, "1 recording.", "{count} recordings."),
        (report.files, "1 photo or file.", "{count} photos and files."),
        (report.conversations, "1 conversation is new or goes on.", "{count} conversations are new or go on."),
        (report.conversations_erased, "1 conversation was erased here and stays away.",
         "{count} conversations were erased here and stay away."),
        (report.names, "1 name is new or was misheard in more ways.",
         "{count} names are new or were misheard in more ways."),
        (report.names_forgotten, "1 name was forgotten here and stays away.",
         "{count} names were forgotten here and stay away."),
        (report.erased_here, "1 was erased here and stays away.", "{count} were erased here and stay away."),
        (report.differs, "1 differs in mood, place or date: yours is kept.",
         "{count} differ in mood, place or date: yours are kept."),
        (len(report.damaged), "1 piece of the bundle is damaged and left out.",
         "{count} pieces of the bundle are damaged and left out."),
    ):  # fmt: skip
        if count:
            parts.append(counted(count, one, many))
    return " ".join(parts) or tr("The bundle is empty.")
