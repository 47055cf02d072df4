"""What a question costs: embedding, searching and ranking over a lifetime, the first quote, and a model's reading.

The lifetime is synthetic (``lifetimes.py``) and the model is a wide one of made-up weights: the figures tell what the
diary does around the raw calls, measured beside them in the same process, and not how fast a real model is.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from diary_desktop import app
from diary_desktop.assembly import Running, assemble
from diary_desktop.domain.conversation import ChatMessage, Question
from diary_desktop.domain.errors import Cancelled
from diary_desktop.domain.events import Event, QuotesReady
from diary_desktop.engines.llama_model import LlamaModel
from diary_desktop.engines.minilm_embedder import MiniLmEmbedder
from diary_desktop.retrieval.matching import matches
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys
from tests.evaluation.scratch_diary import no_model
from tests.tiny_models.gguf_model import write_gguf

from .figures import Figure
from .lifetimes import Lifetime, lifetime, questions
from .random_vectors import MODEL

ENTRIES, QUICK_ENTRIES = 100_000, 10_000
QUESTIONS = 40
_ORDERS = [ChatMessage("system", "Answer from the passages alone, and name the passage of each sentence. " * 5)]
_COUNTED = "home"
_CANCEL_AFTER = 0.1
_REPEATS = 3


class MiniLmOverLifetime(MiniLmEmbedder):
    """Embeds for real what is asked; the lifetime's own vectors are random, and of this model by name."""

    def __init__(self) -> None:
        super().__init__()
        self.model_id = MODEL


def measure(quick: bool) -> list[Figure]:
    """``quick`` takes a shorter lifetime."""
    with tempfile.TemporaryDirectory(prefix="diary-lifetime-") as scratch:
        folder = Path(os.environ.get("DIARY_LIFETIMES", scratch))
        asked = _asking(lifetime(folder, QUICK_ENTRIES if quick else ENTRIES))
        return [*asked, *_modelling(Path(scratch))]


def _asking(life: Lifetime) -> list[Figure]:
    searching, quoting, embedding, comparing = [], [], [], []
    with _running(life) as one:
        journeys = one.journeys
        raw = MiniLmOverLifetime()
        matrices = [living.segment.vectors for living in journeys.searcher.index().living()]
        quoted: list[float] = []
        journeys.bus.listen(lambda event: _note(event, quoted))
        for text in questions(QUESTIONS + 1):
            question = Question(text, journeys.clock())
            start = time.perf_counter()
            vector = raw.embed_query(text).reshape(-1)
            embedded = time.perf_counter()
            for matrix in matrices:
                _ = matrix @ vector
            compared = time.perf_counter()
            journeys.searcher.find(question, Token())
            found = time.perf_counter()
            quoted.clear()
            journeys.answerer.answer(question, Token())
            embedding.append(embedded - start)
            comparing.append(compared - embedded)
            searching.append(found - compared)
            quoting += [at - found for at in quoted]
        counting = _counting(journeys)
    bare = [one + other for one, other in zip(embedding, comparing, strict=True)]
    return [
        *counting,
        Figure(f"ask_search_p50_ms ({life.entries})", _at(searching, 0.5), "ms", None, _at(bare, 0.5)),
        Figure(f"ask_search_p95_ms ({life.entries})", _at(searching, 0.95), "ms", 150, _at(bare, 0.95)),
        Figure(f"ask_first_quote_p50_ms ({life.entries})", _at(quoting, 0.5), "ms", 300, _at(bare, 0.5)),
        Figure(f"ask_first_quote_p95_ms ({life.entries})", _at(quoting, 0.95), "ms", 300, _at(bare, 0.95)),
    ]


def _counting(journeys: Journeys) -> list[Figure]:
    """A whole life counted by a common word: the processor's time, beside that of only opening the same entries."""
    question = Question(f"How many times did I go {_COUNTED}?", journeys.clock())
    start = time.process_time()
    answer = journeys.answerer.answer(question, Token())
    counted = time.process_time()
    assert answer.computed is not None
    found = matches(journeys.searcher.index(), (frozenset((_COUNTED,)),), None)
    opened = time.process_time()
    for _ in journeys.answerer._counting.computing._texts.of(found, Token()):  # type: ignore[union-attr]  # the benchmark has it
        pass
    bare = time.process_time() - opened
    name = f"ask_count_life_cpu_s ({len(found)} entries hold the word)"
    return [Figure(name, counted - start, "s", None, bare)]


def _note(event: Event, quoted: list[float]) -> None:
    if isinstance(event, QuotesReady):
        quoted.append(time.perf_counter())


@contextmanager
def _running(life: Lifetime) -> Iterator[Running]:
    """The window's services on that diary, with its embedding model and no language model."""
    where = app.places(life.folder / "vault", state=life.folder / "state")
    adapters = replace(
        app.real_adapters(where), vault=life.place(), embedder=MiniLmOverLifetime, language_model=no_model
    )
    one = assemble(adapters, app.load_templates())
    try:
        one.journeys.session.unlock(life.secrets())
        one.journeys.loader.finish(0, Token())
        one.journeys.searcher.find(Question("nothing", one.journeys.clock()), Token())
        yield one
    finally:
        one.close()


def _modelling(scratch: Path) -> list[Figure]:
    """Until the first piece of a reply, with the orders read ahead and without; and until a model stops."""
    model = LlamaModel(write_gguf(scratch / "wide.gguf", layers=4, width=1024, forever=True))
    bare, ahead = [], []
    for number in range(_REPEATS):
        asked = [*_ORDERS, ChatMessage("user", f"Where did I walk on day {number}?")]
        model._memory.forget()
        bare.append(_first_piece(model, asked))
        model._memory.forget()
        model.prepare(_ORDERS, Token())
        ahead.append(_first_piece(model, asked))
    reading = [_until_stopped(model, [ChatMessage("user", "I walked. " * 180)]) for _ in range(_REPEATS)]
    model.prepare(_ORDERS, Token())
    talking = [_until_stopped(model, [*_ORDERS, ChatMessage("user", "Where?")]) for _ in range(_REPEATS)]
    model.close()
    return [
        Figure("ask_first_piece_ahead_ms (against not)", _at(ahead, 0.5), "ms", None, _at(bare, 0.5)),
        Figure("ask_cancel_reading_p95_ms", _at(reading, 0.95), "ms", 200),
        Figure("ask_cancel_talking_p95_ms", _at(talking, 0.95), "ms", 200),
    ]


def _first_piece(model: LlamaModel, messages: Sequence[ChatMessage]) -> float:
    start = time.perf_counter()
    reply = model.stream(messages, 4, Token())
    next(reply)
    taken = time.perf_counter() - start
    for _ in reply:
        pass
    return taken


def _until_stopped(model: LlamaModel, messages: Sequence[ChatMessage]) -> float:
    """Seconds from the cancelling to the end, a little after the beginning."""
    token, cancelled = Token(), [0.0]

    def cancel() -> None:
        cancelled[0] = time.perf_counter()
        token.cancel()

    timer = threading.Timer(_CANCEL_AFTER, cancel)
    model._memory.forget()
    timer.start()
    try:
        for _ in model.stream(messages, 1000, token):
            pass
    except Cancelled:
        return time.perf_counter() - cancelled[0]
    finally:
        timer.join()
    return 0.0


def _at(seconds: Sequence[float], share: float) -> float:
    """Milliseconds."""
    return float(np.quantile(seconds, share) * 1000) if len(seconds) else float("nan")
