"""The open diary's widgets in their columns: rail, banner, and one screen at a time, each made when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from .ask_view import AskView
from .entry_list_view import EntryListView
from .entry_view import EntryView
from .foreground import Foreground
from .hands_free_view import HandsFreeView
from .held_focus import HeldFocus
from .insights_view import InsightsView
from .language import tr
from .later import Later
from .library import Library
from .look import Look
from .motion import Pages
from .on_this_day_view import OnThisDayView
from .record_view import RecordView
from .search_view import SearchView
from .settings_view import SettingsView
from .timeline_view import TimelineView
from .today_view import TodayView
from .widgets.jobs_tray import JobsTray, room_below
from .widgets.notices import Banner
from .widgets.rail import Rail
from .widgets.rail_entries import TITLES
from .write_view import WriteView

BAR_BELOW = 820
"""Width over text scale below which the rail is a bar at the top."""

PLACES = {"entry": "library"}
"""The screen of a place, where it is not called the same."""

AHEAD = ("today", "write", "search", "ask", "timeline", "library", "record", "settings", "insights")
"""Screens that are made before anybody turns to them, in an order that keeps each step short: the first ones read and
make what the larger ones need as well. The others are seldom gone to."""

OVERLAYS = ("hands_free", "search")
"""Over everything else while they are shown."""

W = TypeVar("W")


class Screen(Protocol):
    """What is shown in the middle."""

    def focus_first(self) -> None:
        """To where one begins."""

    def wipe(self) -> None:
        """Nothing of the diary stays in it."""


class Body(QWidget):
    """All screens of the open diary. Tab order: rail, banner, screen, tray of jobs."""

    added = Signal(str)
    """A screen was made, of that name: whoever ties screens to presenters does so before anybody sees it."""
    waits = Signal()
    """There is something that can be done ahead."""

    today = Later(lambda body: TodayView(body.look))
    record = Later(lambda body: RecordView(body.look))
    write = Later(lambda body: WriteView(body.look))
    timeline = Later(lambda body: TimelineView(body.look))
    on_this_day = Later(lambda body: OnThisDayView(body.look))
    library = Later(lambda body: Library(body.look, EntryListView(body.look), EntryView(body.look)))
    ask = Later(lambda body: AskView(body.look))
    insights = Later(lambda body: InsightsView(body.look))
    settings = Later(lambda body: SettingsView(body.look))
    hands_free = Later(lambda body: HandsFreeView(body.look, body))
    search = Later(lambda body: SearchView(body.look, body))

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.made: dict[str, QWidget] = {}
        self._behind: dict[str, Callable[[], object]] = {}
        self._foreground = Foreground(self)
        self._unlaid: list[QWidget] = []
        self._place, self._narrow = "today", False
        self.setProperty("room", "page")
        self.rail = Rail(look)
        self.banner = Banner(look)
        self._stack = Pages(look)
        self._unseen: list[QWidget] = [self.rail]
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
        self.jobs = JobsTray(look, self)
        self.jobs.arranged.connect(self._place_jobs)
        HeldFocus(self, self._stack, self.rail, self.rail.bar, self.banner, self.jobs)

    @property
    def page(self) -> QWidget | None:
        """The screen in front."""
        return self._stack.currentWidget()

    @property
    def entries(self) -> EntryListView:
        return self.library.entries

    @property
    def entry(self) -> EntryView:
        return self.library.entry

    def take_in(self, name: str, part: QWidget) -> None:
        """A screen that was just made gets its place."""
        self.made[name] = part
        for field in (*part.findChildren(QLineEdit), *part.findChildren(QTextEdit)):
            field.setAcceptDrops(False)  # what is dropped on a text is a recording as well, not a path to write
        if name in OVERLAYS:
            part.setGeometry(self.rect())
        else:
            self._stack.addWidget(part)
            self._unlaid.append(part)
            self._fit()
        self._last_in_line()
        self.added.emit(name)

    def tell(self, part: Later[W], do: Callable[[W], object], *, needed: bool = False) -> None:
        """``do`` with a screen that is there or ``needed``; one that is made later is shown what holds by then."""
        view = part.made(self)
        if view is None and needed:
            view = part.__get__(self, Body)
        if view is not None:
            do(view)

    def tell_in_front(self, part: Later[W], do: Callable[[W], object]) -> None:
        """``do`` with a screen that is there: at once where it is looked at, else once it comes to the front.

        Of several the last: a page nobody sees is not built anew for each entry that is kept.
        """
        view = part.made(self)
        if view is None:
            return
        self._behind[part.name] = partial(do, view)
        if self._stack.currentWidget() is view:
            self._behind.pop(part.name)()
        else:
            self.waits.emit()

    def do_ahead(self) -> bool:
        """One thing that the first look at a screen would have to wait for; whether there was one.

        A screen is made, later laid out, and then shown what has changed since it was last in front.
        """
        missing = next((name for name in AHEAD if name not in self.made), "")
        if self._unlaid:
            self._lay_ahead(self._unlaid.pop())
        elif self._unseen:
            self._unseen.pop().grab()
        elif missing:
            if not vars(Body)[missing].prepare(self):
                getattr(self, missing)
        elif self._behind:
            self._behind.pop(next(iter(self._behind)))()
        else:
            return False
        return True

    def prepare(self) -> None:
        """Lay out what is in front, while nobody sees it yet."""
        if self.isHidden():
            self._behind.pop("today", bool)()
            self.grab(QRect(0, 0, 1, 1))

    def _lay_ahead(self, page: QWidget) -> None:
        """As it will lie; a picture of one dot makes Qt do all of it but the painting."""
        if page.isHidden():
            cast(QLayout, self.layout()).activate()
            page.resize(self._stack.size())
            page.grab(QRect(0, 0, 1, 1))
            self._unseen.append(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_jobs()
        for name in OVERLAYS:
            if name in self.made:
                self.made[name].setGeometry(self.rect())

    def arrange(self, place: str, *, narrow: bool) -> None:
        """Bring a place to the front and fit every screen to the width."""
        self._foreground.begin()
        self._place, self._narrow = place, narrow
        screen = self._screen(place)
        self._behind.pop(PLACES.get(place, place), bool)()
        self._stack.setCurrentWidget(screen)
        self.rail.set_compact(narrow or place == "record")
        self._lay_rail(place)
        self._fit()
        self._place_jobs()

    def _screen(self, place: str) -> QWidget:
        """Made now where nobody has been there yet."""
        name = PLACES.get(place, place)
        known: QWidget = getattr(self, name) if isinstance(vars(Body).get(name), Later) else self.today
        return known

    def _fit(self) -> None:
        """The screens there are, to the width there is."""
        narrow = self._narrow
        self.tell(Body.today, lambda view: view.set_narrow(narrow))
        self.tell(Body.ask, lambda view: view.set_narrow(narrow))
        self.tell(Body.insights, lambda view: view.set_narrow(narrow))
        self.tell(Body.ask, lambda view: view.set_titled(self.rail.bar.isHidden()))
        self.tell(Body.insights, lambda view: view.set_titled(self.rail.bar.isHidden()))
        self.tell(Body.settings, lambda view: view.set_titled(self.rail.bar.isHidden()))
        self.tell(Body.record, lambda view: view.set_narrow(narrow))
        self.tell(Body.library, lambda view: view.arrange(narrow=narrow, reading=not view.entries.finding))

    def _lay_rail(self, place: str) -> None:
        """In a very narrow or low window the rail lies down and becomes a bar."""
        barred = self.width() * 100 / self.look.s.percent < BAR_BELOW or self.rail.needed_height > self.height()
        self.rail.setVisible(not barred)
        self.rail.bar.setVisible(barred)
        self.rail.bar.set_title(tr(TITLES.get(place, "Today")))

    def _place_jobs(self) -> None:
        """Bottom right, above whatever stands at the foot of the page that is shown."""
        foot = self.height()
        for dock in self._docks():
            if dock.isVisible():
                foot = min(foot, dock.mapTo(self, dock.rect().topLeft()).y())
        edge = self.look.s(20)
        top = max(self.look.s(6), foot - self.jobs.height() - room_below(self.look))  # its fold is never out of reach
        self.jobs.move(self.width() - self.jobs.width() - edge, top)
        self.jobs.raise_()

    def _docks(self) -> list[QWidget]:
        docks: list[QWidget] = []
        self.tell(Body.record, lambda view: docks.append(view.dock))
        self.tell(Body.library, lambda view: docks.append(view.entry.dock))
        self.tell(Body.ask, lambda view: docks.append(view.composer))
        return docks

    def _last_in_line(self) -> None:
        """Tab comes to the tray of jobs behind every screen, also behind those made after it."""
        hidden = self.jobs.isHidden()
        self.jobs.setParent(None)
        self.jobs.setParent(self)
        self.jobs.setVisible(not hidden)

    def focus_first(self, place: str) -> None:
        """Where one begins on a screen."""
        cast(Screen, self._screen(place)).focus_first()

    def wipe(self) -> None:
        """Nothing of the diary stays in any widget."""
        self._behind.clear()
        self.banner.put_away()
        self.jobs.wipe()
        for screen in self.made.values():
            cast(Screen, screen).wipe()
        self.tell(Body.search, lambda view: view.hide())
