"""Timeline: a month, a year or a list of everything, with the chosen day beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from diary_desktop.presenters.timeline import TimelineState

from .day_panel import PANEL_WIDTH, DayPanel
from .language import tr
from .look import Look
from .timeline_pages import ListPage, MonthPage, YearPage
from .widgets.buttons import QUIET, SECONDARY, Button, RoundButton
from .widgets.hairline import Hairline
from .widgets.segmented import Segmented
from .widgets.text import Label
from .words import month_heading

KEPT = 560
"""Px at 100 % that the calendar keeps: with less, the day lies over it and can be closed."""


class TimelineView(QWidget):
    """Shows one ``TimelineState`` after another; every step is asked for."""

    mode_chosen = Signal(str)
    stepped = Signal(int)
    today_asked = Signal()
    day_chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state: TimelineState | None = None
        self._over = self._called = False
        s = look.s
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, s(24), 0, 0)
        column.setSpacing(s(14))
        self._head = QHBoxLayout()
        self._fill_head()
        column.addLayout(self._head)
        self.month, self.year, self.list = MonthPage(look), YearPage(look), ListPage(look)
        self._pages: dict[str, MonthPage | YearPage | ListPage] = {
            "month": self.month,
            "year": self.year,
            "list": self.list,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self._row.addWidget(self._content, 1)
        self._line = Hairline(look)
        self._row.addWidget(self._line)
        self.panel = DayPanel(look)
        self._row.addWidget(self.panel)
        self.panel.setFixedWidth(s(PANEL_WIDTH))
        self._connect()

    def show_state(self, state: TimelineState) -> None:
        turned = self._state is None or state.mode != self._state.mode
        self._state = state
        day = state.page.day
        self._title.setText(
            tr("All entries") if state.mode == "list" else str(day.year) if state.mode == "year" else month_heading(day)
        )
        for control in (self._back, self._today, self._on):
            control.setVisible(state.mode != "list")
        self._name_steps(state.mode)
        self._modes.show_choice(state.mode)
        self._pages[state.mode].show_state(state)
        self._stack.setCurrentWidget(self._pages[state.mode])
        self.panel.show_page(state.page)
        if turned:
            self._arrange()
        else:
            self._lay_head()

    def focus_first(self) -> None:
        """The chosen day, or the list."""
        mode = self._state.mode if self._state is not None else "month"
        listed = self.list.none.action if self.list.list.isHidden() else self.list.list
        {"month": self.month.grid, "year": self.year.map, "list": listed}[mode].setFocus()

    def open_day(self) -> None:
        """Go to the chosen day's entries."""
        self._called = True
        self._arrange()
        self.panel.focus_first()

    def close_day(self) -> bool:
        """Put the day away where it lies over the calendar; whether it did."""
        was = self._over and self._called
        self._called = False
        self._arrange()
        if was:
            self.focus_first()
        return was

    def wipe(self) -> None:
        """Nothing of the diary stays in the widgets."""
        self._state, self._called = None, False
        self._title.clear()
        for page in (self.month, self.year, self.list):
            page.wipe()
        self.panel.wipe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.close_day():
            super().keyPressEvent(event)

    def _fill_head(self) -> None:
        """Where one is and the steps at the left, how it is shown at the right; below each other without room."""
        s = self.look.s
        self._head.setContentsMargins(s(33), 0, s(29), 0)
        self._head.setSpacing(s(8))
        self._where, self._how = QWidget(), QWidget()
        self._short = False
        left, right = QHBoxLayout(self._where), QHBoxLayout(self._how)
        for row in (left, right):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(s(8))
        self._title = Label(self.look, "", "display")
        left.addWidget(self._title)
        left.addSpacing(s(6))
        self._back = RoundButton(self.look, "back", tr("Month before"), QUIET, size=34)
        self._today = Button(self.look, tr("Today"), SECONDARY, size=34, name=tr("Go to today"))
        self._on = RoundButton(self.look, "forward", tr("Month after"), QUIET, size=34)
        for one in (self._back, self._today, self._on):
            left.addWidget(one)
        left.addStretch(1)
        right.addStretch(1)
        self._day = Button(self.look, tr("Day"), SECONDARY, icon="book", size=34, name=tr("Show the chosen day"))
        right.addWidget(self._day)
        choices = (("month", tr("Month")), ("year", tr("Year")), ("list", tr("List")))
        self._modes = Segmented(self.look, tr("Shown as"), choices)
        right.addWidget(self._modes)
        self._head.addWidget(self._where, 1)
        self._head.addWidget(self._how)

    def _lay_head(self) -> None:
        edges = self._head.contentsMargins()
        needed = self._where.sizeHint().width() + self._how.sizeHint().width() + self._head.spacing()
        beside = 0 if self.panel.isHidden() or self._over else self.look.s(PANEL_WIDTH)
        room = self.width() - beside - edges.left() - edges.right()
        ways = QHBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if needed <= room else ways.TopToBottom)
        today = self._today
        whole = self._where.sizeHint().width() - today.sizeHint().width() + today.whole_width
        if (whole > room) != self._short:
            self._short = whole > room
            today.set_face(tr("Today"), "today" if self._short else "", tr("Go to today"))
            today.set_shortened(self._short)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        self._today.clicked.connect(self.today_asked)
        self._modes.chosen.connect(self.mode_chosen)
        self._day.clicked.connect(self.open_day)
        self.panel.closed.connect(self.close_day)
        self.panel.opened.connect(self.opened)
        self.list.list.chosen.connect(self.opened)
        for grid in (self.month.grid, self.year.map):
            grid.steps.day_chosen.connect(self.day_chosen)
            grid.steps.opened.connect(self.open_day)

    def _name_steps(self, mode: str) -> None:
        year = mode == "year"
        for one, name in (
            (self._back, tr("Year before") if year else tr("Month before")),
            (self._on, tr("Year after") if year else tr("Month after")),
        ):
            one.setAccessibleName(name)
            one.setToolTip(name)

    def _arrange(self) -> None:
        """The day beside the calendar; over it where that would keep too little; nowhere beside the list."""
        s, listed = self.look.s, self._state is not None and self._state.mode == "list"
        over = self.width() - s(PANEL_WIDTH) < s(KEPT)
        if over != self._over:
            self._over = over
            if over:
                self._row.removeWidget(self.panel)
            else:
                self._row.addWidget(self.panel)
        shown = not listed and (not over or self._called)
        self.panel.set_over(over=over)
        self.panel.setVisible(shown)
        self._line.setVisible(shown and not over)
        self._day.setVisible(over and not listed and not shown)
        self._lay_head()
        if over and shown:
            wide = min(self.width(), s(PANEL_WIDTH))
            self.panel.setGeometry(self.width() - wide, 0, wide, self.height())
            self.panel.raise_()
