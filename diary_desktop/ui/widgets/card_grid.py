"""Cards in one, two or four columns, as many as there is room for."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ..look import Look
from .strokes import SHADOW

GAP = 13


class CardGrid(QWidget):
    """``most`` columns where each gets ``least`` px at 100 %, else half as many. ``shares`` are their widths."""

    def __init__(self, look: Look, most: int, least: int, shares: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.look = look
        self._most, self._least, self._shares = most, least, shares
        self._cards: tuple[tuple[QWidget, bool], ...] = ()
        self._laid = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.s(GAP))
        self._grid.setVerticalSpacing(look.s(GAP) - SHADOW)

    def show_cards(self, cards: tuple[tuple[QWidget, bool], ...]) -> None:
        """These, in order; True for one that takes a whole line. Others that were here are hidden."""
        for card, _ in self._cards:
            card.hide()
        self._cards = cards
        self._laid = 0
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _columns(self) -> int:
        columns = self._most
        while columns > 1 and self.width() < columns * self.look.s(self._least) + (columns - 1) * self.look.s(GAP):
            columns //= 2
        return columns

    def _lay(self) -> None:
        columns = self._columns()
        if columns == self._laid:
            return
        self._laid = columns
        while self._grid.takeAt(0) is not None:
            pass
        for at in range(self._most):
            share = self._shares[at] if self._shares and columns == self._most else 1
            self._grid.setColumnStretch(at, share if at < columns else 0)
        self._place(columns)

    def _place(self, columns: int) -> None:
        row = column = 0
        for at, (card, whole) in enumerate(self._cards):
            alone = whole or (column == 0 and self._ends_a_line(at))
            if whole and column:
                row, column = row + 1, 0
            self._grid.addWidget(card, row, column, 1, columns if alone else 1)
            card.show()
            column = 0 if alone else (column + 1) % columns
            row += column == 0

    def _ends_a_line(self, at: int) -> bool:
        """A card with nobody to stand beside takes the line."""
        return self._most == 2 and (at + 1 == len(self._cards) or self._cards[at + 1][1])
