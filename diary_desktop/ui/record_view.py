"""Dictate: the words as they come, the level in a word, and three ways to end; the ember line is the window's."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.record import RecordState

from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from .widgets.card import Card
from .widgets.chip import Chip
from .widgets.choice_button import ChoiceButton
from .widgets.flow_text import FlowText, Mark
from .widgets.level_meter import LevelMeter
from .widgets.notices import announce
from .widgets.scroller import Scroller
from .widgets.strokes import SHADOW
from .widgets.text import IconLabel, Label
from .widgets.waveform import RecordingWaveform
from .words import clock_time, filled, time_of

CAPTION_MEASURE = 820
FLAT, LOW, SLIM = 420, 330, 520
"""Px over text scale: heights below which first the hint and then more gives way to the words, and a width."""

LARGE_TEXT = 140
"""Percent; above it key hints and balance give way to the words."""


class RecordView(QWidget):
    """Shows one ``RecordState`` after another; announces starting, pausing and keeping."""

    pause_asked = Signal()
    finish_asked = Signal()
    discard_asked = Signal()
    write_asked = Signal()
    leave_asked = Signal()
    entry_asked = Signal(object)
    language_chosen = Signal(str)
    """ISO 639-1 code of what is spoken, or ``auto``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state = RecordState()
        self._found: QWidget | None = None
        """What had the focus when the microphone began to be opened."""
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(s(40), s(30), s(40), s(26))
        column.setSpacing(s(14))
        column.addLayout(self._head())
        self._captions = Scroller(s(CAPTION_MEASURE))
        self._captions.column.setContentsMargins(0, s(26), 0, s(12))
        self._text = FlowText(look, "", "caption_live")
        self._captions.column.addWidget(self._text)
        self._captions.column.addStretch(1)
        self._follows = True
        self._captions.verticalScrollBar().sliderMoved.connect(self._scrolled_by_hand)
        self._captions.verticalScrollBar().rangeChanged.connect(lambda *_: self._follow())
        self._captions.setMinimumHeight(s(20))  # words scroll; the dock is never cut
        column.addWidget(self._captions, 1)
        column.addLayout(self._reassurance())
        self._narrow = False
        self._dock_card = self._dock()
        column.addWidget(self._dock_card)

    def show_state(self, state: RecordState) -> None:
        before, self._state = self._state, state
        self._time.setText(clock_time(state.seconds))
        self._wave.show_bars(state.bars, still=state.phase == "paused")
        self._meter.show_level(state.dbfs if state.phase == "recording" else None)
        self._show_words(state)
        if state.phase != before.phase or state.error is not before.error or state.device != before.device:
            self._show_phase(state)
            if state.phase != before.phase:
                self._tell(state)
            self._lead_focus(before, state)

    def show_language(self, code: str) -> None:
        """The language in force."""
        self.spoken.show_choice(code)

    def focus_first(self) -> None:
        ways = (self._pause, self._entry, self._write, self._leave)
        next(one for one in ways if not one.isHidden()).setFocus()

    def _lead_focus(self, before: RecordState, state: RecordState) -> None:
        """To Pause once it can be pressed, unless the person has gone somewhere else in here meanwhile."""
        focused = self.window().focusWidget()
        if state.phase == "starting":
            self._found = focused
        begun = (before.phase, state.phase) == ("starting", "recording")
        if self.isVisible() and (state.phase == "failed" or (begun and not self._chosen(focused))):
            self.focus_first()

    def _chosen(self, focused: QWidget | None) -> bool:
        """Whether a person put the focus there, inside of Dictate, since the microphone began to be opened."""
        return focused is not None and focused is not self._found and self.isAncestorOf(focused)

    def set_narrow(self, narrow: bool) -> None:
        """The microphone's name gives way to what is safe."""
        self._device.setVisible(not narrow)
        large = self.look.s.percent > LARGE_TEXT
        self._balance.setVisible(not large)
        self._when.setVisible(not large)
        self._captions.column.setContentsMargins(0, self.look.s(4 if large else 26), 0, self.look.s(4 if large else 12))
        self._wave.setFixedHeight(self.look.s(36 if large else 72))
        self._top.setDirection(QHBoxLayout.Direction.TopToBottom if large else QHBoxLayout.Direction.LeftToRight)
        for one in (self._pause, self._finish):
            one.set_hint_shown(not large)
        self._narrow = narrow
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a very small window the dock keeps its meter and its buttons, and lets go of what only adjoins them."""
        super().resizeEvent(event)
        self._fit()
        percent = self.look.s.percent
        low = self._low
        self._wave.setVisible(not low)
        self._hint.setVisible(self.height() * 100 / percent >= FLAT)
        self._safe.setVisible(not low)
        self._discard.set_face("" if self._slim else tr("Discard..."), "trash", tr("Discard this recording"))

    @property
    def _low(self) -> bool:
        return self.height() * 100 / self.look.s.percent < LOW

    @property
    def _slim(self) -> bool:
        return self.width() * 100 / self.look.s.percent < SLIM

    def _fit(self) -> None:
        """Margins give way first, so that a line of words stays to be seen; whoever follows them sees the newest."""
        s, low, narrow = self.look.s, self._low, self._narrow
        edge, above, below = s(26 if narrow else 40), s(22 if narrow else 30), s(18 if narrow else 26)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, s(10) if low else above, edge, s(10) if low else below)
            layout.setSpacing(s(6 if low else 14))
        side, inner = s(18 if self._slim else 26), s(8 if low else 14)
        self._dock_card.column.setContentsMargins(side, inner, side, inner + SHADOW)
        self._dock_card.column.setSpacing(s(6 if low else 10))
        self._follow()

    def _follow(self) -> None:
        """After the layout: only then does the page know how tall it has become."""
        if self._follows and (self._state.caption.settled or self._state.caption.provisional):
            QTimer.singleShot(0, self._captions, self._to_newest)

    def _to_newest(self) -> None:
        """By whole lines: none is cut at the upper edge."""
        self._captions.to_end()
        bar, lines = self._captions.verticalScrollBar(), self._text.stretch_rects(0, len(self._text.text))
        upper = bar.value() - self._text.y()
        if upper > 0 and lines:
            whole = next((line.top() for line in lines if line.top() >= upper - 1), lines[-1].top())
            bar.setValue(self._text.y() + math.floor(whole))

    def wipe(self) -> None:
        """Nothing that was said stays in the widgets."""
        self.spoken.close_menu()
        self._text.set_text("")
        self._wave.show_bars((), still=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._state.phase == "failed":
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        s = self.look.s
        row = QHBoxLayout()
        row.setSpacing(s(14))
        self._chip = Chip(
            self.look, tr("Recording"), icon="microphone", fill="ember_soft", ink="ember_ink", size=32, weight=600
        )
        self._time = Label(self.look, "0:00", "page", size=24, weight=500)
        self._when = Label(self.look, "", "body", "ink2")
        row.addWidget(self._chip)
        row.addWidget(self._time)
        row.addWidget(self._when)
        row.addStretch(1)
        row.addWidget(self._language_menu())
        return row

    def _language_menu(self) -> ChoiceButton:
        """Each language by its own name, so that it is found whatever the window speaks."""
        choices = (("en", "English"), ("vi", "Tiếng Việt"), ("auto", tr("Detect it")))
        self.spoken = ChoiceButton(self.look, tr("Language you speak"), choices)
        self.spoken.chosen.connect(self.language_chosen)
        self.spoken.show_choice("en")
        return self.spoken

    def _reassurance(self) -> QHBoxLayout:
        s = self.look.s
        row = QHBoxLayout()
        row.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(s(CAPTION_MEASURE))
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(s(9))
        self._hint = IconLabel(self.look, "history", tr("Pause as long as you like. I only stop when you say so."))
        inner.addWidget(self._hint)
        inner.addStretch(1)
        row.addWidget(holder, 1000)
        row.addStretch(1)
        return row

    def _dock(self) -> Card:
        s, look = self.look.s, self.look
        dock = Card(look, 18, 18)
        top = self._top = QHBoxLayout()
        top.setSpacing(s(10))
        self._device = Label(look, "", "small", "ink2")
        self._meter = LevelMeter(look)
        self._safe = IconLabel(look, "shield", tr("Saved as you speak, sealed each second"), tone="ok", weight=500)
        top.addWidget(self._device)
        top.addWidget(self._meter)
        top.addStretch(1)
        top.addWidget(self._safe)
        dock.column.addLayout(top)
        self._wave = RecordingWaveform(look)
        dock.column.addWidget(self._wave)
        dock.column.addLayout(self._buttons())
        return dock

    def _buttons(self) -> QHBoxLayout:
        look = self.look
        self._discard = Button(
            look, tr("Discard..."), QUIET, icon="trash", flush=True, name=tr("Discard this recording")
        )
        self._pause = Button(
            look, tr("Pause"), SECONDARY, icon="pause", hint="Ctrl P", size=50, name=tr("Pause recording")
        )
        self._finish = Button(look, tr("Finish and keep"), PRIMARY, icon="check", hint="Ctrl ↵", size=50)
        self._write = Button(look, tr("Write instead"), SECONDARY, icon="pen", size=50)
        self._entry = Button(look, tr("Open what was kept"), PRIMARY, icon="forward", size=50)
        self._leave = Button(look, tr("Back"), QUIET, icon="back", size=50)
        self._discard.clicked.connect(self.discard_asked)
        self._pause.clicked.connect(self.pause_asked)
        self._finish.clicked.connect(self.finish_asked)
        self._write.clicked.connect(self.write_asked)
        self._leave.clicked.connect(self.leave_asked)
        self._entry.clicked.connect(lambda: self.entry_asked.emit(self._state.kept))
        row = QHBoxLayout()
        row.setSpacing(look.s(14))
        row.addWidget(self._discard)
        row.addStretch(1)
        for one in (self._leave, self._pause, self._write, self._finish, self._entry):
            row.addWidget(one)
        row.addStretch(1)
        # As wide as Discard, so that what is in the middle stays in the middle.
        self._balance = QWidget()
        self._balance.setFixedWidth(self._discard.sizeHint().width())
        row.addWidget(self._balance)
        return row

    def _scrolled_by_hand(self, value: int) -> None:
        """Scrolling up stops following; scrolling to the end goes on with it."""
        self._follows = value >= self._captions.verticalScrollBar().maximum() - self.look.s(8)

    def _show_words(self, state: RecordState) -> None:
        settled, tail = state.caption.settled, state.caption.provisional
        if settled or tail:
            text = f"{settled} {tail}".strip()
            marks = [Mark(len(text) - len(tail), len(text), "tail")] if tail else []
            grown = text != self._text.text
            self._text.set_text(text, marks)
            if grown:
                self._follow()
            return
        lines = {
            "starting": tr("The microphone is being opened."),
            "recording": tr("Recording. Your words are written down when you finish."),
            "paused": tr("Paused at {time}. Microphone closed.", time=clock_time(state.seconds)),
            "finishing": tr("Sealing the last words."),
        }
        line = lines.get(state.phase, "")
        if state.error is not None and not line:
            line = filled(state.error.what_template, state.error.values)
        self._text.set_text(line, [Mark(0, len(line), "tail")] if line and state.phase != "failed" else [])

    def _show_phase(self, state: RecordState) -> None:
        failed, paused = state.phase == "failed", state.phase == "paused"
        face = {
            "paused": (tr("Paused"), "pause", "chip", "ink2"),
            "failed": (tr("Not recording"), "microphone-off", "chip", "ink2"),
            "starting": (tr("Starting"), "microphone", "chip", "ink2"),
            "finishing": (tr("Keeping"), "check", "ok_soft", "ok"),
        }
        self._chip.set_face(*face.get(state.phase, (tr("Recording"), "microphone", "ember_soft", "ember_ink")))
        if state.started is not None:
            self._when.setText(tr("for today, {time}", time=time_of(state.started.local)))
        self._device.setText(state.device or tr("Microphone"))
        self._pause.set_face(
            tr("Go on") if paused else tr("Pause"),
            "microphone" if paused else "pause",
            tr("Go on recording") if paused else tr("Pause recording"),
        )
        self._pause.setEnabled(state.phase in ("recording", "paused"))
        self._finish.setEnabled(state.phase in ("recording", "paused", "starting"))
        for one in (self._pause, self._finish, self._discard, self._meter):
            one.setVisible(not failed)
        self._write.setVisible(failed and state.kept is None)
        self._entry.setVisible(failed and state.kept is not None)
        self._leave.setVisible(failed)
        self._show_trouble(state)

    def _show_trouble(self, state: RecordState) -> None:
        """An error says what is safe, in place of the reassurance."""
        if state.error is not None:
            said = filled(state.error.hint_template, state.error.values)
            if state.phase != "failed":
                said = f"{filled(state.error.what_template, state.error.values)} {said}"
            self._hint.say(said, "danger")
        else:
            self._hint.say(tr("Pause as long as you like. I only stop when you say so."), "ink2")
        self._safe.setVisible(state.phase != "failed" or state.kept is not None)

    def _tell(self, state: RecordState) -> None:
        said = {"recording": tr("Recording"), "paused": tr("Paused"), "finishing": tr("Keeping")}
        if state.phase in said:
            announce(self, said[state.phase], urgent=state.phase == "recording")
