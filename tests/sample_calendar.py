"""The Timeline, Today and this day before, as their presenters show the made-up year; nothing of it ships."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast

from diary_desktop.domain.entry import EntrySummary, Mood, summary_of
from diary_desktop.domain.events import SettingsLoaded, VaultUnlocked
from diary_desktop.domain.journal import Journal, Prompt
from diary_desktop.domain.listing import Wanted
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.settings import Settings
from diary_desktop.presenters.day_book import DayBook
from diary_desktop.presenters.day_sources import DaySources
from diary_desktop.presenters.on_this_day import OnThisDayPresenter, OnThisDayState
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.presenters.timeline import TimelinePresenter, TimelineState
from diary_desktop.presenters.today import TodayPresenter, TodayState
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.muting import Muting
from diary_desktop.services.ordering import newest_first
from diary_desktop.services.tasks import Tasks

from . import sample_diary, sample_year

OF_THIS_DAY = (
    (2025, "Ngày giỗ ông", "Cả nhà ngồi quanh mâm cơm, cậu Ba kể chuyện ông từng đạp xe bốn mươi cây số.", Mood.CLOUDY),
    (2024, "First frost in Đà Lạt", "White on the cabbage rows, and everybody filmed it.", Mood.CLEARING),
    (2022, "Mất ví ở ga", "Tìm hai tiếng, rồi có người gọi.", Mood.STORMY),
    (2021, "Chuyển về phố nhỏ", "Boxes up to the window. The neighbour brought soup.", Mood.BRIGHT),
)


def years() -> tuple[EntrySummary, ...]:
    """The sample year, with this day in four earlier years, a pinned and a few starred entries."""
    recent = [one for one in sample_year.sample_year_summaries() if one.when.local > datetime(2025, 11, 30)]
    pinned = next(at for at, one in enumerate(recent) if one.title == "Forty pages")
    recent[pinned] = replace(recent[pinned], pinned=True)
    return (*recent, *(_before(900 + at, *one) for at, one in enumerate(OF_THIS_DAY)))


def _before(number: int, year: int, title: str, text: str, mood: Mood) -> EntrySummary:
    seconds = 95.0 if year == 2024 else 0.0
    when = datetime(year, 11, 21, 20, 5)
    made = sample_diary.entry(number, when, title, text, mood=mood, seconds=seconds)
    return summary_of(made)


def states() -> dict[str, TimelineState]:
    """The Timeline's pages."""
    return {
        "timeline": _timeline(lambda one: None),
        "timeline-empty-day": _timeline(lambda one: one.choose(date(2026, 11, 24))),
        "timeline-tet": _timeline(lambda one: one.choose(date(2026, 2, 17))),
        "timeline-year": _timeline(lambda one: one.turn_to("year")),
        "timeline-words": _timeline(_by_words),
        "timeline-list": _timeline(lambda one: one.turn_to("list")),
        "timeline-filtered": _timeline(_filtered),
        "timeline-nothing": _timeline(lambda one: one.turn_to("list"), ()),
    }


def _by_words(one: TimelinePresenter) -> None:
    one.turn_to("year")
    one.colour_by("words")


def _filtered(one: TimelinePresenter) -> None:
    one.turn_to("list")
    one.filter(Wanted(tag="chạy bộ", sound=True))


def _timeline(
    act: Callable[[TimelinePresenter], None], entries: tuple[EntrySummary, ...] | None = None
) -> TimelineState:
    days = _opened(years() if entries is None else entries)
    shown: list[TimelineState] = []
    presenter = TimelinePresenter(days, shown.append)
    presenter.go_to_today()
    act(presenter)
    return shown[-1]


def memories() -> dict[str, OnThisDayState]:
    """This day before."""
    return {"on-this-day": _memory(years()), "on-this-day-none": _memory(sample_diary.summaries()[:3])}


def _memory(entries: tuple[EntrySummary, ...]) -> OnThisDayState:
    days = _opened(entries)
    shown: list[OnThisDayState] = []
    OnThisDayPresenter(days, shown.append).open()
    return shown[-1]


def todays() -> dict[str, TodayState]:
    """Today as it may be."""
    hard = [one for one in years() if one.when.local.year != 2025 or one.when.local.month == 12]
    first = next(at for at, one in enumerate(hard) if one.when.local.year == 2024)
    hard[first] = replace(hard[first], mood=Mood.STORMY)
    own = Journal((Prompt("Hôm nay mình cảm ơn ai?", 5),), lunar_shown=False)
    away = [one for one in years() if one.when.local < datetime(2026, 11, 15)]
    return {
        "today-year": today(years()),
        "today-hard": today(tuple(hard)),
        "today-own": today(sample_diary.summaries(), own),
        "today-back": today(tuple(away)),
    }


def today(entries: tuple[EntrySummary, ...], journal: Journal | None = None) -> TodayState:
    """What Today shows of ``entries``."""
    days = _opened(entries, journal)
    shown: list[TodayState] = []
    presenter = TodayPresenter(days, shown.append, lambda _: None)
    presenter.refresh()
    return shown[-1]


def _opened(entries: tuple[EntrySummary, ...], journal: Journal | None = None) -> DaySources:
    bus = EventBus()
    shelf, tasks = Shelf(), Tasks({}, bus)
    book = DayBook(shelf, tasks, bus)
    kept = journal or replace(sample_year.JOURNAL, muted_topics=(), prompts=())
    for event in (SettingsLoaded(0, Settings(journal=kept)), VaultUnlocked(0, newest_first(entries))):
        shelf.on_event(event)
        book.on_event(event)
    return DaySources(shelf, book, _unasked(), tasks, bus, _clock)


def _clock() -> Moment:
    return sample_diary.NOW


def _unasked() -> Muting:
    """Nothing is muted in the sample, so nobody is asked."""
    return cast(Any, None)
