"""A language model words answers over the small set: real llama.cpp with scripted weights, from prompt to citation."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop import app
from diary_desktop.domain.conversation import Question
from diary_desktop.domain.errors import Cancelled, ModelMissing
from diary_desktop.domain.events import AnswerDelta, AnswerReady, Event, QuotesReady
from diary_desktop.domain.moment import Moment
from diary_desktop.engines.installed import installed_models
from diary_desktop.engines.llama_model import LlamaModel
from diary_desktop.engines.minilm_embedder import MiniLmEmbedder
from diary_desktop.runtime.engine_thread import Token
from tests.tiny_models.gguf_model import write_gguf

from .scratch_diary import NOW, Engines, ScratchDiary, scratch_diary
from .sets import read_set

OWN = Path(__file__).resolve().parent / "own"
ASKED = Question("Who mended the boiler?", Moment(NOW))
CONTEXT = 16_384
"""A token a letter: the orders alone are some thousand."""

PIECES = ("Stefan mended the boiler", " in an hour [1].", " You flew to the moon", " with Neil [1].")
"""Tokens, none of them longer than the library gives back."""
HELD = "".join(PIECES[:2])


def _no_embedder() -> MiniLmEmbedder:
    raise ModelMissing(role="memory")


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScratchDiary]:
    """With a model that says one thing its source bears out and one that it does not, and speaks no known turns."""
    folder = tmp_path_factory.mktemp("model")
    path = write_gguf(folder / "both.gguf", PIECES, template="{{ raise_exception('never rendered') }}", context=CONTEXT)
    with scratch_diary(folder, Engines(_no_embedder, lambda: LlamaModel(path)), read_set(OWN).entries) as made:
        made.journeys.answerer.answer(ASKED, Token())  # all threads have begun
        yield made


def test_only_what_its_source_bears_out_is_said_and_the_quotes_come_first(diary: ScratchDiary) -> None:
    told: list[Event] = []
    diary.journeys.bus.listen(told.append)
    answer = diary.journeys.answerer.answer(ASKED, Token())
    kinds = [type(one) for one in told if isinstance(one, (QuotesReady, AnswerDelta, AnswerReady))]
    assert kinds == [QuotesReady, AnswerDelta, AnswerReady]
    assert (answer.kind, answer.text) == ("generated", HELD)
    assert answer.context is not None
    assert (answer.context.model, bool(answer.context.answer_tokens)) == ("tiny scripted model", True)
    (cited,) = answer.citations
    assert cited.quote in answer.context.prompt
    assert diary.journeys.diary.get(cited.entry_id).text[cited.start : cited.end] == cited.quote


def test_the_orders_come_first_and_the_question_last(diary: ScratchDiary) -> None:
    answer = diary.journeys.answerer.answer(ASKED, Token())
    assert answer.context is not None
    prompt = answer.context.prompt
    assert prompt.startswith(app.load_templates().beginning("en").text)
    assert prompt.rstrip().endswith(ASKED.text)


def test_cancelled_after_its_first_sentence_it_says_no_more(diary: ScratchDiary) -> None:
    token, told = Token(), list[Event]()

    def stop(event: Event) -> None:
        told.append(event)
        if isinstance(event, AnswerDelta):
            token.cancel()

    diary.journeys.bus.listen(stop)
    with pytest.raises(Cancelled):
        diary.journeys.answerer.answer(ASKED, token)
    assert [type(one) for one in told if isinstance(one, (AnswerDelta, AnswerReady))] == [AnswerDelta]


def test_a_model_s_threads_sleep_between_tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    with pytest.raises(ModelMissing):
        app.load_language_model(installed_models(tmp_path))
    found = replace(installed_models(tmp_path), answering=write_gguf(tmp_path / "one.gguf", PIECES))
    app.load_language_model(found)
    assert os.environ["OMP_WAIT_POLICY"] == "passive"
