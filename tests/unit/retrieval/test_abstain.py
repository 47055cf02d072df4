"""Nothing is said to be found where neither words nor meaning come near."""

from __future__ import annotations

from datetime import date, datetime

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.abstain import NEAR, found_anything, worth_showing
from tests.unit.retrieval.rows import hit


def _question(text: str) -> Question:
    return Question(text, Moment(datetime(2026, 11, 21, 12)))


def test_no_hits_are_nothing() -> None:
    assert not found_anything(_question("What did I do?"), [])


def test_a_question_of_a_time_alone_takes_what_there_is() -> None:
    assert found_anything(_question("What did I do last Tuesday?"), [hit("Rain.")])


def test_words_or_meaning_each_suffice() -> None:
    question = _question("Who planted the cherry tree?")
    assert found_anything(question, [hit("x", keywords=("planted", "cherry", "tree"), similarity=0.1)])
    assert found_anything(question, [hit("x", similarity=0.5)])
    assert not found_anything(question, [hit("x", keywords=("tree",), similarity=0.2)])


def test_without_vectors_fewer_words_suffice() -> None:
    question = _question("Who planted the cherry tree?")
    assert found_anything(question, [hit("x", keywords=("cherry", "tree"))])
    assert not found_anything(question, [hit("x")])


def test_the_period_that_was_searched_is_not_expected_in_a_passage() -> None:
    period = Period(date(2026, 11, 16), date(2026, 11, 16), "the day of the storm")
    assert found_anything(_question("the day of the storm"), [hit("x")], period)


def test_what_shares_no_word_and_is_far_in_meaning_is_not_worth_showing() -> None:
    near, word, far = hit("x", similarity=NEAR), hit("x", keywords=("river",)), hit("x", similarity=0.1)
    assert worth_showing([near, word, far]) == [near, word]
