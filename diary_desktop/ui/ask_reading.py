"""How a question was read and what its answer was made from, with the ways to correct it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.asking import COMPUTED, IntentKind, Reading
from diary_desktop.domain.conversation import Answer, AnswerContext
from diary_desktop.presenters.ask_state import Explained

from .language import tr
from .look import Look
from .sources_panel import period_text
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.card import Card
from .widgets.chip import ChipButton
from .widgets.field import Field
from .widgets.flow_text import FlowText
from .widgets.text import Label
from .widgets.wrapping_row import WrappingRow
from .words import decimal, number, plain_date

LABEL_WIDTH = 150
MOST_PASSAGES = 12


class ReadingCard(Card):
    """Built for one answer; ``explained`` brings the passages with their days."""

    days_given = Signal(str)
    all_days_asked = Signal()
    open_asked = Signal()
    count_asked = Signal()
    change_asked = Signal()
    passage_chosen = Signal(int)
    """Which of the passages, from 0."""

    def __init__(self, look: Look, answer: Answer, explained: Explained, parent: QWidget | None = None) -> None:
        super().__init__(look, 16, fill="raised", parent=parent)
        self.setAccessibleName(tr("How I read this"))
        self.column.setSpacing(look.s(10))
        self.column.addWidget(Label(look, tr("How I read this"), "body_strong", size=15))
        if answer.reading is not None:
            self._tell_reading(answer, answer.reading)
        self._row(tr("Entries read"), number(answer.entries_read))
        if answer.computed is not None and answer.computed.words:
            self._row(tr("Words looked for"), ", ".join(answer.computed.words))
        self._tell_passages(explained)
        if answer.context is not None:
            self._tell_context(answer.context)
        self._tell_ways(answer, explained)

    def _tell_reading(self, answer: Answer, reading: Reading) -> None:
        self._row(tr("Question"), reading.text)
        self._row(tr("Asked for"), wanted(reading.intent.kind))
        if reading.intent.topic:
            self._row(tr("Topic"), reading.intent.topic)
        self._row(tr("Days"), period_text(answer.period) if answer.period is not None else tr("all days"))
        if reading.told is not None:
            day, quote = plain_date(reading.told.day), reading.told.quote
            self._row(tr("Days counted from"), tr("{day}, when you wrote: “{quote}”", day=day, quote=quote))

    def _tell_passages(self, explained: Explained) -> None:
        if not explained.passages:
            return
        chips = []
        for at, one in enumerate(explained.passages[:MOST_PASSAGES]):
            day = plain_date(one.day) if one.day is not None else tr("an entry")
            score = decimal(one.score, 2)
            name = tr("Passage of {day}, score {score}", day=day, score=score)
            chip = ChipButton(self.look, f"{day} · {score}", name, size=32)
            chip.clicked.connect(lambda _=False, at=at: self.passage_chosen.emit(at))
            chips.append(chip)
        self._add(
            tr("Passages and their scores"),
            WrappingRow(self.look, tuple(chips), 8, chips=tr("Passages and their scores")),
        )

    def _tell_context(self, context: AnswerContext) -> None:
        if context.model:
            tokens = tr(
                "{sent} tokens sent, {written} written", sent=context.prompt_tokens, written=context.answer_tokens
            )
            self._row(tr("Worded by"), f"{context.model} · {tokens}")
        else:
            self._row(tr("Worded by"), tr("no language model"))
        if context.seconds:
            stages = [f"{stage_word(stage)} {decimal(seconds, 2)} s" for stage, seconds in context.seconds]
            self._row(tr("Time"), " · ".join(stages))
        if context.prompt:
            shows = Button(self.look, tr("Show what the model was sent"), QUIET, size=32, flush=True)
            prompt = FlowText(self.look, context.prompt, "small", "ink2")
            prompt.hide()
            shows.clicked.connect(lambda: prompt.setVisible(not prompt.isVisible()))
            self.column.addWidget(shows)
            self.column.addWidget(prompt)

    def _tell_ways(self, answer: Answer, explained: Explained) -> None:
        """Not right? The days, what is wanted, or the question itself."""
        self.column.addWidget(Label(self.look, tr("Not right? Ask it differently:"), "label", "ink2", wrap=True))
        self.days = Field(self.look, tr("Other days"), placeholder=tr("Other days, such as: last week"), height=36)
        self.days.setMaximumWidth(self.look.s(300))
        self.days.entered.connect(lambda: self.days_given.emit(self.days.text))
        self.days.set_wrong(explained.days_unread)
        self.column.addWidget(self.days)
        if explained.days_unread:
            text = tr("No days are named there. Write some such as: October 2025, last week.")
            self.column.addWidget(Label(self.look, text, "small", "danger", wrap=True))
        ways: list[Button] = []
        if answer.period is not None:
            ways.append(self._way(tr("In all days"), self.all_days_asked))
        kind = answer.reading.intent.kind if answer.reading is not None else "open"
        if kind in COMPUTED:
            ways.append(self._way(tr("As an open question"), self.open_asked))
        else:
            ways.append(self._way(tr("As a count"), self.count_asked))
        ways.append(self._way(tr("Change the question"), self.change_asked))
        self.column.addWidget(WrappingRow(self.look, tuple(ways), 10))

    def _way(self, text: str, signal: SignalInstance) -> Button:
        button = Button(self.look, text, SECONDARY, size=34)
        button.clicked.connect(signal)
        return button

    def _row(self, label: str, text: str) -> None:
        self._add(label, FlowText(self.look, text, "body"))

    def _add(self, label: str, widget: QWidget) -> None:
        """Beside its label; below it where the text is large."""
        said = Label(self.look, label, "small", "ink2", wrap=True)
        said.setBuddy(widget)
        if self.look.s.percent > 130:
            column = QVBoxLayout()
            column.addWidget(said)
            column.addWidget(widget)
            self.column.addLayout(column)
            return
        row = QHBoxLayout()
        said.setFixedWidth(self.look.s(LABEL_WIDTH))
        row.addWidget(said)
        row.addWidget(widget, 1)
        self.column.addLayout(row)


def wanted(kind: IntentKind) -> str:
    """What a question of this kind asks for."""
    return {
        "open": tr("what you wrote about it"),
        "find": tr("the entry where it stands"),
        "list": tr("names of people, places or things"),
        "on_date": tr("what a day held"),
        "when": tr("the days on which it happened"),
        "first": tr("the first time"),
        "last": tr("the last time"),
        "since": tr("how long it has been"),
        "count": tr("how many times"),
        "days": tr("on how many days"),
        "which_days": tr("on which days"),
        "per_month": tr("how often in a month"),
        "sum": tr("how much in all"),
        "mean": tr("how much each time"),
        "max": tr("the most"),
        "min": tr("the least"),
        "streak": tr("the longest run of days"),
    }[kind]


def stage_word(stage: str) -> str:
    """A stage of answering in the person's language; one nobody named here as it is."""
    known = {
        "read": tr("reading the question"),
        "compute": tr("counting"),
        "search": tr("searching"),
        "weigh": tr("weighing what was found"),
        "premise": tr("looking up what the question takes for granted"),
        "widen": tr("looking further"),
        "quote": tr("choosing quotes"),
        "generate": tr("wording"),
    }
    return known.get(stage, stage)
