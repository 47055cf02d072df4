"""Tables as comma-separated text for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

from diary_desktop.domain.table import Cell, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a text that a spreadsheet would calculate: such a text gets an apostrophe before it."""

Say = Callable[[str], str]
"""Translates an app's word."""


def csv_of(table: Table, say: Say) -> str:
    """A line of titles and one for each row: days as 2026-11-21, a point before decimals, nothing for no value."""
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow([say(one.title) for one in table.columns])
    words = [one.kind == "word" for one in table.columns]
    for row in table.rows:
        writer.writerow([cell_text(cell, say, word=word) for cell, word in zip(row, words, strict=True)])
    return told.getvalue()


def cell_text(cell: Cell, say: Say, *, word: bool = False) -> str:
    """A cell as the file has it; ``word`` is one of the app's own."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return str(cell)
    text = say(cell) if word else cell
    return f"'{text}" if text.startswith(_FORMULA) else text
