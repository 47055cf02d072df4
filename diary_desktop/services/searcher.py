"""From a question to hits: date words narrow the range, keywords and vectors are fused."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from diary_desktop.domain.asking import Reading
from diary_desktop.domain.conversation import Citation, Question, RetrievalContext
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.domain.passage import Found, Hit, Vectors
from diary_desktop.domain.period import Period
from diary_desktop.ports.language import Embedder
from diary_desktop.retrieval.abstain import Alike, Evidence, Verdict, content_words, judged, worth_showing
from diary_desktop.retrieval.around import handed_along
from diary_desktop.retrieval.quoting import Similarity, best_sentences, quotes_of
from diary_desktop.retrieval.ranking import (
    EntryText,
    rank,
    vector_of,
    without_words,
    worded,
)
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.retrieval.sentence_rank import by_best_sentence
from diary_desktop.retrieval.vague import rank_around
from diary_desktop.runtime.engine_thread import EngineThread

from .former_embedder import of_model
from .reading import Reader
from .vault_state import VaultThread

log = logging.getLogger(__name__)

MOST_HITS = 12
_PASSAGES_OF_A_WORD = 4
"""Passages whose words are looked through for one that means the same as a word of the question."""

SAID_IN_BOTH = ("The cat sleeps on the chair.", "Con mèo ngủ trên ghế.", "I rang my mother.", "Tôi gọi điện cho mẹ.")
SAME_IN_BOTH = 0.5
"""Mean cosine of these pairs from which a model knows both languages (all-MiniLM-L6-v2: under 0.2)."""

_FIRST_WEIGHED = 12
"""Sentences of which the meaning is looked at before quotes are shown: about five milliseconds each. Twelve hits hold
eighty and more."""


@dataclass(slots=True)
class SearchState:
    """What the search thread owns: an immutable index, swapped whole, and the model its vectors belong to."""

    index: SearchIndex = field(default_factory=SearchIndex)
    model_id: str = ""
    gone: set[EntryId] = field(default_factory=set)
    """Entries forgotten while the rest of the diary was being gathered."""


SearchThread = EngineThread[SearchState]


class _Meanings:
    """Vectors of sentences and words, each embedded once while one question is answered."""

    def __init__(self, embed: Callable[[Sequence[str]], Vectors], known: Mapping[str, Vectors] | None = None) -> None:
        self._embed = embed
        self.known: dict[str, Vectors] = dict(known or {})

    def of(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions); ``texts`` are one at least."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self.known]
        if fresh:
            self.known.update(zip(fresh, self._embed(fresh), strict=True))
        return np.stack([self.known[text] for text in texts])


class Searcher:
    """Finds. Waits for the embedder and the search thread; may be called from any thread to their left."""

    def __init__(
        self, search: SearchThread, embedder: EngineThread[Embedder], vault: VaultThread, reader: Reader
    ) -> None:
        self._search = search
        self._vault = vault
        self._embedder = embedder
        self._reader = reader
        self._known_by: dict[str, bool] = {}
        """Which embedding models know Vietnamese, by their names."""

    def find(
        self, question: Question, token: CancelToken, limit: int = MOST_HITS, reading: Reading | None = None
    ) -> RetrievalContext:
        """The best passages for ``question`` as it was read; read here, on its own, where no ``reading`` is given."""
        start = time.monotonic()
        read_as = reading or self._reader.read(question)
        period = read_as.period
        model_id = self._search.call(lambda state, _: state.model_id)
        vector = self._vector(model_id, read_as.text, period)
        token.raise_if_cancelled()

        def found(state: SearchState, _: CancelToken) -> tuple[list[Found], int, SearchIndex]:
            index = state.index
            if period is not None and not period.exact:
                return rank_around(index, read_as.text, vector, period, limit), index.entry_count, index
            return rank(index, read_as.text, vector, period, limit), index.entries_in(period), index

        best, read, index = self._search.call(found, token)
        meanings = _Meanings(partial(self._embedded, model_id=model_id, token=token))
        hits = _ranked(worded(best, self._texts), without_words(read_as.text, period), vector, meanings, index)
        log.info("searched", extra={"seconds": round(time.monotonic() - start, 3), "count": len(hits)})
        return RetrievalContext(question, read_as, tuple(hits), period, read, vector, meanings.known, model_id)

    def search(self, question: Question, token: CancelToken, limit: int = MOST_HITS) -> list[Hit]:
        """As ``find``, without passages that neither share a word with the question nor are near in meaning."""
        return worth_showing(self.find(question, token, limit).hits)

    def weighed(self, context: RetrievalContext, token: CancelToken) -> tuple[Evidence, Verdict]:
        """What was found, and whether it answers.

        The meaning of the most promising sentences often suffices to see that it does. Before anything is refused all
        are weighed, and so they are where somebody is quoted: whose sentence fits best is seen among all alone.
        """
        meanings = _Meanings(partial(self._embedded, model_id=context.model_id, token=token), context.meanings)
        first = self._evidence(context, token, meanings, _FIRST_WEIGHED)
        if not any(one.speaker for one in first.sentences) and (verdict := judged(first)).found:
            return first, verdict
        whole = self._evidence(context, token, meanings, None)
        return whole, judged(whole)

    def _evidence(
        self, context: RetrievalContext, token: CancelToken, meanings: _Meanings, most: int | None
    ) -> Evidence:
        """What was found with each of its sentences weighed: by words and, with an embedding model, by meaning."""
        index, read, vector = self.index(), context.reading, context.vector
        asked = without_words(read.text, context.period)

        def similarity(sentences: Sequence[str]) -> Sequence[float]:
            assert vector is not None
            return [float(one) for one in meanings.of(sentences) @ vector.reshape(-1)]

        by_meaning: Similarity | None = similarity if vector is not None else None
        sentences = best_sentences(asked, context.hits, index.idf, by_meaning, most, index.folding)
        alike: Alike | None = partial(self._alike, meanings=meanings) if vector is not None else None
        known = alike is None or read.language != "vi" or self._knows_vietnamese(context.model_id, meanings)
        return Evidence(read.text, read.language, context.period, context.hits, sentences, index, alike, known)

    def _knows_vietnamese(self, model_id: str, meanings: _Meanings) -> bool:
        """Whether the same thing said in both languages means the same to the embedding model; looked at once."""
        if model_id not in self._known_by:
            both = meanings.of(SAID_IN_BOTH)
            self._known_by[model_id] = bool((both[::2] * both[1::2]).sum(axis=1).mean() >= SAME_IN_BOTH)
        return self._known_by[model_id]

    def quotes(self, evidence: Evidence) -> tuple[Citation, ...]:
        """The sentences that answer best, dated."""
        shown = {id(hit) for hit in worth_showing(evidence.hits) or evidence.hits}
        return quotes_of([one for one in evidence.sentences if id(one.hit) in shown])

    def _alike(self, word: str, hits: Sequence[Hit], meanings: _Meanings) -> float:
        """The highest cosine of ``word`` with a word of the passages nearest to it and of the first hits."""
        vector = meanings.of([word])
        nearest = self._search.call(lambda state, _: rank(state.index, "", vector, None, _PASSAGES_OF_A_WORD))
        passages = [hit.passage for hit in (*worded(nearest, self._texts), *hits[:_PASSAGES_OF_A_WORD])]
        words = content_words(one.text for one in passages)
        return float((meanings.of(words) @ vector.reshape(-1)).max()) if words else 0.0

    def _embedded(self, texts: Sequence[str], model_id: str, token: CancelToken) -> Vectors:
        """By the model that the question's vector is of, even where search has changed over since."""

        def embedded(engine: Embedder, _: CancelToken) -> Vectors:
            fitting = of_model(engine, model_id) if model_id else None
            return (fitting or engine).embed(texts)

        return self._embedder.call(embedded, token)

    def passages(self, context: RetrievalContext) -> list[list[Hit]]:
        """The hits, each with what was told around it; as ``handed_along``."""
        return handed_along(self.index(), context.hits, self._texts)

    def index(self) -> SearchIndex:
        """What is searched, as it is now."""
        return self._search.call(lambda state, _: state.index)

    def span(self) -> Period:
        """First and last day of the diary."""
        return self._search.call(lambda state, _: state.index.span())

    def meaning(self, text: str) -> Vectors | None:
        """The vector of ``text``, shape (1, dimensions); None without an embedding model."""
        return self._vector(self._model_id(), text, None)

    def likeness(self, text: str, others: Sequence[str], token: CancelToken) -> list[float]:
        """The cosine of each of ``others`` with ``text``. Raises ``Cancelled``, ``ModelMissing``."""
        vectors = self._embedded([text, *others], self._model_id(), token)
        return [float(one) for one in vectors[1:] @ vectors[0]]

    def _model_id(self) -> str:
        """Of the model that the index's vectors are of; empty for none."""
        return self._search.call(lambda state, _: state.model_id)

    def texts(self, entry_ids: Sequence[EntryId]) -> Mapping[EntryId, EntryText]:
        """The texts of these entries by revision, but of those in the bin. Raises ``VaultLocked``."""
        return self._texts(entry_ids)

    def _texts(self, entry_ids: Sequence[EntryId]) -> Mapping[EntryId, EntryText]:
        """Opens the entries; what lies in the bin is not read to anybody."""
        read = self._vault.call(lambda state, _: state.vault.entries.texts(entry_ids))
        return {
            entry.entry_id: EntryText(entry.title, {one.revision_id: one.text for one in entry.revisions})
            for entry in read
            if entry.binned is None
        }

    def _vector(self, model_id: str, question: str, period: Period | None) -> Vectors | None:
        """The question's vector by the model of the index; none where that model is gone, or none is there."""
        if not model_id:
            return None

        def embedded(engine: Embedder, _: CancelToken) -> Vectors | None:
            fitting = of_model(engine, model_id)
            return vector_of(fitting.embed_query, question, period) if fitting is not None else None

        try:
            return self._embedder.call(embedded)
        except ModelMissing:
            return None


def _ranked(hits: list[Hit], asked: str, vector: Vectors | None, meanings: _Meanings, index: SearchIndex) -> list[Hit]:
    """The hits by their best sentences; as they are without an embedding model."""
    if vector is None:
        return hits

    def similarity(sentences: Sequence[str]) -> Sequence[float]:
        return [float(one) for one in meanings.of(sentences) @ vector.reshape(-1)]

    return by_best_sentence(asked, hits, index.idf, similarity, index.folding)
