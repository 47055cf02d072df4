"""The order of a list with its heads and filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from diary_desktop.domain.entry import Mood
from diary_desktop.domain.errors import Cancelled
from diary_desktop.domain.listing import Head, Wanted
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.arranging import arranged, by_day
from tests.sample_diary import summaries


def test_every_day_has_its_head_and_pinned_ones_come_first() -> None:
    ordered = tuple(replace(one, pinned=number == 3) for number, one in enumerate(summaries()))
    listing = arranged(ordered, Wanted(), "day", 4)
    assert listing.entries[0] == ordered[3]
    assert listing.heads[:3] == (Head(0, None, 1), Head(1, date(2026, 11, 21), 2), Head(3, date(2026, 11, 20), 1))
    assert sum(head.count for head in listing.heads) == len(listing.entries) == listing.total == 10


def test_months_are_cut_at_their_first() -> None:
    listing = arranged(summaries(), Wanted(), "month", 4)
    assert [(head.day, head.count) for head in listing.heads] == [
        (date(2026, 11, 1), 8), (date(2026, 10, 1), 1), (date(2025, 11, 1), 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (Wanted(tag="chạy bộ"), ["Chạy dọc sông Hàn"]),
        (Wanted(person="mẹ"), ["Chạy dọc sông Hàn"]),
        (Wanted(mood=Mood.RAINY), ["Một ngày dài ở cơ quan", "Trở trời, đau đầu gối"]),
        (Wanted(mood=Mood.RAINY, sound=True), ["Một ngày dài ở cơ quan"]),
        (Wanted(starred=True), []),
        (Wanted(attached=True), []),
        (Wanted(pinned=True), []),
    ],
)
def test_filters_leave_out_what_lacks_any_of_them(wanted: Wanted, titles: list[str]) -> None:
    listing = arranged(summaries(), wanted, "day", 4)
    assert [one.title for one in listing.entries] == titles
    assert wanted.anything
    assert listing.total == 10
    assert listing.tags == ("chạy bộ", "một mình", "nghỉ ngơi")


def test_nobody_waits_for_a_list_that_is_no_longer_wanted() -> None:
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        arranged(summaries(), Wanted(), "day", 4, token)
    with pytest.raises(Cancelled):
        by_day(summaries(), 4, token)
