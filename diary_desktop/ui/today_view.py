"""Today: the date, a question and the way to speak or write, what was told today, and this week beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from diary_desktop.domain.entry import EntrySummary
from diary_desktop.presenters.backup import BackupCard
from diary_desktop.presenters.today import TodayState
from diary_desktop.services.muting import Rest

from .language import counted, tr
from .look import Look
from .question_card import QuestionCard
from .today_side import TodaySide
from .widgets.day_words import lunar_line
from .widgets.entry_card import EntryCard
from .widgets.notices import EmptyState
from .widgets.scroller import Scroller, emptied
from .widgets.streak_chip import StreakChip
from .widgets.text import Label
from .words import headline_date, number

SIDE_WIDTH = 316
LOW = 330
"""Px over text scale: the height below which the way to begin comes before what only adjoins it."""


class TodayView(QWidget):
    """Built anew from each state below the question; the headline and the buttons stay, so focus does too."""

    speak_asked = Signal()
    write_asked = Signal()
    add_asked = Signal()
    another_asked = Signal()
    question_changed = Signal(str)
    template_chosen = Signal(object)
    templates_asked = Signal()
    uncover_asked = Signal(object)
    before_asked = Signal()
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
        column.setContentsMargins(s(36), s(28), s(36), s(26))
        column.setSpacing(0)
        self._head = QHBoxLayout()
        dates = QVBoxLayout()
        dates.setSpacing(s(2))
        self._date = Label(look, "", "display")
        dates.addWidget(self._date)
        self._lunar = Label(look, "", "small", "ink2")
        dates.addWidget(self._lunar)
        self._head.addLayout(dates)
        self._head.addStretch(1)
        self._streak = StreakChip(look)
        self._head.addWidget(self._streak)
        column.addLayout(self._head)
        self._head_air = QSpacerItem(0, s(20))
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
        self.side = TodaySide(look)
        self._body.addLayout(self._main, 1)
        self._body.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._body)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._card.speak.clicked.connect(self.speak_asked)
        self._card.write.clicked.connect(self.write_asked)
        self._card.another.clicked.connect(self.another_asked)
        self._connect()

    def show_state(self, state: TodayState) -> None:
        before, self._shown = self._shown, state
        if state == before:
            return
        self._date.setText(headline_date(state.day))
        self._lunar.setVisible(state.lunar is not None)
        self._lunar.setText(lunar_line(state.lunar) if state.lunar is not None else "")
        self._show_streak(state)
        self._lay_head()
        own = state.question_own
        self._card.show_question(state.question, state.hour, own=own, templates=state.templates)
        if before is None or _listed(before) != _listed(state):
            self._fill_list(state)
        if before is None or _beside(before) != _beside(state):
            self.side.show_state(state, self._backup)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the side comes below the list."""
        s = self.look.s
        self._body.setDirection(QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight)
        self.side.setMinimumWidth(0 if narrow else s(SIDE_WIDTH))
        self.side.setMaximumWidth(16_777_215 if narrow else s(SIDE_WIDTH))
        self._body.setAlignment(self.side, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)
        edge = s(26 if narrow else 36)
        self._page.column.setContentsMargins(edge, s(20 if narrow else 28), edge, s(26))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chip stands below the date where both have no room side by side, in a low window below the question."""
        super().resizeEvent(event)
        self._lay_head()

    def _lay_head(self) -> None:
        edges = self._page.column.contentsMargins()
        dates = max(self._date.sizeHint().width(), self._lunar.sizeHint().width())
        needed = dates + self._streak.sizeHint().width() + edges.left() + edges.right()
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
        self._head_air.changeSize(0, s(8 if low else 20))
        self._page.column.invalidate()

    def focus_first(self) -> None:
        self._card.speak.setFocus()
        QTimer.singleShot(0, self._page, self._show_beginning)  # once everything above it has its height

    def _show_beginning(self) -> None:
        """From the date on, as far as the way to begin is seen with it."""
        self._page.verticalScrollBar().setValue(0)
        self._page.ensureWidgetVisible(self._card.speak, 0, self.look.s(12))

    def wipe(self) -> None:
        """Nothing of the diary stays in the widgets."""
        self._shown = self._backup = None
        self._card.wipe()
        emptied(self._list)
        self.side.wipe()

    def show_backup(self, card: BackupCard) -> None:
        """How old the last backup is; only the card is built anew."""
        if card == self._backup:
            return
        self._backup = card
        if self._shown is not None and not self._shown.empty_diary:
            self.side.show_backup(card)

    def _connect(self) -> None:
        card, side = self._card, self.side
        for inner, outer in (
            (card.add_asked, self.add_asked),
            (card.question_changed, self.question_changed),
            (card.template_chosen, self.template_chosen),
            (card.templates_asked, self.templates_asked),
            (side.opened, self.opened),
            (side.played, self.played),
            (side.day_chosen, self.day_chosen),
            (side.backup_asked, self.backup_asked),
            (side.uncover_asked, self.uncover_asked),
            (side.before_asked, self.before_asked),
        ):
            inner.connect(outer)

    def _show_streak(self, state: TodayState) -> None:
        """Days in a row from two on; after days away a welcome, and never a word about the days missed."""
        streak = state.streak
        if state.back:
            said = tr("Welcome back. No catching up needed.")
            self._streak.show_words(said, tr("The diary was here all the time. Begin wherever you like."))
        else:
            rests = counted(streak.rest_days, "One rest day is among them.", "{count} rest days are among them.")
            rule = tr("One missed day a week is a rest day and breaks nothing.")
            words = rests if streak.rest_days else rule
            self._streak.show_words(tr("{count} days in a row", count=streak.days), words)
        self._streak.setVisible(state.back or streak.days > 1)

    def _fill_list(self, state: TodayState) -> None:
        emptied(self._list)
        if state.entries:
            self._add_group(tr("Earlier today"), state.entries, state.rest)
        elif not state.yesterday:
            self._list.addSpacing(self.look.s(14))
            text = tr("Nothing here yet.") if state.empty_diary else tr("Nothing told today yet.")
            self._list.addWidget(EmptyState(self.look, "book", text, tr("Say one sentence about today. It counts.")))
        if state.yesterday:
            self._add_group(tr("Yesterday"), state.yesterday, state.rest)

    def _add_group(self, title: str, entries: Sequence[EntrySummary], rest: Rest) -> None:
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
            card = EntryCard(self.look, summary, rests=rest.covers(summary))
            card.clicked.connect(lambda _=False, chosen=summary.entry_id: self.opened.emit(chosen))
            card.play_asked.connect(lambda chosen=summary.entry_id: self.played.emit(chosen))
            self._list.addWidget(card)


def _listed(state: TodayState) -> tuple[object, ...]:
    """What the list is made of: it is not made anew because a streak was counted to its end."""
    return state.day, state.entries, state.yesterday, state.empty_diary, state.rest


def _beside(state: TodayState) -> tuple[object, ...]:
    """What the side is made of."""
    return state.day, state.week, state.pinned, state.memory, state.empty_diary, state.rest
