"""Entries to passages to vectors; what could not be embedded today is finished at the next unlock."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

import numpy as np

from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.domain.events import EntryIndexed, JobId, Progress
from diary_desktop.domain.passage import EntryVectors, Passage, Vectors
from diary_desktop.domain.settings import Days
from diary_desktop.ports.language import Embedder
from diary_desktop.retrieval.search_index import IndexedPassage, SearchIndex
from diary_desktop.retrieval.split import embedded_text, split_passages
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

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
        self._rows: list[IndexedPassage] = []
        self._model_id = ""
        self._missing: list[EntryId] = []

    def load(self, batch: Sequence[tuple[Entry, EntryVectors | None]]) -> None:
        """Take in entries with the vectors the vault has for them."""
        begins_at = self._days().begins_at
        for entry, vectors in batch:
            if entry.binned is not None:
                continue
            passages = split_passages(entry.entry_id, entry.text)
            usable = self._usable(entry, vectors, len(passages))
            if usable is None and passages:
                self._missing.append(entry.entry_id)
            self._rows += _rows_of(entry, passages, usable, begins_at)

    def ready(self) -> None:
        """Search what was loaded from now on."""
        rows, self._rows = self._rows, []
        model_id, self._model_id = self._model_id, ""

        def swapped(state: SearchState, _: CancelToken) -> None:
            state.index, state.model_id = SearchIndex.build(rows), model_id

        self._search.call(swapped)

    def clear(self) -> None:
        """Forget everything at once."""
        self._rows, self._missing, self._model_id = [], [], ""
        self.ready()

    def finish_missing(self, token: CancelToken, job: JobId = 0) -> int:
        """Embed entries whose vectors are missing or of another model; returns how many were done."""
        waiting, self._missing = self._missing, []
        for done, entry_id in enumerate(waiting):
            token.raise_if_cancelled()
            if not self.index(self._entry(entry_id), token, job):
                return done
            self._bus.publish(Progress(job, done + 1, len(waiting), "index"))
        return len(waiting)

    def index(self, entry: Entry, token: CancelToken, job: JobId = 0) -> bool:
        """Make ``entry`` findable: by words at once, by meaning once embedded; False without an embedding model."""
        start = time.monotonic()
        passages = split_passages(entry.entry_id, entry.text)
        if not self._is_listed(entry.entry_id):
            return True  # erased or put into the bin while it waited: there is nothing to find
        begins_at = self._days().begins_at
        self._replace(entry.entry_id, _rows_of(entry, passages, None, begins_at), None)
        embedded = self._embedded(entry, passages, token)
        if embedded is not None:
            self._replace(entry.entry_id, _rows_of(entry, passages, embedded, begins_at), embedded)
        if not self._is_listed(entry.entry_id):
            self.forget(entry.entry_id)
            return True
        self._bus.publish(EntryIndexed(job, entry.entry_id))
        log.info("indexed", extra={"passages": len(passages), "seconds": round(time.monotonic() - start, 3)})
        return embedded is not None

    def forget(self, entry_id: EntryId) -> None:
        """Take an entry that is erased or in the bin out of the index."""
        self._replace(entry_id, [], None)

    def _is_listed(self, entry_id: EntryId) -> bool:
        return self._vault.call(lambda state, _: state.is_listed(entry_id))

    def vectors_of(self, entry: Entry, token: CancelToken) -> Vectors:
        """The entry's vectors as the vault seals them, made anew; no rows without text. Raises ``ModelMissing``."""
        texts = _texts(entry, split_passages(entry.entry_id, entry.text))
        return self._embedder.call(lambda engine, _: engine.embed(texts), token)

    def _entry(self, entry_id: EntryId) -> Entry:
        return self._vault.call(lambda state, _: state.vault.entries.get(entry_id))

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
        self._vault.call(lambda state, _: state.vault.entries.put_vectors(made))
        return made

    def _usable(self, entry: Entry, vectors: EntryVectors | None, passages: int) -> EntryVectors | None:
        """The vectors, if they are of this revision, of all its passages and of the model of the others."""
        if vectors is None or vectors.revision_id != entry.revision.revision_id or len(vectors.vectors) != passages:
            return None
        self._model_id = self._model_id or vectors.model_id
        return vectors if vectors.model_id == self._model_id else None

    def _replace(self, entry_id: EntryId, rows: list[IndexedPassage], vectors: EntryVectors | None) -> None:
        def swapped(state: SearchState, _: CancelToken) -> None:
            state.index = state.index.without_entry(entry_id).with_entry(rows)
            if vectors is not None and not state.model_id:
                state.model_id = vectors.model_id

        self._search.call(swapped)


def _texts(entry: Entry, passages: Sequence[Passage]) -> list[str]:
    return [embedded_text(passage, entry.revision.title) for passage in passages]


def _rows_of(
    entry: Entry, passages: Sequence[Passage], vectors: EntryVectors | None, begins_at: int
) -> list[IndexedPassage]:
    day = entry.when.day(begins_at)
    matrix: Vectors | None = vectors.vectors.astype(np.float32) if vectors is not None else None
    return [
        IndexedPassage(passage, day, entry.title, None if matrix is None else matrix[passage.number])
        for passage in passages
    ]
