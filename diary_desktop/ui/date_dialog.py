"""When something happened: a calendar and a time, or the moment it was told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QRegularExpression, QSize, Qt
from PySide6.QtGui import QRegularExpressionValidator, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from diary_desktop.domain.moment import Moment

from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, Button
from .widgets.dialog import RaisedDialog
from .widgets.field import Field
from .widgets.text import Label
from .words import long_date, time_of

LARGE_TEXT = 140

_TIME = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")
_TYPED = QRegularExpression(r"[0-2]?\d[:.h]?[0-5]?\d?")
"""What may be typed on the way to a time."""


def dress_calendar(look: Look, calendar: QCalendarWidget) -> None:
    """In the colours of the diary: no red Sundays, no grey bar, our own arrows."""
    s, c = look.s, look.colour
    calendar.setStyleSheet(
        f"QCalendarWidget QWidget {{ background: {c('raised').name()}; alternate-background-color: "
        f"{c('raised').name()}; }} "
        f"QCalendarWidget QToolButton {{ background: transparent; color: {c('ink').name()}; border: none; "
        f"padding: {s(6)}px {s(8)}px; border-radius: {s(8)}px; font-weight: 600; }} "
        f"QCalendarWidget QToolButton:hover {{ background: {c('hover').name()}; }} "
        f"QCalendarWidget QToolButton::menu-indicator {{ image: none; }} "
        f"QCalendarWidget QAbstractItemView {{ outline: 0; border: none; color: {c('ink').name()}; "
        f"selection-background-color: {c('accent').name()}; selection-color: {c('on_accent').name()}; }} "
        f"QCalendarWidget QAbstractItemView::item {{ border: none; padding: 0; }} "
        f"QCalendarWidget QAbstractItemView:disabled {{ color: {c('ink_disabled').name()}; }}"
    )
    plain, quiet = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(c("ink"))
    quiet.setForeground(c("ink2"))
    calendar.setHeaderTextFormat(quiet)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    for part, icon in (("qt_calendar_prevmonth", "back"), ("qt_calendar_nextmonth", "forward")):
        button = calendar.findChild(QToolButton, part)
        if button is not None:
            button.setIconSize(QSize(s(18), s(18)))
            button.setIcon(look.icon(icon, 18, "ink2", calendar.devicePixelRatioF()))
    for part, name in _parts():
        for child in calendar.findChildren(QWidget, part):
            child.setAccessibleName(name)


def _parts() -> tuple[tuple[str, str], ...]:
    """What Qt calls the parts of its calendar, and what a person calls them."""
    return (
        ("qt_calendar_prevmonth", tr("Month before")),
        ("qt_calendar_nextmonth", tr("Next month")),
        ("qt_calendar_monthbutton", tr("Choose the month")),
        ("qt_calendar_yearbutton", tr("Choose the year")),
        ("qt_calendar_yearedit", tr("Year")),
        ("qt_spinbox_lineedit", tr("Year, typed")),
        ("qt_calendar_calendarview", tr("Days of the month")),
    )


class DateDialog(RaisedDialog):
    """``take`` is told the local time, or ``None`` for "when it was told". No day after today can be chosen."""

    def __init__(self, look: Look, parent: QWidget, told: Moment, happened: Moment | None, today: datetime) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.look = look
        self._today = today
        self._room = parent.window().height()
        s = look.s
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("When did it happen?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(s(26), s(22), s(26), s(20))
        column.setSpacing(s(12))
        column.addWidget(Label(look, tr("When did it happen?"), "title"))
        local = told.local
        said = tr("Told on {day} at {time}. That stays known.", day=long_date(local.date()), time=time_of(local))
        column.addWidget(Label(look, said, "small", "ink2", wrap=True))
        when = (happened or told).local
        self.calendar = self._made_calendar(when)
        column.addWidget(self.calendar)
        self.time = Field(look, tr("Time of day"), icon="clock", placeholder="07:42")
        self.time.setFixedWidth(s(130))
        self.time.set_text(time_of(when))
        self.time.edit.setValidator(QRegularExpressionValidator(_TYPED))
        self.time.entered.connect(self._keep)
        for row in self._rows(happened is not None):
            column.addLayout(row)
        self._wanted: datetime | None = None
        self.calendar.setFocus()

    def ask(self, take: Callable[[datetime | None], None]) -> None:
        """Show it; nothing waits for the answer."""
        self.accepted.connect(lambda: take(self._wanted))
        self.open()

    def _made_calendar(self, when: datetime) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale())
        calendar.setFont(self.look.font("body"))
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
        calendar.setSelectedDate(QDate(when.year, when.month, when.day))
        calendar.setAccessibleName(tr("Day"))
        # In large text what stands above and below it has to fit as well, and no week of it may be cut.
        high = max(self.look.s(170), min(self.look.s(270), self._room * 3 // 7))
        calendar.setMinimumSize(self.look.s(380), high)
        dress_calendar(self.look, calendar)
        calendar.activated.connect(lambda _: self._keep())
        return calendar

    def _rows(self, dated: bool) -> list[QHBoxLayout]:
        """The time, and what closes the dialog: in large text beside one another, for the height is dear there."""
        time, feet = QHBoxLayout(), self._feet()
        for row in (time, feet):
            row.setSpacing(self.look.s(10))
        if self.look.s.percent <= LARGE_TEXT:
            time.addWidget(Label(self.look, tr("Time of day"), "label", "ink2"))
            time.addWidget(self.time)
            feet.setContentsMargins(0, self.look.s(4), 0, 0)
        else:
            feet.insertWidget(0, self.time)
        time.addStretch(1)
        if dated:
            as_told = Button(self.look, tr("As it was told"), QUIET, flush=True)
            as_told.clicked.connect(self.accept)
            (feet if self.look.s.percent <= LARGE_TEXT else time).insertWidget(0, as_told)
        return [time, feet]

    def _feet(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = Button(self.look, tr("Cancel"), QUIET)
        cancel.clicked.connect(self.reject)
        keep = Button(self.look, tr("Keep"), PRIMARY, icon="check", name=tr("Keep this date"))
        keep.clicked.connect(self._keep)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(keep)
        return row

    def _keep(self) -> None:
        day, time = self.calendar.selectedDate(), _TIME.fullmatch(self.time.text.strip())
        if time is None:
            self.time.set_wrong(True)
            self.time.focus()
            return
        self._wanted = datetime(day.year(), day.month(), day.day(), int(time[1]), int(time[2]))
        self.accept()
