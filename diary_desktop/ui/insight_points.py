"""From the numbers of a range to the points of its charts, worded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diary_desktop.domain.insights import DayCell, HourCell, InsightReport, NamedCount, StepNumbers

from .insight_words import (
    entries_said,
    mood_said,
    pattern_said,
    seconds_said,
    signed,
    spoken_length,
    step_said,
    tick_of,
    tracker_amount,
    weekday_said,
    words_said,
)
from .language import counted, tr
from .widgets.charts.chart import Point
from .words import decimal, number, plain_date, short_date

MOST_ROWS = 7
"""Tags, people and places in a chart; the table has them all."""

DAWN, DUSK = 6, 22
"""Hours that the grid has in any case."""


def mood_points(report: InsightReport) -> list[Point]:
    """The average mood of every step."""

    def said(one: StepNumbers) -> tuple[str, str, float | None]:
        if one.mood is None:
            return tr("no mood"), tr("no mood"), None
        return mood_said(one.mood), decimal(one.mood), one.mood

    return [_of_step(report, one, *said(one)) for one in report.steps]


def words_points(report: InsightReport) -> list[Point]:
    """Words, spoken and written together."""
    return [
        _of_step(report, one, f"{words_said(one.words)}, {entries_said(one.entries)}", words_said(one.words), one.words)
        for one in report.steps
    ]


def spoken_points(report: InsightReport) -> list[Point]:
    """Time spoken."""
    return [
        _of_step(report, one, spoken_length(one.seconds), spoken_length(one.seconds), one.seconds)
        for one in report.steps
    ]


def question_points(report: InsightReport) -> list[Point]:
    """Questions, and how long half of the answers took at most."""

    def said(one: StepNumbers) -> str:
        asked = counted(one.questions, "1 question", "{count} questions")
        if one.answer_seconds is None:
            return asked
        return tr("{asked}, half answered within {time}", asked=asked, time=seconds_said(one.answer_seconds))

    return [
        replace(_of_step(report, one, said(one), said(one), one.questions), amount=str(one.questions))
        for one in report.steps
    ]


def tag_points(report: InsightReport) -> list[Point]:
    """The tags used most, brightest first."""
    own = report.headline.mood or 0.0
    shown = sorted(report.tags[:MOST_ROWS], key=lambda one: -one.mood)
    return [
        Point(
            tr(
                "{tag}: average mood {mood} over {count} entries, {difference} beside your average",
                tag=one.tag, mood=mood_said(one.mood), count=one.moods, difference=signed(one.mood - own),
            ),
            tr("{mood}, {difference} beside your average", mood=decimal(one.mood), difference=signed(one.mood - own)),
            one.mood,
            one.tag,
            mood=max(1, min(5, round(one.mood))),
            amount=entries_said(one.moods) if at == 0 else str(one.moods),
        )
        for at, one in enumerate(shown)
    ]  # fmt: skip


def name_points(named: Sequence[NamedCount], this_year: int) -> list[Point]:
    """People or places, most often met first; a click leads to the last time."""
    return [
        Point(
            tr(
                "{name}: {entries}, the last on {day}",
                name=one.name, entries=entries_said(one.entries), day=plain_date(one.last),
            ),
            tr("last on {day}", day=short_date(one.last, this_year)),
            float(one.entries),
            one.name,
            one.last,
            amount=_amount(one, first=at == 0),
        )
        for at, one in enumerate(named[:MOST_ROWS])
    ]  # fmt: skip


def hour_points(report: InsightReport) -> tuple[list[Point], int]:
    """The cells of the hours between the first and the last used, at least of the day; and how many a weekday has."""
    week = [one for one in report.hours if one.weekday == 1]
    used = {one.hour for one in report.hours if one.entries} | {DAWN, DUSK}
    shown = [at for at, one in enumerate(week) if one.hour in used]
    hours = [one.hour for one in week[min(shown) : max(shown) + 1]] if shown else []
    kept = set(hours)
    begins = report.span.week_begins
    rows = sorted(report.hours, key=lambda one: (one.weekday - 1 - begins) % 7)  # the hours of a day stay in order
    return [_of_hour(one, begins + 1) for one in rows if one.hour in kept], len(hours)


def year_points(report: InsightReport) -> list[Point]:
    """Every day; a month's name stands below its first whole week."""
    seen = 0
    points = []
    for at, one in enumerate(report.year):
        month = one.day.year * 12 + one.day.month
        begins = at % 7 == 0 and month != seen
        seen = month if begins else seen
        points.append(_of_day(one, tick_of(one.day, "month", one.day) if begins else ""))
    return points


def tracker_points(report: InsightReport) -> list[Point]:
    """Every tracker with its sentence."""
    return [
        Point(
            f"{one.name}, {tracker_amount(one)}. {pattern_said(one)}",
            pattern_said(one),
            None,
            one.name,
            amount=tracker_amount(one),
        )
        for one in report.trackers
    ]


def _of_step(report: InsightReport, one: StepNumbers, said: str, bubble: str, value: float | None) -> Point:
    """Leads to its first day; nowhere where nothing was told."""
    step, last = report.span.step, report.span.last
    short = tick_of(one.first, step, last)
    return Point(
        f"{step_said(one.first, step, last)}: {said}",
        f"{short}: {bubble}",
        value,
        short,
        max(one.first, report.span.first) if one.entries else None,
        amount=bubble,
    )


def _of_hour(one: HourCell, first_weekday: int) -> Point:
    time = f"{one.hour}:00"
    told = f"{words_said(one.words)}, {entries_said(one.entries)}" if one.entries else tr("nothing")
    tick = time if one.weekday == first_weekday and one.hour % 6 == 0 else ""
    when = tr("{weekday} from {time}", weekday=weekday_said(one.weekday), time=time)
    return Point(f"{when}: {told}", f"{when}: {told}", float(one.words) or float(bool(one.entries)), tick)


def _of_day(one: DayCell, tick: str) -> Point:
    told = f"{words_said(one.words)}, {entries_said(one.entries)}" if one.entries else tr("nothing")
    said = f"{plain_date(one.day)}: {told}"
    if one.mood is not None:
        said = f"{said}, {tr('Mood: {mood}', mood=mood_said(one.mood))}"
    value = float(one.words) or float(bool(one.entries))
    return Point(said, f"{short_date(one.day)}: {told}", value, tick, one.day if one.entries else None)


def _amount(one: NamedCount, *, first: bool) -> str:
    count = entries_said(one.entries) if first else number(one.entries)
    return f"{count} · {spoken_length(one.seconds)}" if one.seconds else count
