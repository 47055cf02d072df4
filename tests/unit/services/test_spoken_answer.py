"""Answers as they are read aloud: near days by name, then the person's own words, without how it was searched."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from diary_desktop.domain.conversation import Answer, AnswerKind, Citation, Question
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.moment import Moment
from diary_desktop.services.spoken_answer import heard_day, spoken_answer
from diary_desktop.services.spoken_text import spoken

TODAY = date(2026, 11, 21)
ASKED = Moment.of(datetime(2026, 11, 21, 21, 40).astimezone())


def answer(kind: AnswerKind, text: str, *quotes: tuple[date, str], language: str = "en") -> list[str]:
    cited = (
        Citation(number, EntryId(b"1" * 16), day, "", quote, 0, len(quote))
        for number, (day, quote) in enumerate(quotes, 1)
    )
    return spoken_answer(Answer(Question("?", ASKED, language), kind, text, tuple(cited), None, 0))


@pytest.mark.parametrize(
    ("day", "english", "vietnamese"),
    [
        (date(2026, 11, 21), "today", "hôm nay"),
        (date(2026, 11, 20), "yesterday", "hôm qua"),
        (date(2026, 11, 15), "last Sunday, 15 November", "Chủ nhật vừa rồi, ngày 15 tháng 11"),
        (date(2026, 5, 3), "on 3 May", "ngày 3 tháng 5"),
        (date(2025, 12, 24), "on 24 December 2025", "ngày 24 tháng 12 năm 2025"),
        (date(2026, 11, 25), "on 25 November 2026", "ngày 25 tháng 11 năm 2026"),
    ],
)
def test_days_are_said_as_near_as_they_are(day: date, english: str, vietnamese: str) -> None:
    assert heard_day("en", day, TODAY) == english
    assert heard_day("vi", day, TODAY) == vietnamese


def test_a_quote_follows_its_day() -> None:
    quote = (date(2026, 11, 15), "Walked with Anna. The heron was there.")
    said = answer("quoted", "Here is what you wrote.", quote)
    assert said == ["Last Sunday, 15 November, you wrote:", "Walked with Anna.", "The heron was there."]
    assert spoken(said[0], "en") == "Last Sunday, the fifteenth of November, you wrote:"
    said = answer("quoted", "Đây là lời bạn đã viết.", (date(2026, 11, 20), "Trời mưa."), language="vi")
    assert said == ["Hôm qua bạn đã viết:", "Trời mưa."]


def test_not_found_is_said_shortly_and_the_nearest_with_its_day() -> None:
    text = (
        "Your diary never mentions Neil. I read all 412 entries, from 4 October 2024 to 21 November 2026. "
        "The nearest is from 3 May 2026."
    )
    assert answer("nothing", text) == ["Your diary never mentions Neil."]
    said = answer("nothing", text, (date(2026, 5, 3), "A rocket on TV."))
    assert said == ["Your diary never mentions Neil.", "On 3 May, you wrote:", "A rocket on TV."]


def test_a_number_is_said_and_how_it_was_counted_is_not() -> None:
    text = (
        "12 times. I looked for “run” in 412 entries. Only what you wrote as done counts; plans, dreams and what "
        "others did are left out."
    )
    assert answer("computed", text) == ["12 times."]
    vietnamese = "12 lần. Đã tìm “chạy” trong 412 mục. Chỉ tính những gì bạn ghi là đã làm; chuyện mơ không tính."
    assert answer("computed", vietnamese, language="vi") == ["12 lần."]


def test_marks_of_sources_are_not_said() -> None:
    assert answer("generated", "You walked with Anna [1]. It rained [2, 3].") == ["You walked with Anna.", "It rained."]
