"""What any language model promises through its port, run on every one there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.domain.conversation import ChatMessage
from diary_desktop.domain.errors import Cancelled
from diary_desktop.engines.llama_model import LlamaModel
from diary_desktop.ports.language import LanguageModel
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeLanguageModel
from tests.tiny_models.fixtures import tiny_gguf
from tests.tiny_models.gguf_model import REPLY

__all__ = ["tiny_gguf"]

ASK = [ChatMessage("system", "Be brief."), ChatMessage("user", "What did I do?")]


@pytest.fixture(scope="module", params=["llama", "fake"])
def model(request: pytest.FixtureRequest, tiny_gguf: Path) -> LanguageModel:
    return LlamaModel(tiny_gguf) if request.param == "llama" else FakeLanguageModel("".join(REPLY))


def test_says_its_reply_in_pieces(model: LanguageModel) -> None:
    pieces = list(model.stream(ASK, 100, Token()))
    assert "".join(pieces).strip() == "You walked by the river."
    assert len(pieces) > 1
    assert all(pieces)


def test_stops_at_the_limit(model: LanguageModel) -> None:
    assert "".join(model.stream(ASK, 2, Token())).strip() == "You walked"


def test_the_same_question_has_the_same_answer(model: LanguageModel) -> None:
    assert list(model.stream(ASK, 100, Token())) == list(model.stream(ASK, 100, Token()))


def test_stops_between_tokens(model: LanguageModel) -> None:
    token = Token()
    reply = model.stream(ASK, 100, token)
    assert next(reply)
    token.cancel()
    with pytest.raises(Cancelled):
        next(reply)


def test_knows_its_size(model: LanguageModel) -> None:
    assert model.name
    assert model.context_size >= 512
    assert 0 == model.count_tokens("") < model.count_tokens("one") < model.count_tokens("one two three")
