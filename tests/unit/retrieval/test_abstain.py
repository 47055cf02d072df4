"""Each reason for saying "not in your diary" rests on what the diary holds, and each can be told to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from diary_desktop.domain.period import Period
from diary_desktop.retrieval.abstain import (
    NEAR,
    Evidence,
    Verdict,
    content_words,
    judged,
    speaks,
    worth_showing,
)
from diary_desktop.retrieval.quoting import best_sentences
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.retrieval.tokens import query_terms
from tests.unit.retrieval.rows import DAY, hit, rows

_TEXTS = (
    "The cherry tree was planted with Anna and it rained.",
    "Minh: I planted the cherry tree in our garden.",
    "Anna: the soup was cold and we laughed.",
)


def _evidence(
    text: str,
    texts: Sequence[str] = _TEXTS,
    meaning: float | None = 0.6,
    period: Period | None = None,
    language: str = "en",
    likeness: float = 0.2,
) -> Evidence:
    """What is found when every entry is a hit and every sentence comes equally near in meaning."""
    index = SearchIndex.build(row for i, one in enumerate(texts) for row in rows(f"e{i}", one))
    asked = [query.word for query in query_terms(text)]
    hits = [
        hit(one, name=f"e{i}", keywords=tuple(word for word in asked if word in one.casefold()))
        for i, one in enumerate(texts)
    ]
    similarity = None if meaning is None else (lambda found: [meaning] * len(found))
    sentences = best_sentences(text, hits, index.idf, similarity)
    alike = None if meaning is None else (lambda _, __: likeness)
    return Evidence(text, language, period, hits, sentences, index, alike)


def test_what_shares_no_word_and_is_far_in_meaning_is_not_worth_showing() -> None:
    near, word, far = hit("x", similarity=NEAR), hit("x", keywords=("river",)), hit("x", similarity=0.1)
    assert worth_showing([near, word, far]) == [near, word]


def test_what_is_there_is_found() -> None:
    assert judged(_evidence("Who planted the cherry tree?")) == Verdict()


def test_a_question_of_a_time_alone_takes_what_there_is() -> None:
    assert judged(_evidence("What did I do?", meaning=0.0)).found


def test_days_without_entries_are_said_to_be_empty() -> None:
    period = Period(date(2020, 1, 1), date(2020, 1, 31), "in January 2020")
    assert judged(_evidence("Who planted the tree in January 2020?", period=period)).reason == "empty"
    assert judged(_evidence("Who planted the tree?", texts=())).reason == "empty"
    vague = Period(date(2020, 1, 1), date(2020, 1, 31), "around January 2020", exact=False)
    assert judged(_evidence("Who planted the cherry tree around January 2020?", period=vague)).found
    held = Period(DAY, DAY, "on that day")
    assert judged(_evidence("Who planted the cherry tree on that day?", period=held)).found


def test_without_any_hit_what_was_read_was_not_empty() -> None:
    for meaning in (0.6, None):
        found = replace(_evidence("Was it noisy and early?", meaning=meaning), hits=(), sentences=())
        assert judged(found).reason == "far"
        assert judged(replace(found, text="What did I do?")).reason == "far"


@pytest.mark.parametrize("meaning", [0.9, None])
def test_a_name_that_never_occurs_is_decisive(meaning: float | None) -> None:
    verdict = judged(_evidence("Did Isaac Newton plant the cherry tree?", meaning=meaning))
    assert verdict == Verdict("unknown_name", ("Isaac Newton",))
    assert judged(_evidence("Did I plant the cherry tree with Anna Hill?", meaning=meaning)).found


def test_a_name_may_be_translated_where_the_diary_speaks_another_language() -> None:
    assert judged(_evidence("Ai trồng cây ở Hà Lan?", language="vi")).found
    assert judged(_evidence("Ai trồng cây với Newton?", language="vi")).reason == "unknown_name"
    vietnamese = ("Tôi và mẹ trồng cây anh đào, trời mưa.", "Không ai ăn súp.")
    assert judged(_evidence("Mẹ trồng cây ở Hà Lan không?", vietnamese, language="vi")).reason == "unknown_name"


def test_what_somebody_else_said_of_themselves_is_not_hers() -> None:
    verdict = judged(_evidence("Where did Anna plant the cherry tree?", _TEXTS[1:]))
    assert verdict == Verdict("someone_else", ("Anna",), "Minh")
    assert judged(_evidence("Where did Minh plant the cherry tree?", _TEXTS[1:])).found
    spoken_to = ("Minh: you planted the cherry tree, and well.", "Anna: the soup was cold.")
    assert judged(_evidence("Where did Anna plant the cherry tree?", spoken_to)).found


def test_a_name_with_other_marks_is_somebody_else() -> None:
    texts = ("Hôm qua cãi nhau với Phương vì cái bản đồ.", "Phượng xin thêm bát nữa.")
    asked = "Vì sao mình cãi nhau với Phượng?"
    assert judged(_evidence(asked, texts, language="vi")) == Verdict("other_marks", ("Phượng",), "Phương")
    assert judged(_evidence("Vì sao mình cãi nhau với Phương?", texts, language="vi")).found
    assert judged(_evidence("Vì sao mình cãi nhau với Phuong?", texts, language="vi")).found, "typed without marks"


def test_a_model_that_does_not_know_the_language_decides_nothing() -> None:
    texts = ("Sáng nay và chiều nay trời mưa, mình là người ở nhà.", "Mua cái bàn gỗ của anh Quang.")
    asked = "Máy bay trực thăng giá bao nhiêu?"
    near = _evidence(asked, texts, meaning=0.6, language="vi")
    assert judged(near).found
    assert judged(replace(near, understood=False)) == Verdict("far")
    assert judged(replace(_evidence("Cái bàn gỗ mua của ai?", texts, language="vi"), understood=False)).found


def test_what_is_thought_of_a_thing_need_not_be_told_in_that_word() -> None:
    asked = "What did I think of the soup?"
    assert judged(_evidence(asked, meaning=0.1)).found
    assert judged(_evidence("What did I think of the rhubarb crumble?", meaning=0.1)).reason == "unknown_thing"


def test_a_thing_that_never_occurs_counts_only_where_no_sentence_comes_near() -> None:
    question = "Who left the umbrella by the cherry tree?"
    assert judged(_evidence(question, meaning=0.4)) == Verdict("unknown_thing", ("umbrella",))
    assert judged(_evidence(question, meaning=0.6)).found
    assert judged(_evidence(question, meaning=0.4, likeness=0.8)).found, "another word means the same"
    assert judged(_evidence(question, meaning=None)).found, "without a model one word proves nothing"


def test_the_kind_of_answer_asked_for_need_not_occur() -> None:
    assert judged(_evidence("Did Anna grab it by the cherry tree?", meaning=0.4)).found, "a deed, not a thing"
    assert judged(_evidence("Which huge vegetable stood by the cherry tree?", meaning=0.4)).found


def test_neither_words_nor_meaning() -> None:
    assert judged(_evidence("Was it noisy and early?", meaning=0.1)).reason == "far"
    assert judged(_evidence("Was it noisy and early?", meaning=0.4)).found
    assert judged(_evidence("Was it noisy and early?", meaning=None)).reason == "far"
    assert judged(_evidence("Có ồn ào lúc bình minh không?", meaning=0.1, language="vi")).found


def test_the_language_of_a_diary_is_that_of_its_everyday_words() -> None:
    index = _evidence("x").index
    assert speaks(index, "en")
    assert not speaks(index, "vi")
    assert not speaks(index, "fr")


def test_content_words_are_those_that_may_name_a_thing() -> None:
    assert content_words(["The soup was very cold.", "Cold soup, 12 bowls."]) == ["soup", "cold", "bowls"]
