"""Write again: old recordings written down anew, how far that is, and what waits to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.vocabulary import RewritingState
from diary_desktop.presenters.again import AgainPresenter, AgainState, Heard

from ..language import counted, tr
from ..widgets.buttons import QUIET, SECONDARY, Button
from ..widgets.field import Field
from ..widgets.flow_text import FlowText
from ..widgets.note import Note
from ..widgets.scroller import emptied
from ..widgets.wrapping_row import WrappingRow
from ..words import filled, number, plain_date
from .desk import SettingsDesk
from .page import SettingsPage
from .rows import Row

MOST_SHOWN = 50
"""Entries shown at a time; the next ones come up as these are looked at."""


class HeardRow(Row):
    """One entry with a later transcript: its title, how much would change, and the way to look at it."""

    def __init__(self, page: AgainPage, one: Heard) -> None:
        super().__init__(page.look, plain_date(one.when.local.date()), _amount(one))
        self._title = FlowText(page.look, one.title, "title", size=17, max_lines=2)
        self.below.addWidget(self._title)
        name = f"{tr('Look at it')}: {one.title}"
        self.look_at = Button(page.look, tr("Look at it"), SECONDARY, icon="eye", size=34, name=name)
        self.look_at.clicked.connect(lambda: page.desk.favours.review(one.entry_id))
        self.beside.addWidget(self.look_at, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def terms(self) -> str:
        return f"{super().terms} {self._title.text}".casefold()


class AgainPage(SettingsPage):
    """Asks for it, shows how far it is, and lists what came of it."""

    def build(self) -> None:
        help_text = tr("In the background, and never while you speak or ask. Nothing changes until you have looked.")
        self._ask = self.add(Row(self.look, tr("Write recordings down again"), help_text))
        self._rough = Button(self.look, tr("The rough ones"), SECONDARY, icon="history")
        self._all = Button(self.look, tr("All of them"), SECONDARY)
        self._ask.below.addWidget(WrappingRow(self.look, (self._rough, self._all), 10))
        self._since = Field(self.look, tr("Day"), placeholder="2026-11-21")
        self._from = Button(self.look, tr("From this day on"), SECONDARY)
        self._since.setMinimumWidth(self.look.s(150))
        day = QHBoxLayout()
        day.setSpacing(self.look.s(10))
        day.addWidget(self._since)
        day.addWidget(self._from)
        day.addStretch(1)
        self._ask.below.addLayout(day)
        self._wrong = self._ask.add_note()
        self._far = self.add(Row(self.look, tr("How far it is")))
        self._pause = Button(self.look, tr("Pause"), SECONDARY, icon="pause")
        self._stop = Button(self.look, tr("Stop it"), QUIET, icon="close")
        self._far.below.addWidget(WrappingRow(self.look, (self._pause, self._stop), 10))
        self._trouble = Note(self.look)
        self._trouble.hide()
        self.column.addWidget(self._trouble)
        self._results = self.add(Row(self.look, tr("To be looked at")))
        self._take_all = Button(self.look, tr("Take all of it"), SECONDARY, icon="check")
        self._results.add_below(self._take_all)
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.column.addWidget(holder)
        self._shown: tuple[Heard, ...] | None = None
        self._paused = False
        self.presenter = _tied(self.desk, self.show_state)
        self._rough.clicked.connect(lambda: self.presenter.start("rough"))
        self._all.clicked.connect(lambda: self.presenter.start("all"))
        self._from.clicked.connect(self._start_from)
        self._since.entered.connect(self._start_from)
        self._pause.clicked.connect(lambda: self.presenter.resume() if self._paused else self.presenter.pause())
        self._stop.clicked.connect(lambda: self.presenter.stop())
        self._take_all.clicked.connect(lambda: self.presenter.take_all())

    def entered(self) -> None:
        self.presenter.begin()

    def wipe(self) -> None:
        """Titles are words of the diary."""
        emptied(self._list)
        self._shown = None

    def show_state(self, state: AgainState) -> None:
        self._trouble.setVisible(state.error is not None)
        if state.error is not None:
            what, hint, values = state.error.what_template, state.error.hint_template, state.error.values
            self._trouble.say(f"{filled(what, values)} {filled(hint, values)}", "warning", "danger")
        far = state.rewriting
        self._paused = far.paused
        self._far.set_wanted(far.active or far.paused or far.total > 0 or bool(far.recognizer))
        self._far.set_help(_how_far(far))
        for one in (self._pause, self._stop):
            one.setVisible(far.active or far.paused)
        self._pause.set_face(tr("Go on") if far.paused else tr("Pause"), "play" if far.paused else "pause")
        self._results.set_wanted(state.known)
        self._results.set_help(_found(state))
        self._take_all.setVisible(bool(state.heard))
        self._take_all.set_usable(not state.busy, tr("In a moment: something else is being done."))
        if state.known and state.heard != self._shown:
            self._shown = state.heard
            emptied(self._list)
            for one_heard in state.heard[:MOST_SHOWN]:
                self._list.addWidget(HeardRow(self, one_heard))

    def _start_from(self) -> None:
        try:
            day = date.fromisoformat(self._since.text.strip())
        except ValueError:
            no_day, hint = tr("'{text}' is not a day.").format(text=self._since.text), tr("Write it as 2026-11-21.")
            self._wrong.say(f"{no_day} {hint}", "warning", "danger")
            self._wrong.show()
            self._since.set_wrong(True)
            return
        self._wrong.hide()
        self._since.set_wrong(False)
        self.presenter.start("since", day)


def _how_far(far: RewritingState) -> str:
    """In one line: how many of how many, and why it stands still."""
    parts = [tr("{done} of {total}", done=number(far.done), total=number(far.total))] if far.total else []
    if far.paused:
        parts.append(tr("Paused."))
    elif far.waiting:
        parts.append(tr("Waiting until you have finished."))
    elif far.active:
        parts.append(tr("Listening to your recordings."))
    elif far.total:
        parts.append(tr("Done."))
    else:
        parts.append(tr("No recording here would be heard better: the listening there is now wrote them all."))
    if far.failed:
        parts.append(counted(far.failed, "1 could not be read.", "{count} could not be read."))
    if far.recognizer:
        rough = tr("This is still the rough starter.") if far.rough else ""
        parts.append(" ".join(one for one in (tr("By {name}.", name=far.recognizer), rough) if one))
    return " · ".join(parts)


def _found(state: AgainState) -> str:
    if not state.heard:
        return tr("Nothing waits to be looked at.")
    waits = counted(len(state.heard), "1 entry waits.", "{count} entries wait.")
    hand = tr("Taking all of it leaves alone what you wrote by hand: those entries go on waiting.")
    return f"{waits} {hand}"


def _amount(one: Heard) -> str:
    changes = counted(one.changes, "1 change", "{count} changes")
    if not one.by_hand:
        return changes
    return f"{changes}, {counted(one.by_hand, '1 where you wrote by hand', '{count} where you wrote by hand')}"


def _tied(desk: SettingsDesk, show: Callable[[AgainState], None]) -> AgainPresenter:
    def taken(entries: int) -> None:
        desk.favours.toast(counted(entries, "1 entry changed.", "{count} entries changed."))

    return desk.tie("again", lambda tell: AgainPresenter(desk.journeys, tell, taken), show)
