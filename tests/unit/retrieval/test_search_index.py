"""The index finds exactly, and adding or removing an entry gives the same index as building it anew."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import chain

import numpy as np
import pytest

from diary_desktop.domain.period import Period
from diary_desktop.retrieval.search_index import IndexedPassage, SearchIndex
from diary_desktop.retrieval.tokens import QueryTerm, query_terms
from tests.unit.retrieval.rows import DAY, entry_id, rows

_WORDS = ["river", "bread", "mother", "train", "garden", "rain", "song", "market", "doctor", "letter"]


def _random_rows(count: int, seed: int = 3) -> list[list[IndexedPassage]]:
    chance = random.Random(seed)
    return [
        rows(
            f"e{i}",
            *(" ".join(chance.choices(_WORDS, k=8)) for _ in range(chance.randint(1, 3))),
            day=DAY + timedelta(days=i),
            vectors=[[chance.gauss(0, 1) for _ in range(4)] for _ in range(3)],
        )
        for i in range(count)
    ]


def _found(index: SearchIndex, question: str) -> dict[tuple[bytes, int], float]:
    scores = index.keyword_scores(query_terms(question)) * index.within(None)
    kept = [(index.place(int(i)), float(scores[i])) for i in np.flatnonzero(scores)]
    return {(p.entry_id, p.number): round(score, 4) for p, score in kept}


def test_an_empty_index_finds_nothing() -> None:
    index = SearchIndex()
    assert index.size == index.entry_count == 0
    assert index.keyword_scores(query_terms("river")).shape == (0,)
    assert index.similarities(np.ones(4, np.float32)).shape == (0,)
    assert index.with_neighbours(np.zeros(0, np.float32), 0.5).shape == (0,)
    assert index.span() == Period(None, None)
    assert SearchIndex.build([]).size == 0


def test_scores_are_those_of_bm25() -> None:
    index = SearchIndex.build(rows("a", "bread bread river") + rows("b", "river garden") + rows("c", "song"))
    idf = np.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    wanted = idf * 2 * 2.2 / (2 + 1.2 * (0.5 + 0.5 * 3 / 2))
    assert index.keyword_scores([QueryTerm("bread", 1.0, "bread")]) == pytest.approx([wanted, 0, 0])
    assert index.idf("bread") == pytest.approx(idf)
    assert index.document_frequency("river") == 2


def test_what_a_day_says_counts_for_each_passage_that_says_any_of_it() -> None:
    index = SearchIndex.build(
        rows("a", "bread garden") + rows("b", "river garden") + rows("c", "bread garden", day=date(2026, 5, 2))
    )
    terms = query_terms("bread river")
    plain, whole = index.keyword_scores(terms), index.keyword_scores(terms, 0.5)
    assert whole == pytest.approx([plain[0] + sum(plain[:2]) / 2, plain[1] + sum(plain[:2]) / 2, 1.5 * plain[2]])
    assert max(plain) < index.most(terms)


def test_words_of_removed_entries_count_for_nothing() -> None:
    index = SearchIndex.build(rows("a", "bread river") + rows("b", "bread song") + rows("c", "garden"))
    without, never = (
        index.without_entry(entry_id("b")),
        SearchIndex.build(rows("a", "bread river") + rows("c", "garden")),
    )
    terms = query_terms("bread song")
    assert without.keyword_scores(terms, 0.5)[[0, 2]] == pytest.approx(never.keyword_scores(terms, 0.5))
    assert without.keyword_scores(terms, 0.5)[1] == 0
    assert without.most(terms) == pytest.approx(never.most(terms))


def test_a_rarer_word_counts_more() -> None:
    index = SearchIndex.build(rows("a", "river garden") + rows("b", "river song") + rows("c", "river rain"))
    assert index.idf("garden") > index.idf("river")


def test_the_marked_word_that_was_typed_ranks_first() -> None:
    index = SearchIndex.build(rows("a", "bạnh ra") + rows("b", "bánh mì") + rows("c", "banh mi"))
    scores = index.keyword_scores(query_terms("bánh"))
    assert scores[1] > scores[0] > 0
    assert scores[1] > scores[2] > 0


def test_similarities_are_cosines_and_zero_without_a_vector() -> None:
    index = SearchIndex.build(rows("a", "x", vectors=[[1, 0]]) + rows("b", "y", vectors=[[1, 1]]) + rows("c", "z"))
    assert index.similarities(np.array([[1, 0]], np.float32)) == pytest.approx([1, 0.5**0.5, 0])
    assert index.similarities(np.ones(3, np.float32)).tolist() == [0, 0, 0]


def test_vectors_of_another_width_are_left_out() -> None:
    index = SearchIndex.build(rows("a", "x", vectors=[[1, 0, 0]]) + rows("b", "y", vectors=[[1, 1]]))
    assert index.similarities(np.array([1, 0, 0], np.float32)) == pytest.approx([1, 0])


def test_days_of_a_period() -> None:
    index = SearchIndex.build(rows("a", "x", day=date(2026, 1, 1)) + rows("b", "y", day=date(2026, 1, 5)))
    assert index.within(Period(date(2026, 1, 2), None)).tolist() == [False, True]
    assert index.within(Period(None, date(2026, 1, 1))).tolist() == [True, False]
    assert index.entries_in(Period(date(2026, 1, 1), date(2026, 1, 1))) == 1
    assert index.entries_in(None) == 2
    assert index.span() == Period(date(2026, 1, 1), date(2026, 1, 5))


def test_growing_entry_by_entry_finds_the_same_as_building_at_once() -> None:
    diary = _random_rows(30)
    grown = SearchIndex()
    for entry in diary:
        grown = grown.with_entry(entry)
    built = SearchIndex.build(chain.from_iterable(diary))
    assert _found(grown, "bread doctor") == _found(built, "bread doctor")
    query = np.array([0.5, 0.5, 0.5, 0.5], np.float32)
    assert sorted(grown.similarities(query)) == pytest.approx(sorted(built.similarities(query)))


def test_an_entry_is_replaced_by_its_new_state() -> None:
    index = SearchIndex.build(rows("a", "river") + rows("b", "garden"))
    changed = index.with_entry(rows("a", "song", "rain"))
    assert [k[0] for k in _found(changed, "river")] == []
    assert [k[0] for k in _found(changed, "song rain")] == [entry_id("a")] * 2
    assert [k[0] for k in _found(index, "river")] == [entry_id("a")]
    assert [(p.start, p.end) for p in changed.places(entry_id("a"))] == [(0, 4), (5, 9)]
    assert index.with_entry([]) is index


def test_a_removed_entry_is_gone_and_the_old_index_keeps_it() -> None:
    index = SearchIndex.build(rows("a", "river") + rows("b", "river garden"))
    without = index.without_entry(entry_id("a"))
    assert [k[0] for k in _found(without, "river")] == [entry_id("b")]
    assert not without.holds(entry_id("a"))
    assert index.holds(entry_id("a"))
    assert without.entry_count == 1
    assert without.places(entry_id("a")) == []
    assert without.without_entry(entry_id("a")) is without


def test_small_blocks_are_joined_without_what_was_removed_and_vectors_survive() -> None:
    index = SearchIndex.build(rows("a", "river", vectors=[[1, 0]]) + rows("b", "garden", vectors=[[0, 1]]))
    index = index.without_entry(entry_id("a")).with_entry(rows("c", "song", vectors=[[0, 1]]))
    assert index.size == 2
    assert index.similarities(np.array([0, 1], np.float32)) == pytest.approx([1, 1])


def test_large_blocks_stay_and_new_entries_go_beside_them() -> None:
    diary = _random_rows(1500)
    index = SearchIndex.build(chain.from_iterable(diary))
    assert index.size > 2000
    grown = index.with_entry(rows("new", "lighthouse")).without_entry(entry_id("e7"))
    assert [k[0] for k in _found(grown, "lighthouse")] == [entry_id("new")]
    assert grown.place(grown.size - 1).entry_id == entry_id("new")
    assert not any(grown.place(int(i)).entry_id == entry_id("e7") for i in np.flatnonzero(grown.alive))


def test_neighbours_lend_evidence_only_inside_their_entry() -> None:
    index = SearchIndex.build(rows("a", "x", "y", "z") + rows("b", "u"))
    lent = index.with_neighbours(np.array([1, 0, 0, 0], np.float32), 0.5)
    assert lent.tolist() == [1, 0.5, 0, 0]
    assert index.with_neighbours(np.array([0, 0, 2, 0], np.float32), 0.5).tolist() == [0, 1, 2, 0]


def test_occurrence_of_a_term_in_a_row() -> None:
    index = SearchIndex.build(rows("a", "river", "garden") + rows("b", "river"))
    assert index.occurs("river", range(3)) == [True, False, True]
    assert index.occurs("unknown", [0]) == [False]


def test_short_entries_of_one_day_stand_beside_each_other() -> None:
    index = SearchIndex.build(
        rows("before", "bread") + rows("a", "river") + rows("long", "song", "market") + rows("b", "train")
        + rows("c", "letter") + rows("later", "rain", day=DAY + timedelta(days=1))
    )  # fmt: skip
    assert index.beside(entry_id("a")) == (entry_id("before"), None)
    assert index.beside(entry_id("c")) == (entry_id("b"), None)
    assert index.beside(entry_id("b")) == (None, entry_id("c"))
    assert {index.beside(entry_id(name)) for name in ("long", "later", "none")} == {(None, None)}
    assert index.without_entry(entry_id("b")).beside(entry_id("c")) == (None, None)
    shared = index.with_neighbours(index.keyword_scores(query_terms("river")), 0.5)
    assert [bool(score) for score in shared] == [True, True, False, False, False, False, False]
