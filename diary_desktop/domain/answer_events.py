"""What an answer tells of itself while it is made, and while its sources are heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .events import Event


@dataclass(frozen=True, slots=True)
class ReadingEntries(Event):
    """An answer is being made from so many entries, told on these days: first those asked about, then those found."""

    entries: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class QuoteSounding(Event):
    """Characters ``start`` to ``end`` of a cited quote are heard in the person's own voice now; all of it where nobody
    knows when each word was said."""

    start: int
    end: int
