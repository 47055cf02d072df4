"""What a person looks for in the search overlay, what narrows it, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .entry import EntrySummary, Mood
from .period import Period

FilterKind = Literal["period", "tag", "person", "place", "mood", "sound"]
WhyFound = Literal["words", "label", "meaning", "listed"]
"""Its text holds the words; its title, a tag, a person or its place does; it means something near; nothing was
typed."""


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """``value`` is a name, or the words of a period as typed; ``typed`` what it stands for in the field."""

    kind: FilterKind
    value: str = ""
    period: Period | None = None
    mood: Mood | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """An entry with the sentence it was found by, cut to some words: ``marks`` are stretches of ``quote``.

    ``start`` and ``end`` are characters of the entry's text; both 0 where no sentence is meant.
    """

    summary: EntrySummary
    why: WhyFound
    quote: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class SearchFound:
    """``results`` best first, of ``total`` entries; ``by_meaning`` tells whether meaning can be searched at all."""

    results: tuple[SearchResult, ...] = ()
    total: int = 0
    seconds: float = 0.0
    by_meaning: bool = True
