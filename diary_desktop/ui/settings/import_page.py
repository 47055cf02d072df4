"""Import: another program's diary, looked through before anything is changed; and for 30 days the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.domain.foreign import Unreadable
from diary_desktop.domain.imported import DryRun, ImportReport, PastImport
from diary_desktop.domain.table import Cell, Column, Table
from diary_desktop.presenters.importing import ImportPresenter, ImportState

from ..file_choice import FileChoice
from ..import_words import (
    flaw_word,
    format_word,
    found_words,
    list_text,
    past_words,
    taken_words,
    undone_words,
)
from ..language import counted, tr
from ..widgets.buttons import PRIMARY, SECONDARY, Button
from ..widgets.note import Note
from ..widgets.number_table import NumberTable
from ..widgets.scroller import emptied
from ..widgets.text import Label
from ..widgets.wrapping_row import WrappingRow
from ..words import filled, long_date, number
from .desk import SettingsDesk
from .page import SettingsPage
from .rows import Row


class PastRow(Row):
    """One import, and its undoing while that is possible."""

    def __init__(self, page: ImportPage, one: PastImport) -> None:
        title = f"{format_word(one.note.form)}, {long_date(one.note.made.local.date())}"
        super().__init__(page.look, title, past_words(one))
        name = f"{tr('Undo')}: {title}"
        self.undo = Button(page.look, tr("Undo"), SECONDARY, icon="undo", size=34, name=name)
        self.undo.setVisible(one.can_be_undone and one.there > 0)
        self.beside.addWidget(self.undo)


class ImportPage(SettingsPage):
    """Pick, look through, agree; below it what came in before."""

    def build(self) -> None:
        self._choosing()
        self._dry_run()
        self._past = QVBoxLayout()
        self._past.setContentsMargins(0, 0, 0, 0)
        self._past.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self._past)
        self.column.addWidget(holder)
        self._shown: tuple[PastImport, ...] = ()
        self._unreadable: tuple[Unreadable, ...] = ()
        self._found_shown: DryRun | None = None
        self._presenter = _tied(self.desk, self)

    def entered(self) -> None:
        self._presenter.begin()

    def wipe(self) -> None:
        emptied(self._past)
        emptied(self._tables)
        self._shown, self._unreadable, self._found_shown = (), (), None

    def show_state(self, state: ImportState) -> None:
        for one in (self._file, self._folder):
            one.set_usable(not state.is_busy, tr("In a moment: something else is being done."))
        self._stop.setVisible(state.is_busy)
        self._say(state)
        self._found.set_wanted(state.found is not None)
        if state.found is not None and state.found is not self._found_shown:
            self._show_found(state.found)
        self._found_shown = state.found
        lost = state.found.unreadable if state.found else state.report.unreadable if state.report else ()
        self._unreadable = lost
        self._save_after.setVisible(bool(lost) and state.found is None)
        if state.past != self._shown:
            self._shown = state.past
            self._show_past(state.past)
        for row in self.findChildren(PastRow):
            row.undo.set_usable(not state.is_busy, tr("In a moment: something else is being done."))

    def _choosing(self) -> None:
        text = tr(
            "Exports of Day One, Apple Journal, Google Keep and jrnl, a folder of Markdown, or an open archive of this "
            "diary. They are only read, and nothing is taken in before you have seen what it would be."
        )
        row = self.add(Row(self.look, tr("Bring another diary"), text))
        self._file = Button(self.look, tr("Choose a file..."), SECONDARY, icon="download")
        self._folder = Button(self.look, tr("Choose a folder..."), SECONDARY, icon="archive")
        self._stop = Button(self.look, tr("Stop"), SECONDARY, icon="stop", name=tr("Stop taking in entries"))
        self._save_after = Button(self.look, tr("Save the list..."), SECONDARY, icon="download")
        buttons = (self._file, self._folder, self._stop, self._save_after)
        row.below.addWidget(WrappingRow(self.look, buttons, 10))
        self._news = Note(self.look)
        row.below.addWidget(self._news)
        self._file.clicked.connect(lambda: self._choose(folder=False))
        self._folder.clicked.connect(lambda: self._choose(folder=True))
        self._stop.clicked.connect(lambda: self._presenter.leave())
        self._save_after.clicked.connect(self._save_list)

    def _dry_run(self) -> None:
        self._found = self.add(Row(self.look, tr("What would be taken in"), tr("Nothing was changed yet.")))
        self._span = Label(self.look, "", "body", "ink", wrap=True)
        self._found.below.addWidget(self._span)
        self._tables = QVBoxLayout()
        self._tables.setSpacing(self.look.s(12))
        self._found.below.addLayout(self._tables)
        self._take = Button(self.look, tr("Import"), PRIMARY, icon="check")
        self._leave = Button(self.look, tr("Cancel"), SECONDARY, name=tr("Cancel the import"))
        self._save = Button(self.look, tr("Save the list..."), SECONDARY, icon="download")
        self._found.below.addWidget(WrappingRow(self.look, (self._take, self._leave, self._save), 10))
        self._take.clicked.connect(lambda: self._presenter.take_in())
        self._leave.clicked.connect(lambda: self._presenter.leave())
        self._save.clicked.connect(self._save_list)
        self._found.set_wanted(False)

    def _choose(self, *, folder: bool) -> None:
        def chosen(paths: list[Path]) -> None:
            self._presenter.choose(paths[0])

        FileChoice(self.desk.window, tr("Bring another diary"), chosen, folder=folder).open()

    def _save_list(self) -> None:
        text = list_text(self._unreadable)

        def chosen(paths: list[Path]) -> None:
            self._presenter.save_list(paths[0], text)

        FileChoice(self.desk.window, tr("Save the list"), chosen, save_as="not-readable.txt").open()

    def _show_found(self, found: DryRun) -> None:
        self._span.setText(found_words(found))
        emptied(self._tables)
        self._tables.addWidget(NumberTable(self.look, _counts(found), _said))
        if found.unreadable:
            self._tables.addWidget(NumberTable(self.look, _flaws(found.unreadable), _said))
        self._take.setVisible(found.new > 0)
        self._take.set_face(counted(found.new, "Import 1 entry", "Import {count} entries"), "check")
        self._save.setVisible(bool(found.unreadable))

    def _show_past(self, past: Sequence[PastImport]) -> None:
        emptied(self._past)
        for one in past:
            row = PastRow(self, one)
            row.undo.clicked.connect(lambda _=False, one=one: self._presenter.undo(one.note.import_id))
            self._past.addWidget(row)

    def _say(self, state: ImportState) -> None:
        said = [taken_words(state.report)] if state.report else [undone_words(state.undone)] if state.undone else []
        if state.report and state.report.unreadable:
            count = len(state.report.unreadable)
            said.append(counted(count, "1 thing could not be read.", "{count} things could not be read."))
        self._news.setVisible(bool(state.error or state.is_busy or said))
        if state.error is not None:
            what, hint, values = state.error.what_template, state.error.hint_template, state.error.values
            self._news.say(f"{filled(what, values)} {filled(hint, values)}", "warning", "danger")
        elif state.running and state.total:
            text = tr("Taking in {done} of {total}.", done=number(state.done), total=number(state.total))
            self._news.say(text, "download", "ink2")
        elif state.is_busy:
            self._news.say(tr("Looking..."), "search", "ink2")
        elif said:
            self._news.say(" ".join(said), "check", "ok")


def _tied(desk: SettingsDesk, page: ImportPage) -> ImportPresenter:
    one = desk.journeys
    made: list[ImportPresenter] = []

    def kept(report: ImportReport) -> None:
        desk.favours.toast(taken_words(report), tr("Undo"), lambda: made[0].undo(report.import_id))

    def make(show: Callable[[ImportState], None]) -> ImportPresenter:
        made.append(ImportPresenter(one.importing, one.tasks, one.bus, show, kept))
        return made[0]

    return desk.tie("import", make, page.show_state)


def _counts(found: DryRun) -> Table:
    titles = ("Found", "New", "Here already", "Files", "Not readable")
    figures = (found.found, found.new, found.duplicates, found.files, len(found.unreadable))
    return Table("import", "What would be taken in", tuple(Column(one, "count") for one in titles), (figures,))


def _flaws(several: Sequence[Unreadable]) -> Table:
    columns = (Column("Not readable", "text"), Column("Why", "text"))
    return Table("unreadable", "Not readable", columns, tuple((one.item, flaw_word(one.flaw)) for one in several))


def _said(cell: Cell, _: Column) -> str:
    return number(cell) if isinstance(cell, int) else str(cell)
