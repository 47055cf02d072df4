"""What stands beside Today's entries: the week, this day before, and how old the last backup is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.backup import BackupCard
from diary_desktop.presenters.today import Memory, TodayState

from .language import counted, tr
from .look import Look
from .widgets.backup_card import BackupCardView
from .widgets.buttons import QUIET, SOFT, Button
from .widgets.card import Card
from .widgets.covered_card import CoveredCard
from .widgets.day_words import covered_words, memory_title
from .widgets.entry_words import entry_name, shown_title
from .widgets.flow_text import FlowText
from .widgets.scroller import emptied, let_go
from .widgets.small_row import SmallRow
from .widgets.text import IconLabel, Label
from .widgets.week_strip import DayFace, WeekStrip
from .words import short_date


class TodaySide(QWidget):
    """Its cards are built anew from each state."""

    opened = Signal(object)
    played = Signal(object)
    day_chosen = Signal(object)
    backup_asked = Signal()
    uncover_asked = Signal(object)
    before_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.s(13))
        self._last: BackupCardView | None = None

    def show_state(self, state: TodayState, backup: BackupCard | None) -> None:
        """Nothing of it in a diary without entries."""
        emptied(self._column)
        if not state.empty_diary:
            self._column.addWidget(self._week(state))
        if state.pinned:
            self._column.addWidget(self._pinned(state))
        if state.memory is not None:
            self._column.addWidget(self._memory(state.memory))
        self._column.addStretch(1)
        self._last = None
        if not state.empty_diary:
            self.show_backup(backup)
        self.setVisible(not state.empty_diary)

    def show_backup(self, backup: BackupCard | None) -> None:
        """As the last card; the others stay as they are."""
        if self._last is not None:
            self._column.removeWidget(self._last)
            let_go(self._last)
        self._last = None if backup is None else BackupCardView(self.look, backup)
        if self._last is not None:
            self._last.clicked.connect(self.backup_asked)
            self._column.insertWidget(self._column.count() - 1, self._last)

    def wipe(self) -> None:
        """Nothing of the diary stays."""
        self._last = None
        emptied(self._column)

    def _week(self, state: TodayState) -> Card:
        s = self.look.s
        card = Card(self.look, 14)
        card.column.setContentsMargins(s(12), s(13), s(12), s(10) + 3)
        title = Label(self.look, tr("This week"), "label", "ink2")
        title.setContentsMargins(s(6), 0, 0, 0)
        card.column.addWidget(title)
        faces = tuple(DayFace(one.day, one.entries, int(one.mood or 0), one.today, one.future) for one in state.week)
        strip = WeekStrip(self.look, faces)
        strip.day_chosen.connect(self.day_chosen)
        card.column.addWidget(strip)
        return card

    def _pinned(self, state: TodayState) -> Card:
        card = Card(self.look)
        card.column.setSpacing(self.look.s(2))
        card.column.addWidget(IconLabel(self.look, "pin", tr("Pinned"), "label", "ink2"))
        for one in state.pinned:
            title = shown_title(one, rests=state.rest.covers(one))
            row = SmallRow(self.look, title, short_date(one.when.local.date()), mood=int(one.mood or 0))
            row.clicked.connect(lambda _=False, chosen=one.entry_id: self.opened.emit(chosen))
            card.column.addWidget(row)
        return card

    def _memory(self, memory: Memory) -> Card:
        one = memory.found
        day = short_date(one.day)
        if memory.covered:
            covered = CoveredCard(self.look, memory_title(one), day, covered_words(memory.covered))
            covered.uncovered.connect(lambda: self.uncover_asked.emit(one.summary.entry_id))
            return covered
        s, card = self.look.s, Card(self.look)
        card.column.addWidget(IconLabel(self.look, "history", memory_title(one), "label", "lamp_ink"))
        card.column.addWidget(FlowText(self.look, f"“{one.summary.preview}”", "quote", max_lines=4))
        foot = QHBoxLayout()
        foot.addWidget(Label(self.look, day, "small", "ink2"))
        foot.addStretch(1)
        foot.addWidget(self._way_in(memory))
        card.column.addSpacing(s(4))
        card.column.addLayout(foot)
        if memory.others:
            more = counted(memory.others, "1 more from this day", "{count} more from this day")
            others = Button(self.look, more, QUIET, size=32, flush=True)
            others.clicked.connect(self.before_asked)
            card.column.addWidget(others)
        return card

    def _way_in(self, memory: Memory) -> Button:
        """Sound is heard, words are opened."""
        summary = memory.found.summary
        if summary.seconds:
            name = tr("Hear {source}", source=entry_name(summary))
            hear = Button(self.look, tr("Hear it"), SOFT, icon="play", size=32, name=name)
            hear.clicked.connect(lambda: self.played.emit(summary.entry_id))
            return hear
        name = tr("Open {source}", source=entry_name(summary))
        opens = Button(self.look, tr("Open"), SOFT, icon="forward", size=32, name=name)
        opens.clicked.connect(lambda: self.opened.emit(summary.entry_id))
        return opens
