"""From a question to hits: date words narrow the range, keywords and vectors are fused."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from diary_desktop.domain.asking import Reading
from diary_desktop.domain.conversation import Citation, Question, RetrievalContext
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.domain.passage import Found, Hit, Vectors
from diary_desktop.domain.period import Period
from diary_desktop.ports.language import Embedder
from diary_desktop.retrieval.abstain import worth_showing
from diary_desktop.retrieval.quoting import quotes
from diary_desktop.retrieval.ranking import EntryText, meaning_of, rank, with_neighbours, without_words, worded
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.runtime.engine_thread import EngineThread

from .reading import Reader
from .vault_state import VaultThread

log = logging.getLogger(__name__)

MOST_HITS = 12


@dataclass(slots=True)
class SearchState:
    """What the search thread owns: an immutable index, swapped whole, and the model its vectors belong to."""

    index: SearchIndex = field(default_factory=SearchIndex)
    model_id: str = ""
    gone: set[EntryId] = field(default_factory=set)
    """Entries forgotten while the rest of the diary was being gathered."""


SearchThread = EngineThread[SearchState]


class Searcher:
    """Finds. Waits for the embedder and the search thread; may be called from any thread to their left."""

    def __init__(
        self, search: SearchThread, embedder: EngineThread[Embedder], vault: VaultThread, reader: Reader
    ) -> None:
        self._search = search
        self._vault = vault
        self._embedder = embedder
        self._reader = reader

    def find(
        self, question: Question, token: CancelToken, limit: int = MOST_HITS, reading: Reading | None = None
    ) -> RetrievalContext:
        """The best passages for ``question`` as it was read; read here, on its own, where no ``reading`` is given."""
        start = time.monotonic()
        read_as = reading or self._reader.read(question)
        period = read_as.period
        vector = self._vector(read_as.text, period)
        token.raise_if_cancelled()

        def found(state: SearchState, _: CancelToken) -> tuple[list[Found], int]:
            best = rank(state.index, read_as.text, vector, period, limit)
            return best, state.index.entries_in(period)

        best, read = self._search.call(found, token)
        hits = worded(best, self._texts)
        log.info("searched", extra={"seconds": round(time.monotonic() - start, 3), "count": len(hits)})
        return RetrievalContext(question, read_as, tuple(hits), period, read)

    def search(self, question: Question, token: CancelToken, limit: int = MOST_HITS) -> list[Hit]:
        """As ``find``, without passages that neither share a word with the question nor are near in meaning."""
        return worth_showing(self.find(question, token, limit).hits)

    def quotes(self, context: RetrievalContext, token: CancelToken) -> tuple[Citation, ...]:
        """The sentences of the hits that answer best, dated; by words and, with an embedding model, by meaning."""
        index = self.index()
        vector = self._vector(context.reading.text, context.period)

        def similarity(sentences: Sequence[str]) -> Sequence[float]:
            if vector is None:
                return [0.0] * len(sentences)
            embedded = self._embedder.call(lambda engine, _: engine.embed(sentences), token)
            return [float(one) for one in embedded @ vector.reshape(-1)]

        asked = without_words(context.reading.text, context.period)
        return quotes(asked, worth_showing(context.hits) or context.hits, index.idf, similarity=similarity)

    def passages(self, context: RetrievalContext) -> list[list[Hit]]:
        """The hits, each with what was told around it: the passages of its entry, or the short entries beside it.

        A hit that stands in what an earlier one brought is left out.
        """
        index = self.index()
        whole = with_neighbours(index, context.hits, self._texts)
        beside = [index.beside(hit.passage.entry_id) for hit in context.hits]
        texts = self._texts([one for some in beside for one in some])
        told: set[tuple[EntryId, int]] = set()
        found = []
        for hit, stretch, near in zip(context.hits, whole, beside, strict=True):
            if (hit.passage.entry_id, hit.passage.start) in told:
                continue
            together = [replace(hit, passage=stretch), *(_hit(index, one, texts, hit) for one in near if one in texts)]
            told.update((one.passage.entry_id, one.passage.start) for one in together)
            found.append(together)
        return found

    def index(self) -> SearchIndex:
        """What is searched, as it is now."""
        return self._search.call(lambda state, _: state.index)

    def span(self) -> Period:
        """First and last day of the diary."""
        return self._search.call(lambda state, _: state.index.span())

    def _texts(self, entry_ids: Sequence[EntryId]) -> Mapping[EntryId, EntryText]:
        """Opens the entries; what lies in the bin is not read to anybody."""
        read = self._vault.call(lambda state, _: state.vault.entries.read(entry_ids))
        return {
            entry.entry_id: EntryText(entry.title, {one.revision_id: one.text for one in entry.revisions})
            for entry, _ in read
            if entry.binned is None
        }

    def _vector(self, question: str, period: Period | None) -> Vectors | None:
        """The question's vector; none without an embedding model, or while the index holds another model's vectors."""
        model_id = self._search.call(lambda state, _: state.model_id)
        if not model_id:
            return None
        meaning = meaning_of(question, period)

        def embedded(engine: Embedder, _: CancelToken) -> Vectors | None:
            return engine.embed_query(meaning) if engine.model_id == model_id else None

        try:
            return self._embedder.call(embedded)
        except ModelMissing:
            return None


def _hit(index: SearchIndex, entry_id: EntryId, texts: Mapping[EntryId, EntryText], beside: Hit) -> Hit:
    """An entry of one passage that was not found itself, but stands beside what was."""
    (place,) = index.places(entry_id)
    passage = texts[entry_id].passage(place)
    assert passage is not None
    return replace(beside, passage=passage, title=texts[entry_id].title, keywords=())
