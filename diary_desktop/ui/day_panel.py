"""The chosen day beside the calendar: its entries, a way to add one, and what was told on this day before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.timeline import DayPage

from .language import counted, tr
from .look import Look
from .widgets.buttons import QUIET, SECONDARY, SOFT, Button, RoundButton
from .widgets.day_words import ago_words, day_title, lunar_short
from .widgets.entry_card import EntryCard
from .widgets.entry_words import shown_title
from .widgets.flow_text import FlowText
from .widgets.scroller import Scroller, emptied
from .widgets.small_row import SmallRow
from .widgets.text import IconLabel, Label
from .words import headline_date, time_of

PANEL_WIDTH = 308
RING = 6
"""Px at 100 % that the focus ring reaches over a card: the scroller leaves it that room."""

MOST_CARDS = 3
"""Entries of a day shown as cards; further ones are small rows, so that a full day is turned to at once."""

SHOWN_BEFORE = 4
"""Memories listed in the panel; all of them are on their own page."""


class DayPanel(QWidget):
    """Built anew for each day below its head, which stays."""

    opened = Signal(object)
    played = Signal(object)
    write_asked = Signal(object)
    speak_asked = Signal(object)
    before_asked = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._page: DayPage | None = None
        self.setProperty("room", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        s = look.s
        whole = QVBoxLayout(self)
        whole.setContentsMargins(s(20 - RING), s(26), s(8), 0)
        whole.setSpacing(s(12 - RING))
        whole.addLayout(self._head())
        scroller = Scroller()
        self._list = scroller.column
        self._list.setContentsMargins(s(RING), s(RING), s(12), s(24))
        self._list.setSpacing(s(9))
        whole.addWidget(scroller, 1)

    def show_page(self, page: DayPage) -> None:
        """Another day, or the same as it is now."""
        if page == self._page:
            return
        self._page = page
        self._title.setText(day_title(page.day))
        about = [lunar_short(page.lunar)] if page.lunar is not None else []
        about.append(counted(len(page.entries), "1 entry", "{count} entries") if page.entries else tr("no entries"))
        self._about.setText(" · ".join(about))
        self._add.setAccessibleName(tr("Write an entry for {day}", day=headline_date(page.day)))
        self._add.setToolTip(self._add.accessibleName())
        emptied(self._list)
        self._fill(page)
        self._list.addStretch(1)

    def set_over(self, *, over: bool) -> None:
        """Over the calendar it can be closed."""
        self._close.setVisible(over)

    def focus_first(self) -> None:
        """The first entry, else the way to add one."""
        first = next(iter(self.findChildren(EntryCard)), None)
        (first or self._add).setFocus(Qt.FocusReason.TabFocusReason)

    def wipe(self) -> None:
        """Nothing of the diary stays."""
        self._page = None
        self._title.clear()
        self._about.clear()
        emptied(self._list)

    def _head(self) -> QHBoxLayout:
        s = self.look.s
        head = QHBoxLayout()
        head.setContentsMargins(s(RING), 0, s(12), 0)
        words = QVBoxLayout()
        words.setSpacing(s(2))
        self._title = Label(self.look, "", "page")
        self._about = Label(self.look, "", "small", "ink2")
        words.addWidget(self._title)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        self._add = RoundButton(self.look, "plus", tr("Add an entry"), SOFT, size=36)
        self._add.clicked.connect(self._write)
        head.addWidget(self._add)
        self._close = RoundButton(self.look, "close", tr("Close the day"), QUIET, size=36)
        self._close.clicked.connect(self.closed)
        self._close.hide()
        head.addWidget(self._close)
        return head

    def _write(self) -> None:
        if self._page is not None:
            self.write_asked.emit(self._page.day)

    def _fill(self, page: DayPage) -> None:
        for summary in page.entries[:MOST_CARDS]:
            card = EntryCard(self.look, summary, compact=True, rests=page.rest.covers(summary))
            card.clicked.connect(lambda _=False, chosen=summary.entry_id: self.opened.emit(chosen))
            card.play_asked.connect(lambda chosen=summary.entry_id: self.played.emit(chosen))
            self._list.addWidget(card)
        for summary in page.entries[MOST_CARDS:]:
            about = time_of(summary.when.local)
            title = shown_title(summary, rests=page.rest.covers(summary))
            row = SmallRow(self.look, title, about, mood=int(summary.mood or 0))
            row.clicked.connect(lambda _=False, chosen=summary.entry_id: self.opened.emit(chosen))
            self._list.addWidget(row)
        if not page.entries:
            self._list.addWidget(FlowText(self.look, self._nothing(page), "body", "ink2"))
            if not page.future:
                self._list.addLayout(self._ways(page))
        if page.before:
            self._fill_before(page)

    def _nothing(self, page: DayPage) -> str:
        return tr("This day is still to come.") if page.future else tr("Nothing told about this day.")

    def _ways(self, page: DayPage) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.s(8))
        speak = Button(self.look, tr("Speak"), SECONDARY, icon="microphone", size=34)
        speak.clicked.connect(lambda: self.speak_asked.emit(page.day))
        write = Button(self.look, tr("Write"), SECONDARY, icon="pen", size=34)
        write.clicked.connect(lambda: self.write_asked.emit(page.day))
        for one in (speak, write):
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _fill_before(self, page: DayPage) -> None:
        s = self.look.s
        self._list.addSpacing(s(8))
        self._list.addWidget(IconLabel(self.look, "history", tr("This day before"), "label", "lamp_ink"))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for one in page.before[:SHOWN_BEFORE]:
            rests = one.summary.entry_id in page.rested
            covered = tr("Rested topic") if rests else tr("A hard day") if one.hard else ""
            mood = 0 if covered else int(one.summary.mood or 0)
            about = f"{one.day.year} · {ago_words(one)}"
            row = SmallRow(self.look, covered or shown_title(one.summary), about, mood=mood, icon="history")
            if covered:
                row.clicked.connect(lambda _=False: self.before_asked.emit(page.day))
            else:
                row.clicked.connect(lambda _=False, chosen=one.summary.entry_id: self.opened.emit(chosen))
            rows.addWidget(row)
        self._list.addLayout(rows)
        every = Button(self.look, tr("Read them all"), QUIET, icon="book", size=34, flush=True)
        every.clicked.connect(lambda: self.before_asked.emit(page.day))
        self._list.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
