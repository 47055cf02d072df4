"""The three pages of the Timeline: a month, a year, and all entries as a list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.timeline import TimelineState

from .language import counted, tr
from .look import Look
from .timeline_filters import TimelineFilters
from .widgets.day_words import weekday_name
from .widgets.entry_list import EDGE, EntryList
from .widgets.month_grid import MonthGrid
from .widgets.mood import MOOD_WORDS, paint_mood
from .widgets.notices import EmptyState
from .widgets.scroller import Scroller
from .widgets.segmented import Segmented
from .widgets.swatch import Swatch
from .widgets.text import IconLabel, Label
from .widgets.wrapping_row import WrappingRow
from .widgets.year_map import WORD_STEPS, YearMap, word_shade
from .words import number

RING = 5
"""Px at 100 % round the days that the focus ring needs."""


class MonthPage(Scroller):
    """Weekdays, six weeks, and what the pictures mean."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        s = look.s
        self.column.setContentsMargins(s(28), 0, s(24), s(10))
        self.column.setSpacing(s(4))
        self._weekdays = [Label(look, "", "small", "ink2", weight=500) for _ in range(7)]
        head = QHBoxLayout()
        head.setSpacing(0)
        for label in self._weekdays:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            head.addWidget(label, 1)
        self.column.addLayout(head)
        self.grid = MonthGrid(look, tr("Days of the month"))
        self.column.addWidget(self.grid, 1)
        moods = tuple(
            IconLabel(look, f"mood-{at}", tr(word), "small", "ink2", px=16, icon_tone=f"mood{at}")
            for at, word in enumerate(MOOD_WORDS, 1)
        )
        foot = QHBoxLayout()
        foot.setContentsMargins(s(RING), s(4), s(RING), s(4))
        foot.addWidget(WrappingRow(look, moods, 14), 1)
        self._lunar = Label(look, tr("Small numbers: lunar day"), "small", "ink2")
        foot.addWidget(self._lunar)
        self.column.addLayout(foot)

    def show_state(self, state: TimelineState) -> None:
        for label, cell in zip(self._weekdays, state.cells, strict=False):
            label.setText(weekday_name(cell.day))
        self._lunar.setVisible(state.lunar_shown)
        self.grid.show_cells(state.cells, state.page.day)

    def wipe(self) -> None:
        self.grid.wipe()


class YearPage(Scroller):
    """Twelve months as a heat map, by mood or by words."""

    heat_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        s = look.s
        self.column.setContentsMargins(s(33), s(4), s(29), s(16))
        self.column.setSpacing(s(16))
        head = QHBoxLayout()
        self.heat = Segmented(look, tr("What the colours mean"), (("mood", tr("Mood")), ("words", tr("Words"))))
        self.heat.chosen.connect(self.heat_chosen)
        head.addWidget(self.heat)
        head.addStretch(1)
        self._sum = Label(look, "", "small", "ink2")
        head.addWidget(self._sum)
        self.column.addLayout(head)
        self.map = YearMap(look, tr("Days of the year"))
        self.column.addWidget(self.map)
        self._moods = WrappingRow(look, tuple(self._mood(at, tr(word)) for at, word in enumerate(MOOD_WORDS, 1)), 16)
        self._words = WrappingRow(look, tuple(self._step(at) for at in range(len(WORD_STEPS))), 16)
        for legend in (self._moods, self._words):
            self.column.addWidget(legend)
        self.column.addStretch(1)

    def show_state(self, state: TimelineState) -> None:
        self.heat.show_choice(state.heat)
        self.map.show_year(state.cells, state.page.day, state.heat, state.week_begins)
        self._moods.setVisible(state.heat == "mood")
        self._words.setVisible(state.heat == "words")
        entries, words = sum(one.entries for one in state.cells), sum(one.words for one in state.cells)
        said = counted(words, "1 word", "{count} words") if words < 1000 else tr("{count} words", count=number(words))
        self._sum.setText(f"{counted(entries, '1 entry', '{count} entries')} · {said}")

    def wipe(self) -> None:
        self.map.wipe()
        self._sum.clear()

    def _mood(self, mood: int, word: str) -> Swatch:
        look = self.look
        return Swatch(look, word, lambda: look.colour(f"mood{mood}"), partial(paint_mood, look, mood))

    def _step(self, at: int) -> Swatch:
        least = WORD_STEPS[at]
        last = at + 1 == len(WORD_STEPS)
        text = tr("{count} words or more", count=least) if last else f"{least}–{WORD_STEPS[at + 1] - 1}"
        return Swatch(self.look, text, lambda: word_shade(self.look, least))


class ListPage(QWidget):
    """Every entry by day, with what is pinned before all others."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(s(33) - s(EDGE), s(2), s(24), 0)
        column.setSpacing(s(8))
        self.filters = TimelineFilters(look)
        self.filters.setContentsMargins(s(EDGE), 0, s(EDGE), 0)
        column.addWidget(self.filters)
        self._count = Label(look, "", "small", "ink2")
        self._count.setContentsMargins(s(EDGE), 0, 0, 0)
        column.addWidget(self._count)
        self.list = EntryList(look, wide=True)
        column.addWidget(self.list, 1)
        hint = tr("Say one sentence about today. It counts.")
        self.none = EmptyState(look, "book", tr("Nothing here yet."), hint, tr("Start speaking"))
        self._nothing = EmptyState(look, "search", tr("No entry has all of these."))
        self._empty = Scroller()  # in a low window a sentence and its button are scrolled, not squeezed
        for one in (self.none, self._nothing):
            self._empty.column.addWidget(one)
        column.addWidget(self._empty, 1)

    def show_state(self, state: TimelineState) -> None:
        listing = state.listing
        self.filters.show_wanted(state.wanted, listing)
        self.list.show_listing(listing, state.rest)
        self._count.setVisible(state.wanted.anything)
        found = counted(len(listing.entries), "1 entry found", "{count} entries found")
        self._count.setText(tr("{found}, of {total}", found=found, total=number(listing.total)))
        self.list.setVisible(bool(listing.entries))
        self._empty.setVisible(not listing.entries)
        self.none.setVisible(not listing.total)
        self._nothing.setVisible(bool(listing.total) and not listing.entries)
        self.filters.setVisible(bool(listing.total))

    def wipe(self) -> None:
        self.list.wipe()
        self.filters.wipe()
        self._count.clear()
