"""A table of numbers: what stands for a chart where somebody cannot or need not see it, and what a CSV file holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Cell = str | int | float | date | None

CellKind = Literal["text", "day", "count", "decimal", "minutes", "value", "hour", "weekday", "word"]
"""``word`` is an app's word to be translated; ``hour`` 0 to 23; ``weekday`` 1 for Monday; ``decimal`` is shown with two
digits, ``minutes`` with one, ``value`` with as many as it has."""


@dataclass(frozen=True, slots=True)
class Column:
    """``title`` in English, as the window translates it."""

    title: str
    kind: CellKind


@dataclass(frozen=True, slots=True)
class Table:
    """``key`` names it in files and commands; every row has a cell for each column."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
