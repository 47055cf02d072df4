"""The numbers of a range as tables: one for each chart, the same whether shown, saved or printed by a command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diary_desktop.domain.insights import InsightReport, NamedCount, PatternKind, Step, Strength, TrackerPattern
from diary_desktop.domain.table import Cell, CellKind, Column, Table

TITLES: dict[str, dict[Step, str]] = {
    "mood": {
        "day": "Mood by day",
        "week": "Mood by week",
        "month": "Mood by month",
        "year": "Mood by year",
    },
    "words": {
        "day": "Words by day",
        "week": "Words by week",
        "month": "Words by month",
        "year": "Words by year",
    },
    "spoken": {
        "day": "Minutes spoken by day",
        "week": "Minutes spoken by week",
        "month": "Minutes spoken by month",
        "year": "Minutes spoken by year",
    },
    "questions": {
        "day": "Questions by day",
        "week": "Questions by week",
        "month": "Questions by month",
        "year": "Questions by year",
    },
}
STEP_COLUMN: dict[Step, str] = {"day": "Day", "week": "Week of", "month": "Month", "year": "Year"}
KIND_WORDS: dict[PatternKind, str] = {"yes_no": "Yes or no", "number": "Number"}
STRENGTH_WORDS: dict[Strength, str] = {
    "few": "Too few days to say",
    "unclear": "No clear pattern",
    "seen": "A pattern, not a cause",
}


def tables_of(report: InsightReport) -> tuple[Table, ...]:
    """Every table, in the order of the page; those of charts that hold nothing are empty."""
    return (
        _numbers(report),
        *_over_time(report),
        _tags(report),
        *_of_days(report),
        *_of_names(report),
        _trackers(report),
    )


def _numbers(report: InsightReport) -> Table:
    head, asked = report.headline, report.questions
    rows: list[tuple[str, Cell]] = [
        ("Entries", report.entries),
        ("Days written", head.days_written),
        ("Days in the range", report.span.days),
        ("Days in a row", head.streak),
        ("Rest days in between", head.rest_days),
        ("Words", head.words),
        ("Printed pages, about", head.pages),
        ("Minutes spoken", _minutes(head.seconds)),
        ("Longest recording, minutes", _minutes(head.longest.seconds) if head.longest else None),
        ("Average mood", _rounded(head.mood)),
        ("Average mood before", _rounded(head.mood_before)),
        ("Questions", asked.asked),
        ("Questions with an answer", asked.answered),
        ("Seconds to an answer, middle", _rounded(asked.middle)),
        ("Seconds to an answer, longest", _rounded(asked.slowest)),
    ]
    return _table("numbers", "Numbers", (("Number", "word"), ("Value", "value")), rows)


def _over_time(report: InsightReport) -> Iterable[Table]:
    when: tuple[str, CellKind] = (STEP_COLUMN[report.span.step], "day")

    def table(key: str, columns: Sequence[tuple[str, CellKind]], rows: Iterable[tuple[Cell, ...]]) -> Table:
        return _table(key, TITLES[key][report.span.step], (when, *columns), rows)

    yield table(
        "mood",
        (("Average mood", "decimal"), ("Moods", "count")),
        ((one.first, _rounded(one.mood), one.moods) for one in report.steps),
    )
    yield table(
        "words",
        (("Words", "count"), ("Entries", "count")),
        ((one.first, one.words, one.entries) for one in report.steps),
    )
    yield table(
        "spoken", (("Minutes spoken", "minutes"),), ((one.first, _minutes(one.seconds)) for one in report.steps)
    )
    yield table(
        "questions",
        (("Questions", "count"), ("Seconds to an answer, middle", "decimal")),
        ((one.first, one.questions, _rounded(one.answer_seconds)) for one in report.steps),
    )


def _tags(report: InsightReport) -> Table:
    own = report.headline.mood
    columns: Sequence[tuple[str, CellKind]] = (
        ("Tag", "text"),
        ("Entries", "count"),
        ("With a mood", "count"),
        ("Average mood", "decimal"),
        ("Beside your average", "decimal"),
    )
    rows = (
        (one.tag, one.entries, one.moods, _rounded(one.mood), None if own is None else _rounded(one.mood - own))
        for one in report.tags
    )
    return _table("tags", "Tags and mood", columns, rows)


def _of_days(report: InsightReport) -> Iterable[Table]:
    """Hours and days on which nothing was told are left out."""
    yield _table(
        "hours",
        "When you write",
        (("Weekday", "weekday"), ("Hour", "hour"), ("Entries", "count"), ("Words", "count")),
        ((one.weekday, one.hour, one.entries, one.words) for one in report.hours if one.entries),
    )
    yield _table(
        "year",
        "Your year",
        (("Day", "day"), ("Entries", "count"), ("Words", "count"), ("Average mood", "decimal")),
        ((one.day, one.entries, one.words, _rounded(one.mood)) for one in report.year if one.entries),
    )


def _of_names(report: InsightReport) -> Iterable[Table]:
    for key, title, column, found in (
        ("people", "People", "Person", report.people),
        ("places", "Places", "Place", report.places),
    ):
        yield _table(key, title, ((column, "text"), *_NAMED), map(_named, found))


_NAMED: tuple[tuple[str, CellKind], ...] = (
    ("Entries", "count"),
    ("Words", "count"),
    ("Minutes spoken", "minutes"),
    ("First day", "day"),
    ("Last day", "day"),
)


def _named(one: NamedCount) -> tuple[Cell, ...]:
    return (one.name, one.entries, one.words, _minutes(one.seconds), one.first, one.last)


def _trackers(report: InsightReport) -> Table:
    columns: Sequence[tuple[str, CellKind]] = (
        ("Tracker", "text"),
        ("Kind", "word"),
        ("Days", "count"),
        ("Average", "decimal"),
        ("Days compared, with", "count"),
        ("Days compared, without", "count"),
        ("Mood with", "decimal"),
        ("Mood without", "decimal"),
        ("Difference or correlation", "decimal"),
        ("At least", "decimal"),
        ("At most", "decimal"),
        ("What can be said", "word"),
    )
    return _table("trackers", "Trackers and mood", columns, map(_pattern, report.trackers))


def _pattern(one: TrackerPattern) -> tuple[Cell, ...]:
    return (
        one.name,
        KIND_WORDS[one.kind],
        one.days,
        _rounded(one.mean),
        one.with_days,
        one.without_days if one.kind == "yes_no" else None,
        *map(_rounded, (one.with_mood, one.without_mood, one.value, one.low, one.high)),
        STRENGTH_WORDS[one.strength],
    )


def _table(key: str, title: str, columns: Sequence[tuple[str, CellKind]], rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(key, title, tuple(Column(*one) for one in columns), tuple(rows))


def _minutes(seconds: float) -> float:
    return round(seconds / 60, 1)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
