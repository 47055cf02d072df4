"""Below the words of Dictate: which microphone, how loud in a word, the last minute, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from diary_desktop.presenters.record import RecordState

from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from .widgets.card import Card
from .widgets.device_button import DeviceButton
from .widgets.level_meter import LevelMeter
from .widgets.strokes import SHADOW
from .widgets.text import IconLabel
from .widgets.waveform import RecordingWaveform

PARKED = ("paused", "parked")


class RecordDock(Card):
    """Shows what of a ``RecordState`` is not words."""

    pause_asked = Signal()
    finish_asked = Signal()
    discard_asked = Signal()
    mark_asked = Signal()
    microphone_chosen = Signal(str)
    write_asked = Signal()
    choose_asked = Signal()
    """Another microphone, or the way to allow this one."""
    leave_asked = Signal()
    entry_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, 18, 18)
        top = self._top = QHBoxLayout()
        top.setSpacing(look.s(10))
        self._device = IconLabel(look, "microphone", "", tone="ink2")
        self.meter = LevelMeter(look)
        self._safe = IconLabel(look, "shield", tr("Saved as you speak, sealed each second"), tone="ok", weight=500)
        top.addWidget(self._device)
        top.addWidget(self.meter)
        top.addStretch(1)
        top.addWidget(self._safe)
        self.column.addLayout(top)
        self._wave = RecordingWaveform(look)
        self.column.addWidget(self._wave)
        self._make_buttons()
        self.column.addLayout(self._rows())
        self._narrow = self._low = self._slim = self._waits = self._large = self._nothing = self._noted = False
        self._assures = True
        """Whether there is something that is safe."""

    def show_state(self, state: RecordState) -> None:
        """Bars and level, many times a second."""
        self._wave.show_bars(state.bars, still=state.phase in PARKED)
        self._wave.show_moments(
            tuple(state.seconds - one.at for one in state.gaps), tuple(state.seconds - one for one in state.marks)
        )
        self.meter.show_level(state.dbfs if state.phase == "recording" else None, state.hint)

    def show_phase(self, state: RecordState) -> None:
        """What can be done now."""
        failed, waits = state.phase == "failed", state.phase in PARKED
        self._device.say(state.device or tr("Microphone"))
        self._waits = waits
        self._nothing = failed and state.kept is None
        self._noted = bool(state.gaps) or state.error is not None
        self._show_wave()
        self.pause.set_usable(state.phase in ("recording", *PARKED), tr("In a moment: something else is being done."))
        self.finish.set_usable(
            state.phase in ("recording", "starting", *PARKED), tr("In a moment: something else is being done.")
        )
        self.another.show_microphones(state.microphones)
        for one in (self.pause, self.finish, self.discard, self.mark, self.meter):
            one.setVisible(not failed)
        self.discard.setVisible(not failed and not state.goes_on)
        self.another.setVisible(state.phase == "parked" and bool(state.microphones))
        self.write.setVisible(failed and state.kept is None)
        self.choose.setVisible(failed and state.kept is None)
        self.entry.setVisible(failed and state.kept is not None)
        self.leave.setVisible(failed)
        self._show_safe(state)
        self._name_buttons()

    def ways(self) -> tuple[Button, ...]:
        """What the focus goes to, best first."""
        return (self.another, self.pause, self.entry, self.write, self.leave)

    def fit(self, *, narrow: bool, low: bool, slim: bool, large: bool) -> None:
        """The microphone's name gives way to what is safe; in a very small window more that only adjoins does."""
        s = self.look.s
        self._narrow, self._low = narrow, low
        self._device.setVisible(not narrow)
        self._safe.setVisible(self._assures and not low)
        self._large = large
        self._show_wave()
        self._wave.setFixedHeight(s(36 if large else 72))
        direction = QHBoxLayout.Direction
        self._top.setDirection(direction.TopToBottom if large else direction.LeftToRight)
        for one in (self.pause, self.finish, self.mark):
            one.set_hint_shown(not large and not narrow)
        self._slim = slim
        side, inner = s(18 if slim else 26), s(8 if low else 14)
        self.column.setContentsMargins(side, inner, side, inner + SHADOW)
        self.column.setSpacing(s(6 if low else 10))
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Where their words do not fit side by side all but Finish are their icons; their names stay."""
        self._word_buttons(slim=False)
        here = [one for one in self._in_a_row if not one.isHidden()]
        needed = sum(one.sizeHint().width() + self.look.s(14) for one in here)
        margins = self.column.contentsMargins()
        if self._slim or needed > self.width() - margins.left() - margins.right():
            self._word_buttons(slim=True)

    def _word_buttons(self, *, slim: bool) -> None:
        go_on = self._waits
        word = tr("Go on") if go_on else tr("Pause")
        name = tr("Go on recording") if go_on else tr("Pause recording")
        self.pause.set_face("" if slim else word, "microphone" if go_on else "pause", name)
        another = tr("Continue with another")
        self.another.set_face("" if slim else another, "microphone-other", another)
        self.discard.set_face("" if slim else tr("Discard..."), "trash", tr("Discard this recording"))
        self.mark.set_face("" if slim else tr("Mark this"), "flag", tr("Mark this moment"))
        self.choose.set_face("" if slim else tr("Choose microphone"), "microphone", tr("Choose microphone"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_buttons()

    def wipe(self) -> None:
        """Nothing of what was said stays."""
        self.another.close_menu()
        self._wave.show_bars((), still=True)

    def _make_buttons(self) -> None:
        look = self.look
        self.discard = Button(
            look, tr("Discard..."), QUIET, icon="trash", flush=True, name=tr("Discard this recording")
        )
        self.mark = Button(look, tr("Mark this"), QUIET, icon="flag", deed="mark", name=tr("Mark this moment"))
        self.pause = Button(
            look, tr("Pause"), SECONDARY, icon="pause", deed="pause", size=50, name=tr("Pause recording")
        )
        self.another = DeviceButton(look)
        self.finish = Button(look, tr("Finish and keep"), PRIMARY, icon="check", deed="commit", size=50)
        self.write = Button(look, tr("Write instead"), SECONDARY, icon="pen", size=50)
        self.choose = Button(look, tr("Choose microphone"), QUIET, icon="microphone", size=50)
        self.entry = Button(look, tr("Open what was kept"), PRIMARY, icon="forward", size=50)
        self.leave = Button(look, tr("Back"), QUIET, icon="back", size=50)
        for button, asked in (
            (self.discard, self.discard_asked),
            (self.mark, self.mark_asked),
            (self.pause, self.pause_asked),
            (self.finish, self.finish_asked),
            (self.write, self.write_asked),
            (self.choose, self.choose_asked),
            (self.entry, self.entry_asked),
            (self.leave, self.leave_asked),
        ):
            button.clicked.connect(asked)
        self.another.chosen.connect(self.microphone_chosen)
        self._in_a_row = (
            self.discard,
            self.pause,
            self.another,
            self.finish,
            self.mark,
            self.write,
            self.choose,
            self.entry,
        )

    def _rows(self) -> QHBoxLayout:
        """Discard at the left, marking at the right, and between them what goes on."""
        middle, sides = QHBoxLayout(), QHBoxLayout()
        middle.setSpacing(self.look.s(14))
        middle.addStretch(1)
        for one in (self.leave, self.pause, self.another, self.choose, self.write, self.finish, self.entry):
            middle.addWidget(one)
        middle.addStretch(1)
        sides.addWidget(self.discard)
        sides.addLayout(middle, 1)
        sides.addWidget(self.mark)
        return sides

    def _show_wave(self) -> None:
        """While it waits or lost something, large text needs the room to say so; of nothing there is no wave."""
        crowded = self._large and (self._waits or self._noted)
        self._wave.setVisible(not self._low and not self._nothing and not crowded)

    def _show_safe(self, state: RecordState) -> None:
        """What is safe, in every state; while sound waits to be sealed, that it is not lost."""
        if state.late:
            self._safe.say(tr("The computer is busy. Sealing is catching up, nothing is lost."), "lamp_ink")
        else:
            self._safe.say(tr("Saved as you speak, sealed each second"), "ok")
        self._assures = state.phase != "failed" or state.kept is not None
        self._safe.setVisible(self._assures and not self._low)
