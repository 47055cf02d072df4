"""An entry as a card on Today and as a row in a list: one button each, with playing as a second one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.domain.entry import EntrySummary

from ..language import tr
from ..look import Look
from ..words import clock_time, short_date, spoken_time, time_of
from .buttons import BaseButton, Kind, RoundButton
from .chip import Chip
from .flow_text import FlowText
from .mood import MOOD_WORDS, MoodDisc
from .strokes import SHADOW, card_shape, painting, rounded
from .text import Label
from .waveform import MiniWaveform

_PLAY = Kind(ink="accent_ink")


def entry_name(summary: EntrySummary) -> str:
    """What a screen reader says of an entry: its title, when, its mood and its length."""
    when = summary.when.local
    parts = [shown_title(summary), short_date(when.date()), time_of(when)]
    if summary.mood:
        parts.append(tr("Mood: {mood}", mood=tr(MOOD_WORDS[summary.mood - 1])))
    if summary.seconds:
        parts.append(spoken_time(summary.seconds))
    if summary.damaged:
        parts.append(tr("Damaged"))
    return ", ".join(parts)


def shown_title(summary: EntrySummary) -> str:
    """The title, or what there is instead of one."""
    return summary.title or (tr("Words will be added") if summary.awaits_words else tr("Without words"))


class EntryCard(BaseButton):
    """Mood, time, title, two lines and tags; the whole card opens the entry."""

    play_asked = Signal()

    def __init__(self, look: Look, summary: EntrySummary, parent: QWidget | None = None) -> None:
        super().__init__(look, entry_name(summary), parent)
        s = look.s
        self.setProperty("ring_radius", 14)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(s(18), s(14), s(18), s(12) + SHADOW)
        row.setSpacing(s(14))
        disc = MoodDisc(look, summary.mood or 0, spoken=bool(summary.seconds))
        row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(s(2))
        column.addLayout(self._head(summary))
        column.addWidget(Label(look, shown_title(summary), "title", size=19))
        if preview := preview_after_title(summary):
            column.addSpacing(s(2))
            column.addWidget(FlowText(look, preview, "quote", "ink2", max_lines=2))
        if summary.tags:
            column.addSpacing(s(8))
            column.addLayout(self._tags(summary.tags))
        row.addLayout(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rect = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW)
            card_shape(painter, self.look, rect, self.look.s.exact(14), "raised" if self.hovered else "surface")

    def _head(self, summary: EntrySummary) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self.look.s(8))
        time = Label(self.look, time_of(summary.when.local), "small", "ink2", weight=500)
        time.setMinimumHeight(self.look.s(20))
        head.addWidget(time)
        if summary.damaged:
            head.addWidget(Chip(self.look, tr("Damaged"), bullet="danger", fill="danger_soft", size=22))
        if summary.awaits_words:
            head.addWidget(Chip(self.look, tr("Words will be added"), bullet="lamp", fill="lamp_soft", size=22))
        head.addStretch(1)
        if summary.seconds:
            play = RoundButton(
                self.look, "play-filled", tr("Play {title}", title=entry_name(summary)), _PLAY, size=32, parent=self
            )
            play.setFixedHeight(self.look.s(20))
            play.clicked.connect(self.play_asked)
            head.addWidget(play)
            head.addWidget(MiniWaveform(self.look, summary.peaks, summary.seconds))
        return head

    def _tags(self, tags: tuple[str, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.s(8))
        for tag in tags[:5]:
            row.addWidget(Chip(self.look, tag, size=24))
        row.addStretch(1)
        return row


def preview_after_title(summary: EntrySummary) -> str:
    """The preview without the beginning that already stands above it as the title."""
    shown = summary.title.removesuffix("…")
    if not shown or not summary.preview.startswith(shown):
        return summary.preview
    rest = summary.preview[len(shown) :].lstrip(" .,;:!?…")
    return f"…{rest}" if rest and shown != summary.title else rest


class EntryRow(BaseButton):
    """One row of a list: mood, title, date, time and length; the open one has an accent bar."""

    def __init__(self, look: Look, summary: EntrySummary, this_year: int, parent: QWidget | None = None) -> None:
        super().__init__(look, entry_name(summary), parent)
        self.summary = summary
        s = look.s
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("ring_radius", 12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._disc = MoodDisc(look, summary.mood or 0, spoken=bool(summary.seconds), size=30)
        row = QHBoxLayout(self)
        row.setContentsMargins(s(14), s(8), s(12), s(8))
        row.setSpacing(s(12))
        row.addWidget(self._disc)
        column = QVBoxLayout()
        column.setSpacing(s(2))
        title = FlowText(look, shown_title(summary), "body", max_lines=1, size=14)
        column.addWidget(title)
        when = summary.when.local
        how = clock_time(summary.seconds) if summary.seconds else tr("written")
        about = f"{short_date(when.date(), this_year)} · {time_of(when)} · {how}"
        column.addWidget(Label(look, about, "small", "ink3"))
        row.addLayout(column, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def nextCheckState(self) -> None:
        """Only the view decides which row is open."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, rect = self.look.s, QRectF(self.rect())
            if self.isChecked():
                rounded(painter, rect, s.exact(12), self.look.colour("surface"), self.look.colour("line"))
                bar = QRectF(0, s(12), s.exact(3.5), rect.height() - s(24))
                rounded(painter, bar, 2, self.look.colour("accent"))
            elif self.hovered:
                rounded(painter, rect, s.exact(12), self.look.colour("hover"))
