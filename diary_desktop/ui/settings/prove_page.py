"""Prove it: look for what was planted in files, on the network and in memory, and read what no look proves."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.backup import BackupPageState, BackupPresenter
from diary_desktop.presenters.connections import ConnectionsPresenter
from diary_desktop.presenters.prove import ProvePresenter, ProveState
from diary_desktop.services.proof_report import Check

from ..language import tr
from ..widgets.buttons import PRIMARY, SECONDARY, Button
from ..widgets.flow_text import FlowText
from ..widgets.notices import announce
from ..widgets.scroller import emptied
from ..widgets.status_block import network_word
from ..widgets.text import IconLabel, Label
from ..words import filled, long_date, number, time_of
from .page import SettingsPage
from .rows import ActionRow, Row, SwitchRow
from .trial_row import TrialRow, drill_words, tie_backup


class ProvePage(SettingsPage):
    """One button, how far it is, and a row for each thing that was looked at."""

    def build(self) -> None:
        start = Row(
            self.look,
            tr("Plant words and look for them"),
            tr(
                "Invented words are written into a diary of their own, searched for, answered from, spoken, erased and "
                "locked, just as yours are; an invented sound is recorded. Then the program looks where they are left. "
                "Your own diary is not touched. "
                "It takes a minute or so."
            ),
        )
        buttons = QHBoxLayout()
        self._start = Button(self.look, tr("Prove it now"), PRIMARY, icon="shield")
        self._start.clicked.connect(self._begin)
        self._stop = Button(self.look, tr("Stop"), SECONDARY, name=tr("Stop the proof"))
        self._stop.clicked.connect(self._give_up)
        buttons.addWidget(self._start)
        buttons.addWidget(self._stop)
        buttons.addStretch(1)
        start.below.addLayout(buttons)
        self._progress = Label(self.look, "", "body", "ink2", wrap=True)
        start.below.addWidget(self._progress)
        self.add(start)
        self._network = self.add(
            ActionRow(
                self.look,
                tr("Open connections"),
                tr("Count them now"),
                tr("Connections to a network this program has open now. It does not prove what comes before or after."),
                icon="shield",
            )
        )
        self._counted = self._network.add_note()
        self._network.acted.connect(lambda: self._connections.look())
        self._refusal = self.add(SwitchRow(self.look, tr("Keep the whole program off the network"), _refusal()))
        self._refusal.wished.connect(lambda on: self._presenter.want(on))
        self._in_force = self._refusal.add_note()
        self._drill = self.add(TrialRow(self.look))
        self._drill.again.clicked.connect(lambda: self._backup.try_restore())
        limit = tr("The newest backup only, as it lies in its folder today.")
        unproved = tr("What it does not prove. {limit}", limit=limit)
        self._drill.below.addWidget(FlowText(self.look, unproved, "small", "ink2"))
        self._drilled = self._drill.add_note()
        self._when = Label(self.look, "", "small", "ink2", wrap=True)
        self._when.setContentsMargins(0, self.look.s(14), 0, 0)
        self.column.addWidget(self._when)
        holder = QWidget()
        self._checks = QVBoxLayout(holder)
        self._checks.setContentsMargins(0, 0, 0, 0)
        self._checks.setSpacing(0)
        self.column.addWidget(holder)
        self._shown: object = self  # nothing yet, not even that there is no report
        self.show_state(ProveState())
        one = self.desk.journeys
        self._presenter: ProvePresenter = self.desk.tie(
            "prove", lambda tell: ProvePresenter(one.prove, one.tasks, one.bus, tell, one.sockets), self.show_state
        )
        self._connections: ConnectionsPresenter = self.desk.tie(
            "connections",
            lambda tell: ConnectionsPresenter(one.sockets, one.tasks, one.bus, tell),
            self._show_connections,
        )
        self._backup: BackupPresenter = tie_backup(self.desk, self._show_backup)

    def entered(self) -> None:
        self._presenter.look()
        self._backup.begin()

    def _begin(self) -> None:
        self._presenter.begin()

    def _give_up(self) -> None:
        self._presenter.stop()

    def show_state(self, state: ProveState) -> None:
        was_here = self._start.hasFocus() or self._stop.hasFocus()
        self._start.set_usable(not state.running, tr("In a moment: something else is being done."))
        self._stop.setVisible(state.running)
        if was_here:  # whoever began it by keyboard can stop it, and begin it again
            (self._stop if state.running else self._start).setFocus(Qt.FocusReason.TabFocusReason)
        self._progress.setText(_progress(state))
        self._progress.setVisible(bool(self._progress.text()))
        self._refusal.setVisible(state.sockets in ("on", "off"))
        self._refusal.show_value(state.wanted)
        said = _in_force(state)
        self._in_force.setVisible(said is not None)
        if said is not None:
            self._in_force.say(*said)
        if state.report is not self._shown:
            self._shown = state.report
            self._show_report(state)

    def _show_connections(self, count: int | None) -> None:
        """What was counted, and when."""
        at = time_of(self.desk.journeys.clock().local)
        said = tr("This system does not tell.") if count is None else network_word(count)
        tone = ("warning", "danger") if count else ("info", "ink2") if count is None else ("check", "ok")
        self._counted.say(tr("{time}: {result}", time=at, result=said), *tone)
        self._counted.show()
        if self._counted.isVisible():
            announce(self, self._counted.text)

    def _show_backup(self, state: BackupPageState) -> None:
        """What the last trial of a backup brought back, and how far another one is."""
        self._drill.show_drill(state.backup.drill)
        busy = bool(state.busy) or state.backup.running
        self._drill.again.set_usable(not busy, tr("In a moment: something else is being done."))
        here = state.at == "try"
        self._drilled.setVisible(here and bool(state.error or state.busy == "try" or state.drill))
        if here and state.error is not None:
            self._drilled.say(filled(state.error.what_template, state.error.values), "warning", "danger")
        elif here and state.busy == "try":
            self._drilled.say(tr("Working… {percent} %", percent=state.percent), "clock", "ink2")
        elif here and state.drill is not None:
            well = not state.drill.problems
            self._drilled.say(drill_words(state.drill), "check" if well else "warning", "ok" if well else "danger")

    def _show_report(self, state: ProveState) -> None:
        emptied(self._checks)
        report = state.report
        self._when.setVisible(report is not None)
        if report is None:
            return
        when = datetime.fromisoformat(report.when)
        self._when.setText(tr("Looked on {date} at {time}.", date=long_date(when.date()), time=time_of(when)))
        for check in report.checks:
            self._checks.addWidget(self._check(check))
        for title, places in (
            (tr("Looked through"), report.folders),
            (tr("Left out: model files, which are only ever read"), report.skipped),
        ):
            row = Row(self.look, title, "\n".join(places))
            self._checks.addWidget(row)

    def _check(self, check: Check) -> Row:
        row = Row(self.look, _titles()[check.name])
        icon, tone = {True: ("check", "ok"), False: ("warning", "danger"), None: ("info", "ink2")}[check.ok]
        values = {key: _said(one) for key, one in check.values.items()}
        row.below.addWidget(IconLabel(self.look, icon, filled(check.result, values), tone=tone, wrap=True))
        limit = tr("What it does not prove. {limit}", limit=filled(check.limit, {}))
        row.below.addWidget(FlowText(self.look, limit, "small", "ink2"))
        return row


def _refusal() -> str:
    return tr(
        "The system then lets no part of the program, compiled libraries with it, open a way to a network. Models are "
        "still fetched, by a process of its own that never opens a diary. A change takes effect at the next start."
    )


def _in_force(state: ProveState) -> tuple[str, str, str] | None:
    """What holds now, where it is not what is wanted."""
    if state.sockets == "on" and state.wanted:
        return tr("In force now."), "check", "ok"
    if state.sockets == "on":
        return tr("Still in force until the next start."), "clock", "ink2"
    if state.wanted:
        return (
            tr("Not in force now: it begins with the next start, unless the window is shown over a network."),
            "info",
            "ink2",
        )
    return tr("Switched off: only Python code is refused every connection."), "warning", "ink2"


def _titles() -> dict[str, str]:
    return {
        "files": tr("Words and sounds in files"),
        "erased": tr("Erased entries"),
        "control": tr("Whether looking works"),
        "connections": tr("Connections"),
        "sockets": tr("Sockets to a network"),
        "memory": tr("Memory after locking"),
    }


def _progress(state: ProveState) -> str:
    """Where it is, or why it broke off."""
    if state.error is not None:
        error = state.error
        return f"{filled(error.what_template, error.values)} {filled(error.hint_template, error.values)}"
    if not state.running:
        return ""
    if state.step == "files" and state.total:
        return tr("Reading files: {percent} %", percent=round(100 * state.done / state.total))
    return {
        "write": tr("Writing invented words, recording an invented sound"),
        "search": tr("Searching and asking"),
        "speak": tr("Speaking"),
        "erase": tr("Erasing"),
        "lock": tr("Locking"),
        "memory": tr("Looking through memory"),
        "files": tr("Reading files"),
    }.get(state.step, tr("Starting"))


def _said(value: int | str) -> str:
    """A count with its groups; a size with the decimal sign of the language."""
    return number(value) if isinstance(value, int) else value.replace(".", QLocale().decimalPoint())
