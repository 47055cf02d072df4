"""The open diary's widgets in their columns: rail, banner, and one screen at a time."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .ask_view import AskView
from .entry_list_view import LIST_WIDTH, EntryListView
from .entry_view import EntryView
from .hands_free_view import HandsFreeView
from .insights_view import InsightsView
from .language import tr
from .look import Look
from .motion import Pages
from .on_this_day_view import OnThisDayView
from .record_view import RecordView
from .search_view import SearchView
from .settings_view import SettingsView
from .timeline_view import TimelineView
from .today_view import TodayView
from .widgets.hairline import Hairline
from .widgets.jobs_tray import JobsTray, room_below
from .widgets.notices import Banner
from .widgets.rail import Rail
from .widgets.rail_entries import TITLES
from .write_view import WriteView

BAR_BELOW = 820
"""Width over text scale below which the rail is a bar at the top."""


class Library(QWidget):
    """The list and the entry beside it; in a narrow window one at a time."""

    def __init__(self, look: Look, entries: EntryListView, entry: EntryView) -> None:
        super().__init__()
        self.look = look
        self.entries = entries
        self.entry = entry
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(entries)
        self._line = Hairline(look)
        self._row.addWidget(self._line)
        self._row.addWidget(entry, 1)

    def arrange(self, *, narrow: bool, reading: bool) -> None:
        """``reading``: an entry is asked for, so it wins where only one fits."""
        wide = self.look.s(LIST_WIDTH)
        self.entries.setMinimumWidth(0 if narrow else wide)
        self.entries.setMaximumWidth(16_777_215 if narrow else wide)
        self.entries.setVisible(not narrow or not reading)
        self.entry.setVisible(not narrow or reading)
        self._line.setVisible(not narrow)
        self.entry.set_narrow(narrow)


class Body(QWidget):
    """All screens of the open diary. Tab order: banner, rail, screen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("room", "page")
        self.rail = Rail(look)
        self.banner = Banner(look)
        self.today = TodayView(look)
        self.record = RecordView(look)
        self.write = WriteView(look)
        self.timeline = TimelineView(look)
        self.on_this_day = OnThisDayView(look)
        self.entries = EntryListView(look)
        self.entry = EntryView(look)
        self.ask = AskView(look)
        self.insights = InsightsView(look)
        self.settings = SettingsView(look)
        self.library = Library(look, self.entries, self.entry)
        self._stack = Pages(look)
        places = (self.today, self.timeline, self.on_this_day, self.library)
        for screen in (*places, self.record, self.write, self.ask, self.insights, self.settings):
            self._stack.addWidget(screen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rail.bar)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        self.hands_free = HandsFreeView(look, self)
        """Over everything else while it is shown."""
        self.search = SearchView(look, self)
        self.jobs = JobsTray(look, self)
        self.jobs.arranged.connect(self._place_jobs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_jobs()
        self.hands_free.setGeometry(self.rect())
        self.search.setGeometry(self.rect())

    def arrange(self, place: str, *, narrow: bool) -> None:
        """Bring a place to the front and fit every screen to the width."""
        screens: dict[str, QWidget] = {
            "today": self.today,
            "timeline": self.timeline,
            "on_this_day": self.on_this_day,
            "entry": self.library,
            "record": self.record,
            "write": self.write,
            "ask": self.ask,
            "insights": self.insights,
            "settings": self.settings,
        }
        self._stack.setCurrentWidget(screens.get(place, self.today))
        self.rail.set_compact(narrow or place == "record")
        self._lay_rail(place)
        self.today.set_narrow(narrow)
        self.ask.set_narrow(narrow)
        self.insights.set_narrow(narrow)
        self.record.set_narrow(narrow)
        self.library.arrange(narrow=narrow, reading=not self.entries.finding)
        self._place_jobs()

    def _lay_rail(self, place: str) -> None:
        """In a very narrow or low window the rail lies down and becomes a bar."""
        barred = self.width() * 100 / self.look.s.percent < BAR_BELOW or self.rail.needed_height > self.height()
        self.rail.setVisible(not barred)
        self.rail.bar.setVisible(barred)
        self.rail.bar.set_title(tr(TITLES.get(place, "Today")))
        self.insights.set_titled(not barred)

    def _place_jobs(self) -> None:
        """Bottom right, above whatever stands at the foot of the page that is shown."""
        foot = self.height()
        for dock in (self.record.dock, self.entry.dock, self.ask.composer):
            if dock.isVisible():
                foot = min(foot, dock.mapTo(self, dock.rect().topLeft()).y())
        edge = self.look.s(20)
        top = max(self.look.s(6), foot - self.jobs.height() - room_below(self.look))  # its fold is never out of reach
        self.jobs.move(self.width() - self.jobs.width() - edge, top)
        self.jobs.raise_()

    def focus_first(self, place: str) -> None:
        """Where one begins on a screen."""
        first = {
            "today": self.today.focus_first,
            "timeline": self.timeline.focus_first,
            "on_this_day": self.on_this_day.focus_first,
            "entry": self.entry.focus_first,
            "record": self.record.focus_first,
            "write": self.write.focus_first,
            "ask": self.ask.focus_first,
            "insights": self.insights.focus_first,
            "settings": self.settings.focus_first,
        }
        first[place]()

    def wipe(self) -> None:
        """Nothing of the diary stays in any widget."""
        self.banner.put_away()
        self.jobs.wipe()
        self.hands_free.wipe()
        days = (self.today, self.timeline, self.on_this_day)
        for screen in (*days, self.record, self.write, self.entries, self.entry, self.ask, self.settings):
            screen.wipe()
        self.insights.wipe()
        self.search.wipe()
        self.search.hide()
