"""Entries to passages to vectors; what could not be embedded today is finished at the next unlock."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

import numpy as np

from diary_desktop.domain.entry import Entry, EntryId, Outline
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.domain.events import EntryIndexed, JobId, Progress
from diary_desktop.domain.passage import EntryVectors, Passage, Vectors
from diary_desktop.domain.settings import Days
from diary_desktop.ports.language import Embedder
from diary_desktop.retrieval.joining import joined
from diary_desktop.retrieval.search_index import SearchIndex
from diary_desktop.retrieval.split import embedded_text, split_passages
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .former_embedder import of_model
from .gathering import Gathering, rows_of, usable
from .searcher import SearchState, SearchThread
from .vault_state import VaultThread

log = logging.getLogger(__name__)


class Indexer:
    """Keeps the index in step with the entries. Loading runs during unlock, the rest on the jobs thread."""

    def __init__(
        self,
        vault: VaultThread,
        search: SearchThread,
        embedder: EngineThread[Embedder],
        days: Callable[[], Days],
        bus: EventBus,
    ) -> None:
        self._vault = vault
        self._search = search
        self._embedder = embedder
        self._days = days
        self._bus = bus
        self._missing: list[EntryId] = []
        self._switching = False
        self.incomplete = False
        """Whether entries of the diary are still to be gathered: until then search finds only what came in since."""
        self.begun: Sequence[tuple[Outline, EntryVectors | None]] = ()
        """Those of them that were opened already."""

    def gathering(self, model_id: str = "") -> Gathering:
        """Gathers entries that are opened one by one."""
        return Gathering(self._days().begins_at, model_id)

    def adopt(self, gathered: Gathering, base: SearchIndex | None = None) -> None:
        """Search ``base`` and what was gathered, in place of what ``base`` has of that, from now on."""
        segment = gathered.finish()
        index = base.with_segment(segment) if base is not None else SearchIndex.of(segment)
        self._missing += gathered.missing

        def adopted(state: SearchState, _: CancelToken) -> None:
            newer = state.index.living() if state.index.size else []
            state.index = (index.with_segment(joined(newer)) if newer else index).without_entries(state.gone)
            state.model_id = gathered.model_id or state.model_id
            state.gone.clear()

        self._search.call(adopted)
        self.incomplete, self.begun = False, ()

    def begin_switch(self, model_id: str) -> Gathering:
        """Gathers the whole diary for vectors of another model; nothing is indexed meanwhile on the jobs thread."""
        self._switching = True
        return self.gathering(model_id)

    def switch(self, gathered: Gathering) -> None:
        """Search what was gathered and nothing else, from now on."""
        index = SearchIndex.of(gathered.finish())
        self._missing += gathered.missing

        def switched(state: SearchState, _: CancelToken) -> None:
            state.index = index.without_entries(state.gone)
            state.model_id = gathered.model_id
            state.gone.clear()

        self._search.call(switched)
        self._switching = False

    def embed_anew(self, entry_ids: Sequence[EntryId], model_id: str, token: CancelToken) -> None:
        """Keep vectors of the installed model for these entries; search goes on with those it has."""
        for entry, vectors in self._vault.call(lambda state, _: state.vault.entries.read(entry_ids)):
            token.raise_if_cancelled()
            passages = split_passages(entry.entry_id, entry.text)
            if usable(entry.revision.revision_id, vectors, len(passages), model_id) is None:
                self._embedded(entry, passages, token)

    def expect_more(self, begun: Sequence[tuple[Outline, EntryVectors | None]]) -> None:
        """Say that the diary will be gathered later, these entries of it as they were opened already."""
        self.incomplete = True
        self.begun = begun

    def clear(self) -> None:
        """Forget everything at once."""
        self._missing, self.incomplete, self._switching = [], False, False
        self.begun = ()

        def cleared(state: SearchState, _: CancelToken) -> None:
            state.index, state.model_id = SearchIndex(), ""
            state.gone.clear()

        self._search.call(cleared)

    def finish_missing(self, token: CancelToken, job: JobId = 0) -> int:
        """Embed entries whose vectors are missing or of another model; returns how many were done."""
        waiting, self._missing = self._missing, []
        for done, entry_id in enumerate(waiting):
            token.raise_if_cancelled()
            if not self._finish(entry_id, token, job):
                return done
            self._bus.publish(Progress(job, done + 1, len(waiting), "index"))
        return len(waiting)

    def index(self, entry: Entry, token: CancelToken, job: JobId = 0) -> bool:
        """Make ``entry`` findable: by words at once, by meaning once embedded; False without an embedding model."""
        start = time.monotonic()
        passages = split_passages(entry.entry_id, entry.text)
        if not self._is_listed(entry.entry_id):
            return True  # erased or put into the bin while it waited: there is nothing to find
        self._replace(entry, passages, None)
        embedded = self._embedded(entry, passages, token)
        if embedded is not None:
            self._replace(entry, passages, self._comparable(entry, passages, embedded, token))
        if not self._is_listed(entry.entry_id):
            self.forget(entry.entry_id)
            return True
        self._bus.publish(EntryIndexed(job, entry.entry_id))
        log.info("indexed", extra={"passages": len(passages), "seconds": round(time.monotonic() - start, 3)})
        return embedded is not None

    def forget(self, entry_id: EntryId) -> None:
        """Take an entry that is erased or in the bin out of the index."""

        def forgotten(state: SearchState, _: CancelToken) -> None:
            state.index = state.index.without_entries([entry_id])
            if self.incomplete or self._switching:
                state.gone.add(entry_id)

        self._search.call(forgotten)

    def _is_listed(self, entry_id: EntryId) -> bool:
        return self._vault.call(lambda state, _: state.is_listed(entry_id))

    def vectors_of(self, entry: Entry, token: CancelToken) -> Vectors:
        """The entry's vectors as the vault seals them, made anew; no rows without text. Raises ``ModelMissing``."""
        texts = _texts(entry, split_passages(entry.entry_id, entry.text))
        return self._embedder.call(lambda engine, _: engine.embed(texts), token)

    def _finish(self, entry_id: EntryId, token: CancelToken, job: JobId) -> bool:
        """Vectors that the vault has by now are taken; others are made."""
        read = self._vault.call(lambda state, _: state.vault.entries.read([entry_id]))
        if not read or not self._is_listed(entry_id):
            return True
        entry, vectors = read[0]
        passages = split_passages(entry_id, entry.text)
        kept = usable(
            entry.revision.revision_id, vectors, len(passages), self._search.call(lambda state, _: state.model_id)
        )
        if kept is None:
            return self.index(entry, token, job)
        self._replace(entry, passages, kept)
        return True

    def _embedded(self, entry: Entry, passages: Sequence[Passage], token: CancelToken) -> EntryVectors | None:
        if not passages:
            return None
        texts = _texts(entry, passages)

        def embedded(engine: Embedder, _: CancelToken) -> EntryVectors:
            vectors = engine.embed(texts).astype(np.float16)
            return EntryVectors(entry.entry_id, entry.revision.revision_id, engine.model_id, vectors)

        try:
            made = self._embedder.call(embedded, token)
        except ModelMissing:
            return None
        self._vault.call(lambda state, _: state.put_vectors(made))
        return made

    def _comparable(
        self, entry: Entry, passages: Sequence[Passage], made: EntryVectors, token: CancelToken
    ) -> EntryVectors:
        """Vectors by the model of the index, while that is not the installed one: for the index only."""
        model_id = self._search.call(lambda state, _: state.model_id)
        if model_id in ("", made.model_id):
            return made

        def embedded(engine: Embedder, _: CancelToken) -> EntryVectors:
            former = of_model(engine, model_id)
            if former is None:
                return made
            vectors = former.embed(_texts(entry, passages)).astype(np.float16)
            return EntryVectors(entry.entry_id, entry.revision.revision_id, model_id, vectors)

        return self._embedder.call(embedded, token)

    def _replace(self, entry: Entry, passages: Sequence[Passage], vectors: EntryVectors | None) -> None:
        day = entry.when.day(self._days().begins_at)

        def swapped(state: SearchState, _: CancelToken) -> None:
            # Those of another model cannot be compared with the others; they are in the vault for when it changes over.
            comparable = vectors is not None and state.model_id in ("", vectors.model_id)
            rows = rows_of(entry, passages, vectors if comparable else None, day)
            state.index = state.index.with_entry(rows) if rows else state.index.without_entries([entry.entry_id])
            state.gone.discard(entry.entry_id)
            if vectors is not None and not state.model_id:
                state.model_id = vectors.model_id

        self._search.call(swapped)


def _texts(entry: Entry, passages: Sequence[Passage]) -> list[str]:
    return [embedded_text(passage, entry.revision.title) for passage in passages]
