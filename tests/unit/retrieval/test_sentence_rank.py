"""A long passage rises by its best sentence; a short one is its own, and stays where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from diary_desktop.retrieval.sentence_rank import RANKED, SENTENCE_WEIGHT, by_best_sentence
from tests.unit.retrieval.rows import hit

LONG = "We talked about money for a long while and nothing came of it again. " * 6
QUESTION = "Which bird did I keep?"


def _rare(_: str) -> float:
    return 1.0


def _knows_canaries(sentences: Sequence[str]) -> Sequence[float]:
    return [0.9 if "canary bird" in one else 0.1 for one in sentences]


def test_a_sentence_that_answers_lifts_its_long_passage() -> None:
    first = replace(hit(LONG, "first"), score=1.0, similarity=0.3)
    second = replace(hit(f"{LONG} My poor canary bird is dead.", "second"), score=0.9, similarity=0.3)
    ranked = by_best_sentence(QUESTION, [first, second], _rare, _knows_canaries)
    assert [one.passage.entry_id for one in ranked] == [second.passage.entry_id, first.passage.entry_id]
    assert ranked[0].score == pytest.approx(0.9 + SENTENCE_WEIGHT * (0.9 - 0.3))


def test_short_passages_are_not_embedded_a_second_time() -> None:
    def never(_: Sequence[str]) -> Sequence[float]:
        raise AssertionError

    short = [replace(hit("My canary bird is dead.", str(number)), score=1.0 / (number + 1)) for number in range(3)]
    assert by_best_sentence(QUESTION, short, _rare, never) == short
    assert by_best_sentence(QUESTION, [], _rare, never) == []


def test_what_stands_behind_the_first_stays() -> None:
    many = [replace(hit(LONG, str(number)), score=1.0 - number / 100) for number in range(RANKED + 2)]
    ranked = by_best_sentence(QUESTION, many, _rare, _knows_canaries)
    assert ranked[RANKED:] == many[RANKED:]
