"""The Backup page: where, when, what was proved, and the ways back: a trial, a restore, a bundle, a merge."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.domain.backup import Generation
from diary_desktop.domain.entry import EntrySummary
from diary_desktop.ports.storage import Secrets
from diary_desktop.presenters.backup import BackupPageState, Part, card_of

from ..file_choice import FileChoice
from ..language import counted, tr
from ..widgets.backup_card import card_words, running_words
from ..widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ..widgets.dialog import LossDialog
from ..widgets.entry_words import shown_title
from ..widgets.note import Note
from ..widgets.scroller import emptied
from ..widgets.text import Label
from ..widgets.wrapping_row import WrappingRow
from ..words import filled, plain_date
from .backup_forms import BundleForm, MergeForm, RestoreForm, merge_words
from .page import SettingsPage
from .rows import Row, SwitchRow
from .trial_row import TrialRow, drill_words, sentences, tie_backup

MOST_SHOWN = 6
"""Entries in conflict that are led to from here after a merge."""


class BackupPage(SettingsPage):
    """One row for each thing; a form opens inside of its row."""

    def build(self) -> None:
        self._folder_row()
        text = tr("When nobody has touched the diary for two minutes, and before the window closes.")
        self._daily = self.add(SwitchRow(self.look, tr("Back up every day"), text))
        self._now_row()
        self._try_row()
        self._restore_row()
        self._bundle_row()
        self._merge_row()
        rows: dict[Part, Row] = {"folders": self._where, "now": self._now, "try": self._try, "restore": self._restore,
                                 "bundle": self._bundle, "merge": self._merge}  # fmt: skip
        self._notes = {part: row.add_note() for part, row in rows.items()}
        self._split = QVBoxLayout()
        self._split.setSpacing(self.look.s(8))
        self._merge.below.addLayout(self._split)
        self._split_shown: tuple[EntrySummary, ...] = ()
        self._presenter = tie_backup(self.desk, self.show_state)
        self._connect()

    def entered(self) -> None:
        self._presenter.begin()

    def wipe(self) -> None:
        for form in (self._restore_form, self._bundle_form, self._merge_form):
            form.wipe()
        self._show_split(())

    def show_state(self, state: BackupPageState) -> None:
        self._show_folders(state)
        self._daily.show_value(state.automatic)
        self._show_now(state)
        self._try.show_drill(state.backup.drill)
        for form, name in (
            (self._restore_form, "restore"),
            (self._bundle_form, "bundle"),
            (self._merge_form, "merge"),
        ):
            if state.form != name and form.isVisibleTo(self):
                form.wipe()
            form.setVisible(state.form == name)
        self._restore_form.show_candidates(state.candidates, busy=bool(state.busy))
        self._merge_form.show_counted(state.counted if state.form == "merge" else None, busy=bool(state.busy))
        for button in (self._add, self._back_up, self._rehearse, self._open_restore, self._open_bundle,
                       self._open_merge):  # fmt: skip
            free = not state.busy and not state.backup.running
            button.set_usable(free, tr("In a moment: something else is being done."))
        for part, note in self._notes.items():
            self._say(part, note, state)
        self._show_split(state.counted.split if state.done == "merged" and state.counted is not None else ())

    def _folder_row(self) -> None:
        text = tr("A folder on a stick or another disk. Everything in it is sealed: it can be lost without being read.")
        self._where = self.add(Row(self.look, tr("Where backups go"), text))
        self._folder_list = QVBoxLayout()
        self._folder_list.setSpacing(self.look.s(8))
        self._where.below.addLayout(self._folder_list)
        self._add = self._where.add_opener(tr("Choose a folder"), "usb")

    def _now_row(self) -> None:
        self._now = self.add(Row(self.look, tr("Last backup")))
        self._back_up = Button(self.look, tr("Back up now"), PRIMARY, icon="archive")
        self._stop = Button(self.look, tr("Stop"), QUIET)
        self._now.below.addWidget(WrappingRow(self.look, (self._back_up, self._stop), 10))

    def _try_row(self) -> None:
        self._try = self.add(TrialRow(self.look))
        self._rehearse = self._try.again

    def _restore_row(self) -> None:
        text = tr(
            "The diary goes back to the day of the backup. As it is now it is kept beside it until you have opened "
            "the restored one."
        )
        self._restore = self.add(Row(self.look, tr("Restore from a backup"), text))
        self._open_restore = self._restore.add_opener(tr("Choose a backup"), "history")
        self._restore_form = RestoreForm(self.look)
        self._restore.add_form(self._restore_form)

    def _bundle_row(self) -> None:
        text = tr("All entries with their sound, photos and files in one file, under a passphrase of its own.")
        self._bundle = self.add(Row(self.look, tr("A bundle for another computer"), text))
        self._open_bundle = self._bundle.add_opener(tr("Make a bundle"), "download")
        self._bundle_form = BundleForm(self.look)
        self._bundle.add_form(self._bundle_form)

    def _merge_row(self) -> None:
        text = tr("Nothing here is lost or written over. What went on in both places is kept side by side.")
        self._merge = self.add(Row(self.look, tr("Merge a bundle from another computer"), text))
        self._open_merge = self._merge.add_opener(tr("Choose a bundle"), "plus")
        self._merge_form = MergeForm(self.look)
        self._merge.add_form(self._merge_form)

    def _connect(self) -> None:
        one = self._presenter
        self._add.clicked.connect(self._ask_folder)
        self._daily.wished.connect(one.set_automatic)
        self._back_up.clicked.connect(one.back_up)
        self._stop.clicked.connect(one.stop)
        self._rehearse.clicked.connect(one.try_restore)
        self._open_restore.clicked.connect(self._ask_backups)
        self._restore_form.given.connect(self._ask_restore)
        self._open_bundle.clicked.connect(lambda: one.open_form("bundle"))
        self._bundle_form.given.connect(self._ask_bundle)
        self._open_merge.clicked.connect(self._ask_merge)
        self._merge_form.given.connect(one.count)
        self._merge_form.agreed.connect(lambda also: one.merge(also_erased=also))
        for form in (self._restore_form, self._bundle_form, self._merge_form):
            form.left.connect(lambda: one.open_form(""))

    def _ask_folder(self) -> None:
        title = tr("Choose a folder for backups")
        FileChoice(self.desk.window, title, lambda found: self._presenter.add_folder(found[0]), folder=True).open()

    def _ask_backups(self) -> None:
        title = tr("Choose the folder the backups lie in")
        FileChoice(self.desk.window, title, lambda found: self._presenter.look_in(found[0]), folder=True).open()

    def _ask_bundle(self, passphrase: bytearray) -> None:
        def chosen(found: list[Path]) -> None:
            self._presenter.make_bundle(found[0], passphrase)

        FileChoice(self.desk.window, tr("Make a bundle"), chosen, save_as="diary.bundle").open()

    def _ask_merge(self) -> None:
        def chosen(found: list[Path]) -> None:
            self._presenter.open_form("merge")
            self._merge_form.set_file(found[0])
            self._merge_form.secret.focus()

        FileChoice(self.desk.window, tr("Choose a bundle"), chosen).open()

    def _ask_restore(self, generation: Generation, secrets: Secrets) -> None:
        LossDialog(
            self.look,
            self.desk.window,
            tr("Go back to the diary of {date}?", date=plain_date(generation.made.astimezone().date())),
            tr("The diary closes. What was written since stays beside it until you have opened the restored one."),
            tr("Go back"),
            tr("Keep it as it is"),
        ).ask(lambda: self._presenter.restore(generation, secrets))

    def _show_folders(self, state: BackupPageState) -> None:
        """Until there is a folder, choosing one is what is to be done here."""
        self._add.set_kind(SECONDARY if state.backup.folders else PRIMARY)
        self._back_up.set_kind(PRIMARY if state.backup.folders else SECONDARY)
        emptied(self._folder_list)
        for folder in state.backup.folders:
            forget = Button(self.look, tr("Forget it"), QUIET, size=34)
            forget.setAccessibleName(tr("Make no more backups in {folder}", folder=folder))
            forget.set_usable(not state.busy, tr("In a moment: something else is being done."))
            forget.clicked.connect(lambda _=False, chosen=folder: self._presenter.forget_folder(chosen))
            label = Label(self.look, folder, "body", wrap=True)
            label.setMinimumHeight(forget.sizeHint().height())
            line: tuple[QWidget, ...] = (label, forget)
            self._folder_list.addWidget(WrappingRow(self.look, line, 16))

    def _show_now(self, state: BackupPageState) -> None:
        card = card_of(state.backup, self.desk.journeys.clock())
        title, line = card_words(card)
        kept = len(state.backup.known)
        rule = tr("The newest of 7 days, 4 weeks and 12 months are kept.")
        told = counted(kept, "There is 1 now.", "There are {count} now.") if kept else ""
        damaged = sum(bool(one.problems) for one in state.backup.known)
        broken = counted(damaged, "1 of them is damaged.", "{count} of them are damaged.") if damaged else ""
        head = sentences(title, line) if card.kind != "never" else sentences(title)  # the row above says where to
        if card.kind == "running":  # how far one goes that was asked for here stands under its button
            head = title if state.busy == "now" else f"{title} {running_words(card)}"
        self._now.set_help(sentences(head, rule, told, broken))
        self._stop.setVisible(state.busy == "now")

    def _show_split(self, entries: tuple[EntrySummary, ...]) -> None:
        """Ways to what went on in both places."""
        if entries == self._split_shown:
            return
        self._split_shown = entries
        emptied(self._split)
        for one in entries[:MOST_SHOWN]:
            title = shown_title(one)
            see = Button(self.look, tr("See both: {title}", title=title), SECONDARY, icon="history", size=34)
            see.clicked.connect(lambda _=False, one=one: self.desk.favours.open_versions(one.entry_id))
            self._split.addWidget(WrappingRow(self.look, (see,), 10))
        if len(entries) > MOST_SHOWN:
            left = len(entries) - MOST_SHOWN
            more = tr("And {count} more; each says so on its own page.", count=left)
            self._split.addWidget(Label(self.look, more, "small", "ink2", wrap=True))

    def _say(self, part: Part, note: Note, state: BackupPageState) -> None:
        here = state.at == part
        if here and state.error is not None:
            error = state.error
            said = f"{filled(error.what_template, error.values)} {filled(error.hint_template, error.values)}"
            note.say(said.strip(), "warning", "danger")
        elif here and state.busy == part:
            note.say(tr("Working… {percent} %", percent=state.percent), "clock", "ink2")
        elif here and state.done:
            note.say(self._done_words(state), "check", "ok")
        note.setVisible(here and bool(state.error or state.busy == part or state.done))

    def _done_words(self, state: BackupPageState) -> str:
        if state.done == "bundled":
            return counted(state.count, "1 entry is in the bundle.", "{count} entries are in the bundle.")
        if state.done == "merged" and state.counted is not None:
            return tr("Merged.") + " " + merge_words(state.counted)
        if state.done == "tried" and state.drill is not None:
            return drill_words(state.drill)
        return tr("Backed up and checked")
