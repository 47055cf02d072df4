"""When something happened: a calendar and a time, or the moment it was told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.moment import Moment

from .day_calendar import HIGH, LEAST_HIGH, DayCalendar
from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, Button
from .widgets.dialog import RaisedDialog
from .widgets.field import Field
from .widgets.scroller import Scroller
from .widgets.text import Label
from .words import long_date, time_of

LARGE_TEXT = 140
WIDE, RING = 432, 6
AROUND = 10
"""Px at 100 % between the dialog and the edge of a small window."""

_TIME = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")
_TYPED = QRegularExpression(r"[0-2]?\d[:.h]?[0-5]?\d?")
"""What may be typed on the way to a time."""


class DateDialog(RaisedDialog):
    """``take`` is told the local time, or ``None`` for "when it was told". No day after today can be chosen."""

    def __init__(self, look: Look, parent: QWidget, told: Moment, happened: Moment | None, today: datetime) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.look = look
        s, window = look.s, parent.window()
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("When did it happen?"))
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(s(26 - RING), s(22 - RING), s(26 - RING), s(20 - RING))
        whole.setSpacing(0)
        self._page = Scroller()
        whole.addWidget(self._page, 1)
        column = self._page.column
        column.setContentsMargins(s(RING), s(RING), s(RING), s(RING))
        column.setSpacing(s(12))
        column.addWidget(Label(look, tr("When did it happen?"), "title", wrap=True))
        local = told.local
        said = tr("Told on {day} at {time}. That stays known.", day=long_date(local.date()), time=time_of(local))
        column.addWidget(Label(look, said, "small", "ink2", wrap=True))
        when = (happened or told).local
        self.calendar = DayCalendar(look, when, today)
        self.calendar.activated.connect(lambda _: self._keep())
        # In large text what stands above and below it is to be seen as well, and no week of it may be cut.
        self.calendar.setFixedHeight(max(s(LEAST_HIGH), min(s(HIGH), window.height() * 3 // 7)))
        column.addWidget(self.calendar)
        self.time = Field(look, tr("Time of day"), icon="clock", placeholder="07:42")
        self.time.setFixedWidth(s(130))
        self.time.set_text(time_of(when))
        self.time.edit.setValidator(QRegularExpressionValidator(_TYPED))
        self.time.entered.connect(self._keep)
        time, feet = self._rows(happened is not None)
        column.addLayout(time)
        feet.setContentsMargins(s(RING), s(RING), s(RING), s(RING))
        whole.addLayout(feet)
        self._wanted: datetime | None = None
        self._fit(window)
        self.calendar.selectionChanged.connect(self._follow)
        self.calendar.setFocus()

    def ask(self, take: Callable[[datetime | None], None]) -> None:
        """Show it; nothing waits for the answer."""
        self.accepted.connect(lambda: take(self._wanted))
        self.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        """The chosen day stays in sight where the page scrolls."""
        day, half = self.calendar.chosen_rect(), self.look.s(24)
        at = self.calendar.mapTo(self._page.page, day.center())
        self._page.ensureVisible(at.x(), at.y(), 0, half)

    def _fit(self, window: QWidget) -> None:
        """As high as what it says needs; in a small window it scrolls, and what closes it stays in sight."""
        s, around = self.look.s, self._whole
        self.setFixedWidth(min(s(WIDE), window.width() - 2 * s(AROUND)))
        feet = around.sizeHint().height() - self._page.sizeHint().height()
        margins = around.contentsMargins()
        inside = self.width() - margins.left() - margins.right()
        wanted = self._page.page.heightForWidth(inside) + feet
        self.setFixedHeight(min(wanted, window.height() - 2 * s(AROUND)))

    def _rows(self, dated: bool) -> tuple[QHBoxLayout, QHBoxLayout]:
        """The time, and what closes the dialog: in large text beside one another, for the height is dear there."""
        time, feet = QHBoxLayout(), self._feet()
        for row in (time, feet):
            row.setSpacing(self.look.s(10))
        if self.look.s.percent <= LARGE_TEXT:
            time.addWidget(Label(self.look, tr("Time of day"), "label", "ink2"))
            time.addWidget(self.time)
        else:
            feet.insertWidget(0, self.time)
        time.addStretch(1)
        if dated:
            as_told = Button(self.look, tr("As it was told"), QUIET, flush=True)
            as_told.clicked.connect(self.accept)
            (feet if self.look.s.percent <= LARGE_TEXT else time).insertWidget(0, as_told)
        return time, feet

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
