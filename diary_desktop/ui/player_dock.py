"""The player below an entry: play, the waveform as a slider, the time, ten seconds back and forward."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.entry import SKIP_SECONDS, EntryState

from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, Button, RoundButton
from .widgets.card import Card
from .widgets.text import Label
from .widgets.waveform import Waveform
from .words import clock_time


class PlayerDock(Card):
    """Hidden for an entry without sound."""

    play_asked = Signal()
    sought = Signal(float)
    skipped = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 14, 18, parent=parent)
        s = look.s
        self.column.setContentsMargins(s(18), s(12), s(14), s(10) + 3)
        row = QHBoxLayout()
        row.setSpacing(s(14))
        self.play = RoundButton(look, "play", tr("Play"), PRIMARY, size=48)
        self.play.clicked.connect(self.play_asked)
        row.addWidget(self.play, 0, Qt.AlignmentFlag.AlignVCenter)
        middle = QVBoxLayout()
        middle.setSpacing(s(2))
        self.wave = Waveform(look)
        self.wave.sought.connect(self.sought)
        middle.addWidget(self.wave)
        times = QHBoxLayout()
        self._at = Label(look, "0:00", "small", weight=500)
        self._hint = Label(look, tr("Click any word to hear it"), "small", "ink2")
        self._length = Label(look, "0:00", "small", "ink2", weight=500)
        times.addWidget(self._at)
        times.addStretch(1)
        times.addWidget(self._hint)
        times.addStretch(1)
        times.addWidget(self._length)
        middle.addLayout(times)
        row.addLayout(middle, 1)
        back = Button(look, "10", QUIET, icon="back-10", name=tr("10 seconds back"))
        forward = Button(look, "10", QUIET, icon="forward-10", name=tr("10 seconds forward"))
        back.clicked.connect(lambda: self.skipped.emit(-SKIP_SECONDS))
        forward.clicked.connect(lambda: self.skipped.emit(SKIP_SECONDS))
        row.addWidget(back)
        row.addWidget(forward)
        self.column.addLayout(row)
        self.hide()

    def show_state(self, state: EntryState) -> None:
        clip = state.entry.clip if state.entry is not None else None
        self.setVisible(clip is not None and not state.editing)
        if clip is None or state.entry is None:
            self.wave.show_sound(b"", 0)
            return
        self.wave.show_sound(clip.peaks, clip.seconds)
        self.wave.show_position(state.position)
        self._at.setText(clock_time(state.position))
        self._length.setText(clock_time(clip.seconds))
        self._hint.setVisible(bool(state.words))
        self.play.set_face("pause" if state.playing else "play", tr("Pause") if state.playing else tr("Play"))
