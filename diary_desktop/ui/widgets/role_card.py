"""One role as a chosen set serves it: what it is for, which model and how large, how fast here, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.presenters.models_state import BUILT_IN, ModelsState, RoleRow

from ..language import tr
from ..look import Look
from ..model_words import RowWords, progress_words, row_words, title_words
from ..part_words import ICONS
from .buttons import QUIET, SECONDARY, Button, RoundButton
from .card import Card
from .chip import Chip
from .progress_bar import ProgressBar
from .strokes import painting, rounded
from .text import IconLabel, Label
from .wrapping_row import WrappingRow

TILE = 44
SIDE_BY_SIDE = 560
"""Px at 100 % from which the state stands beside the words and not below them."""


class RoleCard(Card):
    """Stays while its state changes, so that whoever is on a button of it stays there."""

    paused = Signal()
    continued = Signal()
    tried = Signal()
    smaller_wanted = Signal()
    wanted_anyway = Signal()

    def __init__(self, look: Look, role: str) -> None:
        super().__init__(look, 12)
        s = look.s
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(s(14))
        front = QHBoxLayout()
        front.setSpacing(s(14))
        front.addWidget(_Tile(look, ICONS[role]), 0, Qt.AlignmentFlag.AlignTop)
        front.addLayout(self._words(), 1)
        self._row.addLayout(front, 1)
        self._row.addWidget(self._side())
        self.column.addLayout(self._row)

    def show_row(self, row: RoleRow, state: ModelsState) -> None:
        """Everything there is to say."""
        said = row_words(row, state)
        self._title.setText(title_words(row))
        self._size.setText(said.size)
        self._line.setText(said.line)
        self._warning.setVisible(bool(said.warning))
        if said.warning:
            self._warning.say(said.warning)
        self._measured.setVisible(bool(said.measured))
        self._measured.say(said.measured)
        self._chip.setVisible(bool(said.chip))
        if said.chip:
            self._chip.set_face(said.chip, said.icon, said.fill, said.ink)
        self._show_way(row, state, said)
        idle = state.busy in ("", "look") and row.place != "broken"
        self._smaller.setVisible(idle and row.smaller is not None)
        self._anyway.setVisible(idle and bool(row.needs))
        self._ways.setVisible(self._smaller.isVisibleTo(self._ways) or self._anyway.isVisibleTo(self._ways))
        for one in (self._smaller, self._anyway):
            one.setAccessibleName(f"{one.text()}: {title_words(row)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.look.s(SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)

    def _show_way(self, row: RoleRow, state: ModelsState, said: RowWords) -> None:
        going = row.place == "fetching"
        self._progress.setVisible(going)
        if going:
            percent, pace = progress_words(state)
            self._percent.setText(percent)
            self._pace.setText(pace)
            self._bar.show_share(state.percent)
        here = self._pause.hasFocus()
        self._continue.setVisible(row.place == "broken" and bool(state.waiting))
        self._continue.setText(said.way)
        self._continue.setAccessibleName(f"{said.way}: {title_words(row)}")
        if here and not going and self._continue.isVisibleTo(self):
            self._continue.setFocus()
        self._try.setVisible(row.place in ("ready", "unverified", "starter") and state.busy in ("", "look")
                             and row.role != BUILT_IN)  # fmt: skip
        self._try.setAccessibleName(f"{self._try.text()}: {title_words(row)}")

    def _words(self) -> QVBoxLayout:
        look, column = self.look, QVBoxLayout()
        column.setSpacing(look.s(3))
        head = QHBoxLayout()
        head.setSpacing(look.s(10))
        self._title = Label(look, "", "body_strong", "ink", size=15)
        self._size = Label(look, "", "small", "ink2", wrap=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        head.addWidget(self._title)
        head.addWidget(self._size, 1)
        column.addLayout(head)
        self._line = Label(look, "", "small", "ink2", wrap=True)
        column.addWidget(self._line)
        self._measured = IconLabel(look, "processor", "", "small", "ok", wrap=True)
        self._measured.hide()
        column.addWidget(self._measured)
        self._warning = IconLabel(look, "warning", "", "small", "lamp_ink", wrap=True)
        self._warning.hide()
        column.addWidget(self._warning)
        self._smaller = Button(look, tr("Use the smaller one"), SECONDARY, size=34)
        self._anyway = Button(look, tr("Try anyway"), QUIET, size=34)
        self._smaller.clicked.connect(self.smaller_wanted)
        self._anyway.clicked.connect(self.wanted_anyway)
        self._ways = WrappingRow(look, (self._smaller, self._anyway), 8)
        column.addWidget(self._ways)
        return column

    def _side(self) -> QWidget:
        """Measured, then a chip or the way a download takes."""
        look, side = self.look, QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.s(12))
        self._try = Button(look, tr("Try it"), QUIET, size=34)
        self._try.clicked.connect(self.tried)
        self._chip = Chip(look, "")
        self._continue = Button(look, "", SECONDARY, size=34)
        self._continue.clicked.connect(self.continued)
        self._progress = self._way()
        row.addWidget(self._progress, 1)
        for one in (self._try, self._chip, self._continue):
            row.addWidget(one)
        row.addStretch()  # under the words, where the card is narrow, they begin where the words do
        return side

    def _way(self) -> QWidget:
        look, way = self.look, QWidget()
        row = QHBoxLayout(way)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.s(12))
        column = QVBoxLayout()
        column.setSpacing(look.s(6))
        words = QHBoxLayout()
        self._percent = Label(look, "", "small", "ink", weight=600)
        self._pace = Label(look, "", "small", "ink2")
        words.addWidget(self._percent)
        words.addStretch(1)
        words.addWidget(self._pace)
        self._bar = ProgressBar(look)
        self._bar.setMinimumWidth(look.s(200))
        column.addLayout(words)
        column.addWidget(self._bar)
        row.addLayout(column, 1)
        self._pause = RoundButton(look, "pause", tr("Pause the download"), QUIET, size=36)
        self._pause.clicked.connect(self.paused)
        row.addWidget(self._pause)
        return way


class _Tile(QWidget):
    """What the role is, as a picture on a soft ground."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self.setFixedSize(look.s(TILE), look.s(TILE))
        look.recoloured.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look = self._look.s, self._look
            rounded(painter, QRectF(self.rect()), s.exact(10), look.colour("accent_soft"))
            edge = s(TILE - 20) / 2
            look.paint_icon(painter, self._icon, edge, edge, 20, look.colour("accent_ink"))
