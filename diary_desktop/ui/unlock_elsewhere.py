"""The pages for a diary that lies elsewhere or in a backup: which of both, bringing it back, and what came of it."""

from __future__ import annotations

from collections import Counter

from diary_desktop.domain.backup import Generation
from diary_desktop.presenters.unlock_state import UnlockState

from .language import counted, tr
from .missing_words import missing
from .unlock_page import UnlockPage, error_text
from .unlock_rows import LabelledRow, PlaceRow, SecretRow
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.choice_button import ChoiceButton
from .widgets.flow_text import FlowText
from .widgets.usable import set_usable
from .words import number, plain_date, size_text, time_of

NAMED_PROBLEMS = 4
"""Of what could not be brought back; the rest is counted."""


class AwayPage(UnlockPage):
    """The diary that was open last is not there: where it lies, and every way on without it."""

    def build(self) -> None:
        self.head(tr("Your diary is not there now"), tr("It lies on a stick or disk, or in a folder that is away:"))
        self._place = FlowText(self.look, "", "body", "ink")
        self.column.addWidget(self._place)
        self._note = self.note()
        self._again = self.main_button(tr("Try again"))
        self._again.clicked.connect(self.wishes.again_wanted)
        self._have = self._wide(tr("I already have a diary"), "archive")
        self.turns_to(self._have, "have")
        self._beside = self._wide("", "plus")
        self._beside.clicked.connect(self.wishes.beside_wanted)

    def show_state(self, state: UnlockState) -> None:
        self._place.set_text(str(state.away or ""))
        set_usable((self._again, self._have, self._beside), not state.busy)
        self._beside.setVisible(bool(state.beside))
        new = state.beside == "new"
        words = tr("Start a new one") if new else tr("Open the one on this computer")
        self._beside.set_face(words, "plus" if new else "book")
        if state.error is not None and not state.busy:
            self._note.say(error_text(state.error), "warning", "danger")
        else:
            self._note.say(tr("Plug it in, then try again. Nothing is lost."), "usb", "ink2")

    def focus_first(self) -> None:
        self._again.setFocus()

    def _wide(self, text: str, icon: str) -> Button:
        button = Button(self.look, text, SECONDARY, icon=icon, size=46)
        button.setSizePolicy(self._again.sizePolicy())
        self.column.addSpacing(self.look.s(10))
        self.column.addWidget(button)
        return button


class HavePage(UnlockPage):
    """Open a folder, or bring a backup back."""

    def build(self) -> None:
        self.head(tr("I already have a diary"), tr("It may lie in another folder, or in a backup on a stick or disk."))
        self._folder = self.main_button(tr("Open its folder"))
        self._folder.clicked.connect(self.wishes.folder_wanted)
        self.column.addSpacing(self.look.s(10))
        self._backup = Button(self.look, tr("Restore a backup"), SECONDARY, icon="archive", size=46)
        self._backup.setSizePolicy(self._folder.sizePolicy())
        self.turns_to(self._backup, "restore")
        self.column.addWidget(self._backup)
        self._note = self.note()
        self.quiet_row(self.turns_to(Button(self.look, tr("Back"), QUIET, icon="back", flush=True), "open"))

    def show_state(self, state: UnlockState) -> None:
        set_usable((self._folder, self._backup), not state.busy)
        if state.error is not None:
            self._note.say(error_text(state.error), "warning", "danger")
        else:
            self._note.say(tr("Of the folders you open here, only the last one is remembered."), "info", "ink2")

    def focus_first(self) -> None:
        self._folder.setFocus()


class RestorePage(UnlockPage):
    """Where the backup lies, which one, what opens it, and where the diary goes."""

    def build(self) -> None:
        self.head(tr("Restore a backup"), tr("Nothing that is there already is changed."), mark=False)
        self._choose = Button(self.look, tr("Choose the backup folder"), SECONDARY, icon="archive")
        self._choose.clicked.connect(self.wishes.backups_wanted)
        self.column.addWidget(self._choose)
        self._which = LabelledRow(self.look, tr("Which one"))
        self._choice = ChoiceButton(self.look, tr("Backup"), ())
        self._choice.set_kind(SECONDARY)
        self._choice.chosen.connect(self.wishes.backup_chosen)
        self._which.column.addWidget(self._choice)
        self._shown: tuple[Generation, ...] = ()
        ways = (("passphrase", tr("The passphrase it had then")), ("words", tr("The recovery words it had then")))
        self._secret = SecretRow(self.look, ways)
        self._secret.entered.connect(self._send)
        self.fields.append(self._secret.field)
        self._place = PlaceRow(self.look, tr("Where the diary will lie"))
        self._place.elsewhere_wanted.connect(self.wishes.target_wanted)
        for row in (self._which, self._secret, self._place):
            self.column.addWidget(row)
        self._note = self.note()
        self._restore = self.main_button(tr("Restore"))
        self._restore.clicked.connect(self._send)
        self._leave = self.leave_row("have")

    def show_state(self, state: UnlockState) -> None:
        for one in (self._which, self._secret, self._place, self._restore):
            one.setVisible(bool(state.restore.found))
        set_usable((self._choose, self._which, self._secret, self._place, self._restore), not state.busy)
        self._leave.show_busy(busy=state.busy)
        self._show_found(state.restore.found, state.restore.chosen)
        self._place.show_place(state.restore.target)
        self._restore.set_face(_restoring_text(state) if state.busy else tr("Restore"))
        if state.error is not None and not state.busy:
            self._note.say(error_text(state.error), "warning", "danger")
        else:
            self._note.say(tr("A backup opens with what opened the diary on its day."), "info", "ink2")

    def focus_first(self) -> None:
        self._choose.setFocus()

    def _show_found(self, found: tuple[Generation, ...], chosen: str) -> None:
        if found != self._shown:
            self._shown = found
            self._choice.set_choices(generation_words(found))
            if found:
                self._secret.field.focus()
        self._choice.show_choice(chosen)

    def _send(self) -> None:
        secret = self._secret.taken() if self._restore.isEnabled() else None
        if secret is not None:
            self.wishes.restore_asked.emit(self._secret.way, secret)


class RestoredPage(UnlockPage):
    """What came back, and the names of what did not."""

    def build(self) -> None:
        self._title = self.head(tr("Your diary is back"), "", mark=True)
        self._counts = FlowText(self.look, "", "body", "ink")
        self.column.addWidget(self._counts)
        self.column.addSpacing(self.look.s(10))
        self._problems = FlowText(self.look, "", "body", "danger")
        self.column.addWidget(self._problems)
        self.column.addSpacing(self.look.s(20))
        self._open = self.main_button(tr("Open it"))
        self._open.clicked.connect(self.wishes.restored_opened)

    def show_state(self, state: UnlockState) -> None:
        report = state.restore.report
        if report is None:
            return
        nothing = bool(report.problems) and not report.entries
        self._title.setText(tr("No entry could be brought back") if nothing else tr("Your diary is back"))
        entries = counted(report.entries, "1 entry", "{count} entries")
        sounds = counted(report.sounds, "1 recording", "{count} recordings")
        place = tr("It lies in {place}.", place=report.folder)
        told = f"{entries}, {sounds}. {place}"
        if state.restore.new_words:
            told += "\n" + tr("It has new recovery words: you will see them when you open it.")
        self._counts.set_text(told)
        named = "\n".join(missing(one) for one in report.problems[:NAMED_PROBLEMS])
        more = len(report.problems) - NAMED_PROBLEMS
        rest = "\n" + tr("and {count} more", count=more) if more > 0 else ""
        gone = tr("This could not be brought back:") + f"\n{named}{rest}"
        self._problems.set_text(gone if report.problems else "")
        self._problems.setVisible(bool(report.problems))

    def focus_first(self) -> None:
        self._open.setFocus()


def generation_words(found: tuple[Generation, ...]) -> tuple[tuple[str, str], ...]:
    """Each backup by its day and size; with a few letters of its diary's id where several diaries lie together."""
    diaries = Counter(one.vault for one in found)
    words = []
    for one in found:
        local = one.made.astimezone()
        parts = [f"{plain_date(local.date())}, {time_of(local)}", size_text(one.size)]
        parts += [tr("diary {letters}", letters=one.vault[:4])] if len(diaries) > 1 else []
        words.append((one.name, " · ".join(parts)))
    return tuple(words)


def _restoring_text(state: UnlockState) -> str:
    if state.step == "restore" and state.total:
        return tr("Restoring {done} of {total}", done=number(state.done), total=number(state.total))
    return tr("Restoring...") if state.step == "restore" else tr("Looking...")
