"""Ask: quotes with sources, a model's answer, stopping, reading aloud, asking aloud."""

from __future__ import annotations

import pytest

from diary_desktop.domain.conversation import Citation
from diary_desktop.domain.errors import ModelMissing, NothingHeard, SpeakerLost
from diary_desktop.domain.events import SpeakingChanged, VaultLocked
from diary_desktop.presenters.ask import AskPresenter
from diary_desktop.presenters.ask_services import AskServices
from diary_desktop.presenters.spoken_language import keep_spoken_language
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.cited import Cited
from tests.fakes.engines import FakeLanguageModel
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import PASSPHRASE, MakeDesk, speech

from .conftest import Stage

NOTES = (
    "Ran five kilometres along the river. My knee hurt after the bridge, so I walked home.",
    "Bought a green umbrella at the market with mother.",
)


def asking(make_desk: MakeDesk, **parts: object) -> tuple[Stage, AskPresenter, list[tuple[Citation, bool]]]:
    desk = make_desk(**parts)
    one = desk.journeys
    one.session.create(bytearray(PASSPHRASE))
    for note in NOTES:
        one.indexer.index(one.diary.write(note), Token())
    stage = Stage(desk)
    opened: list[tuple[Citation, bool]] = []
    presenter = AskPresenter(
        AskServices(one.answerer, one.conversations, one.narrator, one.spoken_question, one.suggestions,
        one.reflections, Cited(one.diary.get)), one.tasks,
        one.bus, one.clock, stage.show, lambda citation, play: opened.append((citation, play)), lambda _: False,
    )  # fmt: skip
    stage.listeners.append(presenter.on_event)
    return stage, presenter, opened


def test_quotes_come_with_sources_that_open(make_desk: MakeDesk) -> None:
    stage, presenter, opened = asking(make_desk)
    presenter.ask("  Where did my knee hurt? ")
    assert stage.state.busy
    stage.until(lambda: not stage.state.busy)
    answer = stage.state.turns[0].answer
    assert answer.kind == "quoted"
    assert "knee hurt" in stage.state.sources[0].quote
    assert stage.state.shown == 0
    presenter.show_sources(0, 1)
    assert stage.state.source == 1
    presenter.open_source(1)
    assert opened == [(answer.citations[0], False)]
    presenter.close_sources()
    assert stage.state.sources == ()


def test_the_words_around_a_source_are_looked_up(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.ask("Who was with me at the market?")
    stage.until(lambda: bool(stage.state.around))
    presenter.ask("Where did my knee hurt?")
    stage.until(lambda: not stage.state.busy and 1 in stage.state.around)
    beside = stage.state.around[1]
    assert f"{beside.before} {stage.state.sources[0].quote} {beside.after}".strip() == NOTES[0]
    presenter.close_sources()
    presenter.show_sources(1)
    assert stage.state.around == {}, "looked up anew where they are shown again"


def test_a_conversation_is_kept_and_grows(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.ask("Where did my knee hurt?")
    stage.until(lambda: not stage.state.busy)
    presenter.ask("What did I buy at the market?")
    stage.until(lambda: len(stage.state.turns) == 2 and not stage.state.busy)
    stage.rest(0.3)
    (kept,) = stage.desk.journeys.conversations.all()
    assert [one.question.text for one in kept.answers] == ["Where did my knee hurt?", "What did I buy at the market?"]
    presenter.new_conversation()
    assert stage.state.turns == ()


def test_a_model_reads_its_orders_once_the_page_is_on_screen(make_desk: MakeDesk) -> None:
    model = FakeLanguageModel("Your knee hurt after the bridge. [1]")
    stage, presenter, _ = asking(make_desk, model=lambda: model)
    presenter.opened("vi")
    stage.until(lambda: bool(model.prepared))
    assert model.prepared[0][0].role == "system"
    assert model.asked == []


def test_a_model_answers_with_its_sources_checked(make_desk: MakeDesk) -> None:
    model = FakeLanguageModel("Your knee hurt after the bridge. [1]")
    stage, presenter, _ = asking(make_desk, model=lambda: model)
    presenter.ask("Where did my knee hurt?")
    stage.until(lambda: not stage.state.busy)
    answer = stage.state.turns[0].answer
    assert answer.kind == "generated"
    assert [one.number for one in answer.citations] == [1]


def test_a_question_without_letters_or_while_busy_is_not_asked(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.ask("   ")
    assert stage.shown == []
    presenter.ask("Where did my knee hurt?")
    presenter.ask("And the umbrella?")
    stage.until(lambda: not stage.state.busy)
    assert len(stage.state.turns) == 1


def test_stopping_ends_the_turn_and_it_can_be_asked_again(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.ask("Where did my knee hurt?")
    assert presenter.stop()
    assert stage.state.turns[0].stopped
    assert not presenter.stop(), "nothing is left to be stopped"
    presenter.ask_again(0)
    stage.until(lambda: not stage.state.busy)
    assert len(stage.state.turns) == 1
    assert stage.state.turns[0].answer is not None


def test_a_question_that_broke_off_is_asked_again_in_its_place(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.ask("Where did my knee hurt?")
    assert presenter.stop()
    presenter.ask("What did I buy at the market?")
    stage.until(lambda: not stage.state.busy)
    presenter.ask_again(0)
    assert [one.question for one in stage.state.turns] == ["Where did my knee hurt?", "What did I buy at the market?"]
    stage.until(lambda: not stage.state.busy)
    assert [one.answer is not None for one in stage.state.turns] == [True, True]


def test_what_is_read_is_told_and_each_sentence_comes_with_its_sources(make_desk: MakeDesk) -> None:
    model = FakeLanguageModel("Your knee hurt after the bridge. [1]")
    stage, presenter, _ = asking(make_desk, model=lambda: model)
    presenter.ask("Where did my knee hurt?")
    stage.until(lambda: not stage.state.busy)
    today = stage.desk.journeys.clock().day()
    told = [turn.reading for state in stage.shown for turn in state.turns if turn.reading is not None]
    assert {(one.first, one.last) for one in told} == {(today, today)}
    assert told[0].entries == len(NOTES), "first all that is asked about"
    assert told[-1].entries <= len(NOTES)
    streamed = [turn.streamed for state in stage.shown for turn in state.turns if turn.streamed is not None]
    assert [one.number for one in streamed[0].citations] == [1]
    assert streamed[0].text == "Your knee hurt after the bridge [1]."


def test_an_answer_is_read_aloud_sentence_by_sentence(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.ask("Where did my knee hurt?")
    stage.until(lambda: not stage.state.busy)
    presenter.read_or_stop(0)
    stage.until(lambda: bool(stage.state.speaking))
    stage.until(lambda: not stage.state.speaking and bool(stage.desk.speaker.played))
    stage.rest(0.2)
    presenter.read_or_stop(0)
    presenter.read_or_stop(0)
    assert stage.state.speaking == ""
    stage.rest(0.2)


def test_a_lost_loudspeaker_is_said_and_reading_goes_on_where_it_stopped(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.ask("Where did my knee hurt?")
    stage.until(lambda: not stage.state.busy)
    sentences = stage.desk.journeys.answerer.spoken(stage.state.turns[0].answer)
    speaker = stage.desk.speaker
    speaker.lost_after = 1
    presenter.read_aloud(0)
    stage.until(lambda: isinstance(stage.state.error, SpeakerLost))
    assert not stage.state.speaking
    speaker.lost_after = None
    before = len(stage.desk.of(SpeakingChanged))
    presenter.read_aloud(0)
    stage.until(lambda: len(stage.desk.of(SpeakingChanged)) > before + 1 and not stage.state.speaking)
    told = [event.sentence for event in stage.desk.of(SpeakingChanged)[before:] if event.sentence]
    assert told
    assert told == sentences[-len(told) :]
    stage.rest(0.2)


def test_a_spoken_question_is_written_down_asked_and_answered_aloud(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(
        make_desk, script=["Where did my knee hurt?"], microphone=lambda _: FakeMicrophone(speech(1.0), ends=False)
    )
    presenter.listen()
    assert stage.state.listening == "starting"
    stage.until(lambda: stage.state.listening == "listening")
    presenter.listen()
    assert stage.state.listening == "writing"
    stage.until(lambda: bool(stage.state.turns) and not stage.state.busy)
    assert stage.state.turns[0].question == "Where did my knee hurt?"
    stage.until(lambda: bool(stage.desk.speaker.played))
    assert len(stage.desk.journeys.diary.summaries()) == len(NOTES), "a question is never kept as an entry"
    stage.until(lambda: not stage.state.speaking)
    stage.rest(0.2)


def test_the_microphone_is_truly_told_when_a_question_ends_by_itself(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk, microphone=lambda _: FakeMicrophone(speech(0.5)))
    presenter.listen()
    assert stage.state.hears, "from the press: it is being opened"
    stage.until(lambda: bool(stage.state.error))
    phases = [one.listening for one in stage.shown]
    assert phases.index("listening") < phases.index("writing"), "closed before the words are there"
    assert not stage.state.hears


def test_a_question_nobody_here_understands_is_not_said_to_be_kept(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk, microphone=lambda _: FakeMicrophone(speech(0.5)))
    keep_spoken_language(stage.desk.journeys.session, "vi")
    presenter.listen()
    stage.until(lambda: bool(stage.state.error))
    assert isinstance(stage.state.error, ModelMissing)
    assert "kept" not in str(stage.state.error)
    assert not stage.state.listening


def test_silence_and_giving_up_ask_nothing(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk, microphone=lambda _: FakeMicrophone(speech(0.5) * 0, ends=False))
    presenter.listen()
    stage.until(lambda: stage.state.listening == "listening")
    presenter.listen()
    stage.until(lambda: stage.state.error is not None)
    assert isinstance(stage.state.error, NothingHeard)
    presenter.listen()
    stage.until(lambda: stage.state.listening == "listening")
    assert presenter.stop()
    stage.rest(0.3)
    assert stage.state.turns == ()
    assert stage.state.listening == ""


def test_locking_forgets_questions_and_answers(make_desk: MakeDesk) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.ask("Where did my knee hurt?")
    stage.until(lambda: not stage.state.busy)
    presenter.on_event(VaultLocked(0))
    assert stage.state.turns == ()
    assert stage.state.title == ""


@pytest.mark.parametrize("nonsense", ["Where is the submarine?"])
def test_nothing_is_said_plainly(make_desk: MakeDesk, nonsense: str) -> None:
    stage, presenter, _ = asking(make_desk)
    presenter.ask(nonsense)
    stage.until(lambda: not stage.state.busy)
    assert stage.state.turns[0].answer.kind == "nothing"
    assert stage.state.shown == -1
