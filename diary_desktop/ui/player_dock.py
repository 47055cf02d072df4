"""The player below an entry: play, the waveform as a slider, the time, ten seconds back and forward."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.entry import Gap
from diary_desktop.presenters.entry_sound import SKIP_SECONDS, SPEEDS
from diary_desktop.presenters.entry_state import EntryState

from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, SOFT, Button, RoundButton
from .widgets.card import Card
from .widgets.choice_button import ChoiceButton
from .widgets.text import IconLabel, Label
from .widgets.waveform import Waveform
from .words import clock_time

MOST_GAPS = 3
"""Places with missing sound that are named one by one."""


class PlayerDock(Card):
    """Hidden for an entry without sound."""

    play_asked = Signal()
    sought = Signal(float)
    skipped = Signal(float)
    speed_chosen = Signal(float)
    further_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 14, 18, parent=parent)
        s = look.s
        self._has_words = False
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
        self._missing = IconLabel(look, "warning", "", tone="danger", wrap=True)
        middle.addWidget(self._missing)
        row.addLayout(middle, 1)
        back = self._back = Button(look, "10", QUIET, icon="back-10", name=tr("10 seconds back"))
        forward = self._forward = Button(look, "10", QUIET, icon="forward-10", name=tr("10 seconds forward"))
        back.clicked.connect(lambda: self.skipped.emit(-SKIP_SECONDS))
        forward.clicked.connect(lambda: self.skipped.emit(SKIP_SECONDS))
        row.addWidget(back)
        row.addWidget(forward)
        speeds = tuple((f"{one:g}", f"{QLocale().toString(one)}×") for one in SPEEDS)
        self.speed = ChoiceButton(look, tr("Speed"), speeds)
        self.speed.setAccessibleDescription(tr("How fast recordings are played, at their own pitch"))
        self.speed.chosen.connect(lambda key: self.speed_chosen.emit(float(key)))
        row.addWidget(self.speed)
        self.further = Button(look, tr("Keep talking"), SOFT, icon="microphone")
        self.further.setAccessibleDescription(tr("Records behind this sound, into the same entry"))
        self.further.clicked.connect(self.further_asked)
        row.addWidget(self.further)
        self.column.addLayout(row)
        self.set_low(low=False)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_further()
        self._show_hint()

    def set_low(self, *, low: bool) -> None:
        """Flat, where the window is so low that the text above would have no room."""
        s = self.look.s
        self.column.setContentsMargins(s(18), s(4 if low else 12), s(14), s(3 if low else 10) + 3)
        self.wave.setMaximumHeight(s(30 if low else 48))

    def _show_further(self) -> None:
        """Icon alone where the waveform would have no room."""
        self.further.set_shortened(self.width() < self.look.s(740))
        for one in (self._back, self._forward):
            one.set_shortened(self.width() < self.look.s(520))

    def _show_hint(self) -> None:
        """Only where it has the room: half a sentence is no hint."""
        needed = sum(one.sizeHint().width() for one in (self._at, self._hint, self._length)) + self.look.s(16)
        self._hint.setVisible(self._has_words and self.wave.width() >= needed)
        ends = self._at.sizeHint().width() + self._length.sizeHint().width() + self.look.s(8)
        self._length.setVisible(self.wave.width() >= ends)

    def show_state(self, state: EntryState) -> None:
        clip = state.entry.clip if state.entry is not None else None
        self.setVisible(clip is not None and not state.editing)
        if clip is None or state.entry is None:
            self.wave.show_sound(b"", 0)
            return
        self.wave.show_sound(clip.peaks, clip.seconds, [(one.at, one.seconds) for one in clip.gaps])
        self.wave.show_position(state.position)
        self._at.setText(clock_time(state.position))
        self._length.setText(clock_time(clip.seconds))
        self._has_words = bool(state.words)
        self._show_hint()
        self.speed.show_choice(f"{state.speed:g}")
        self._missing.setVisible(bool(clip.gaps))
        self._missing.say(_missing(clip.gaps))
        self.play.set_face("pause" if state.playing else "play", tr("Pause") if state.playing else tr("Play"))


def _missing(gaps: Sequence[Gap]) -> str:
    """Each place with what is missing there; of many the first few and how much there is in all."""
    named = [
        tr("{seconds} s missing at {at}", seconds=QLocale().toString(one.seconds, "f", 1), at=clock_time(one.at))
        for one in gaps[:MOST_GAPS]
    ]
    if len(gaps) > MOST_GAPS:
        total = QLocale().toString(sum(one.seconds for one in gaps), "f", 1)
        named.append(tr("{seconds} s missing in all", seconds=total))
    return " · ".join(named)
