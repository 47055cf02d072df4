"""Conversations in a real vault: found, renamed, laid aside, questions changed and taken out, one handed out whole."""

from __future__ import annotations

import pytest

from diary_desktop.domain.conversation import Answer, Conversation, Question
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import Cancelled, InputError
from diary_desktop.runtime.engine_thread import Token
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk

NOTES = ("We walked along the river with Anna and saw a heron.", "I cooked lentil soup and burned the bread.")


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    for note in NOTES:
        desk.journeys.indexer.index(desk.journeys.diary.write(note), Token())
    return desk


def asked(desk: Desk, text: str, talk: Conversation | None = None, replaces: int | None = None) -> Conversation:
    one = desk.journeys
    begun = talk or one.conversations.begin(text)
    return one.conversations.add(begun, answer(desk, text, begun), replaces)


def answer(desk: Desk, text: str, talk: Conversation | None = None) -> Answer:
    earlier = talk.read if talk else ()
    return desk.journeys.answerer.answer(Question(text, desk.clock()), Token(), earlier=earlier)


def first_entry(desk: Desk) -> Entry:
    return desk.journeys.diary.get(desk.journeys.diary.summaries()[0].entry_id)


def test_they_are_listed_by_when_something_was_last_asked(desk: Desk) -> None:
    older = asked(desk, "Who walked along the river?")
    desk.clock.forward(minutes=1)
    asked(desk, "What did I cook?")
    desk.clock.forward(minutes=1)
    asked(desk, "And the heron?", older)
    titles = [one.title for one in desk.journeys.conversations.all()]
    assert titles == ["Who walked along the river?", "What did I cook?"]


def test_words_find_them_in_titles_questions_and_answers_with_marks_or_without(desk: Desk) -> None:
    kept = asked(desk, "Who walked along the river?")
    asked(desk, "Tôi nấu súp đậu lăng khi nào?")
    search = desk.journeys.conversations.search
    assert [one.conversation_id for one in search("who river")] == [kept.conversation_id]
    assert [one.conversation_id for one in search("WHO wal")] == [kept.conversation_id]
    assert [one.title for one in search("nau sup")] == ["Tôi nấu súp đậu lăng khi nào?"]
    assert len(search("  ")) == 2
    assert search("submarine") == ()


def test_a_title_is_changed_and_an_empty_one_refused(desk: Desk) -> None:
    kept = asked(desk, "Who walked along the river?")
    desk.journeys.conversations.rename(kept.conversation_id, "  The  river ")
    assert desk.journeys.conversations.get(kept.conversation_id).title == "The river"
    with pytest.raises(InputError):
        desk.journeys.conversations.rename(kept.conversation_id, "  ")
    assert desk.journeys.conversations.get(kept.conversation_id).title == "The river"


def test_one_is_laid_aside_and_taken_up_again(desk: Desk) -> None:
    kept = asked(desk, "Who walked along the river?")
    verbs = desk.journeys.conversations
    assert verbs.archive(kept.conversation_id).archived == desk.clock()
    assert verbs.all()[0].archived is not None
    assert verbs.archive(kept.conversation_id, archived=False).archived is None


def test_a_changed_question_is_another_version_and_the_one_before_stays(desk: Desk) -> None:
    kept = asked(desk, "Who walked along the river?")
    kept = asked(desk, "What did I cook?", kept)
    kept = asked(desk, "What did I burn?", kept, replaces=1)
    stored = desk.journeys.conversations.get(kept.conversation_id)
    assert [one.question.text for one in stored.read] == ["Who walked along the river?", "What did I burn?"]
    assert stored.versions(1) == (1, 2)
    assert stored.answers[1].question.text == "What did I cook?"


def test_a_question_taken_out_comes_back(desk: Desk) -> None:
    kept = asked(desk, "Who walked along the river?")
    verbs = desk.journeys.conversations
    assert verbs.take_out(kept.conversation_id, 0).read == ()
    assert len(verbs.take_out(kept.conversation_id, 0, removed=False).read) == 1
    with pytest.raises(InputError):
        verbs.take_out(kept.conversation_id, 7)


def test_an_answer_made_from_an_entry_erased_meanwhile_is_not_kept(desk: Desk) -> None:
    begun = desk.journeys.conversations.begin("Who walked?")
    late = answer(desk, "Who walked along the river?")
    for one in desk.journeys.diary.summaries():
        desk.journeys.bin.erase(one.entry_id)
    with pytest.raises(Cancelled):
        desk.journeys.conversations.add(begun, late)
    assert desk.journeys.conversations.all() == ()


def test_erasing_an_entry_takes_its_words_out_of_what_an_answer_was_made_from(desk: Desk) -> None:
    kept = asked(desk, "Who walked along the river?")
    walk = next(one for one in desk.journeys.diary.summaries() if "river" in one.preview or "river" in one.title)
    assert kept.answers[0].context is not None
    desk.journeys.bin.erase(walk.entry_id)
    left = desk.journeys.conversations.get(kept.conversation_id).answers[0]
    assert left.context is not None
    assert all(one.entry_id != walk.entry_id for one in left.context.passages)
    assert "heron" not in repr(left)
