"""The days of a month to choose one from, in the colours of the diary."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from .language import tr
from .look import Look
from .widgets.strokes import rounded

LEAST_HIGH, HIGH = 200, 270
"""Px at 100 %: below, weeks would be cut."""


class DayCalendar(QCalendarWidget):
    """Months of days up to today; the chosen one is filled, today has an edge. ``activated`` is Enter on a day."""

    def __init__(self, look: Look, chosen: datetime, today: datetime) -> None:
        super().__init__()
        self._look = look
        self._today = QDate(today.year, today.month, today.day)
        self.setLocale(QLocale())
        self.setFont(look.font("body"))
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setMaximumDate(self._today)
        self.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        self.setAccessibleName(tr("Day"))
        self._dress()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | object) -> None:
        """A day: round as everything here, quiet where it is of another month or has not come."""
        assert isinstance(day, QDate)
        look, chosen = self._look, day == self.selectedDate()
        here = day.month() == self.monthShown() and day <= self._today
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or day == self._today:
            side = min(rect.width() - look.s(6), rect.height())
            box = QRectF(0, 0, max(side, look.s(34)), rect.height() - 2)
            box.moveCenter(QRectF(rect).center())
            rounded(painter, box, look.s.exact(9), look.colour("accent") if chosen else None, look.colour("accent"))
        font = look.font("body", weight=600 if chosen else 0)
        painter.setFont(font)
        painter.setPen(look.colour("on_accent" if chosen else "ink" if here else "ink_disabled"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()

    def chosen_rect(self) -> QRect:
        """Where the chosen day is, in px of this widget."""
        days = self.findChild(QTableView)
        assert days is not None
        cell = days.visualRect(days.currentIndex())
        return QRect(days.viewport().mapTo(self, cell.topLeft()), cell.size())

    def _dress(self) -> None:
        """No red Sundays, no grey bar, our own arrows."""
        s, c = self._look.s, self._look.colour
        raised = c("raised").name()
        self.setStyleSheet(
            f"QCalendarWidget QWidget {{ background: {raised}; alternate-background-color: {raised}; }} "
            f"QCalendarWidget QToolButton {{ background: transparent; color: {c('ink').name()}; border: none; "
            f"padding: {s(6)}px {s(8)}px; border-radius: {s(8)}px; font-weight: 600; }} "
            f"QCalendarWidget QToolButton:hover {{ background: {c('hover').name()}; }} "
            f"QCalendarWidget QToolButton::menu-indicator {{ image: none; }} "
            f"QCalendarWidget QAbstractItemView {{ outline: 0; border: none; "
            f"selection-background-color: {raised}; }}"
        )
        quiet = QTextCharFormat()
        quiet.setFont(self._look.font("tiny"))
        quiet.setForeground(c("ink2"))
        self.setHeaderTextFormat(quiet)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, quiet)
        for part, icon in (("qt_calendar_prevmonth", "back"), ("qt_calendar_nextmonth", "forward")):
            button = self.findChild(QToolButton, part)
            if button is not None:
                button.setIconSize(QSize(s(18), s(18)))
                button.setIcon(self._look.icon(icon, 18, "ink2", self.devicePixelRatioF()))
        for part, name in _parts():
            for child in self.findChildren(QWidget, part):
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
