"""Another embedding model is installed: all vectors are made anew in the background, and search changes over."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.passage import Vectors
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services import reembedding
from tests.fakes.engines import FakeEmbedder

from .conftest import PASSPHRASE, Desk, MakeDesk
from .test_snapshots import told

OTHER = "words-32"


class Counted(FakeEmbedder):
    """Counts the texts it was given."""

    def __init__(self, model_id: str, dimensions: int) -> None:
        super().__init__(model_id, dimensions)
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        return super().embed(texts)


class Shelf:
    """What is installed."""

    def __init__(self) -> None:
        self.engine = Counted("words-64", 64)

    def __call__(self) -> Counted:
        return self.engine


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def desk(make_desk: MakeDesk, shelf: Shelf) -> Desk:
    """A diary of twelve entries, locked, and another model put in the place of the one before."""
    one = make_desk(embedder=shelf)
    one.journeys.session.create(bytearray(PASSPHRASE))
    told(one, 12)
    one.journeys.session.lock()
    shelf.engine = Counted(OTHER, 32)
    return one


def _unlock(desk: Desk) -> None:
    desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    desk.journeys.catch_up.run(1, Token())


def _until(holds) -> None:
    limit = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < limit
        time.sleep(0.01)


def _model(desk: Desk) -> str:
    return desk.journeys.searcher._search.call(lambda state, _: state.model_id)


def _hits(desk: Desk, question: str):
    return desk.journeys.searcher.find(Question(question, desk.journeys.clock()), Token(), 50).hits


def test_search_changes_over_once_all_is_done_and_stays(desk: Desk, shelf: Shelf) -> None:
    _unlock(desk)
    _until(lambda: _model(desk) == OTHER)
    assert any(hit.similarity > 0 for hit in _hits(desk, "river bread mother"))
    _until(lambda: not any(task for task in desk.journeys.tasks._running.values()))
    desk.journeys.session.lock()
    asked = shelf.engine.texts
    _unlock(desk)
    assert _model(desk) == OTHER, "from the snapshot"
    assert shelf.engine.texts == asked, "nothing is embedded twice"


def test_until_then_words_find_and_what_is_written_is_found_too(
    desk: Desk, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reembedding, "STEP_SECONDS", 0.0)
    monkeypatch.setattr(reembedding, "READ_TOGETHER", 4)
    monkeypatch.setattr(desk.journeys.tasks, "start", lambda *_: None)
    _unlock(desk)
    assert _model(desk) == "words-64"
    assert _hits(desk, "river")
    entry = desk.journeys.diary.write("A zeppelin over the market.")
    desk.journeys.indexer.index(entry, Token())
    found = _hits(desk, "zeppelin")
    assert [hit.passage.entry_id for hit in found][:1] == [entry.entry_id]
    assert all(hit.similarity == 0 for hit in found), "vectors of two models are never compared"


def test_until_then_meaning_is_found_by_the_former_model_where_it_is_still_here(
    make_desk: MakeDesk, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def former(model_id: str) -> Counted:
        asked.append(model_id)
        return Counted(model_id, 64)

    one = make_desk(embedder=shelf, former_embedder=former)
    one.journeys.session.create(bytearray(PASSPHRASE))
    told(one, 12)
    before = [(hit.passage.entry_id, hit.similarity) for hit in _hits(one, "river")]
    shelf.engine = Counted(OTHER, 32)
    with monkeypatch.context() as slow:  # the change of models is noticed, and nothing is made anew yet
        slow.setattr(one.journeys.tasks, "start", lambda *_: None)
        one.journeys.models._changed()
        assert _model(one) == "words-64"
        assert [(hit.passage.entry_id, hit.similarity) for hit in _hits(one, "river")] == before
        entry = one.journeys.diary.write("A zeppelin over the market.")
        one.journeys.indexer.index(entry, Token())
        first = _hits(one, "zeppelin")[0]
        assert first.passage.entry_id == entry.entry_id
        assert first.similarity > 0, "what is written meanwhile is found by meaning as well"
    one.journeys.models._changed()
    _until(lambda: _model(one) == OTHER)
    assert any(hit.similarity > 0 for hit in _hits(one, "zeppelin")), "without a lock or a restart"
    assert set(asked) == {"words-64"}


def test_what_is_done_stays_done_over_a_lock(desk: Desk, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(reembedding, "STEP_SECONDS", 0.0)
        slow.setattr(reembedding, "READ_TOGETHER", 4)
        slow.setattr(desk.journeys.tasks, "start", lambda *_: None)
        _unlock(desk)
    done = shelf.engine.texts
    assert done > 0
    desk.journeys.session.lock()
    _unlock(desk)
    _until(lambda: _model(desk) == OTHER)
    whole = shelf.engine.texts
    shelf.engine = fresh = Counted("words-16", 16)
    desk.journeys.session.lock()
    _unlock(desk)
    _until(lambda: _model(desk) == "words-16")
    assert done < whole
    assert fresh.texts == whole, "the interrupted way embedded each text once as well"


def test_an_entry_that_goes_while_search_changes_over_stays_gone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    indexer = desk.journeys.indexer
    switch, gone = indexer.switch, []

    def switched(gathering) -> None:
        entry = _hits(desk, "river")[0].passage.entry_id
        desk.journeys.bin.put(entry)
        gone.append(entry)
        switch(gathering)

    monkeypatch.setattr(indexer, "switch", switched)
    _unlock(desk)
    _until(lambda: _model(desk) == OTHER)
    assert gone[0] not in {hit.passage.entry_id for hit in _hits(desk, "river")}


def test_the_same_model_is_left_alone(make_desk: MakeDesk, shelf: Shelf) -> None:
    one = make_desk(embedder=shelf)
    one.journeys.session.create(bytearray(PASSPHRASE))
    told(one, 3)
    asked = shelf.engine.texts
    one.journeys.session.lock()
    _unlock(one)
    assert shelf.engine.texts == asked
