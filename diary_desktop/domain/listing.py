"""A list of entries in order, cut at its days or months: what a list of a lifetime is painted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .entry import EntrySummary

Cut = Literal["day", "month"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an entry must have to be listed; an empty one wants nothing and lists all."""

    tag: str = ""
    person: str = ""
    mood: int = 0
    starred: bool = False
    pinned: bool = False
    sound: bool = False
    attached: bool = False

    @property
    def anything(self) -> bool:
        """Whether it leaves anything out."""
        return self != Wanted()

    def holds(self, one: EntrySummary) -> bool:
        """Whether ``one`` is listed."""
        return (
            (not self.tag or self.tag in one.tags)
            and (not self.person or self.person in one.people)
            and (not self.mood or one.mood == self.mood)
            and (not self.starred or one.starred)
            and (not self.pinned or one.pinned)
            and (not self.sound or one.seconds > 0)
            and (not self.attached or one.attachments > 0)
        )


@dataclass(frozen=True, slots=True)
class Head:
    """Stands before the entry at position ``at``; ``day`` is its day or the first of its month, none for pinned."""

    at: int
    day: date | None
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """Pinned entries first, then newest first. ``tags`` and ``people`` are those of all entries, most frequent first.

    Compared as itself: two of a lifetime are never gone through entry by entry.
    """

    entries: tuple[EntrySummary, ...] = ()
    heads: tuple[Head, ...] = ()
    total: int = 0
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
