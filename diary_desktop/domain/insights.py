"""Numbers over many entries, as charts and tables show them: spans, steps of time, tags, trackers, questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .entry import EntryId

RangeName = Literal["month", "weeks", "year", "all"]
"""The last 30 days; this week and the 11 before; this week and the 51 before; everything."""

RANGES: tuple[RangeName, ...] = ("month", "weeks", "year", "all")

Step = Literal["day", "week", "month", "year"]

FEWEST_ENTRIES = 8
"""Below that, in the diary or in the range, there are no charts."""

WORDS_A_PAGE = 250
"""Of a printed page, roughly, as publishers count it."""

FEWEST_MOODS = 5
"""Moods that a tag needs before its average is shown, and a range before it is compared with another."""

FEWEST_DAYS = 25
"""Days with both a number and a mood before the two are compared: with so many, the 95 % interval of a rank
correlation of nought still reaches 0.4 to either side (Bonett and Wright, Psychometrika 65, 2000)."""

FEWEST_DAYS_A_SIDE = 20
"""Days with yes, and as many with no, before their moods are compared: what Simmons, Nelson and Simonsohn ask for
(False-Positive Psychology, Psychological Science 22, 2011)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Inclusive days; ``step`` is how the charts over time are cut."""

    name: RangeName
    first: date
    last: date
    step: Step
    week_begins: int = 0
    """The weekday on which weeks begin; 0 is Monday."""

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class StepNumbers:
    """One day, week, month or year from ``first`` to ``last``; ``mood`` is the average of the moods chosen, 1 to 5."""

    first: date
    last: date
    entries: int = 0
    words: int = 0
    seconds: float = 0.0
    mood: float | None = None
    moods: int = 0
    questions: int = 0
    answer_seconds: float | None = None
    """Half of the answers took no longer."""


@dataclass(frozen=True, slots=True)
class LongestSound:
    """The longest recording of the range."""

    entry_id: EntryId
    day: date
    seconds: float


@dataclass(frozen=True, slots=True)
class Headline:
    """The numbers above the charts. ``streak`` counts days in a row up to today, with ``rest_days`` among them.

    ``mood_before`` is the average of as many days before the range; None where there are too few moods.
    """

    days_written: int = 0
    streak: int = 0
    rest_days: int = 0
    words: int = 0
    seconds: float = 0.0
    longest: LongestSound | None = None
    mood: float | None = None
    moods: int = 0
    mood_before: float | None = None

    @property
    def pages(self) -> int:
        """Printed pages, roughly."""
        return round(self.words / WORDS_A_PAGE)


@dataclass(frozen=True, slots=True)
class TagMood:
    """The average mood of the ``moods`` entries that carry a tag and a mood, of ``entries`` with the tag."""

    tag: str
    entries: int
    moods: int
    mood: float


@dataclass(frozen=True, slots=True)
class NamedCount:
    """A person or a place: in how many entries, with how many words and seconds of sound, and when."""

    name: str
    entries: int
    words: int
    seconds: float
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class HourCell:
    """What was told on a weekday (1 is Monday) in an hour of the clock; both as the day it counts for has them."""

    weekday: int
    hour: int
    entries: int
    words: int


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the year's heat map."""

    day: date
    entries: int
    words: int
    mood: float | None


PatternKind = Literal["yes_no", "number"]

Strength = Literal["few", "unclear", "seen"]
"""Too few days to say; the days leave it open; the 95 % interval does not hold nought."""


@dataclass(frozen=True, slots=True)
class TrackerPattern:
    """A tracker and the mood of its days. A pattern, never a cause.

    ``yes_no``: ``value`` is the mean mood of days with yes less that of days with no, ``with_days`` and
    ``without_days`` say over how many. ``number``: ``value`` is Spearman's rank correlation over ``with_days``.
    ``low`` and ``high`` bound it (95 %). All three are None while ``strength`` is ``few``.
    """

    name: str
    kind: PatternKind
    unit: str
    days: int
    with_days: int
    without_days: int
    mean: float
    """Of the tracker itself over its days: a share of yes, or an average."""
    with_mood: float | None = None
    without_mood: float | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    strength: Strength = "few"


@dataclass(frozen=True, slots=True)
class QuestionNumbers:
    """Questions asked in the range; half of the answers took at most ``middle`` seconds, one took ``slowest``."""

    asked: int = 0
    answered: int = 0
    """Those of them that found something."""
    middle: float | None = None
    slowest: float | None = None


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A kept question: the day it counts for, how long its answer took, and whether anything was found."""

    day: date
    seconds: float
    found: bool


@dataclass(frozen=True, slots=True)
class InsightReport:
    """Everything the page shows of one range. ``in_diary`` counts all entries, ``entries`` those of the range."""

    span: Span
    in_diary: int = 0
    entries: int = 0
    headline: Headline = Headline()
    steps: tuple[StepNumbers, ...] = ()
    tags: tuple[TagMood, ...] = ()
    hours: tuple[HourCell, ...] = ()
    """Every cell, Monday first; hours from the one at which a day begins."""
    year: tuple[DayCell, ...] = ()
    """Every day of this week and the 52 before it, up to today, whatever the range."""
    people: tuple[NamedCount, ...] = ()
    places: tuple[NamedCount, ...] = ()
    trackers: tuple[TrackerPattern, ...] = ()
    questions: QuestionNumbers = QuestionNumbers()

    @property
    def charted(self) -> bool:
        """Whether there is enough for charts."""
        return self.entries >= FEWEST_ENTRIES
