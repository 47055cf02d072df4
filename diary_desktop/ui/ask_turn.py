"""One question of Ask and what came of it: bubble, count card, answer, quotes, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.conversation import Answer, Citation
from diary_desktop.presenters.ask_state import Explained, Turn

from .ask_complaint import ComplaintButton
from .ask_reading import ReadingCard
from .language import counted, tr
from .look import Look
from .part_words import waking_up
from .sources_panel import period_text
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.card import Card
from .widgets.chip import ChipButton
from .widgets.citation import AnswerText, CitationChip
from .widgets.conversation import QuestionBubble, WaitingDots, citation_name
from .widgets.count_card import CountCard
from .widgets.flow_text import FlowText, Mark
from .widgets.menu_button import MenuButton
from .widgets.spoken_text import set_spoken
from .widgets.text import Label
from .widgets.wrapping_row import WrappingRow
from .words import decimal, filled, long_date, reading_line, short_date

MOST_BESIDE, FOOT_GAP = 4, 20
"""Buttons below an answer from which the time it took stands on a line of its own, and px at 100 % between them."""


class TurnView(QWidget):
    """Built anew when its turn changes, but for the little that ``follow`` takes; ``explain`` opens how it was read."""

    sources_asked = Signal(int)
    """The number of the source."""
    source_opened = Signal(int)
    source_heard = Signal(int)
    read_asked = Signal()
    again_asked = Signal()
    stop_asked = Signal()
    explain_asked = Signal()
    change_asked = Signal()
    take_out_asked = Signal()
    complained = Signal(object)
    """The complaint, or None where it is taken back."""
    everywhere_asked = Signal()
    models_asked = Signal()
    reading_opened = Signal(object)
    """The card that was built, for whoever answers its wishes."""

    def __init__(self, look: Look, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.turn = turn
        self.answer_text: AnswerText | None = None
        self.reading: ReadingCard | None = None
        self._explained: Explained | None = None
        self._read: Button | None = None
        self._waits: Label | None = None
        self._wakes = False
        self._why: Button | None = None
        self._lack: QWidget | None = None
        self._chips: list[CitationChip] = []
        self._of_kept: list[QWidget] = []
        """What can be done only with a question that is kept; hidden until then."""
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.s(20))
        column.setSpacing(look.s(14))
        column.addLayout(self._question())
        if turn.waiting and turn.quotes is not None and not turn.sentences:
            for citation in turn.quotes.citations:
                self._add_quote(citation)
        if turn.sentences and turn.answer is None:
            self._add_text(" ".join(turn.sentences), _streamed(turn))
        if turn.waiting:
            self._add_waiting()
        elif turn.answer is not None:
            self._add_answer(turn.answer)
        elif turn.stopped:
            self._add_line(tr("Stopped."), "ink2", again=True)
        elif turn.error is not None:
            error = turn.error
            said = f"{filled(error.what_template, error.values)} {filled(error.hint_template, error.values)}"
            self._add_line(said, "danger", again=True)
        if turn.answer is None and not turn.waiting and turn.quotes is not None:
            for citation in turn.quotes.citations:  # the entries alone, where their wording broke off
                self._add_quote(citation)

    def follow(self, turn: Turn) -> bool:
        """Take the next sentence, or that it is kept now, as it stands; False where more has changed.

        Building it anew has the whole conversation laid out and painted again, with each sentence that streams.
        """
        before = self.turn
        grown = replace(before, sentences=turn.sentences, streamed=turn.streamed, reading=turn.reading) == turn
        streams = turn.waiting and grown and bool(before.sentences) == bool(turn.sentences)
        kept = turn.answer is not None and before.position < 0 and replace(before, position=turn.position) == turn
        if streams:
            self.turn = turn
            self._stream()
        elif kept:
            for one in self._of_kept:
                one.show()
        else:
            return False
        self.turn = turn
        return True

    def _stream(self) -> None:
        """What has come since, where it stands."""
        if self.answer_text is not None and self.turn.sentences:
            names, quotes = _named(_streamed(self.turn))
            self.answer_text.show_answer(" ".join(self.turn.sentences), names, quotes)
        if self._waits is not None and not self._wakes:
            self._waits.setText(self._waiting_line())

    def set_shown(self, shown: bool, source: int) -> None:
        """Whether its sources are open, and which one is meant."""
        active = (source,) if shown and source else ()
        if self.answer_text is not None:
            self.answer_text.set_active(active)
        for chip in self._chips:
            chip.set_active(chip.number in active)

    def set_speaking(self, speaking: bool, waking: float | None) -> None:
        """``waking``: seconds the voice takes to wake up where it does, 0 where nobody knows."""
        if self._read is None:
            return
        if speaking:
            self._read.set_face(tr("Stop reading"), "stop")
        else:
            self._read.set_face(tr("Read aloud") if waking is None else waking_up(waking), "speaker")

    def set_wordless(self, wordless: bool) -> None:
        """Whether nothing is there that words answers; what words others has only found nothing to say here."""
        if self._lack is not None:
            self._lack.setVisible(wordless)

    def set_waking(self, seconds: float | None) -> None:
        """Whether what the answer is waited for from is waking up itself."""
        self._wakes = seconds is not None
        if self._waits is not None:
            self._waits.setText(self._waiting_line() if seconds is None else waking_up(seconds))

    def explain(self, explained: Explained | None) -> None:
        """Show how it was read, or put that away."""
        if explained == self._explained:
            return
        self._explained = explained
        if self.reading is not None:
            self._column.removeWidget(self.reading)
            self.reading.hide()
            self.reading.deleteLater()
            self.reading = None
        if self._why is not None:
            self._why.set_face(tr("Hide how I read this") if explained else tr("How I read this"), "info")
        if explained is not None and self.turn.answer is not None:
            self.reading = ReadingCard(self.look, self.turn.answer, explained)
            self._column.addWidget(self.reading)
            self.reading_opened.emit(self.reading)

    def _question(self) -> QHBoxLayout:
        """The bubble at the right, with what can be done with the question beside it once it is kept."""
        row = QHBoxLayout()
        row.setSpacing(self.look.s(4))
        row.addStretch(1)
        if not self.turn.waiting:
            choices = (("change", tr("Change the question")), ("out", tr("Take out of the conversation")))
            name = tr("More for the question: {question}", question=self.turn.question)
            menu = MenuButton(self.look, "more", name, choices)
            menu.chosen.connect(lambda key: (self.change_asked if key == "change" else self.take_out_asked).emit())
            row.addWidget(self._once_kept(menu), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(QuestionBubble(self.look, self.turn.question), 1000)
        return row

    def _add_answer(self, answer: Answer) -> None:
        if answer.kind == "computed":
            self._add_computed(answer)
        elif answer.kind == "nothing":
            self._add_nothing(answer)
        elif answer.kind == "quoted":
            self._add_text(answer.text, answer.citations)
            for citation in answer.citations:
                self._add_quote(citation)
            self._add_lack()
        else:
            self._add_text(answer.text, answer.citations)
        if answer.stopped:
            self._add_line(tr("Stopped."), "ink2")
        if self.turn.versions > 1:
            text = counted(self.turn.versions - 1, "1 earlier version is kept.", "{count} earlier versions are kept.")
            self._column.addWidget(Label(self.look, text, "small", "ink3", wrap=True))
        self._column.addWidget(self._foot(answer))

    def _add_lack(self) -> None:
        """Why there are quotes alone, with the way to more; hidden until it is known to be so."""
        self._lack = QWidget()
        row = QHBoxLayout(self._lack)
        row.setContentsMargins(0, 0, 0, 0)
        note = tr("These are your own words. Full answers need the Answering model.")
        row.addWidget(Label(self.look, note, "small", "ink3", wrap=True), 1)
        models = Button(
            self.look, tr("Install"), QUIET, icon="forward", size=32, name=tr("Install the Answering model")
        )
        models.clicked.connect(self.models_asked)
        row.addWidget(models)
        self._lack.hide()
        self._column.addWidget(self._lack)

    def _add_computed(self, answer: Answer) -> None:
        card = CountCard(self.look, answer, period_text(answer.period) if answer.period is not None else "")
        card.chosen.connect(self.sources_asked)
        card.all_asked.connect(lambda: self.sources_asked.emit(answer.citations[0].number))
        self._column.addWidget(card)

    def _add_nothing(self, answer: Answer) -> None:
        card = Card(self.look, 16)
        first, _, rest = answer.text.partition(". ")
        card.column.addWidget(Label(self.look, f"{first}.".replace("..", "."), "body_strong", size=15, wrap=True))
        if rest:
            card.column.addWidget(FlowText(self.look, rest, "body", "ink2"))
        ways = self._ways_on(answer)
        if ways:
            card.column.addWidget(WrappingRow(self.look, tuple(ways), 10, chips=tr("Ways on")))
        self._column.addWidget(card)
        for citation in answer.citations:
            self._add_quote(citation)

    def _ways_on(self, answer: Answer) -> list[QWidget]:
        """The nearest days, and the whole diary where only some days were searched."""
        ways: list[QWidget] = []
        for one in answer.citations:
            name = tr("Nearest: {source}", source=citation_name(one))
            chip = ChipButton(self.look, short_date(one.day), name, size=32)
            chip.clicked.connect(lambda _=False, number=one.number: self.sources_asked.emit(number))
            ways.append(chip)
        if answer.period is not None:
            every = Button(self.look, tr("Search all years"), QUIET, icon="search", size=34)
            every.clicked.connect(self.everywhere_asked)
            ways.append(every)
        return ways

    def _add_text(self, text: str, citations: Sequence[Citation]) -> None:
        self.answer_text = AnswerText(self.look)
        self.answer_text.show_answer(text, *_named(citations))
        self.answer_text.chosen.connect(self.sources_asked)
        self.answer_text.opened.connect(self.source_opened)
        self.answer_text.heard.connect(self.source_heard)
        self._column.addWidget(self.answer_text)

    def _add_quote(self, citation: Citation) -> None:
        """The date with its chip, and the person's own words below it."""
        s = self.look.s
        head = QHBoxLayout()
        head.setSpacing(s(8))
        chip = CitationChip(self.look, citation.number, citation_name(citation))
        chip.clicked.connect(lambda: self.sources_asked.emit(citation.number))
        chip.open_asked.connect(lambda: self.source_opened.emit(citation.number))
        chip.hear_asked.connect(lambda: self.source_heard.emit(citation.number))
        self._chips.append(chip)
        head.addWidget(chip)
        head.addWidget(Label(self.look, long_date(citation.day), "small", "ink2", weight=500))
        head.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, s(2))
        column.setSpacing(s(4))
        column.addLayout(head)
        quote = QHBoxLayout()
        quote.setContentsMargins(s(32), 0, 0, 0)
        text = FlowText(self.look, "", "quote", size=17)
        text.set_text(citation.quote, [Mark(0, len(citation.quote), "evidence")])
        set_spoken(text, citation.quote)
        quote.addWidget(text)
        column.addLayout(quote)
        self._column.addLayout(column)

    def _add_waiting(self) -> None:
        row = QHBoxLayout()
        dots = WaitingDots(self.look)
        dots.set_moving(True)
        row.addWidget(dots)
        self._waits = Label(self.look, self._waiting_line(), "body", "ink2", wrap=True)
        row.addWidget(self._waits, 1)
        stop = Button(self.look, tr("Stop"), QUIET, deed="escape", size=34, name=tr("Stop answering"))
        stop.clicked.connect(self.stop_asked)
        row.addWidget(stop)
        self._column.addLayout(row)

    def _waiting_line(self) -> str:
        return reading_line(self.turn.reading) if self.turn.reading is not None else tr("Reading your entries...")

    def _add_line(self, text: str, tone: str, *, again: bool = False) -> None:
        row = QHBoxLayout()
        row.addWidget(Label(self.look, text, "body", tone, wrap=True), 1)
        if again:
            button = Button(self.look, tr("Try again"), SECONDARY, size=34)
            button.clicked.connect(self.again_asked)
            row.addWidget(button)
        self._column.addLayout(row)

    def _foot(self, answer: Answer) -> QWidget:
        self._read = self._quiet(tr("Read aloud"), "speaker")
        self._read.clicked.connect(self.read_asked)
        copy = self._quiet("", "copy", tr("Copy the answer"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(copied(answer)))
        parts: list[QWidget] = [self._read, copy]
        if answer.citations:
            sources = self._quiet(counted(len(answer.citations), "1 source", "{count} sources"), "quote")
            first = answer.citations[0].number
            sources.clicked.connect(lambda: self.sources_asked.emit(first))
            parts.append(sources)
        if answer.reading is not None or answer.context is not None:
            self._why = self._quiet(tr("How I read this"), "info")
            self._why.clicked.connect(self.explain_asked)
            parts.append(self._why)
        wrong = ComplaintButton(self.look, answer.complaint)
        wrong.chosen.connect(self.complained)
        parts.append(self._once_kept(wrong))
        took = tr("{seconds} s · on this computer", seconds=decimal(answer.seconds))
        said = Label(self.look, took, "small", "ink3")
        if len(parts) < MOST_BESIDE:
            return WrappingRow(self.look, (*parts, said), FOOT_GAP)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.s(4))
        column.addWidget(WrappingRow(self.look, tuple(parts), FOOT_GAP))
        column.addWidget(said)
        return foot

    def _once_kept(self, control: QWidget) -> QWidget:
        if self.turn.position < 0:
            control.hide()
        self._of_kept.append(control)
        return control

    def _quiet(self, text: str, icon: str, name: str = "") -> Button:
        return Button(self.look, text, QUIET, icon=icon, size=32, flush=True, name=name)


def _streamed(turn: Turn) -> tuple[Citation, ...]:
    """The sources of the sentences that are there; where they broke off, the entries stand below with their own."""
    return turn.streamed.citations if turn.streamed is not None and turn.waiting else ()


def _named(citations: Sequence[Citation]) -> tuple[dict[int, str], dict[int, str]]:
    """What each source is called, and its words, by its number."""
    return {one.number: citation_name(one) for one in citations}, {one.number: one.quote for one in citations}


def copied(answer: Answer) -> str:
    """The answer with its dated quotes, as it goes into the clipboard."""
    quotes = [f"[{one.number}] {one.day.isoformat()}: {one.quote}" for one in answer.citations]
    return "\n".join([answer.text, *quotes])
