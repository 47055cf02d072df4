"""The composer of Ask: the field with the microphone and send, and what could be asked next above it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.presenters.ask_state import AskState

from .language import tr
from .look import Look
from .widgets.buttons import LAMP, PRIMARY, QUIET, SOFT, Button, RoundButton
from .widgets.chip import ChipButton
from .widgets.level_meter import LevelMeter
from .widgets.message_field import MessageField
from .widgets.scroller import emptied
from .widgets.text import Label
from .widgets.wrapping_row import WrappingRow
from .words import filled


class Composer(QWidget):
    """The field with the microphone and send; while listening, the level in its place.

    While a question is changed, the field holds it and a line above says so.
    """

    sent = Signal(str)
    listen_asked = Signal()
    change_left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(s(8))
        self._shown = AskState()
        self._low = False
        self._next = QWidget()
        self._chips = QVBoxLayout(self._next)
        self._chips.setContentsMargins(0, 0, 0, s(4))
        column.addWidget(self._next)
        self._leave = Button(look, tr("Leave the question as it is"), QUIET, icon="close", size=32, flush=True)
        self._leave.clicked.connect(self.change_left)
        self._leave.hide()
        column.addWidget(self._leave)
        self.field = MessageField(look, tr("Your question"), placeholder=tr("Ask your diary anything..."), height=48)
        self.field.entered.connect(self.send)
        self._meter = LevelMeter(look)
        self._meter.hide()  # nobody is listening yet
        self._mic = RoundButton(look, "microphone", tr("Ask aloud"), SOFT, size=38)
        self._send_button = RoundButton(look, "send", tr("Send the question"), PRIMARY, size=38)
        self._mic.clicked.connect(self.listen_asked)
        self._send_button.clicked.connect(self.send)
        for one in (self._meter, self._mic, self._send_button):
            self.field.add(one)
        column.addWidget(self.field)
        self._line = Label(look, "", "small", "ink2")
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._line)

    def show_state(self, state: AskState) -> None:
        before, self._shown = self._shown, state
        if state.suggestions != before.suggestions:
            self._suggest(state.suggestions)
        if state.changing != before.changing:
            self._change(state)
        listening = state.listening in ("starting", "listening")
        self._mic.setVisible(state.can_listen)
        self._mic.set_face(
            "stop" if listening else "microphone",
            tr("Ask what I said") if listening else tr("Ask aloud"),
            LAMP if listening else SOFT,
        )
        self._mic.set_usable(
            not state.busy and state.listening != "writing", tr("In a moment: the last answer comes first.")
        )
        self._meter.setVisible(listening)
        self._meter.show_level(state.dbfs)
        self._send_button.setVisible(not listening)
        self._send_button.set_usable(not state.busy, tr("In a moment: the last answer comes first."))
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
        self._lay()

    def set_low(self, low: bool) -> None:
        """Where little is left for the answer, only what is needed to ask."""
        if low != self._low:
            self._low = low
            self.field.set_low(low)
            self._lay()

    def _lay(self) -> None:
        state = self._shown
        self._next.setVisible(bool(state.suggestions) and not self._low)
        self._line.setVisible(not self._low or state.error is not None or bool(state.listening))

    def _suggest(self, questions: tuple[str, ...]) -> None:
        emptied(self._chips)
        chips = [ChipButton(self.look, one, tr("Ask: {question}", question=one)) for one in questions]
        for chip in chips:
            chip.clicked.connect(lambda _=False, chip=chip: self.sent.emit(chip.text()))
        if chips:
            self._chips.addWidget(WrappingRow(self.look, tuple(chips), 10, chips=tr("What you could ask next")))
        self._lay()

    def _change(self, state: AskState) -> None:
        """The question comes into the field, or leaves it."""
        self._leave.setVisible(state.changing >= 0)
        if state.changing >= 0:
            self.field.set_text(state.turns[state.changing].question)
            self.field.focus()
        else:
            self.field.wipe()

    def wipe(self) -> None:
        """Nothing that was asked stays."""
        self.field.wipe()
        self._shown = AskState()
        emptied(self._chips)
        self._leave.hide()

    def finish(self) -> None:
        """What ends the question, said or written."""
        if self._shown.hears:
            self.listen_asked.emit()
        else:
            self.send()

    def send(self) -> None:
        """Ask what stands in the field; nothing while it is empty or an answer is waited for."""
        text = self.field.text.strip()
        if text and self._send_button.isEnabled():
            self.field.wipe()
            self.sent.emit(text)
