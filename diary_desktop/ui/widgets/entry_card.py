"""An entry as a card: one button that opens it, with playing as a second one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.domain.entry import EntrySummary

from ..language import tr
from ..look import Look
from ..words import time_of
from .buttons import BaseButton, Kind, RoundButton
from .chip import Chip
from .entry_words import entry_name, preview_after_title, shown_title
from .flow_text import FlowText
from .mood import MoodDisc
from .strokes import SHADOW, painting
from .text import IconLabel, Label
from .waveform import MiniWaveform

LINE = 20
SHOWN = 5
"""Labels on a card."""

_PLAY = Kind(ink="accent_ink")


class EntryCard(BaseButton):
    """Mood, time, title, two lines and tags; the whole card opens the entry."""

    play_asked = Signal()

    def __init__(self, look: Look, summary: EntrySummary, *, compact: bool = False, rests: bool = False) -> None:
        """``compact`` fits a side panel: no tags, no waveform, and narrower edges. One that ``rests`` says no word."""
        super().__init__(look, entry_name(summary, rests=rests))
        self._compact, self._rests = compact, rests
        s = look.s
        edge = s(14 if compact else 18)
        self.setProperty("ring_radius", 14)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(edge, s(14), edge, s(12) + SHADOW)
        row.setSpacing(s(14))
        disc = MoodDisc(look, summary.mood or 0, spoken=bool(summary.seconds))
        row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(s(2))
        column.addLayout(self._head(summary))
        own = bool(summary.title) and not rests
        size = (17 if compact else 19) if own else 15
        # Serif is the person's own words; what stands in for a title is the app's.
        role = "title" if own else "body_strong"
        column.addWidget(FlowText(look, shown_title(summary, rests=rests), role, size=size, max_lines=2))
        if not rests and (preview := preview_after_title(summary)):
            column.addSpacing(s(2))
            column.addWidget(FlowText(look, preview, "quote", "ink2", max_lines=3 if compact else 2))
        if (summary.tags or summary.people) and not compact and not rests:
            column.addSpacing(s(8))
            column.addLayout(self._labels(summary))
        row.addLayout(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self.paint_card(painter)

    def _head(self, summary: EntrySummary) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self.look.s(8))
        place = "" if self._compact or self._rests else summary.place
        about = time_of(summary.when.local) + (f"  ·  {place}" if place else "")
        time = Label(self.look, about, "small", "ink2", weight=500)
        time.setMinimumHeight(self.look.s(LINE))
        head.addWidget(time)
        for icon, there in (("pin", summary.pinned), ("star", summary.starred), ("paperclip", summary.attachments)):
            if there:
                head.addWidget(IconLabel(self.look, icon, "", tone="ink3", px=15))
        if summary.damaged:
            head.addWidget(Chip(self.look, tr("Damaged"), bullet="danger", fill="danger_soft", size=22))
        if summary.awaits_words and summary.title:  # without one, the title says so
            head.addWidget(Chip(self.look, tr("Words will be added"), bullet="lamp", fill="lamp_soft", size=22))
        head.addStretch(1)
        if summary.seconds:
            play = RoundButton(
                self.look,
                "play-filled",
                tr("Play {title}", title=entry_name(summary, rests=self._rests)),
                _PLAY,
                size=32,
                parent=self,
            )
            play.clicked.connect(self.play_asked)
            head.addWidget(self._place_for(play))
            if not self._compact:
                head.addWidget(MiniWaveform(self.look, summary.peaks, summary.seconds))
        return head

    def _place_for(self, play: RoundButton) -> QWidget:
        """As high as the line: the button over it is hit above and below it as well."""
        self._play = play
        place = QWidget()
        place.setFixedSize(play.width(), self.look.s(LINE))
        place.installEventFilter(self)
        return place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Show) and isinstance(watched, QWidget):
            middle = QRect(watched.mapTo(self, QPoint(0, 0)), watched.size()).center()
            self._play.move(middle - self._play.rect().center())
            self._play.raise_()
        return False

    def _labels(self, summary: EntrySummary) -> QHBoxLayout:
        """Tags, then people, as many as a line holds."""
        row = QHBoxLayout()
        row.setSpacing(self.look.s(8))
        for name in (*summary.tags, *summary.people)[:SHOWN]:
            row.addWidget(Chip(self.look, name, size=24))
        row.addStretch(1)
        return row
