"""The very words, in whichever passage of an entry; unfinished ones; marks as typed first."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from diary_desktop.domain.entry import EntryId
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.retrieval.tokens import folded, tokens
from diary_desktop.retrieval.word_search import EntryRows, holding_words, near_in_meaning, typed_words
from tests.unit.retrieval.rows import DAY, entry_id, rows


def found(index: SearchIndex, text: str, among: frozenset[EntryId] | None = None, limit: int = 10) -> list[str]:
    which = EntryRows(index)
    best, held = holding_words(index, which, typed_words(text), which.among(among), limit)
    assert {one.place.entry_id for one in best} <= set(held)
    return [one.place.entry_id.decode().rstrip(".") for one in best]


def diary(**texts: str) -> SearchIndex:
    return SearchIndex.build(one for name, text in texts.items() for one in rows(name, *text.split("|")))


def test_every_word_has_to_be_there_in_whichever_passage() -> None:
    index = diary(a="The lighthouse was cold.|Anna sang all the way.", b="A cold morning.", c="Anna called.")
    assert found(index, "cold anna ") == ["a"]
    assert sorted(found(index, "cold ")) == ["a", "b"]
    assert found(index, "submarine ") == []
    assert found(index, "") == []


def test_marks_do_not_matter_but_exact_ones_come_first() -> None:
    index = diary(a="Con dương về nhà.", b="Con đường về nhà, con đường quen, con đường dài.", c="Con đường về.")
    assert set(found(index, "duong ve")) == {"a", "b", "c"}
    assert found(index, "dương về")[0] == "a"
    assert set(found(index, "đường về")[:2]) == {"b", "c"}


def test_the_last_word_may_be_unfinished_until_a_space_follows() -> None:
    index = diary(a="We counted umbrellas.", b="An umpire shouted.")
    assert found(index, "umbr") == ["a"]
    assert set(found(index, "um")) == {"a", "b"}
    assert found(index, "umbr ") == []
    assert found(index, "counted umb") == ["a"]


def test_words_of_a_question_are_left_out_where_nothing_holds_them_all() -> None:
    index = diary(a="My knee hurt after the bridge.")
    assert found(index, "what about my knee and the bridge ") == ["a"]


def test_only_entries_that_pass_the_filters() -> None:
    index = diary(a="Rain again.", b="Rain at last.")
    assert found(index, "rain ", frozenset({entry_id("b")})) == ["b"]
    assert found(index, "rain ", frozenset()) == []


def test_newest_first_among_equals_and_no_more_than_asked_for() -> None:
    index = SearchIndex.build(
        one for at in range(6) for one in rows(f"e{at}", "Rain again today.", day=DAY + timedelta(days=at))
    )
    assert found(index, "rain ", limit=3) == ["e5", "e4", "e3"]
    which = EntryRows(index)
    assert len(holding_words(index, which, typed_words("rain "), which.among(None), 3)[1]) == 6


def test_near_in_meaning_leaves_out_what_was_found_by_words_and_what_is_far() -> None:
    index = SearchIndex.build(
        [
            *rows("near", "One.", "Two.", vectors=[[1, 0], [0.9, 0.1]]),
            *rows("worded", "Three.", vectors=[[1, 0]]),
            *rows("far", "Four.", vectors=[[0, 1]]),
        ]
    )
    which = EntryRows(index)
    near = near_in_meaning(
        index, which, np.array([[1, 0]], np.float32), which.among(None), frozenset({entry_id("worded")}), 0.3, 5
    )
    assert [one.place.entry_id for one in near] == [entry_id("near")]
    assert near[0].similarity == 1.0


words = st.lists(st.sampled_from(["rain", "Ănna", "đường", "duong", "sea", "về"]), min_size=1, max_size=5)


@given(st.lists(words, min_size=1, max_size=6), words)
def test_what_is_found_is_what_holds_every_word(texts: list[list[str]], asked: list[str]) -> None:
    names = [f"e{at}" for at in range(len(texts))]
    index = SearchIndex.build(
        one for name, text in zip(names, texts, strict=True) for one in rows(name, " ".join(text), day=date(2026, 1, 1))
    )
    wanted = {one.terms[0] for one in tokens(" ".join(asked))}
    holding = [
        name
        for name, text in zip(names, texts, strict=True)
        if wanted <= {term for word in text for one in tokens(word) for term in (one.terms[0], folded(one.written))}
    ]
    if holding:
        assert sorted(found(index, " ".join(asked) + " ", limit=99)) == sorted(holding)
