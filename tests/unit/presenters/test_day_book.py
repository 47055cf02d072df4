"""Entries by day, from unlocking to locking, whatever happens meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.events import (
    EntriesProved,
    EntryBinned,
    EntrySaved,
    Event,
    SettingsLoaded,
    VaultLocked,
    VaultUnlocked,
)
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.presenters import day_book
from diary_desktop.presenters.arranger import Arranger
from diary_desktop.presenters.day_book import DayBook
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.services.ordering import newest_first

from .conftest import Stage

SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)


def summary(number: int, *when: int) -> EntrySummary:
    moment = Moment(datetime(*when), 420, "Asia/Ho_Chi_Minh")  # type: ignore[arg-type]  # year, month, day, hour
    return EntrySummary(EntryId(number.to_bytes(16, "big")), moment, None, f"Entry {number}", "", 3, 0.0)


def book_of(stage: Stage) -> tuple[DayBook, Shelf]:
    one, shelf = stage.desk.journeys, Shelf()
    book = DayBook(shelf, one.tasks, one.bus)

    def told(event: Event) -> None:
        shelf.on_event(event)
        book.on_event(event)

    stage.listeners.append(told)
    book.listen(lambda: stage.called("changed"))
    return book, shelf


def test_a_day_follows_every_change(stage: Stage) -> None:
    book, _ = book_of(stage)
    told = stage.listeners[0]
    first, second = summary(1, 2026, 11, 21, 9), summary(2, 2026, 11, 22, 2)
    told(VaultUnlocked(1, (first,)))
    told(EntrySaved(2, second))
    assert book.entries(SATURDAY) == (second, first)
    assert (book.first, book.has(SUNDAY), book.complete, book.empty) == (SATURDAY, False, True, False)
    moved = replace(second, happened=Moment(datetime(2026, 11, 22, 9), 420, "Asia/Ho_Chi_Minh"))
    told(EntrySaved(3, moved))
    assert (book.entries(SATURDAY), book.entries(SUNDAY)) == ((first,), (moved,))
    told(EntriesProved(4, (replace(first, damaged=True),)))
    assert book.entries(SATURDAY)[0].damaged
    told(EntryBinned(5, first))
    assert not book.has(SATURDAY)
    told(SettingsLoaded(6, Settings(days=Days(10))))
    assert book.entries(SATURDAY) == (moved,), "a day that begins at ten"
    told(VaultLocked(7))
    assert book.empty


def test_a_lifetime_is_put_by_day_elsewhere_and_misses_nothing(stage: Stage) -> None:
    book, shelf = book_of(stage)
    told = stage.listeners[0]
    many = [summary(number, 2020 + number % 6, 1 + number % 12, 1 + number % 28, 12) for number in range(2_000)]
    told(VaultUnlocked(1, newest_first(many)))
    assert not book.complete
    assert sum(len(book.entries(one.when.day())) > 0 for one in shelf.newest_first()[: day_book.AT_ONCE])
    gone, new = many[7], summary(9_999, 2019, 5, 5, 12)
    told(EntryBinned(2, gone))
    told(EntrySaved(3, new))
    stage.until(lambda: book.complete, "the lifetime by day")
    assert gone not in book.entries(gone.when.day())
    assert book.first == date(2019, 5, 5)
    assert sum(len(book.entries(day)) for day in {one.when.day() for one in (*many, new)}) == 2_000


def test_a_long_list_is_arranged_elsewhere(stage: Stage) -> None:
    one, shelf = stage.desk.journeys, Shelf()
    arranger = Arranger(shelf, one.tasks, one.bus, "month", stage.show)
    stage.listeners += [shelf.on_event, arranger.on_event]
    many = tuple(summary(number, 2020 + number % 6, 1 + number % 12, 1, 12) for number in range(2_000))
    shelf.on_event(VaultUnlocked(1, newest_first(many)))
    arranger.arrange()
    assert stage.shown == []
    stage.until(lambda: bool(stage.shown), "the list")
    assert (len(stage.state.entries), len(stage.state.heads)) == (2_000, 12)
