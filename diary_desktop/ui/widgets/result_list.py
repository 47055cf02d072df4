"""What a search has found, in rows that stay for the next one: making one takes longer than filling it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary_desktop.domain.search import SearchResult

from ..look import Look
from .result_row import ResultRow
from .scroller import Scroller
from .text import Label

READY = 36
"""Rows that are made before anything is found: as many as there can be."""

TOGETHER, BREATH_MS = 3, 15
"""Rows that are made in one turn, and ms until the next, for letters are typed meanwhile."""


@dataclass(frozen=True, slots=True)
class Group:
    """Results under one title, with what is said beside it."""

    title: str
    beside: str
    results: Sequence[SearchResult]


class ResultList(Scroller):
    """Two groups at most. ``chosen`` tells the number of the row that was clicked, through both."""

    chosen = Signal(int)

    def __init__(self, look: Look, why: Callable[[SearchResult], str]) -> None:
        """``why`` says by what a result was found, in words; nothing where its sentence shows it."""
        super().__init__()
        self.look = look
        self._why_found = why
        self.rows: list[ResultRow] = []
        """Those that show something."""
        self._made: list[ResultRow] = []
        s = look.s
        self.column.setContentsMargins(s(12), s(4), s(12), s(14))
        self.column.setSpacing(s(2))
        self._headings = (_Heading(look), _Heading(look))
        for one in self._headings:
            one.hide()
            self.column.addWidget(one)
        self.column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(BREATH_MS)
        self._timer.timeout.connect(self._make_some)

    def be_ready(self) -> None:
        """Something may be found soon."""
        self._timer.start()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """These, from the top."""
        found = [one for group in groups for one in group.results]
        while len(self._made) < len(found):
            self._make()
        self.rows = self._made[: len(found)]
        for row, result in zip(self.rows, found, strict=True):
            row.show_result(result, self._why_found(result))
            row.show()
        for row in self._made[len(found) :]:
            row.put_away()
        self._place_headings(groups)
        self.verticalScrollBar().setValue(0)

    def wipe(self) -> None:
        """Nothing that was found stays."""
        self._timer.stop()
        self.show_groups(())

    def _place_headings(self, groups: Sequence[Group]) -> None:
        for one in self._headings:
            self.column.removeWidget(one)
            one.hide()
        at = 0
        for heading, group in zip(self._headings, groups, strict=False):
            heading.say(group)
            heading.show()
            self.column.insertWidget(at, heading)
            at += 1 + len(group.results)

    def _make_some(self) -> None:
        for _ in range(min(TOGETHER, READY - len(self._made))):
            self._make()
        if len(self._made) >= READY:
            self._timer.stop()

    def _make(self) -> None:
        number, row = len(self._made), ResultRow(self.look, self.page)
        row.hide()
        row.clicked.connect(lambda _=False: self.chosen.emit(number))
        self._made.append(row)
        self.column.insertWidget(self.column.count() - 1, row)
        for part in (row, *row.findChildren(QWidget)):
            part.ensurePolished()  # the style sheet is gone through now and not when all of them are shown


class _Heading(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        s = look.s
        row = QHBoxLayout(self)
        row.setContentsMargins(s(14), s(10), s(14), s(2))
        self._title, self._beside = Label(look, "", "label", "ink2"), Label(look, "", "small", "ink2")
        row.addWidget(self._title, 1)
        row.addWidget(self._beside)

    def say(self, group: Group) -> None:
        self._title.setText(group.title)
        self._beside.setText(group.beside)
        self._beside.setVisible(bool(group.beside))
