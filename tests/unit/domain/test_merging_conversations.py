"""One conversation on two computers: every answer of both is kept, and later versions still know what they replace."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from diary_desktop.domain.conversation import Answer, Conversation, ConversationId, Question
from diary_desktop.domain.merging_conversations import merged_conversation
from diary_desktop.domain.moment import Moment


def at(minute: int) -> Moment:
    return Moment(datetime(2026, 11, 21, 20, minute), 420, "Asia/Ho_Chi_Minh")


def answer(text: str, minute: int, replaces: int | None = None) -> Answer:
    return Answer(Question(text, at(minute)), "nothing", f"About {text}", replaces=replaces)


def conversation(*answers: Answer) -> Conversation:
    return Conversation(ConversationId(b"c" * 16), "Walks", at(0), answers)


FIRST = answer("Where did I walk?", 1)


def test_answers_of_both_are_kept_side_by_side_and_a_second_time_nothing_happens() -> None:
    ours = conversation(FIRST, answer("With whom?", 2))
    theirs = conversation(FIRST, answer("And when?", 3))
    here, there = merged_conversation(ours, theirs), merged_conversation(theirs, ours)
    assert here.answers == (*ours.answers, theirs.answers[1])
    assert set(here.answers) == set(there.answers)
    assert merged_conversation(here, there) is here
    assert merged_conversation(here, theirs) is here


def test_a_new_version_names_what_it_replaces_by_its_place_here() -> None:
    ours = conversation(FIRST, answer("With whom?", 2))
    theirs = conversation(FIRST, answer("And when?", 3), answer("And when exactly?", 4, replaces=1))
    both = merged_conversation(ours, theirs)
    assert [one.replaces for one in both.answers] == [None, None, None, 2]
    assert [one.question.text for one in both.read] == ["Where did I walk?", "With whom?", "And when exactly?"]


def test_what_is_gone_here_stays_gone() -> None:
    """Quotes of an entry erased here, and a question taken out."""
    ours = conversation(replace(FIRST, text="", removed=at(5)))
    assert merged_conversation(ours, conversation(FIRST)) is ours


def test_a_binned_conversation_comes_back_only_for_a_new_answer() -> None:
    ours = replace(conversation(FIRST), binned=at(6))
    assert merged_conversation(ours, conversation(FIRST)) is ours
    assert merged_conversation(ours, conversation(FIRST, answer("Why?", 7))).binned is None


def test_a_version_whose_first_question_is_not_there_stands_for_itself() -> None:
    theirs = conversation(FIRST, answer("Lost its place", 2, replaces=9))
    assert merged_conversation(conversation(FIRST), theirs).answers[1].replaces is None
