"""Today: the date, a question and the way to speak or write, what was told today, and this week beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from diary_desktop.domain.entry import EntrySummary
from diary_desktop.presenters.backup import BackupCard
from diary_desktop.presenters.today import TodayState

from .language import counted, tr
from .look import Look
from .widgets.backup_card import BackupCardView
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, SOFT, Button, Kind
from .widgets.card import Card
from .widgets.chip import Chip
from .widgets.entry_card import EntryCard
from .widgets.entry_words import entry_name
from .widgets.flow_text import FlowText
from .widgets.notices import EmptyState
from .widgets.scene import paint_small_hills
from .widgets.scroller import Scroller, emptied
from .widgets.strokes import painting
from .widgets.text import IconLabel, Label
from .widgets.week_strip import DayFace, WeekStrip
from .widgets.wrapping_row import WrappingRow
from .words import headline_date, number, plain_date

SIDE_WIDTH = 316
LOW = 330
"""Px over text scale: the height below which the way to begin comes before what only adjoins it."""

QUIET_ON_PICTURE = Kind("surface", ink="ink2")
"""Quiet, but filled: no text stands on the hills themselves."""


class QuestionCard(Card):
    """A question to begin with, over small hills; speaking is the one filled action of the view."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 26)
        s = look.s
        head = QHBoxLayout()
        head.setSpacing(s(18))
        self._about = Label(look, "", "label", "accent_ink")
        self.another = Button(look, tr("Another"), QUIET, icon="history", size=28, name=tr("Another question"))
        head.addWidget(self._about)
        head.addWidget(self.another)
        head.addStretch(1)
        self.column.setContentsMargins(s(26), s(16), s(26), s(22) + 3)
        self.column.addLayout(head)
        self.question = FlowText(look, "", "page")
        self.column.addWidget(self.question)
        self._air = QSpacerItem(0, s(18))
        self.column.addSpacerItem(self._air)
        self.speak = Button(look, tr("Start speaking"), PRIMARY, icon="microphone", hint="Ctrl R", size=46)
        self.write = Button(look, tr("Write instead"), SECONDARY, icon="pen", size=46)
        self.add = Button(look, tr("Add a recording"), QUIET_ON_PICTURE, icon="plus", size=46)
        self.column.addWidget(WrappingRow(look, (self.speak, self.write, self.add)))

    def set_low(self, *, low: bool) -> None:
        """Less air above and below the question, so that the buttons are seen."""
        s = self.look.s
        self.column.setContentsMargins(s(26), s(8 if low else 16), s(26), s(12 if low else 22) + 3)
        self._air.changeSize(0, s(6 if low else 18))
        self.column.invalidate()

    def show_question(self, question: str, hour: int) -> None:
        evening = hour >= 17 or hour < 4
        self._about.setText(tr("Question for tonight") if evening else tr("Question for today"))
        self.question.set_text(tr(question))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.look.decorated:
            with painting(self) as painter:
                inner = self.shape().adjusted(1, 1, -1, -1)
                paint_small_hills(painter, self.look, QRectF(inner), self.look.s.exact(13))


class TodayView(QWidget):
    """Built anew from each state below the question; the headline and the buttons stay, so focus does too."""

    speak_asked = Signal()
    write_asked = Signal()
    add_asked = Signal()
    another_asked = Signal()
    opened = Signal(object)
    played = Signal(object)
    day_chosen = Signal(object)
    backup_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._shown: TodayState | None = None
        self._backup: BackupCard | None = None
        self._low = False
        s = look.s
        self._page = Scroller()
        column = self._page.column
        column.setContentsMargins(s(36), s(22), s(36), s(26))
        column.setSpacing(0)
        self._head = QHBoxLayout()
        self._date = Label(look, "", "display")
        self._head.addWidget(self._date)
        self._head.addStretch(1)
        self._streak = Chip(look, "", icon="leaf", fill="ok_soft", ink="ok", weight=600)
        self._head.addWidget(self._streak)
        column.addLayout(self._head)
        self._head_air = QSpacerItem(0, s(16))
        column.addSpacerItem(self._head_air)
        self._body = QHBoxLayout()
        self._body.setSpacing(s(26))
        self._main = QVBoxLayout()
        self._main.setSpacing(0)
        self._card = QuestionCard(look)
        self._main.addWidget(self._card)
        self._streak_air = QSpacerItem(0, 0)
        self._main.addSpacerItem(self._streak_air)
        self._list = QVBoxLayout()
        self._list.setSpacing(s(9))
        self._main.addLayout(self._list)
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side_column.setSpacing(s(13))
        self._body.addLayout(self._main, 1)
        self._body.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._body)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._card.speak.clicked.connect(self.speak_asked)
        self._card.write.clicked.connect(self.write_asked)
        self._card.add.clicked.connect(self.add_asked)
        self._card.another.clicked.connect(self.another_asked)

    def show_state(self, state: TodayState) -> None:
        if state == self._shown:
            return
        self._shown = state
        self._date.setText(headline_date(state.day))
        self._streak.setVisible(state.streak > 1)
        self._streak.set_face(tr("{count} days in a row", count=state.streak), "leaf", "ok_soft", "ok")
        self._lay_head()
        self._card.show_question(state.question, state.hour)
        self._fill_list(state)
        self._fill_side(state)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the side comes below the list."""
        s = self.look.s
        self._body.setDirection(QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight)
        self._side.setMinimumWidth(0 if narrow else s(SIDE_WIDTH))
        self._side.setMaximumWidth(16_777_215 if narrow else s(SIDE_WIDTH))
        self._body.setAlignment(self._side, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)
        edge = s(26 if narrow else 36)
        self._page.column.setContentsMargins(edge, s(18 if narrow else 22), edge, s(26))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chip stands below the date where both have no room side by side, in a low window below the question."""
        super().resizeEvent(event)
        self._lay_head()

    def _lay_head(self) -> None:
        edges = self._page.column.contentsMargins()
        needed = self._date.sizeHint().width() + self._streak.sizeHint().width() + edges.left() + edges.right()
        ways = QHBoxLayout.Direction
        wide = needed + self.look.s(20) <= self.width()
        self._head.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._head.setSpacing(self.look.s(6))
        low = self.height() * 100 / self.look.s.percent < LOW
        if low != self._low:
            self._low = low
            self._place_streak()

    def _place_streak(self) -> None:
        """In a low window nothing stands between the date and the way to begin."""
        s, low = self.look.s, self._low
        if low:
            self._head.removeWidget(self._streak)
            self._main.insertWidget(2, self._streak)
        else:
            self._main.removeWidget(self._streak)
            self._head.addWidget(self._streak)
        self._card.set_low(low=low)
        self._streak_air.changeSize(0, s(10 if low else 0))
        self._head_air.changeSize(0, s(8 if low else 16))
        self._page.column.invalidate()

    def focus_first(self) -> None:
        self._card.speak.setFocus()
        self._page.ensureWidgetVisible(self._card.speak)

    def wipe(self) -> None:
        """Nothing of the diary stays in the widgets."""
        self._shown = self._backup = None
        emptied(self._list)
        emptied(self._side_column)

    def show_backup(self, card: BackupCard) -> None:
        """How old the last backup is; only the card is built anew."""
        if card == self._backup:
            return
        self._backup = card
        if self._shown is not None:
            self._fill_side(self._shown)

    def _fill_list(self, state: TodayState) -> None:
        emptied(self._list)
        if state.entries:
            self._add_group(tr("Earlier today"), state.entries)
        elif not state.yesterday:
            self._list.addSpacing(self.look.s(14))
            text = tr("Nothing here yet.") if state.empty_diary else tr("Nothing told today yet.")
            self._list.addWidget(EmptyState(self.look, "book", text, tr("Say one sentence about today. It counts.")))
        if state.yesterday:
            self._add_group(tr("Yesterday"), state.yesterday)

    def _add_group(self, title: str, entries: Sequence[EntrySummary]) -> None:
        s = self.look.s
        head = QHBoxLayout()
        head.setContentsMargins(0, s(24), 0, 0)
        head.addWidget(Label(self.look, title, "label", "ink2"))
        head.addStretch(1)
        words = sum(one.words for one in entries)
        counts = (
            counted(len(entries), "1 entry", "{count} entries"),
            counted(words, "1 word", "{count} words") if words < 1000 else tr("{count} words", count=number(words)),
        )
        head.addWidget(Label(self.look, " · ".join(counts), "small", "ink2", weight=500))
        self._list.addLayout(head)
        for summary in entries:
            card = EntryCard(self.look, summary)
            card.clicked.connect(lambda _=False, chosen=summary.entry_id: self.opened.emit(chosen))
            card.play_asked.connect(lambda chosen=summary.entry_id: self.played.emit(chosen))
            self._list.addWidget(card)

    def _fill_side(self, state: TodayState) -> None:
        emptied(self._side_column)
        if not state.empty_diary:
            self._side_column.addWidget(self._week(state))
        if state.year_ago is not None:
            self._side_column.addWidget(self._year_ago(state.year_ago))
        if self._backup is not None and not state.empty_diary:
            card = BackupCardView(self.look, self._backup)
            card.clicked.connect(self.backup_asked)
            self._side_column.addWidget(card)
        self._side_column.addStretch(1)
        self._side.setVisible(not state.empty_diary)

    def _week(self, state: TodayState) -> Card:
        s = self.look.s
        card = Card(self.look, 14)
        card.column.setContentsMargins(s(12), s(13), s(12), s(10) + 3)
        title = Label(self.look, tr("This week"), "label", "ink2")
        title.setContentsMargins(s(6), 0, 0, 0)
        card.column.addWidget(title)
        faces = tuple(DayFace(one.day, one.entries, int(one.mood or 0), one.today) for one in state.week)
        strip = WeekStrip(self.look, faces)
        strip.day_chosen.connect(self.day_chosen)
        card.column.addWidget(strip)
        return card

    def _year_ago(self, summary: EntrySummary) -> Card:
        s = self.look.s
        card = Card(self.look)
        head = IconLabel(self.look, "history", tr("One year ago today"), "label", "lamp_ink")
        card.column.addWidget(head)
        card.column.addWidget(FlowText(self.look, f"“{summary.preview}”", "quote", max_lines=4))
        foot = QHBoxLayout()
        foot.addWidget(Label(self.look, plain_date(summary.when.local.date()), "small", "ink2"))
        foot.addStretch(1)
        opens = Button(
            self.look, tr("Open"), SOFT, icon="forward", size=32, name=tr("Open {source}", source=entry_name(summary))
        )
        opens.clicked.connect(lambda: self.opened.emit(summary.entry_id))
        foot.addWidget(opens)
        card.column.addSpacing(s(4))
        card.column.addLayout(foot)
        return card
