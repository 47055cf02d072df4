"""What the diary itself says, in the language of the question."""

from __future__ import annotations

from datetime import date

import pytest

from diary_desktop.domain.period import Period
from diary_desktop.services.wording import dated_quote, language_of, nothing_line

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
    assert nothing_line("en", 34, OCTOBER) == (
        "I found nothing about that in your diary. I read all 34 entries, from 1 October 2026 to 31 October 2026."
    )
    assert "Đã đọc cả 34 mục, từ ngày 1 tháng 10 năm 2026" in nothing_line("vi", 34, OCTOBER)
    assert nothing_line("en", 0, Period(None, None)).endswith("I read no entry.")
    assert "your one entry" in nothing_line("en", 1, Period(None, None))


def test_a_quote_is_introduced_by_its_day() -> None:
    assert dated_quote("en", date(2026, 11, 5), "We walked.") == "On 5 November 2026: We walked."
    assert dated_quote("vi", date(2026, 11, 5), "Đi bộ.") == "Ngày 5 tháng 11 năm 2026: Đi bộ."
