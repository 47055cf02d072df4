"""A computed result, large and calm: the number or day, what it stands for, and the days it rests on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.conversation import Answer

from ..language import counted, tr
from ..look import Look
from ..words import number, plain_date, short_date
from .buttons import QUIET, Button
from .card import Card
from .chip import ChipButton
from .day_strip import DayStrip, fits
from .flow_text import FlowText
from .text import Label
from .wrapping_row import WrappingRow

MOST_DAYS = 14
"""Days shown in the card itself; the sources hold all."""

MOST_PERCENT = 130
"""Text scale up to which a line of dots has room for the numbers of days."""


class CountCard(Card):
    """``chosen`` carries the number of the source whose day was pressed."""

    chosen = Signal(int)
    all_asked = Signal()

    def __init__(self, look: Look, answer: Answer, period: str, parent: QWidget | None = None) -> None:
        super().__init__(look, 18, parent=parent)
        self.setAccessibleName(answer.text)
        head = QHBoxLayout() if look.s.percent <= 130 else QVBoxLayout()
        head.setSpacing(look.s(20))
        large = large_text(answer)
        if large:
            size = 44 if len(large) <= 7 else 30
            head.addWidget(Label(look, large, "number", size=size))
        said = QVBoxLayout()
        said.setSpacing(look.s(3))
        said.addWidget(FlowText(look, answer.text, "body_strong", size=15))
        said.addWidget(Label(look, _over(answer, period), "small", "ink2", wrap=True))
        head.addLayout(said, 1) if isinstance(head, QHBoxLayout) else head.addLayout(said)
        self.column.addLayout(head)
        if answer.citations:
            self.column.addWidget(
                self._strip(answer) or WrappingRow(look, tuple(self._days(answer)), 8, chips=tr("Days"))
            )

    def _strip(self, answer: Answer) -> QWidget | None:
        """The days of a month as a line of dots; None where they lie further apart, or the text is large."""
        first, period = _first_sources(answer), answer.period
        ends = (period.first, period.last) if period is not None else (None, None)
        begin, end = ends[0] or min(first), ends[1] or max(first)
        if self.look.s.percent > MOST_PERCENT or not fits(begin, end, first):
            return None
        strip = DayStrip(self.look, begin, end, first)
        strip.chosen.connect(self.chosen)
        return strip

    def _days(self, answer: Answer) -> list[QWidget]:
        """Each day once, a button with its date; the rest behind one more."""
        first = _first_sources(answer)
        years = {day.year for day in first}
        shown: list[QWidget] = []
        for day, source in list(first.items())[:MOST_DAYS]:
            chip = ChipButton(
                self.look,
                short_date(day, day.year if len(years) == 1 else 0),
                tr("Source {number}", number=source) + f", {plain_date(day)}",
                size=32,
            )
            chip.clicked.connect(lambda _=False, source=source: self.chosen.emit(source))
            shown.append(chip)
        if len(first) > MOST_DAYS:
            text = counted(len(first) - MOST_DAYS, "and 1 more day", "and {count} more days")
            more = Button(self.look, text, QUIET, size=32)
            more.clicked.connect(self.all_asked)
            shown.append(more)
        return shown


def _first_sources(answer: Answer) -> dict[date, int]:
    """The days that are told of, each with the number of the first source that does."""
    first: dict[date, int] = {}
    for one in answer.citations:
        first.setdefault(one.day, one.number)
    return first


def large_text(answer: Answer) -> str:
    """The number with its unit where that is short, or the one day; empty where neither is the answer."""
    computed = answer.computed
    if computed is None:
        return ""
    kind = answer.reading.intent.kind if answer.reading is not None else "count"
    if kind in ("when", "first", "last") and len(computed.days) == 1:
        return plain_date(computed.days[0])
    if computed.value is None:
        return ""
    value = computed.value
    return number(int(value)) if value == int(value) else QLocale().toString(value, "f", 1)


def _over(answer: Answer, period: str) -> str:
    """Which days, over how many entries, by which words."""
    entries = counted(answer.entries_read, "counted over 1 entry", "counted over {count} entries")
    words = ", ".join(answer.computed.words[:6]) if answer.computed is not None else ""
    return " · ".join(part for part in (period, entries, words) if part)
