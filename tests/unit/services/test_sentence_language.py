"""The voice a sentence is given to."""

from __future__ import annotations

import pytest

from diary_desktop.services.sentence_language import sentence_language

SENTENCES = [
    ("Sáng nay mình chạy dọc sông Hàn với chú Tư.", "vi"),
    ("Trời mưa.", "vi"),
    ("Rất vui khi con về nhà.", "vi"),
    ("Đi ngủ sớm.", "vi"),
    ("I met Nguyễn Văn Đức at Hồ Gươm.", "en"),
    ("We ate phở and bún chả in Hà Nội with my aunt.", "en"),
    ("The café was full and the crème brûlée burned.", "en"),
    ("Here is what you wrote.", "en"),
    ("You wrote:", "en"),
]


@pytest.mark.parametrize(("sentence", "language"), SENTENCES)
@pytest.mark.parametrize("otherwise", ["en", "vi", ""])
def test_its_words_tell_whatever_is_around_it(sentence: str, language: str, otherwise: str) -> None:
    assert sentence_language(sentence, otherwise) == language


@pytest.mark.parametrize("sentence", ["OK", "Hà Nội", "42", "", "Anna, Tom."])
def test_where_they_do_not_the_language_around_it_counts(sentence: str) -> None:
    assert {one: sentence_language(sentence, one) for one in ("en", "vi")} in (
        {"en": "en", "vi": "vi"},
        {"en": "vi", "vi": "vi"},
    )


def test_a_language_without_rules_is_left_alone() -> None:
    assert sentence_language("Es regnet über Köln.", "de") == "de"
