"""The sources of an answer: how much was read, and each source with its own words marked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.conversation import Answer
from diary_desktop.domain.period import Period
from diary_desktop.services.cited import Surroundings

from .language import tr
from .look import Look
from .widgets.buttons import QUIET, RoundButton
from .widgets.conversation import SourceCard
from .widgets.scroller import Scroller, emptied
from .widgets.strokes import painting
from .widgets.text import Label
from .words import number, plain_date

Around = Mapping[int, Surroundings]
"""What stands around the sources, by their numbers."""

FIRST_CARDS, MORE_CARDS = 12, 24
"""Cards are made as the column is scrolled: a count may rest on hundreds of entries."""


class SourcesPanel(QWidget):
    """A column at the right. Cards are built once for each answer."""

    closed = Signal()
    opened = Signal(int)
    heard = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._answer: Answer | None = None
        self._cards: list[SourceCard] = []
        self._sounding: frozenset[int] = frozenset()
        self._around: Around = {}
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(s(18), s(18), s(6), 0)
        column.setSpacing(s(4))
        head = QHBoxLayout()
        head.addWidget(Label(look, tr("Sources"), "body_strong", size=15))
        head.addStretch(1)
        self._read = Label(look, "", "small", "ink2")
        head.addWidget(self._read)
        close = RoundButton(look, "close", tr("Close the sources"), QUIET, size=32)
        close.clicked.connect(self.closed)
        head.addWidget(close)
        head.addSpacing(s(6))
        column.addLayout(head)
        self._range = Label(look, "", "small", "ink2")
        column.addWidget(self._range)
        self._page = Scroller()
        self._page.column.setContentsMargins(0, s(6), s(9), s(16))
        self._page.column.setSpacing(s(9))
        self._page.verticalScrollBar().valueChanged.connect(self._grow)
        column.addWidget(self._page, 1)
        look.recoloured.connect(self.update)

    def show_sources(
        self, answer: Answer | None, source: int, sounding: frozenset[int] = frozenset(), around: Around | None = None
    ) -> None:
        """Another answer's sources, or another one of them marked."""
        if answer is not self._answer:
            self._answer = answer
            self._build(answer, sounding)
        self._around = around or {}
        at = next((at for at, one in enumerate(answer.citations) if one.number == source), 0) if answer else 0
        self._make_more(at + 1)
        for card in self._cards:
            card.set_active(card.number == source)
            card.set_around(self._around.get(card.number))
            if card.number == source:
                self._page.ensureWidgetVisible(card)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.look.colour("rail"))
            painter.fillRect(0, 0, 1, self.height(), self.look.colour("line"))

    def _build(self, answer: Answer | None, sounding: frozenset[int]) -> None:
        emptied(self._page.column)
        self._cards = []
        self._read.setText("")
        self._range.setText("")
        if answer is None:
            return
        if answer.entries_read:
            self._read.setText(
                tr("{shown} of {read} read", shown=len(answer.citations), read=number(answer.entries_read))
            )
        self._range.setText(period_text(answer.period) if answer.period is not None else "")
        self._range.setVisible(bool(self._range.text()))
        self._sounding = sounding
        self._make(FIRST_CARDS)
        self._page.column.addStretch(1)

    def _grow(self, value: int) -> None:
        bar = self._page.verticalScrollBar()
        if value > bar.maximum() - self._page.height():
            self._make_more(len(self._cards) + MORE_CARDS)

    def _make_more(self, until: int) -> None:
        if self._answer is None or len(self._cards) >= min(until, len(self._answer.citations)):
            return
        stretch = self._page.column.takeAt(self._page.column.count() - 1)
        self._make(until - len(self._cards))
        if stretch is not None:
            self._page.column.addItem(stretch)

    def _make(self, count: int) -> None:
        answer, sounding, made = self._answer, self._sounding, len(self._cards)
        for citation in answer.citations[made : made + count] if answer is not None else ():
            card = SourceCard(self.look, citation, spoken=citation.number in sounding)
            card.set_around(self._around.get(citation.number))
            card.open_asked.connect(lambda shown=citation.number: self.opened.emit(shown))
            card.hear_asked.connect(lambda shown=citation.number: self.heard.emit(shown))
            self._page.column.addWidget(card)
            self._cards.append(card)


def period_text(period: Period) -> str:
    """``1–31 October 2026``, ``28 September 2026 to 4 October 2026``; an open end is left out."""
    if period.first is not None and period.last is not None:
        if period.first == period.last:
            return plain_date(period.first)
        if period.first.replace(day=1) == period.last.replace(day=1):
            return f"{period.first.day}–{plain_date(period.last)}"
        return tr("{first} to {last}", first=plain_date(period.first), last=plain_date(period.last))
    if period.first is not None:
        return tr("since {day}", day=plain_date(period.first))
    return tr("until {day}", day=plain_date(period.last)) if period.last is not None else ""
