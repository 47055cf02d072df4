"""Counts of a range: steps of time, hours and weekdays, the year day by day, tags with moods, people and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.insights import (
    FEWEST_MOODS,
    AskedQuestion,
    DayCell,
    HourCell,
    NamedCount,
    QuestionNumbers,
    Span,
    StepNumbers,
    TagMood,
)

from .entry_columns import EntryColumns, Ints, Named, Numbers
from .insight_spans import YEAR_WEEKS, cuts_of, week_of

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Sums of entries by the place each belongs to."""

    entries: Numbers
    words: Numbers
    seconds: Numbers
    moods: Numbers
    mood: Numbers

    def average(self, at: int) -> float | None:
        """The average mood there."""
        return float(self.mood[at] / self.moods[at]) if self.moods[at] else None


def within(days: Ints, first: date, last: date) -> Flags:
    """Which of them lie between two days, both included."""
    found: Flags = (days >= first.toordinal()) & (days <= last.toordinal())
    return found


def sums_of(columns: EntryColumns, chosen: Flags, places: Ints, count: int) -> Sums:
    """The chosen entries summed by ``places`` (one each, of all entries), from 0 to ``count`` - 1."""
    at, mooded = places[chosen], chosen & (columns.moods > 0)

    def summed(values: Numbers | None, where: Ints) -> Numbers:
        return np.bincount(where, values, count).astype(np.float64)

    return Sums(
        summed(None, at),
        summed(columns.words[chosen], at),
        summed(columns.seconds[chosen], at),
        summed(None, places[mooded]),
        summed(columns.moods[mooded], places[mooded]),
    )


def steps_of(columns: EntryColumns, chosen: Flags, span: Span, asked: Sequence[AskedQuestion]) -> list[StepNumbers]:
    """Every step of the span, also where nothing was told."""
    cuts = cuts_of(span)
    starts = np.array([one.toordinal() for one in cuts], np.int32)
    places = _placed(starts, columns.days)
    sums = sums_of(columns, chosen, places, len(cuts))
    answers: dict[int, list[float]] = {}
    for one in asked:
        answers.setdefault(int(np.searchsorted(starts, one.day.toordinal(), "right")) - 1, []).append(one.seconds)
    lasts = [one - timedelta(days=1) for one in cuts[1:]] + [span.last]
    return [
        StepNumbers(
            first,
            last,
            int(sums.entries[at]),
            int(sums.words[at]),
            float(sums.seconds[at]),
            sums.average(at),
            int(sums.moods[at]),
            len(answers.get(at, ())),
            float(np.median(answers[at])) if at in answers else None,
        )
        for at, (first, last) in enumerate(zip(cuts, lasts, strict=True))
    ]


def hours_of(columns: EntryColumns, chosen: Flags, begins_at: int) -> list[HourCell]:
    """Seven times twenty-four cells, each weekday from the hour at which a day begins."""
    weekdays = (columns.days + 6) % 7
    sums = sums_of(columns, chosen, (weekdays * 24 + columns.hours).astype(np.int32), 7 * 24)
    hours = [(begins_at + later) % 24 for later in range(24)]
    return [
        HourCell(weekday + 1, hour, int(sums.entries[weekday * 24 + hour]), int(sums.words[weekday * 24 + hour]))
        for weekday in range(7)
        for hour in hours
    ]


def year_of(columns: EntryColumns, today: date, week_begins: int = 0) -> list[DayCell]:
    """Every day from the first of the week 52 weeks before this one, up to today; ``week_begins`` 0 is Monday."""
    first = max(1, week_of(today, week_begins).toordinal() - 7 * (YEAR_WEEKS - 1))
    count = today.toordinal() - first + 1
    chosen = within(columns.days, date.fromordinal(first), today)
    sums = sums_of(columns, chosen, (columns.days - first).astype(np.int32), count)
    return [
        DayCell(date.fromordinal(first + at), int(sums.entries[at]), int(sums.words[at]), sums.average(at))
        for at in range(count)
    ]


def tags_of(columns: EntryColumns, chosen: Flags) -> list[TagMood]:
    """Tags with enough moods, most often used first."""
    rows, numbers, count = _carried(columns.tags, chosen)
    mooded = columns.moods[rows] > 0
    entries, moods = np.bincount(numbers, minlength=count), np.bincount(numbers[mooded], minlength=count)
    mood = np.bincount(numbers[mooded], columns.moods[rows[mooded]], count)
    found = [
        TagMood(columns.tags.names[at], int(entries[at]), int(moods[at]), float(mood[at] / moods[at]))
        for at in np.flatnonzero(moods >= FEWEST_MOODS)
    ]
    return sorted(found, key=lambda one: (-one.entries, one.tag.casefold()))


def names_of(columns: EntryColumns, named: Named, chosen: Flags) -> list[NamedCount]:
    """People or places, most often met first."""
    rows, numbers, count = _carried(named, chosen)
    entries = np.bincount(numbers, minlength=count)
    words = np.bincount(numbers, columns.words[rows], count)
    seconds = np.bincount(numbers, columns.seconds[rows], count)
    first, last = np.full(count, date.max.toordinal()), np.zeros(count, np.int64)
    np.minimum.at(first, numbers, columns.days[rows])
    np.maximum.at(last, numbers, columns.days[rows])
    found = [
        NamedCount(
            named.names[at],
            int(entries[at]),
            int(words[at]),
            float(seconds[at]),
            date.fromordinal(int(first[at])),
            date.fromordinal(int(last[at])),
        )
        for at in np.flatnonzero(entries)
    ]
    return sorted(found, key=lambda one: (-one.entries, one.name.casefold()))


def questions_of(asked: Sequence[AskedQuestion]) -> QuestionNumbers:
    """How many, and how long their answers took."""
    if not asked:
        return QuestionNumbers()
    seconds = [one.seconds for one in asked]
    return QuestionNumbers(len(asked), sum(one.found for one in asked), float(np.median(seconds)), max(seconds))


def _carried(named: Named, chosen: Flags) -> tuple[Ints, Ints, int]:
    """Rows and numbers of the chosen entries' names, and how many names there are."""
    there = chosen[named.rows] if len(named.rows) else np.zeros(0, np.bool_)
    return named.rows[there], named.numbers[there], len(named.names)


def _placed(starts: Ints, days: Ints) -> Ints:
    """Which step each day lies in; a day before the first is put there, and left out by whoever chooses."""
    return np.maximum(np.searchsorted(starts, days, "right") - 1, 0).astype(np.int32)
