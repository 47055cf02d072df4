"""What the diary itself says, in the language of the question."""

from __future__ import annotations

from datetime import date

import pytest

from diary_desktop.domain.period import Period
from diary_desktop.retrieval.abstain import Verdict
from diary_desktop.services.wording import (
    elsewhere_line,
    found_on_line,
    language_of,
    nearest_line,
    nothing_text,
    other_language_line,
)

DAY = date(2026, 10, 3)
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When did I last see Minh?", "en"),
        ("Lần cuối mình gặp Minh là khi nào?", "vi"),
        ("Hom qua toi gap ai?", "vi"),
        ("Did I visit the café?", "en"),
        ("What did I eat in Đà Nẵng last year with my family?", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_question(text: str, language: str) -> None:
    assert language_of(text) == language


def test_nothing_found_says_how_much_was_read() -> None:
    far = Verdict("far")
    assert nothing_text("en", far, 34, OCTOBER) == (
        "I found nothing about that in your diary. I read all 34 entries, from 1 October 2026 to 31 October 2026."
    )
    assert "Đã đọc cả 34 mục, từ ngày 1 tháng 10 năm 2026" in nothing_text("vi", far, 34, OCTOBER)
    assert nothing_text("en", far, 0, Period(None, None)).endswith("I read no entry.")
    assert "your one entry" in nothing_text("en", far, 1, Period(None, None))


@pytest.mark.parametrize(
    ("verdict", "english", "vietnamese"),
    [
        (Verdict("unknown_name", ("Isaac Newton",)), "never mentions Isaac Newton.", "nhắc đến Isaac Newton."),
        (Verdict("unknown_thing", ("umbrella", "tent")), "speaks of “umbrella” or “tent”.", "“umbrella” hay “tent”."),
        (Verdict("other_marks", ("Phượng",), "Phương"), "What comes nearest is about Phương.", "chuyện về Phương."),
        (
            Verdict("someone_else", ("Anna",), "Minh"),
            "about Anna. What comes nearest was said by Minh.",
            "lời của Minh.",
        ),
    ],
)
def test_the_reason_is_said(verdict: Verdict, english: str, vietnamese: str) -> None:
    assert english in nothing_text("en", verdict, 3, OCTOBER)
    assert vietnamese in nothing_text("vi", verdict, 3, OCTOBER)


@pytest.mark.parametrize(
    ("period", "english", "vietnamese"),
    [
        (OCTOBER, "You wrote nothing from 1 October 2026 to 31 October 2026.", "từ ngày 1 tháng 10 năm 2026 đến ngày"),
        (Period(DAY, DAY), "You wrote nothing on 3 October 2026.", "vào ngày 3 tháng 10 năm 2026."),
        (Period(None, DAY), "You wrote nothing up to 3 October 2026.", "cho đến ngày 3 tháng 10 năm 2026."),
        (Period(DAY, None), "You wrote nothing since 3 October 2026.", "từ ngày 3 tháng 10 năm 2026."),
        (Period(None, None), "Your diary is still empty.", "Nhật ký còn trống."),
    ],
)
def test_empty_days_are_named(period: Period, english: str, vietnamese: str) -> None:
    assert nothing_text("en", Verdict("empty"), 0, period) == english
    assert vietnamese in nothing_text("vi", Verdict("empty"), 0, period)


def test_other_days_and_the_nearest_are_announced() -> None:
    assert elsewhere_line("en", OCTOBER).endswith("Here is what you wrote on other days.")
    assert elsewhere_line("vi", OCTOBER).endswith("vào những ngày khác.")
    assert nearest_line("en", DAY) == "The nearest is from 3 October 2026."
    assert nearest_line("vi", DAY) == "Gần nhất là ngày 3 tháng 10 năm 2026."


def test_a_day_asked_for_begins_the_line_above_quotes() -> None:
    assert found_on_line("en", DAY) == "On 3 October 2026 you wrote what comes closest to this."
    assert found_on_line("vi", DAY) == "Ngày 3 tháng 10 năm 2026 bạn đã viết điều gần nhất với câu hỏi này."


def test_a_diary_in_another_language_is_said_to_be_searched_by_meaning() -> None:
    assert "by meaning" in other_language_line("en")
    assert "tìm theo ý" in other_language_line("vi")
