"""A conversation whose questions were changed and taken out: nothing given is lost, the newest is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from diary_desktop.domain.conversation import Answer, Conversation, ConversationId, Question
from diary_desktop.domain.moment import Moment

NOW = Moment(datetime(2026, 11, 21, 21, 40), 420, "Asia/Ho_Chi_Minh")


def answered(text: str, replaces: int | None = None, *, removed: bool = False) -> Answer:
    return Answer(Question(text, NOW), "nothing", "", replaces=replaces, removed=NOW if removed else None)


def talk(*answers: Answer) -> Conversation:
    return Conversation(ConversationId(b"1" * 16), "Runs", NOW, answers)


def test_each_question_is_shown_in_its_place_in_its_newest_version() -> None:
    one = talk(answered("runs?"), answered("who?"), answered("walks?", 0), answered("swims?", 2))
    assert one.shown == (3, 1)
    assert [each.question.text for each in one.read] == ["swims?", "who?"]
    assert one.versions(3) == one.versions(0) == (0, 2, 3)


def test_what_is_taken_out_is_not_shown_and_keeps_its_place() -> None:
    one = talk(answered("runs?", removed=True), answered("who?"))
    assert one.shown == (1,)
    back = replace(one, answers=(replace(one.answers[0], removed=None), one.answers[1]))
    assert back.shown == (0, 1)


def test_a_newest_version_that_is_taken_out_takes_the_question_with_it() -> None:
    assert talk(answered("runs?"), answered("walks?", 0, removed=True)).shown == ()


def test_a_version_of_what_is_not_before_it_ends_nothing() -> None:
    assert talk(answered("odd", 5)).versions(0) == (0,)
    assert talk().touched == NOW
