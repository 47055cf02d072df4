"""How a question was read and what was computed for it, as values that a person can be shown and can correct."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .entry import EntryId
from .period import DateOrder, Period

IntentKind = Literal[
    "open", "find", "list", "on_date", "when", "first", "last", "since", "count", "days", "which_days", "per_month",
    "sum", "mean", "max", "min", "streak",
]  # fmt: skip
"""What is wanted. ``open`` and ``find`` are answered with the person's own sentences; ``list`` names people, places or
things; ``on_date`` tells what a day held; all others are computed over every matching entry."""

COMPUTED: frozenset[IntentKind] = frozenset(
    {
        "when",
        "first",
        "last",
        "since",
        "count",
        "days",
        "which_days",
        "per_month",
        "sum",
        "mean",
        "max",
        "min",
        "streak",
    }
)

LISTED: frozenset[IntentKind] = frozenset({"list", "on_date", "find"})
"""Kinds that are computed as names or entries with their days where the diary's words allow it."""

ASKS_A_DAY: frozenset[IntentKind] = frozenset({"when", "first", "last", "since"})
"""Kinds whose answer is, or rests on, one day."""


@dataclass(frozen=True, slots=True)
class Intent:
    """``topic``: the words of the question that name the matter; ``unit``: of a sum, mean or extreme, such as "km"."""

    kind: IntentKind = "open"
    topic: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, told at ``start:end`` of its entry's text; ``day`` is when it happened."""

    entry_id: EntryId
    day: date
    start: int
    end: int
    quote: str
    amount: float | None = None
    """What was measured, in the unit asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody, a place or a thing that the events name: in how many entries, from when to when, and those events."""

    name: str
    entries: int
    first: date
    last: date
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is the question as read: a follow-up completed by what it follows. ``language`` is "en" or "vi"."""

    text: str
    language: str
    intent: Intent = Intent()
    period: Period | None = None
    today: date | None = None
    """The day the question counts for: relative dates count from it."""
    born: date | None = None
    date_order: DateOrder = "dmy"
    told: Event | None = None
    """What of the diary the days were counted from, where the question named them by an event."""


@dataclass(frozen=True, slots=True)
class Correction:
    """How a person wants a question read instead: what is None, or false, is read from the words as ever."""

    intent: IntentKind | None = None
    period: Period | None = None
    everywhere: bool = False
    """No days at all, whatever the words name."""


@dataclass(frozen=True, slots=True)
class Computed:
    """The result over every matching entry: a number in ``unit`` or days, and each event it rests on, oldest first.

    ``value`` is None where days are the answer, and where nothing could be computed: then ``reason`` says why in a
    word ("never_written": the amounts asked for were not written down; "never": it did not happen in the period).
    """

    value: float | None
    unit: str
    days: tuple[date, ...]
    events: tuple[Event, ...]
    words: tuple[str, ...]
    """The words by which the entries were recognised."""
    entries_read: int
    reason: str = ""
    items: tuple[Listed, ...] = ()
    """What a list holds, the most frequent first; told in the answer's text, and not kept beside it."""
