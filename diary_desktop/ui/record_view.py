"""Dictate: the words as they come, the level in a word, and three ways to end; the ember line is the window's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.moment import Moment
from diary_desktop.domain.transcript import CaptionNote
from diary_desktop.presenters.engine_starts import Waking
from diary_desktop.presenters.record import NO_CAPTION, RecordState

from .caption_view import CaptionView
from .language import counted, tr
from .look import Look
from .part_words import waking_up
from .record_dock import RecordDock
from .widgets.chip import Chip, ChipButton
from .widgets.choice_button import ChoiceButton
from .widgets.notices import announce
from .widgets.text import IconLabel, Label
from .words import clock_time, filled, gaps_said, headline_date, short_date, time_of

CAPTION_MEASURE = 820
FLAT, LOW, SLIM = 420, 330, 520
"""Px over text scale: heights below which first the hint and then more gives way to the words, and a width."""

_ANOTHER = "another"

LARGE_TEXT = 140
"""Percent; above it key hints and balance give way to the words."""


_PASSING: dict[str, Any] = {"seconds": 0.0, "dbfs": None, "bars": (), "caption": NO_CAPTION, "hint": ""}
"""What changes many times a second; a change of anything else may change what can be done."""


class RecordView(QWidget):
    """Shows one ``RecordState`` after another; announces starting, pausing and keeping."""

    pause_asked = Signal()
    finish_asked = Signal()
    discard_asked = Signal()
    write_asked = Signal()
    choose_asked = Signal()
    leave_asked = Signal()
    entry_asked = Signal(object)
    mark_asked = Signal()
    day_chosen = Signal(object)
    """The date it is for."""
    date_asked = Signal()
    """A day that is not among the last seven."""
    microphone_chosen = Signal(str)
    """The name of one to go on with; empty for the system's own choice."""
    language_chosen = Signal(str)
    """ISO 639-1 code of what is spoken, or ``auto``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state = RecordState()
        self._waking: float | None = None
        self.setProperty("entrance", "slow")
        self._found: QWidget | None = None
        """What had the focus when the microphone began to be opened."""
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(s(40), s(30), s(40), s(26))
        column.setSpacing(s(14))
        column.addLayout(self._head())
        self.captions = CaptionView(look, s(CAPTION_MEASURE))
        column.addWidget(self.captions, 1)
        column.addLayout(self._reassurance())
        self._narrow = False
        self.dock = self._dock()
        column.addWidget(self.dock)

    def show_state(self, state: RecordState) -> None:
        before, self._state = self._state, state
        self._time.setText(clock_time(state.seconds))
        self.dock.show_state(state)
        self._show_words(state)
        if state.caption.rough != before.caption.rough:
            self._show_phase(state)
        if replace(state, **_PASSING) != replace(before, **_PASSING):
            self._show_phase(state)
            self._tell(before, state)
            self._lead_focus(before, state)

    def show_waking(self, waking: Waking) -> None:
        """Whether what writes the words down is waking up; said before the first of them."""
        self._waking = waking.of("listening")
        self._show_words(self._state)

    def show_language(self, code: str, *, reads_captions: bool = False) -> None:
        """The language in force, and whether settled sentences are told to a screen reader."""
        self.spoken.show_choice(code)
        self.captions.announce_sentences(reads_captions)

    def focus_first(self) -> None:
        next(one for one in self.dock.ways() if not one.isHidden()).setFocus()

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
        large = self.look.s.percent > LARGE_TEXT
        self.captions.set_room(self.look.s(4 if large else 26), self.look.s(4 if large else 30))
        turned, self._narrow = narrow != self._narrow, narrow
        self._fit()
        if turned:
            self._show_phase(self._state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a very small window the dock keeps its meter and its buttons, and lets go of what only adjoins them."""
        super().resizeEvent(event)
        self._fit()
        self._hint.setVisible(self._wanted_hint)

    @property
    def _wanted_hint(self) -> bool:
        """Reassurance gives way in a flat window; what went wrong never does."""
        return bool(self._state.error or self._state.gaps) or self.height() * 100 / self.look.s.percent >= FLAT

    @property
    def _low(self) -> bool:
        return self.height() * 100 / self.look.s.percent < LOW

    @property
    def _slim(self) -> bool:
        return self.width() * 100 / self.look.s.percent < SLIM

    @property
    def _tight(self) -> bool:
        """Whether the button alone says for which day it is: in large text, and where the captions' chip needs room."""
        return self.look.s.percent > LARGE_TEXT or (self._narrow and self._state.caption.rough)

    def _fit_head(self) -> None:
        """That captions are rough is said where there is room; large text leaves it to the entry."""
        rough = self._state.caption.rough and self._state.phase != "failed"
        self._rough.setVisible(rough and self.look.s.percent <= LARGE_TEXT and not self._slim)
        self._when.setVisible(not self._tight)

    def _fit(self) -> None:
        """Margins give way first, so that a line of words stays to be seen; whoever follows them sees the newest."""
        s, low, narrow = self.look.s, self._low, self._narrow
        edge, above, below = s(26 if narrow else 40), s(22 if narrow else 30), s(18 if narrow else 26)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, s(10) if low else above, edge, s(10) if low else below)
            layout.setSpacing(s(6 if low else 14))
        self._fit_head()
        self.dock.fit(narrow=narrow, low=low, slim=self._slim, large=s.percent > LARGE_TEXT)

    def wipe(self) -> None:
        """Nothing that was said stays in the widgets."""
        self.spoken.close_menu()
        self._change.close_menu()
        self.captions.wipe()
        self.dock.wipe()

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
        self._change = ChoiceButton(self.look, tr("Change date"), ())
        self._change.setAccessibleName(tr("Change date"))
        self._change.chosen.connect(self._choose_day)
        row.addWidget(self._change)
        row.addStretch(1)
        self._rough = Chip(
            self.look, tr("Rough captions for now"), icon="info", fill="lamp_soft", ink="lamp_ink", size=32
        )
        self._rough.hide()
        row.addWidget(self._rough)
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
        self._hint = IconLabel(
            self.look, "history", tr("Pause as long as you like. I only stop when you say so."), wrap=True
        )
        self._doubts = ChipButton(self.look, "", size=32, bullet="lamp")
        self._doubts.clicked.connect(self.captions.show_next_doubt)
        self._doubts.hide()
        inner.addWidget(self._hint, 1)
        inner.addWidget(self._doubts)
        row.addWidget(holder, 1000)
        row.addStretch(1)
        return row

    def _dock(self) -> RecordDock:
        dock = RecordDock(self.look)
        dock.pause_asked.connect(self.pause_asked)
        dock.finish_asked.connect(self.finish_asked)
        dock.discard_asked.connect(self.discard_asked)
        dock.mark_asked.connect(self.mark_asked)
        dock.microphone_chosen.connect(self.microphone_chosen)
        dock.write_asked.connect(self.write_asked)
        dock.choose_asked.connect(self.choose_asked)
        dock.leave_asked.connect(self.leave_asked)
        dock.entry_asked.connect(lambda: self.entry_asked.emit(self._state.kept))
        return dock

    def _show_words(self, state: RecordState) -> None:
        caption = state.caption
        doubts = len(caption.doubts)
        self._doubts.setVisible(bool(doubts) and self.look.s.percent <= LARGE_TEXT and not self._low)
        if doubts:
            said = counted(doubts, "1 word to check later", "{count} words to check later")
            if said != self._doubts.text():
                self._doubts.set_face(said, f"{said}. {tr('Show the next one')}")
        if caption.settled or caption.provisional:
            self.captions.show_caption(caption)
            return
        lines = {
            "starting": tr("The microphone is being opened."),
            "recording": _recording_line(caption.note, self._waking),
            "paused": tr("Paused at {time}. Microphone closed.", time=clock_time(state.seconds)),
            "parked": tr("Waiting at {time}. Microphone closed.", time=clock_time(state.seconds)),
            "finishing": tr("Sealing the last words."),
        }
        line = lines.get(state.phase, "")
        if state.error is not None and not line:
            line = filled(state.error.what_template, state.error.values)
        self.captions.show_line(line, quiet=state.phase != "failed")

    def _show_phase(self, state: RecordState) -> None:
        face = {
            "paused": (tr("Paused"), "pause", "chip", "ink2"),
            "parked": (tr("Waiting"), "microphone-off", "lamp_soft", "lamp_ink"),
            "failed": (tr("Not recording"), "microphone-off", "chip", "ink2"),
            "starting": (tr("Starting"), "microphone", "chip", "ink2"),
            "finishing": (tr("Keeping"), "check", "ok_soft", "ok"),
        }
        self._chip.set_face(*face.get(state.phase, (tr("Recording"), "microphone", "ember_soft", "ember_ink")))
        if state.when is not None:
            self._when.setText(self._day(state, state.when))
            self._show_days(state.when.day(), (state.started or state.when).day())
        dated = state.when is not None and not state.goes_on
        self._change.setVisible(dated and state.phase not in ("failed", "idle"))
        self._fit_head()
        self.dock.show_phase(state)
        self._show_trouble(state)

    def _show_days(self, chosen: date, today: date) -> None:
        """Today, the six days before, one further back that was chosen, and any other."""
        days = [today - timedelta(days=back) for back in range(7)]
        days += [] if chosen in days else [chosen]
        words = (tr("Today"), tr("Yesterday"), *(headline_date(day) for day in days[2:]))
        choices = [(day.isoformat(), word) for day, word in zip(days, words, strict=True)]
        self._change.set_choices((*choices, (_ANOTHER, tr("Another day"))))
        self._change.show_choice(chosen.isoformat())
        tight = self._tight
        face = short_date(chosen, today.year) if tight and chosen != today else tr("Change date")
        self._change.set_face(face, "" if tight else "timeline", f"{tr('Change date')}: {headline_date(chosen)}")

    def _choose_day(self, key: str) -> None:
        if key == _ANOTHER:
            self.date_asked.emit()
        else:
            self.day_chosen.emit(date.fromisoformat(key))

    def _day(self, state: RecordState, when: Moment) -> str:
        if state.goes_on:
            return tr("goes on with an earlier one")
        if state.started is None or when == state.started:
            return tr("for today, {time}", time=time_of(when.local))
        return tr("for {day}", day=headline_date(when.day()))

    def _show_trouble(self, state: RecordState) -> None:
        """An error says what is safe, and a gap that there is one, in place of the reassurance."""
        self._hint.setVisible(self._wanted_hint)
        if state.error is not None:
            said = filled(state.error.hint_template, state.error.values)
            if state.phase != "failed":
                said = f"{filled(state.error.what_template, state.error.values)} {said}"
            self._hint.say(said, "danger", "warning")
        elif state.gaps:
            self._hint.say(gaps_said(state.gaps), "lamp_ink", "warning")
        elif state.phase == "paused" and (state.caption.settled or state.caption.provisional):
            self._hint.say(tr("Paused at {time}. Microphone closed.", time=clock_time(state.seconds)), "ink2", "pause")
        elif state.marks:
            self._hint.say(counted(len(state.marks), "1 moment marked.", "{count} moments marked."), "ink2", "flag")
        else:
            self._hint.say(tr("Pause as long as you like. I only stop when you say so."), "ink2", "history")

    def _tell(self, before: RecordState, state: RecordState) -> None:
        said = {"recording": tr("Recording"), "paused": tr("Paused"), "finishing": tr("Keeping")}
        if state.phase != before.phase and state.phase in said:
            announce(self, said[state.phase], urgent=state.phase == "recording")
        elif state.phase != before.phase and state.error is not None:
            announce(self, filled(state.error.what_template, state.error.values), urgent=True)
        elif len(state.gaps) > len(before.gaps):
            announce(self, gaps_said(state.gaps), urgent=True)
        elif len(state.marks) > len(before.marks):
            announce(self, tr("Marked at {time}", time=clock_time(state.marks[-1])))


def _recording_line(note: CaptionNote, waking: float | None) -> str:
    """What is said before the first word, or while none can appear."""
    if waking is not None and note != "off":
        return f"{tr('Recording')}. {waking_up(waking)}."
    lines = {
        "off": tr("Recording. Your words are written down when you finish."),
        "unheard": tr("Your voice is kept. Words will be added when listening is installed."),
        "behind": tr("Words are catching up. Nothing is lost."),
    }
    return lines.get(note, tr("Recording. Your words appear here as you speak."))
