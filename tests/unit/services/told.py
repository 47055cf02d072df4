"""Made-up summaries and gatherings for the tests of numbers over many entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from diary_desktop.domain.entry import EntryId, EntrySummary, Mood
from diary_desktop.domain.insights import AskedQuestion, InsightReport, RangeName
from diary_desktop.domain.journal import Journal, Tracker
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.settings import Settings
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.entry_columns import columns_of
from diary_desktop.services.insights import Gathered, report_of

TODAY = date(2026, 11, 21)
"""A Saturday."""

BEGINS_AT = 4


def told(
    day: date,
    hour: int = 20,
    *,
    words: int = 10,
    seconds: float = 0.0,
    mood: int = 0,
    tags: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    place: str = "",
    trackers: tuple[tuple[str, float], ...] = (),
    offset: int = 420,
    binned: bool = False,
) -> EntrySummary:
    """One entry that says nothing."""
    when = Moment(datetime(day.year, day.month, day.day, hour, 30), offset, "Asia/Ho_Chi_Minh")
    number = hash((day, hour, words, seconds, mood, tags, people, place)) % 2**64
    return EntrySummary(
        EntryId(number.to_bytes(16, "big")),
        when,
        None,
        "",
        "",
        words,
        seconds,
        Mood(mood) if mood else None,
        tags,
        binned=when if binned else None,
        people=people,
        place=place,
        trackers=trackers,
    )


def gathered(
    entries: Sequence[EntrySummary], *, asked: Sequence[AskedQuestion] = (), trackers: tuple[Tracker, ...] = ()
) -> Gathered:
    settings = Settings(journal=Journal(trackers=trackers))
    return Gathered(columns_of(entries, BEGINS_AT, Token()), tuple(asked), settings, TODAY)


def reported(
    entries: Sequence[EntrySummary],
    name: RangeName = "all",
    *,
    asked: Sequence[AskedQuestion] = (),
    trackers: tuple[Tracker, ...] = (),
) -> InsightReport:
    return report_of(gathered(entries, asked=asked, trackers=trackers), name, Token())
