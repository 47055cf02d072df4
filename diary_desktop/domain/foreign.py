"""What another program's diary gives: its entries as plain values, and the names of what could not be read of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from .entry import Mood

ForeignFormat = Literal["archive", "day_one", "day_one_classic", "apple_journal", "keep", "jrnl", "markdown"]

Flaw = Literal["damaged", "empty", "no_date", "too_large", "file_missing", "thrown_away", "not_followed", "locked"]
"""Why something is not read: its bytes are not what they should be, nothing is in it, no day is told, it is larger than
the diary takes, a photo it names is not there, it lay in that program's bin, it is a link or leads out of the folder,
or it is encrypted."""

MOST_TEXT = 2_000_000
"""Characters of one entry."""


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A photo or any other file of an entry. ``read`` gives its bytes, ``None`` where they cannot be read."""

    name: str
    read: Callable[[], bytes | None] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ForeignEntry:
    """One entry. ``when`` is aware where the other program told the zone, else the clock on the wall.

    ``source`` names it for ever: by the other program's id, else by its content. ``item`` is what a person would find
    it by there. ``dated_by_file`` tells that nothing but the file's own time told the day.
    """

    source: str
    item: str
    when: datetime
    text: str
    title: str = ""
    mood: Mood | None = None
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""
    starred: bool = False
    pinned: bool = False
    trackers: tuple[tuple[str, float], ...] = ()
    files: tuple[ForeignFile, ...] = ()
    dated_by_file: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One thing that is not taken in, and why."""

    item: str
    flaw: Flaw


ForeignItem = ForeignEntry | Unreadable


@dataclass(frozen=True, slots=True)
class ForeignDiary:
    """One that was chosen. ``items`` reads it from the beginning, and may be asked again."""

    form: ForeignFormat
    items: Callable[[], Iterator[ForeignItem]] = field(repr=False)
