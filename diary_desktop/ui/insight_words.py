"""How the numbers of Insights are said: beside a point, at an axis, and as a whole sentence for a screen reader."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from diary_desktop.domain.insights import (
    FEWEST_DAYS,
    FEWEST_DAYS_A_SIDE,
    Headline,
    InsightReport,
    RangeName,
    Step,
    TrackerPattern,
)

from .language import counted, tr
from .widgets.mood import MOOD_WORDS
from .words import decimal, headline_date, length_said, month_heading, number, plain_date, short_date, vietnamese

MINUTE, HOUR = 60, 3600
SAME = 0.05
"""Averages of moods that differ by less are the same when rounded."""


def range_words() -> tuple[tuple[RangeName, str], ...]:
    """Every range with its word."""
    return (("month", tr("Month")), ("weeks", tr("12 weeks")), ("year", tr("Year")), ("all", tr("All")))


def signed(value: float) -> str:
    """``+0.6`` or ``−0.6``."""
    return f"{'+' if value >= 0 else '−'}{decimal(abs(value))}"


def spoken_length(seconds: float) -> str:
    """``3 h 52``, ``12 min`` or ``40 s``, as a number card has room for."""
    whole = round(seconds)
    if whole >= HOUR:
        return f"{whole // HOUR} h {whole // MINUTE % MINUTE:02d}"
    if whole >= MINUTE:
        return tr("{minutes} min", minutes=round(whole / MINUTE))
    return f"{whole} s"


def mood_said(value: float) -> str:
    """``4.2, between clearing and bright``, or the mood itself where it is one."""
    below = min(4, int(value))
    nearest = round(value)
    if abs(value - nearest) < SAME:
        return f"{decimal(value)}, {tr(MOOD_WORDS[nearest - 1]).lower()}"
    words = tr(MOOD_WORDS[below - 1]).lower(), tr(MOOD_WORDS[below]).lower()
    return tr("{value}, between {one} and {other}", value=decimal(value), one=words[0], other=words[1])


def step_said(first: date, step: Step, today: date) -> str:
    """``Week of 16 November``, ``Saturday, 21 November``, ``November 2026`` or ``2026``."""
    if step == "day":
        return headline_date(first)
    if step == "week":
        return tr("Week of {day}", day=_day(first, today))
    return month_heading(first) if step == "month" else str(first.year)


def tick_of(first: date, step: Step, today: date) -> str:
    """The same as an axis has room for."""
    if step in ("day", "week"):
        return f"{first.day}/{first.month}" if vietnamese() else short_date(first, first.year)
    if step == "year":
        return str(first.year)
    name = f"T{first.month}" if vietnamese() else short_date(first, first.year).split()[1]
    return f"{name} {first.year % 100:02d}" if first.month == 1 else name


def weekday_names(begins: int = 0) -> tuple[str, ...]:
    """As short as the locale has them, from the day on which weeks begin (0 is Monday)."""
    short = QLocale.FormatType.ShortFormat
    own = ("T2", "T3", "T4", "T5", "T6", "T7", "CN") if vietnamese() else ()
    names = own or tuple(QLocale().dayName(day, short) for day in range(1, 8))
    return (*names[begins:], *names[:begins])


def weekday_said(weekday: int) -> str:
    """The whole name, 1 for Monday."""
    return headline_date(date(2024, 1, weekday)).split(",")[0]


def words_said(words: int) -> str:
    """``1 word`` or ``1 208 words``."""
    return counted(words, "1 word", "{count} words") if words < 1_000 else tr("{count} words", count=number(words))


def entries_said(entries: int) -> str:
    """``1 entry`` or ``12 entries``."""
    return counted(entries, "1 entry", "{count} entries")


def days_line(report: InsightReport) -> str:
    """``of 84 · 18 in a row, 1 rest day``."""
    head = report.headline
    row = tr("{count} in a row", count=head.streak)
    if head.rest_days:
        row = f"{row}, {counted(head.rest_days, '1 rest day', '{count} rest days')}"
    return f"{tr('of {count}', count=number(report.span.days))} · {row}"


def pages_line(head: Headline) -> str:
    """``about 57 printed pages``."""
    if not head.pages:
        return tr("less than a printed page")
    return counted(head.pages, "about 1 printed page", "about {count} printed pages")


def longest_line(head: Headline, today: date) -> str:
    """``longest: 12 min, 8 Oct``."""
    if head.longest is None:
        return tr("nothing spoken in these days")
    length, day = spoken_length(head.longest.seconds), short_date(head.longest.day, today.year)
    return tr("longest: {length}, {day}", length=length, day=day)


def compared_line(report: InsightReport) -> str:
    """Beside the same number of days before."""
    head = report.headline
    if head.mood is None:
        return tr("no mood chosen in these days")
    if head.mood_before is None:
        return counted(head.moods, "of 1 mood", "of {count} moods")
    difference = round(head.mood, 1) - round(head.mood_before, 1)
    if abs(difference) < SAME:
        return tr("the same as the {count} days before", count=report.span.days)
    if difference > 0:
        return tr("{value} above the {count} days before", value=decimal(difference), count=report.span.days)
    return tr("{value} below the {count} days before", value=decimal(-difference), count=report.span.days)


def tracker_amount(one: TrackerPattern) -> str:
    """``yes on 34 of 60 days``, or ``7.2 h on average, 60 days``."""
    if one.kind == "yes_no":
        return tr("yes on {some} of {all} days", some=round(one.mean * one.days), all=one.days)
    value = f"{decimal(one.mean)} {one.unit}".strip()
    return tr("{value} on average, {count} days", value=value, count=one.days)


def pattern_said(one: TrackerPattern) -> str:
    """What its days say beside their moods, carefully."""
    return _yes_no_said(one) if one.kind == "yes_no" else _number_said(one)


def seconds_said(seconds: float) -> str:
    """How long an answer took: ``0.4 s`` or ``1 min 12 s``."""
    return f"{decimal(seconds)} s" if seconds < MINUTE else length_said(seconds)


def _yes_no_said(one: TrackerPattern) -> str:
    if one.strength == "few" or one.with_mood is None or one.without_mood is None:
        return tr(
            "With a mood: {some} days yes, {others} days no. Moods are compared from {few} of each on.",
            some=one.with_days, others=one.without_days, few=FEWEST_DAYS_A_SIDE,
        )  # fmt: skip
    said = tr(
        "Average mood {one} on {some} days with yes, {other} on {others} days with no.",
        one=decimal(one.with_mood), some=one.with_days, other=decimal(one.without_mood), others=one.without_days,
    )  # fmt: skip
    return f"{said} {tr('A pattern, not a cause.') if one.strength == 'seen' else tr('No clear pattern.')}"


def _number_said(one: TrackerPattern) -> str:
    if one.strength == "few":
        return tr("With a mood: {count} days. Compared from {few} on.", count=one.with_days, few=FEWEST_DAYS)
    if one.value is None or one.low is None or one.high is None:
        return tr("The number was the same every day: nothing to compare.")
    about = tr(
        "(rank correlation {value} over {count} days, with 95 % between {low} and {high})",
        value=decimal(one.value, 2), count=one.with_days, low=decimal(one.low, 2), high=decimal(one.high, 2),
    )  # fmt: skip
    if one.strength == "unclear":
        return f"{tr('No clear pattern.')} {about}"
    said = tr("Higher numbers, brighter days") if one.value > 0 else tr("Higher numbers, stormier days")
    return f"{said} {about}. {tr('A pattern, not a cause.')}"


def _day(day: date, today: date) -> str:
    """Without the year where it is this one's."""
    if day.year != today.year or vietnamese():
        return plain_date(day) if day.year != today.year else f"{day.day}/{day.month}"
    return plain_date(day).rsplit(" ", 1)[0]
