"""Words & names: what the recogniser should know, the same slips in older entries, and marks that are said aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.domain.vocabulary import KnownName, Place
from diary_desktop.presenters.settings import SettingsState
from diary_desktop.presenters.words import WordsPresenter, WordsState

from ..language import counted, tr
from ..widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ..widgets.change_row import ChangeRow
from ..widgets.choice_button import ChoiceButton
from ..widgets.field import Field
from ..widgets.note import Note
from ..widgets.scroller import emptied
from ..widgets.text import Label
from ..widgets.wrapping_row import WrappingRow
from ..words import filled, number, plain_date
from .desk import SettingsDesk
from .page import SettingsPage
from .rows import Row, SwitchRow
from .sealed import tie_settings

MOST_NAMES, MOST_PLACES = 200, 20
"""Shown at a time; the search field of the settings and the answers given bring up the others."""


class AddNameRow(Row):
    """A name by hand: how it is written and, if that is known, what is heard instead."""

    def __init__(self, page: WordsPage) -> None:
        look = page.look
        super().__init__(look, tr("Add a name"), tr("People, places, anything the diary writes wrong."))
        self.name = Field(look, tr("Name"), placeholder=tr("as you write it"))
        self.heard = Field(look, tr("Heard as"), placeholder=tr("what came out instead, if you know"))
        for label, field in ((tr("Name"), self.name), (tr("Heard as"), self.heard)):
            self.below.addWidget(Label(look, label, "label", "ink2"))
            self.below.addWidget(field)
            field.entered.connect(self._add)
        choices = (("", tr("Any language")), ("en", "English"), ("vi", "Tiếng Việt"))
        self.language = ChoiceButton(look, tr("Language"), choices)
        self.language.set_kind(SECONDARY)
        self.language.show_choice("")
        self.language.chosen.connect(self._choose)
        self.button = Button(look, tr("Add"), SECONDARY, icon="plus", name=tr("Add this name"))
        self.button.clicked.connect(self._add)
        self.below.addWidget(WrappingRow(look, (self.language, self.button), 10))
        self._page, self._code = page, ""

    def _choose(self, code: str) -> None:
        self._code = code
        self.language.show_choice(code)

    def _add(self) -> None:
        if self.name.text.strip():
            self._page.presenter.add(self.name.text, self.heard.text, self._code)
            self.name.set_text("")
            self.heard.set_text("")
            self.name.edit.setFocus()


class NameRow(Row):
    """One name, what it came out as, and the way to forget it."""

    def __init__(self, page: WordsPage, name: KnownName) -> None:
        languages = {"en": "English", "vi": "Tiếng Việt"}
        heard = tr("heard as {words}", words=", ".join(f"“{one}”" for one in name.heard)) if name.heard else ""
        facts = (languages.get(name.language, name.language), heard)
        super().__init__(page.look, name.meant, " · ".join(one for one in facts if one))
        said = f"{tr('Remove')}: {name.meant}"
        self.remove = Button(page.look, tr("Remove"), QUIET, icon="trash", size=34, name=said)
        self.remove.clicked.connect(lambda: page.presenter.remove(name))
        self.beside.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class WordsPage(SettingsPage):
    """Lists are built anew only where they are other ones."""

    def build(self) -> None:
        self._marks = self.add(
            SwitchRow(
                self.look,
                tr("Write marks that you say"),
                tr(
                    "“Full stop”, “comma”, “question mark”, “new paragraph” become marks, unless they are part of a"
                    " sentence. Off, every word you say is written."
                ),
            )
        )
        self._places_row = self.add(Row(self.look, tr("The same slip in older entries")))
        self._change_all = Button(self.look, tr("Change all of them"), PRIMARY, icon="check")
        self._change_all.clicked.connect(lambda: self.presenter.correct_all())
        self._places_row.add_below(self._change_all)
        self._places = _list_below(self._places_row, self.look.s(10))
        self._adding = self.add(AddNameRow(self))
        self._trouble = Note(self.look)
        self._trouble.setContentsMargins(0, self.look.s(16), 0, 0)
        self._trouble.hide()
        self.column.addWidget(self._trouble)
        self._looking = Label(self.look, tr("Looking..."), "small", "ink2")
        self._looking.setContentsMargins(0, self.look.s(16), 0, 0)
        self.column.addWidget(self._looking)
        holder = QWidget()
        self._names = QVBoxLayout(holder)
        self._names.setContentsMargins(0, 0, 0, 0)
        self._names.setSpacing(0)
        self.column.addWidget(holder)
        self._shown: tuple[object, object] = (None, None)
        self.presenter: WordsPresenter = _tied(self.desk, self.show_words)
        self._settings = tie_settings(self.desk, self.show_state)
        self._marks.wished.connect(lambda on: self._settings.change("listening", spoken_marks=on))

    def entered(self) -> None:
        self.presenter.begin()
        self._settings.begin()

    def wipe(self) -> None:
        """Names and places are words of the diary."""
        self._adding.name.set_text("")
        self._adding.heard.set_text("")
        emptied(self._places)
        emptied(self._names)
        self._shown = (None, None)

    def show_state(self, state: SettingsState) -> None:
        self._marks.show_value(state.settings.listening.spoken_marks)

    def show_words(self, state: WordsState) -> None:
        self._trouble.setVisible(state.error is not None)
        if state.error is not None:
            what, hint, values = state.error.what_template, state.error.hint_template, state.error.values
            self._trouble.say(f"{filled(what, values)} {filled(hint, values)}", "warning", "danger")
        self._places_row.set_wanted(state.looking or bool(state.places))
        self._places_row.set_help(_looked(state))
        self._change_all.setVisible(bool(state.places))
        self._change_all.set_usable(not state.busy, tr("In a moment: something else is being done."))
        if state.places[:MOST_PLACES] != self._shown[0]:
            self._fill_places(state.places[:MOST_PLACES])
        self._looking.setVisible(not state.known and state.error is None)
        if state.known and state.names != self._shown[1]:
            self._fill_names(state.names)
        self._shown = (state.places[:MOST_PLACES], state.names if state.known else None)

    def _fill_places(self, places: Sequence[Place]) -> None:
        rows = self.findChildren(ChangeRow)
        focused: QWidget | None = self.focusWidget()
        here = next((at for at, row in enumerate(rows) if focused is not None and row.isAncestorOf(focused)), -1)
        emptied(self._places)
        for one in places:
            day = plain_date(one.when.local.date())
            row = ChangeRow(
                self.look, (one.before, one.after), one.heard, one.meant, note=day, opens=tr("Open the entry")
            )
            row.taken.connect(lambda one=one: self.presenter.correct((one,)))
            row.left.connect(lambda one=one: self.presenter.leave_alone(one))
            row.opened.connect(lambda one=one: self.desk.favours.open_entry(one.entry_id))
            self._places.addWidget(row)
        rows = self.findChildren(ChangeRow)
        if here >= 0:
            stop = rows[min(here, len(rows) - 1)].take if rows else self._adding.name.edit
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill_names(self, names: Sequence[KnownName]) -> None:
        focused: QWidget | None = self.focusWidget()
        was_here = any(focused is not None and row.isAncestorOf(focused) for row in self.findChildren(NameRow))
        emptied(self._names)
        for one in names[:MOST_NAMES]:
            self._names.addWidget(NameRow(self, one))
        more = len(names) - MOST_NAMES
        if more > 0:
            text = tr("{count} more names are not shown here.", count=number(more))
            self._names.addWidget(Row(self.look, text, line=False))
        if not names:
            none = tr("No names yet.")
            hint = tr("When you correct a name in an entry that you spoke, the diary asks whether to remember it.")
            self._names.addWidget(Row(self.look, none, hint, line=False))
        if was_here:
            self._adding.name.edit.setFocus(Qt.FocusReason.TabFocusReason)


def _looked(state: WordsState) -> str:
    """How far looking is, or what was found."""
    if state.looking:
        far = tr("{done} of {total}", done=number(state.done), total=number(state.total)) if state.total else ""
        return f"{tr('Looking through your entries.')} {far}".strip()
    entries = len({one.entry_id for one in state.places})
    found = counted(entries, "Found in 1 entry.", "Found in {count} entries.")
    return f"{found} {tr('What you change stays in the history of the entry.')}"


def _list_below(row: Row, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    row.below.addLayout(column)
    return column


def _tied(desk: SettingsDesk, show: Callable[[WordsState], None]) -> WordsPresenter:
    made: list[WordsPresenter] = []

    def corrected(entries: int) -> None:
        desk.favours.toast(counted(entries, "1 entry changed.", "{count} entries changed."))

    def removed(name: KnownName) -> None:
        desk.favours.toast(tr("“{name}” is removed.", name=name.meant), tr("Undo"), lambda: made[0].bring_back(name))

    def make(tell: Callable[[WordsState], None]) -> WordsPresenter:
        made.append(WordsPresenter(desk.journeys, tell, corrected, removed))
        return made[0]

    return desk.tie("words", make, show)
