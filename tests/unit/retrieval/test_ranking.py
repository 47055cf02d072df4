"""Keywords and meaning are fused, periods bind, and nothing breaks without vectors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from diary_desktop.domain.entry import RevisionId
from diary_desktop.domain.passage import Found
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.around import handed_along, with_neighbours, within_words
from diary_desktop.retrieval.ranking import (
    EntryText,
    meaning_of,
    rank,
    vector_of,
    without_words,
    worded,
)
from diary_desktop.retrieval.search_index import SearchIndex
from tests.unit.retrieval.rows import entry_id, hit, reading, rows


def _diary() -> SearchIndex:
    return SearchIndex.build(
        rows("bread", "I baked bread with mother", day=date(2026, 1, 1), vectors=[[1, 0, 0]])
        + rows("cake", "A cake for the feast", day=date(2026, 2, 1), vectors=[[0.9, 0.4, 0]])
        + rows("train", "The train was late", day=date(2026, 3, 1), vectors=[[0, 1, 0]])
    )


def _names(found: list[Found]) -> list[str]:
    return [one.place.entry_id.decode().rstrip(".") for one in found]


def test_words_alone_find_without_any_vector() -> None:
    [found] = rank(_diary(), "When did I bake bread?")
    assert found.place.entry_id == entry_id("bread")
    assert (found.keywords, found.similarity) == (("bake", "bread"), 0.0)
    assert found.day == date(2026, 1, 1)


def test_meaning_finds_what_no_word_names() -> None:
    hits = rank(_diary(), "dessert", np.array([[0.9, 0.4, 0]], np.float32))
    assert _names(hits)[0] == "cake"
    assert hits[0].similarity == pytest.approx(0.985, abs=0.01)


def test_a_keyword_outweighs_what_is_somewhat_near_in_meaning() -> None:
    assert _names(rank(_diary(), "train", np.array([0.5, 0, 0.87], np.float32)))[0] == "train"


def test_more_of_the_words_go_before_fewer_and_the_day_tells_which() -> None:
    index = SearchIndex.build(
        rows("far", "the boat was red", day=date(2026, 1, 1))
        + rows("first", "we went to the harbour", day=date(2026, 1, 2))
        + rows("next", "the boat was blue", day=date(2026, 1, 2))
        + rows("both", "a boat in the harbour", day=date(2026, 1, 3))
    )
    assert _names(rank(index, "Which boat was in the harbour?")) == ["both", "first", "next", "far"]


def test_what_was_told_twice_on_a_day_is_shown_once() -> None:
    told = [
        *rows("a", "I baked bread with mother"),
        *rows("b", "I BAKED bread with mother"),
        *rows("c", "I baked bread with mother", day=date(2026, 5, 2)),
    ]
    hits = worded(rank(SearchIndex.build(told), "bread"), reading(told))
    assert [(one.passage.entry_id, one.day.day) for one in hits] == [(entry_id("a"), 1), (entry_id("c"), 2)]


def test_a_question_is_embedded_with_its_names_and_without() -> None:
    asked = {"When did Anna sing?": [1.0, 0.0], "When did sing?": [0.0, 1.0], "When did I sing?": [0.6, 0.8]}

    def embed(text: str) -> np.ndarray:
        return np.array([asked[text]], np.float32)

    assert vector_of(embed, "When did Anna sing?") == pytest.approx(np.full((1, 2), 0.5**0.5))
    assert vector_of(embed, "When did I sing?") == pytest.approx(np.array([[0.6, 0.8]]))


def test_only_the_period_counts_and_its_words_are_not_looked_for() -> None:
    index = SearchIndex.build(
        rows("old", "in March the train was late", day=date(2025, 3, 1))
        + rows("new", "a train again", day=date(2026, 3, 1))
    )
    period = Period(date(2026, 3, 1), date(2026, 3, 31), "in March")
    [found] = rank(index, "Which train did I take in March?", None, period)
    assert found.place.entry_id == entry_id("new")
    assert rank(index, "Which train?", None, Period(date(2024, 1, 1), date(2024, 1, 2))) == []


def test_a_question_of_a_time_alone_gets_all_of_it() -> None:
    period = Period(date(2026, 2, 1), date(2026, 3, 1), "since February")
    assert _names(rank(_diary(), "What did I do since February?", None, period)) == ["cake", "train"]


def test_limit_and_removed_entries() -> None:
    index = _diary().with_entry(rows("more", "bread and more bread"))
    assert len(rank(index, "bread", None, None, 1)) == 1
    assert _names(rank(index.without_entry(entry_id("more")), "bread")) == ["bread"]


def test_an_empty_diary_has_no_hits() -> None:
    assert rank(SearchIndex(), "bread", np.ones(3, np.float32)) == []


def test_many_equal_passages_come_in_order_up_to_the_limit() -> None:
    index = SearchIndex.build(row for i in range(300) for row in rows(f"{i:03}", "bread"))
    assert _names(rank(index, "bread", limit=5)) == ["000", "001", "002", "003", "004"]


def test_neighbours_are_handed_along_as_one_stretch() -> None:
    told = rows("a", "one two.", "three four.", "five six.", "seven.")
    index, read = SearchIndex.build(told), reading(told)
    [found] = worded(rank(index, "five", limit=1), read)
    assert (found.passage.text, found.title) == ("five six.", "a")
    [stretch] = with_neighbours(index, [found], read)
    assert (stretch.text, stretch.start, stretch.number) == ("three four. five six. seven.", 9, 1)


def test_only_as_much_is_handed_along_as_fits() -> None:
    told = [hit("one two three"), hit("four " * 8, "b"), hit("five six", "c")]
    assert within_words(told, 5) == [told[0], told[2]]
    assert within_words(told, 13) == told
    assert within_words(told[1:], 1) == [told[1]]
    assert within_words([]) == []


def test_what_was_told_before_comes_along_and_what_follows_only_where_it_was_found() -> None:
    told = [row for name in "abcdef" for row in rows(name, f"{name} said so")]
    index, read = SearchIndex.build(told), reading(told)
    by_name = {one.passage.entry_id: hit(one.passage.text, name) for name, one in zip("abcdef", told, strict=True)}
    found = [replace(by_name[entry_id(name)], score=score) for name, score in (("b", 1.0), ("f", 0.95), ("e", 0.9))]
    groups = [[one.passage.entry_id for one in some] for some in handed_along(index, found, read)]
    assert groups == [[entry_id("f"), entry_id("e")], [entry_id("b"), entry_id("a")]]
    [alone] = handed_along(index, found[2:], read)
    assert [one.passage.entry_id for one in alone] == [entry_id("e"), entry_id("d")]


def test_what_is_gone_or_of_another_revision_meanwhile_is_left_out() -> None:
    told = rows("a", "bread") + rows("b", "bread again")
    found = rank(SearchIndex.build(told), "bread")
    assert [one.passage.text for one in worded(found, reading(told))] == ["bread", "bread again"]
    assert [one.passage.text for one in worded(found, reading(told[1:]))] == ["bread again"]
    newer = {entry_id("a"): EntryText("a", {RevisionId(b"newer"): "song"})}
    assert worded(found, lambda _: newer) == []


def test_a_hit_of_an_entry_that_is_gone_keeps_its_own_passage() -> None:
    lone = hit("gone", name="nowhere")
    assert with_neighbours(SearchIndex(), [lone], reading([])) == [lone.passage]


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("When did Caroline paint a sunrise?", "When did paint a sunrise?"),
        ("Why was I at the LGBTQ group with Anna's aunt?", "Why was I at the LGBTQ group with aunt?"),
        ("Caroline", "Caroline"),
        ("What did Tom do?", "What did Tom do?"),
        ("It rained. Then what happened on Monday?", "It rained. Then what happened on Monday?"),
        ("Tôi đi đâu với Lan hôm mưa to?", "Tôi đi đâu với hôm mưa to?"),
    ],
)
def test_names_are_left_out_of_the_meaning(question: str, meaning: str) -> None:
    assert meaning_of(question) == meaning


def test_words_of_the_period_are_left_out() -> None:
    period = Period(date(2026, 3, 1), date(2026, 3, 31), "in March")
    assert without_words("Who came in March to us?", period) == "Who came to us?"
    assert meaning_of("Who came in March?", period) == "Who came ?"
    assert without_words("Who came?", None) == "Who came?"
