"""This day in other years, and what is let rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from diary_desktop.domain.entry import EntryId, EntrySummary, Mood
from diary_desktop.domain.journal import Journal
from diary_desktop.domain.moment import Moment
from diary_desktop.services.arranging import by_day
from diary_desktop.services.muting import Rest, mutes_anything
from diary_desktop.services.on_this_day import Remembered, month_before, remembered
from diary_desktop.services.ordering import newest_first

TODAY = date(2026, 11, 21)


def summary(number: int, *when: int, title: str = "", mood: Mood | None = None) -> EntrySummary:
    moment = Moment(datetime(*when), 420, "Asia/Ho_Chi_Minh")  # type: ignore[arg-type]  # year, month, day, hour
    return EntrySummary(EntryId(number.to_bytes(16, "big")), moment, None, title or f"Entry {number}", "", 3, 0.0, mood)


def looked_back(today: date, *entries: EntrySummary) -> list[tuple[str, int, str]]:
    days = by_day(newest_first(entries), 4)
    found = remembered(today, min(days, default=None), lambda day: days.get(day, ()))
    return [(one.ago, one.count, one.summary.title) for one in found]


def test_years_nearest_first_and_a_day_in_its_own_order() -> None:
    entries = (
        summary(1, 2025, 11, 21, 8), summary(2, 2025, 11, 21, 20), summary(3, 2023, 11, 21, 9),
        summary(4, 2026, 11, 14, 9), summary(5, 2025, 11, 20, 9),
    )  # fmt: skip
    assert looked_back(TODAY, *entries) == [("years", 1, "Entry 1"), ("years", 1, "Entry 2"), ("years", 3, "Entry 3")]


def test_while_years_are_few_a_week_and_a_month_count_too() -> None:
    entries = (summary(1, 2026, 11, 14, 9), summary(2, 2026, 10, 21, 9), summary(3, 2025, 11, 21, 9))
    assert looked_back(TODAY, *entries) == [("weeks", 1, "Entry 1"), ("months", 1, "Entry 2"), ("years", 1, "Entry 3")]
    assert looked_back(TODAY) == []


def test_the_day_begins_at_four() -> None:
    assert looked_back(TODAY, summary(1, 2025, 11, 22, 2), summary(2, 2025, 11, 21, 2)) == [("years", 1, "Entry 1")]


@pytest.mark.parametrize(
    ("today", "told", "years"),
    [
        (date(2025, 2, 28), (2024, 2, 29, 9), [1]),
        (date(2024, 2, 28), (2020, 2, 29, 9), []),
        (date(2024, 2, 29), (2020, 2, 29, 9), [4]),
        (date(2024, 2, 29), (2023, 2, 28, 9), []),
    ],
)
def test_leap_days(today: date, told: tuple[int, ...], years: list[int]) -> None:
    assert [count for ago, count, _ in looked_back(today, summary(1, *told)) if ago == "years"] == years


def test_a_month_before_the_31st_may_not_exist() -> None:
    assert month_before(date(2026, 3, 31)) is None
    assert month_before(date(2026, 1, 31)) == date(2025, 12, 31)


def test_only_stormy_days_are_hard() -> None:
    stormy = Remembered(summary(1, 2025, 11, 21, 9, mood=Mood.STORMY), TODAY, "years", 1)
    assert stormy.hard
    assert not Remembered(summary(2, 2025, 11, 21, 9, mood=Mood.RAINY), TODAY, "years", 1).hard


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        ("Đưa bà vào Bệnh viện từ sáng.", True),
        ("Ngang qua bệnh  viện.", True),
        ("Lan rang lên nhé", True),
        ("lang thang ngoài phố", False),
        ("Một ngày yên.", False),
    ],
)
def test_a_muted_name_is_found_as_a_word(text: str, rests: bool) -> None:
    journal = Journal(muted_topics=("bệnh viện",), muted_people=("Lan",))
    assert mutes_anything(journal)
    assert not mutes_anything(Journal())
    assert Rest.of(journal).touches(summary(1, 2025, 11, 21, 9), text) is rests
    assert Rest.of(journal).covers(replace(summary(1, 2025, 11, 21, 9), preview=text)) is rests
    assert not Rest().covers(replace(summary(1, 2025, 11, 21, 9), preview=text))


def test_what_stands_far_on_in_a_text_is_not_covered_in_lists() -> None:
    told = summary(1, 2025, 11, 21, 9)
    rest = Rest.of(Journal(muted_people=("Lan",)))
    assert rest.touches(told, told.preview + " And then Lan came.")
    assert not rest.covers(told)
