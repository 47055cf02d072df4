"""What could be asked next: made from the last answer, and shown only where the diary answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.period import Period
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.suggestions import Suggestions, candidates
from tests.sample_ask import RUN_DAYS, counted_answer
from tests.sample_diary import NOW


def test_the_month_before_a_name_and_the_last_time_may_follow_a_count() -> None:
    first, *_ = (base := counted_answer()).citations
    met = replace(base, citations=(replace(first, quote="In the park I met Anna and ran home."), *base.citations[1:]))
    assert list(candidates(met)) == [
        "And in September 2026?",
        "What else did I write about Anna?",
        "When was the last time?",
    ]


def test_a_year_is_followed_by_the_year_before_and_other_stretches_by_none() -> None:
    base = counted_answer()
    assert base.reading is not None
    year = replace(base, reading=replace(base.reading, period=Period(date(2026, 1, 1), date(2026, 12, 31))))
    assert next(iter(candidates(year))) == "And in 2025?"
    week = replace(base, reading=replace(base.reading, period=Period(date(2026, 11, 9), date(2026, 11, 15))))
    assert list(candidates(week)) == ["What else did I write about Minh?", "When was the last time?"]


def test_a_single_day_is_asked_about_in_the_language_of_the_question() -> None:
    base = counted_answer(RUN_DAYS[:1])
    vi = replace(base, question=replace(base.question, language="vi"))
    assert list(candidates(vi)) == [
        "Còn tháng 9/2026 thì sao?",
        "Ngày 2 tháng 10 năm 2026 mình đã làm gì?",
        "Lần cuối là khi nào?",
    ]


def test_only_what_has_an_answer_and_was_not_asked_is_shown() -> None:
    tried: list[str] = []

    def exists(question: Question, _: CancelToken, earlier: Sequence[Answer]) -> bool:
        tried.append(question.text)
        return "last time" in question.text

    suggestions = Suggestions(exists, lambda: NOW)
    answer = counted_answer()
    assert suggestions.after((answer,), Token()) == ("When was the last time?",)
    assert tried == ["And in September 2026?", "What else did I write about Minh?", "When was the last time?"]
    asked = replace(answer, question=replace(answer.question, text="When was the last time?"))
    assert suggestions.after((asked, answer), Token()) == ()
