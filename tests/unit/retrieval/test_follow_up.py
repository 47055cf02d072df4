"""A question that leans on the one before it is read together with it."""

from __future__ import annotations

from datetime import datetime

from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.moment import Moment
from diary_desktop.retrieval.follow_up import completed


def _answered(text: str) -> Answer:
    return Answer(Question(text, Moment(datetime(2026, 11, 21, 12))), "nothing", "")


def test_a_question_without_earlier_ones_stands_alone() -> None:
    assert completed("And in November?", "en", ()) == "And in November?"


def test_a_leaning_question_brings_the_one_before() -> None:
    before = (_answered("Where did I swim?"), _answered("How often did I run?"))
    assert completed("And in November?", "en", before) == "How often did I run? And in November?"
    assert completed("Who phoned me?", "en", before) == "Who phoned me?"
