"""Ask: the conversation, the composer with its microphone, and the sources an answer rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.conversation import Answer, Citation
from diary_desktop.presenters.ask_state import AskState, Turn

from .language import counted, tr
from .look import Look
from .sources_panel import SourcesPanel
from .widgets.buttons import LAMP, PRIMARY, QUIET, SECONDARY, SOFT, Button, RoundButton
from .widgets.card import Card
from .widgets.citation import AnswerText, CitationChip
from .widgets.conversation import QuestionBubble, WaitingDots, citation_name
from .widgets.field import Field
from .widgets.flow_text import FlowText, Mark
from .widgets.level_meter import LevelMeter
from .widgets.notices import announce
from .widgets.scroller import Scroller, emptied
from .widgets.text import Label
from .words import filled, long_date

MEASURE = 640
SOURCES_WIDTH = 336
KEPT = 480
"""Px at 100 % that the answer keeps beside its sources."""


class TurnView(QWidget):
    """One question and what came of it."""

    sources_asked = Signal(int)
    """The number of the source."""
    read_asked = Signal()
    again_asked = Signal()
    stop_asked = Signal()

    def __init__(self, look: Look, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.turn = turn
        self.answer_text: AnswerText | None = None
        self._read: Button | None = None
        self._chips: list[CitationChip] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.s(20))
        column.setSpacing(look.s(14))
        column.addWidget(QuestionBubble(look, turn.question), 0, Qt.AlignmentFlag.AlignRight)
        self._column = column
        if turn.sentences and turn.answer is None:
            self._add_text(" ".join(turn.sentences), {})
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

    def set_shown(self, shown: bool, source: int) -> None:
        """Whether its sources are open, and which one is meant."""
        active = (source,) if shown and source else ()
        if self.answer_text is not None:
            self.answer_text.set_active(active)
        for chip in self._chips:
            chip.set_active(chip.number in active)

    def set_speaking(self, speaking: bool) -> None:
        if self._read is not None:
            self._read.set_face(tr("Stop reading") if speaking else tr("Read aloud"), "stop" if speaking else "speaker")

    def _add_answer(self, answer: Answer) -> None:
        names = {one.number: citation_name(one) for one in answer.citations}
        if answer.kind == "nothing":
            card = Card(self.look, 16)
            first, _, rest = answer.text.partition(". ")
            card.column.addWidget(Label(self.look, f"{first}.".replace("..", "."), "body_strong", size=15, wrap=True))
            if rest:
                card.column.addWidget(FlowText(self.look, rest, "body", "ink2"))
            self._column.addWidget(card)
            for citation in answer.citations:
                self._add_quote(citation)
        elif answer.kind == "quoted":
            self._add_text(answer.text, names)
            for citation in answer.citations:
                self._add_quote(citation)
            note = tr("These are your own words. Full answers need the Answering model.")
            self._column.addWidget(Label(self.look, note, "small", "ink3", wrap=True))
        else:
            self._add_text(answer.text, names)
        if answer.stopped:
            self._add_line(tr("Stopped."), "ink2")
        self._column.addLayout(self._foot(answer))

    def _add_text(self, text: str, names: dict[int, str]) -> None:
        self.answer_text = AnswerText(self.look)
        self.answer_text.show_answer(text, names)
        self.answer_text.chosen.connect(self.sources_asked)
        self._column.addWidget(self.answer_text)

    def _add_quote(self, citation: Citation) -> None:
        """The date with its chip, and the person's own words below it."""
        s = self.look.s
        head = QHBoxLayout()
        head.setSpacing(s(8))
        chip = CitationChip(self.look, citation.number, citation_name(citation))
        chip.clicked.connect(lambda: self.sources_asked.emit(citation.number))
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
        quote.addWidget(text)
        column.addLayout(quote)
        self._column.addLayout(column)

    def _add_waiting(self) -> None:
        row = QHBoxLayout()
        dots = WaitingDots(self.look)
        dots.set_moving(True)
        row.addWidget(dots)
        row.addWidget(Label(self.look, tr("Reading your entries..."), "body", "ink2"))
        row.addStretch(1)
        stop = Button(self.look, tr("Stop"), QUIET, hint="Esc", size=34, name=tr("Stop answering"))
        stop.clicked.connect(self.stop_asked)
        row.addWidget(stop)
        self._column.addLayout(row)

    def _add_line(self, text: str, tone: str, *, again: bool = False) -> None:
        row = QHBoxLayout()
        row.addWidget(Label(self.look, text, "body", tone, wrap=True), 1)
        if again:
            button = Button(self.look, tr("Try again"), SECONDARY, size=34)
            button.clicked.connect(self.again_asked)
            row.addWidget(button)
        self._column.addLayout(row)

    def _foot(self, answer: Answer) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.s(22))
        self._read = Button(self.look, tr("Read aloud"), QUIET, icon="speaker", size=32, flush=True)
        self._read.clicked.connect(self.read_asked)
        row.addWidget(self._read)
        if answer.citations:
            text = counted(len(answer.citations), "1 source", "{count} sources")
            sources = Button(self.look, text, QUIET, icon="quote", size=32, flush=True)
            first = answer.citations[0].number
            sources.clicked.connect(lambda: self.sources_asked.emit(first))
            row.addWidget(sources)
        row.addStretch(1)
        took = tr("{seconds} s · on this computer", seconds=f"{answer.seconds:.1f}")
        row.addWidget(Label(self.look, took, "small", "ink3"))
        return row


class Composer(QWidget):
    """The field with the microphone and send; while listening, the level in its place."""

    sent = Signal(str)
    listen_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(s(8))
        self.field = Field(look, tr("Your question"), placeholder=tr("Ask your diary anything..."), height=48)
        self.field.entered.connect(self._send)
        self.field.setProperty("ring_radius", 11)
        row = self.field.layout()
        self._meter = LevelMeter(look)
        self._meter.hide()  # nobody is listening yet
        self._mic = RoundButton(look, "microphone", tr("Ask aloud"), SOFT, size=38)
        self._send_button = RoundButton(look, "send", tr("Send the question"), PRIMARY, size=38)
        self._mic.clicked.connect(self.listen_asked)
        self._send_button.clicked.connect(self._send)
        if row is not None:
            row.setSpacing(s(8))
            for one in (self._meter, self._mic, self._send_button):
                row.addWidget(one)
        column.addWidget(self.field)
        self._line = Label(look, "", "small", "ink2")
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._line)

    def show_state(self, state: AskState) -> None:
        listening = state.listening in ("starting", "listening")
        self._mic.setVisible(state.can_listen)
        self._mic.set_face(
            "stop" if listening else "microphone",
            tr("Ask what I said") if listening else tr("Ask aloud"),
            LAMP if listening else SOFT,
        )
        self._mic.setEnabled(not state.busy and state.listening != "writing")
        self._meter.setVisible(listening)
        self._meter.show_level(state.dbfs)
        self._send_button.setVisible(not listening)
        self._send_button.setEnabled(not state.busy)
        self.field.edit.setPlaceholderText(
            tr("Listening. Take your time.") if listening else tr("Ask your diary anything...")
        )
        lines = {"writing": tr("Writing your question down..."), "listening": tr("Press again when you have asked.")}
        line = lines.get(state.listening, tr("Answers come only from your entries. Open a source to check it."))
        self._line.set_tone("ink2")
        if state.error is not None:
            line = f"{filled(state.error.what_template, state.error.values)} "
            line += filled(state.error.hint_template, state.error.values)
            self._line.set_tone("danger")
        self._line.setText(line)

    def _send(self) -> None:
        text = self.field.text.strip()
        if text and self._send_button.isEnabled():
            self.field.wipe()
            self.sent.emit(text)


class AskView(QWidget):
    """Thread and composer in the middle, sources at the right or, in a narrow window, over it."""

    asked = Signal(str)
    listen_asked = Signal()
    stop_asked = Signal()
    again_asked = Signal()
    read_asked = Signal(int)
    new_asked = Signal()
    sources_asked = Signal(int, int)
    sources_closed = Signal()
    source_opened = Signal(int)
    source_heard = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._turns: tuple[Turn, ...] = ()
        self._views: list[TurnView] = []
        self._over = False
        s = look.s
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(s(26), s(18), s(26), s(16))
        column.setSpacing(s(10))
        column.addLayout(self._head())
        self._thread = Scroller(s(MEASURE))
        self._thread.column.setContentsMargins(0, s(8), s(4), s(8))
        self._holder = QVBoxLayout()
        self._holder.setSpacing(s(6))
        self._begin = self._beginning()
        self._thread.column.addWidget(self._begin)
        self._thread.column.addLayout(self._holder)
        self._thread.column.addStretch(1)
        column.addWidget(self._thread, 1)
        self.composer = Composer(look)
        self.composer.setMaximumWidth(s(MEASURE))
        self.composer.sent.connect(self.asked)
        self.composer.listen_asked.connect(self.listen_asked)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.composer, 1000)
        foot.addStretch(1)
        column.addLayout(foot)
        row.addWidget(middle, 1)
        self.sources = SourcesPanel(look)
        self.sources.setFixedWidth(s(SOURCES_WIDTH))
        self.sources.closed.connect(self.sources_closed)
        self.sources.opened.connect(self.source_opened)
        self.sources.heard.connect(self.source_heard)
        row.addWidget(self.sources)
        self.sources.hide()

    def show_state(self, state: AskState) -> None:
        self._title.setText(state.title)
        self._new.setVisible(bool(state.turns))
        self._begin.setVisible(not state.turns)
        self._show_turns(state)
        for at, view in enumerate(self._views):
            view.set_shown(at == state.shown, state.source)
            view.set_speaking(bool(state.speaking) and at == max(state.shown, 0))
        answer = state.turns[state.shown].answer if 0 <= state.shown < len(state.turns) else None
        self.sources.show_sources(answer, state.source, state.sounding)
        # Over the answer it would hide what was just asked for: there it waits until a source is asked for.
        found = answer is not None and bool(answer.citations)
        self.sources.setVisible(found and (not self._over or state.source > 0))
        self._place_sources()
        self.composer.show_state(state)

    def set_narrow(self, narrow: bool) -> None:
        """The panel gives up a little width; where the answer would keep too little, it lies over it."""
        wide = self.look.s(300 if narrow else SOURCES_WIDTH)
        over = narrow and self.width() - wide < self.look.s(KEPT)
        self.sources.setFixedWidth(wide)
        if over != self._over:
            self._over = over
            if over:
                self._row.removeWidget(self.sources)
                self.sources.hide()
            else:
                self._row.addWidget(self.sources)
        self._place_sources()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_sources()

    def _place_sources(self) -> None:
        if self._over:
            self.sources.setGeometry(self.width() - self.sources.width(), 0, self.sources.width(), self.height())
            self.sources.raise_()

    def focus_first(self) -> None:
        self.composer.field.focus()

    def wipe(self) -> None:
        """Nothing that was asked or answered stays in the widgets."""
        self._turns, self._views = (), []
        emptied(self._holder)
        self._title.clear()
        self.composer.field.wipe()
        self.sources.show_sources(None, 0)
        self.sources.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.s(16))
        row.addWidget(Label(self.look, tr("Ask"), "page"))
        self._title = Label(self.look, "", "body", "ink2", weight=500)
        row.addWidget(self._title, 1)
        self._new = Button(self.look, tr("New conversation"), QUIET, icon="plus", hint="Ctrl T", size=36)
        self._new.clicked.connect(self.new_asked)
        row.addWidget(self._new)
        return row

    def _beginning(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, self.look.s(60), 0, 0)
        column.setSpacing(self.look.s(10))
        column.addWidget(FlowText(self.look, tr("What would you like to know?"), "page", centred=True))
        line = tr("Ask about a day, a person or a place. The answer shows where it is written.")
        column.addWidget(FlowText(self.look, line, "body", "ink2", centred=True))
        return holder

    def _show_turns(self, state: AskState) -> None:
        """Only turns that changed are built anew: the last one, as a rule."""
        if state.turns == self._turns:
            return
        same = 0
        while same < min(len(state.turns), len(self._turns)) and state.turns[same] is self._turns[same]:
            same += 1
        answered = len(state.turns) == len(self._turns) and state.turns[-1].answer is not None
        while len(self._views) > same:
            view = self._views.pop()
            self._holder.removeWidget(view)
            view.hide()
            view.deleteLater()
        for at in range(same, len(state.turns)):
            self._add_turn(at, state.turns[at])
        self._turns = state.turns
        QTimer.singleShot(0, self._thread, self._thread.to_end)
        if answered and (answer := state.turns[-1].answer) is not None:
            sources = counted(len(answer.citations), "1 source", "{count} sources")
            announce(self, tr("Answer, {sources}", sources=sources))

    def _add_turn(self, at: int, turn: Turn) -> None:
        view = TurnView(self.look, turn)
        view.sources_asked.connect(lambda source, at=at: self.sources_asked.emit(at, source))
        view.read_asked.connect(lambda at=at: self.read_asked.emit(at))
        view.again_asked.connect(self.again_asked)
        view.stop_asked.connect(self.stop_asked)
        self._holder.addWidget(view)
        self._views.append(view)
