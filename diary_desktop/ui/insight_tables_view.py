"""The numbers of Insights as tables: one card each, with a button that saves it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.table import Cell, Column, Table

from .insight_words import weekday_said
from .language import tr
from .look import Look
from .widgets.buttons import QUIET, Button
from .widgets.card import Card
from .widgets.number_table import NumberTable
from .widgets.scroller import emptied
from .widgets.text import Label
from .words import decimal, number, plain_date


class InsightTables(QWidget):
    """Empty tables are left out."""

    save_asked = Signal(str)
    """The key of a table."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.tables: dict[str, NumberTable] = {}
        self._shown: tuple[Table, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.s(10))

    def show_tables(self, tables: tuple[Table, ...]) -> None:
        """Nothing is built anew for the same ones."""
        if tables == self._shown:
            return
        self._shown, self.tables = tables, {}
        emptied(self._column)
        for one in tables:
            if one.rows:
                self._column.addWidget(self._card(one))

    def wipe(self) -> None:
        self._shown, self.tables = (), {}
        emptied(self._column)

    def _card(self, table: Table) -> Card:
        card = Card(self.look)
        head = QHBoxLayout()
        head.addWidget(Label(self.look, tr(table.title), "body_strong", size=15), 1)
        title = tr(table.title)
        save = Button(
            self.look,
            tr("Save as CSV"),
            QUIET,
            icon="download",
            size=34,
            name=tr("Save as CSV: {title}", title=title),
        )
        save.clicked.connect(lambda _=False, key=table.key: self.save_asked.emit(key))
        head.addWidget(save)
        card.column.addLayout(head)
        shown = self.tables[table.key] = NumberTable(self.look, table, cell_said)
        card.column.addWidget(shown)
        return card


def cell_said(cell: Cell, column: Column) -> str:
    """A cell as a person reads it."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return tr(cell) if column.kind == "word" else cell
    if column.kind == "weekday":
        return weekday_said(int(str(cell)))
    if column.kind == "hour":
        return f"{cell}:00"
    if isinstance(cell, date):
        return plain_date(cell)
    digits = {"decimal": 2, "minutes": 1}.get(column.kind, 0 if cell == round(cell) else 2)
    return decimal(cell, digits) if digits else number(round(cell))
