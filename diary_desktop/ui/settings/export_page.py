"""Export: everything, some days or what bears a tag, as a file for any program; in red, that anybody can read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.export import ExportPresenter, ExportState, Span
from diary_desktop.services.export import Preview

from ..file_choice import FileChoice
from ..language import counted, tr
from ..missing_words import missing
from ..widgets.buttons import PRIMARY, SECONDARY, Button
from ..widgets.dialog import LossDialog
from ..widgets.field import Field
from ..widgets.note import Note
from ..widgets.text import Label
from ..words import clock_time, filled, number
from .desk import SettingsDesk
from .page import SettingsPage
from .rows import ChoiceRow, Row, SwitchRow


class ExportPage(SettingsPage):
    """Nothing is written before the person has said that a readable copy is meant."""

    def build(self) -> None:
        self._spans = self.add(
            ChoiceRow(
                self.look,
                tr("Which days"),
                (
                    ("all", tr("Everything")),
                    ("month", tr("The last 30 days")),
                    ("year", tr("This year")),
                    ("last_year", tr("Last year")),
                    ("days", tr("From day to day")),
                ),
                tr("What lies in the bin and what is half written come along."),
            )
        )
        self._days = self._day_fields()
        self._spans.below.addWidget(self._days)
        self._tags = self.add(
            ChoiceRow(
                self.look,
                tr("Which tag"),
                (("", tr("All entries")),),
                tr("With a tag, conversations and the names the diary knows stay behind. Settings come along."),
            )
        )
        self._sounds = self.add(
            SwitchRow(self.look, tr("With the recordings"), tr("As Ogg/Opus files, just as they are kept."))
        )
        self._whole()
        self._presenter = _tied(self.desk, self)
        self._spans.wished.connect(lambda span: self._presenter.choose_span(cast(Span, span)))
        self._tags.wished.connect(lambda tag: self._presenter.choose_tag(tag))
        self._sounds.wished.connect(lambda on: self._presenter.choose_sounds(on))
        self._write.clicked.connect(lambda: self._presenter.wish())
        self._stop.clicked.connect(lambda: self._presenter.stop())

    def entered(self) -> None:
        self._presenter.begin()

    def wipe(self) -> None:
        """Tags are words of the diary."""
        self._show_tags("", ())

    def show_state(self, state: ExportState) -> None:
        self._spans.show_value(state.span)
        self._days.setVisible(state.span == "days")
        self._sounds.show_value(state.sounds)
        if state.preview is not None:
            self._show_tags(state.tag, state.preview.tags)
        self._amount.setText("" if state.preview is None else amount_of(state.preview))
        self._write.set_usable(not state.running, tr("In a moment: something else is being done."))
        self._write.set_waiting(state.running)
        self._stop.setVisible(state.running)
        self._say(state)

    def _show_tags(self, tag: str, tags: Sequence[str]) -> None:
        """Nothing to choose where no entry has a tag."""
        self._tags.set_wanted(bool(tags))
        self._tags.set_choices((("", tr("All entries")), *((one, one) for one in tags)))
        self._tags.show_value(tag)

    def _day_fields(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.look.s(12))
        self._first = self._day_field(row, tr("First day"), tr("such as 2026-01-01"))
        self._last = self._day_field(row, tr("Last day"), tr("such as 2026-12-31"))
        return holder

    def _day_field(self, row: QHBoxLayout, name: str, example: str) -> Field:
        field = Field(self.look, name, placeholder=example)
        field.changed.connect(lambda _: self._presenter.type_days(self._first.text, self._last.text))
        column = QVBoxLayout()
        column.setSpacing(self.look.s(4))
        column.addWidget(Label(self.look, name, "label", "ink2"))
        column.addWidget(field)
        row.addLayout(column)
        return field

    def _whole(self) -> None:
        text = tr("One zip with a documented JSON file. Every version, every word with its time, every answer.")
        row = self.add(Row(self.look, tr("Write an open archive"), text, line=False))
        self._amount = Label(self.look, "", "body", "ink2", wrap=True)
        red = Note(self.look)
        red.say(tr("This file is not encrypted. Whoever has it can read it."), "warning", "danger")
        name = tr("Write an open archive")
        self._write = Button(self.look, tr("Choose where..."), PRIMARY, icon="download", name=name)
        self._stop = Button(self.look, tr("Stop"), SECONDARY, icon="stop", name=tr("Stop writing the archive"))
        buttons = QHBoxLayout()
        buttons.setSpacing(self.look.s(10))
        buttons.addWidget(self._write)
        buttons.addWidget(self._stop)
        buttons.addStretch(1)
        self._news = Note(self.look)
        row.below.addWidget(self._amount)
        row.below.addWidget(red)
        unfinished = tr(
            'Until it is whole, its name ends in ".unfinished". If the program is cut off, that file stays and can be '
            "read too: delete it, or write the archive again."
        )
        row.below.addWidget(Label(self.look, unfinished, "small", "ink2", wrap=True))
        row.below.addLayout(buttons)
        row.below.addWidget(self._news)

    def _say(self, state: ExportState) -> None:
        self._news.setVisible(bool(state.error or state.report or state.running))
        if state.error is not None:
            what, hint, values = state.error.what_template, state.error.hint_template, state.error.values
            self._news.say(f"{filled(what, values)} {filled(hint, values)}", "warning", "danger")
        elif state.running:
            self._news.say(
                tr("Writing {done} of {total}.", done=number(state.done), total=number(state.total))
                if state.total
                else tr("Waiting for what is going on already."),
                "download",
                "ink2",
            )
        elif state.report is not None and state.report.damaged:
            names = ", ".join(missing(one) for one in state.report.damaged)
            text = tr("Written. Damaged and therefore not in it: {names}.", names=names)
            self._news.say(text, "warning", "danger")
        elif state.report is not None:
            self._news.say(tr("Written and whole."), "check", "ok")


def _tied(desk: SettingsDesk, page: ExportPage) -> ExportPresenter:
    one = desk.journeys
    made: list[ExportPresenter] = []

    def choose() -> None:
        name = f"diary-{made[0].state.today.isoformat()}.zip"
        FileChoice(
            desk.window, tr("Write an open archive"), lambda chosen: made[0].write(chosen[0]), save_as=name
        ).open()

    def ask(preview: Preview) -> None:
        text = f"{amount_of(preview)}\n{tr('This file is not encrypted. Whoever has it can read it.')}"
        title = tr("Write a copy that anybody can read?")
        LossDialog(desk.look, desk.window, title, text, tr("Choose where..."), tr("Leave it"), icon="download").ask(
            choose
        )

    def make(show: Callable[[ExportState], None]) -> ExportPresenter:
        made.append(ExportPresenter(one.export, one.tasks, one.bus, one.clock, show, ask))
        return made[0]

    return desk.tie("export", make, page.show_state)


def amount_of(preview: Preview) -> str:
    """How much the archive will hold."""
    entries = counted(preview.entries, "1 entry", "{count} entries")
    if preview.seconds:
        return tr("{entries}, {time} of sound.", entries=entries, time=clock_time(preview.seconds))
    return tr("{entries}, without sound.", entries=entries)
