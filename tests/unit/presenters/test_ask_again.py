"""Ask: a question changed, corrected, taken out, explained; follow-ups; looking back; going on with a kept one."""

from __future__ import annotations

from diary_desktop.domain.asking import Correction
from diary_desktop.presenters.ask import AskPresenter
from diary_desktop.presenters.ask_state import AskState
from diary_desktop.presenters.conversation_list import ConversationListPresenter
from tests.journeys.conftest import MakeDesk

from .conftest import Stage
from .test_ask import asking

KNEE = "Where did my knee hurt?"


def asked(stage: Stage, presenter: AskPresenter, text: str) -> AskState:
    """Put the question and wait until its answer is kept."""
    count = len(stage.state.turns) + 1 if stage.shown else 1
    presenter.ask(text)
    stage.until(lambda: len(stage.state.turns) == count and stage.state.turns[-1].position >= 0)
    state: AskState = stage.state
    return state


def test_a_follow_up_is_read_from_what_was_asked_before(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    asked(stage, presenter, KNEE)
    state = asked(stage, presenter, "And why?")
    answer = state.turns[1].answer
    assert answer is not None
    assert answer.reading is not None
    assert answer.reading.text == "Why (my knee hurt)?"


def test_a_changed_question_takes_its_place_and_the_old_one_is_kept(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    asked(stage, presenter, KNEE)
    presenter.change(0)
    assert stage.state.changing == 0
    assert presenter.stop(), "Escape leaves the question as it is"
    presenter.change(0)
    presenter.ask("What did I buy at the market?")
    stage.until(lambda: stage.state.turns[0].position == 1)
    assert [one.question for one in stage.state.turns] == ["What did I buy at the market?"]
    assert stage.state.turns[0].versions == 2
    (kept,) = stage.desk.journeys.conversations.all()
    assert [one.question.text for one in kept.answers] == [KNEE, "What did I buy at the market?"]


def test_stopping_a_change_brings_the_old_answer_back(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    before = asked(stage, presenter, KNEE).turns
    presenter.change(0)
    presenter.ask("What did I buy at the market?")
    assert presenter.stop()
    assert stage.state.turns == before


def test_a_correction_reads_the_same_question_otherwise(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    asked(stage, presenter, "Where did my knee hurt in 2019?")
    presenter.correct(0, Correction(everywhere=True))
    stage.until(lambda: stage.state.turns[0].position == 1)
    answer = stage.state.turns[0].answer
    assert answer is not None
    assert (answer.question.text, answer.period) == ("Where did my knee hurt in 2019?", None)


def test_other_days_are_read_from_words_and_what_names_none_is_said(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    asked(stage, presenter, KNEE)
    presenter.explain(0)
    presenter.correct_days(0, "the submarine")
    assert stage.state.explained is not None
    assert stage.state.explained.days_unread
    presenter.correct_days(0, "November 2026")
    stage.until(lambda: stage.state.turns[0].position == 1)
    answer = stage.state.turns[0].answer
    assert answer is not None
    assert answer.reading is not None
    assert answer.reading.period is not None
    assert answer.reading.period.words == "November 2026"


def test_how_it_was_read_names_passages_that_open(make_desk: MakeDesk) -> None:
    stage, presenter, opened = asking(make_desk)
    asked(stage, presenter, KNEE)
    presenter.explain(0)
    assert stage.state.explained is not None
    assert stage.state.explained.passages
    presenter.open_passage(0)
    assert opened == [], "an entry that is in no list cannot be opened"
    presenter.explain(0)
    assert stage.state.explained is None


def test_a_question_is_taken_out_and_brought_back(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    asked(stage, presenter, KNEE)
    presenter.take_out(0)
    stage.until(lambda: stage.state.turns == ())
    assert stage.desk.journeys.conversations.all()[0].read == ()
    presenter.bring_back()
    stage.until(lambda: len(stage.state.turns) == 1)


def test_a_look_back_is_a_question_of_the_conversation(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.reflect("month", "en")
    stage.until(lambda: bool(stage.state.turns) and stage.state.turns[-1].position == 0)
    assert stage.state.turns[0].question == "A look back at November 2026"
    assert len(stage.state.sources) == 2


def listing(stage: Stage, presenter: AskPresenter) -> tuple[ConversationListPresenter, list[object]]:
    """The list, opened, and what it told."""
    one, told = stage.desk.journeys, list[object]()
    talks = ConversationListPresenter(
        one.conversations,
        one.bin,
        presenter,
        one.tasks,
        one.bus,
        lambda _: None,
        told.append,
        lambda: told.append("file"),
    )
    stage.listeners.append(talks.on_event)
    talks.open()
    stage.until(lambda: talks.state.known)
    return talks, told


def test_a_kept_conversation_is_found_and_gone_on_with(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    asked(stage, presenter, KNEE)
    presenter.new_conversation()
    talks, _ = listing(stage, presenter)
    talks.search("umbrella")
    assert not talks.state.rows
    talks.search("knee")
    talks.choose(talks.state.rows[0].conversation_id)
    assert not talks.state.open
    assert [one.question for one in stage.state.turns] == [KNEE]
    asked(stage, presenter, "And why?")
    (kept,) = stage.desk.journeys.conversations.all()
    assert len(kept.answers) == 2


def test_one_is_renamed_archived_and_deleted_with_a_way_back(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    key = asked(stage, presenter, KNEE).conversation
    assert key is not None
    talks, told = listing(stage, presenter)
    talks.begin_renaming(key)
    assert talks.state.renaming == key
    talks.rename(key, "My knee")
    stage.until(lambda: talks.state.rows[0].title == "My knee")
    assert stage.state.title == "My knee"
    talks.rename(key, "  ")
    stage.until(lambda: talks.state.error is not None)
    talks.archive(key, archived=True)
    stage.until(lambda: talks.state.rows == ())
    talks.show_aside(True)
    assert [one.title for one in talks.state.rows] == ["My knee"]
    talks.delete(key)
    stage.until(lambda: told == [key])
    assert stage.state.turns == (), "the open one is gone too"
    talks.restore(key)
    stage.until(lambda: len(talks.state.rows) == 1)


def test_what_is_not_right_is_kept_with_the_conversation_and_taken_back(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    asked(stage, presenter, KNEE)
    verbs = stage.desk.journeys.conversations
    presenter.complain(0, "wrong_source")
    stage.until(lambda: stage.state.turns[0].answer.complaint == "wrong_source")
    assert verbs.all()[0].answers[0].complaint == "wrong_source"
    assert stage.state.explained is None
    presenter.complain(0, None)
    stage.until(lambda: stage.state.turns[0].answer.complaint is None)
    assert verbs.all()[0].answers[0].complaint is None


def test_wrong_days_open_the_way_to_put_them_right(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    asked(stage, presenter, KNEE)
    presenter.complain(0, "wrong_dates")
    stage.until(lambda: stage.state.turns[0].answer.complaint == "wrong_dates")
    assert stage.state.explained is not None
