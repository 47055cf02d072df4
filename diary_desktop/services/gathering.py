"""Entries on their way into the index: cut into passages, with the vectors that the vault has for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from diary_desktop.domain.entry import Entry, EntryId, Outline, RevisionId
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.passage import EntryVectors, Passage
from diary_desktop.retrieval.batch_split import cut_texts
from diary_desktop.retrieval.segment import IndexedPassage, IndexedText, Rows, Segment, SegmentBuilder
from diary_desktop.retrieval.text_batch import TextBatch

_Waiting = tuple[Moment, Outline, EntryVectors | None]
"""When it was, what is read of it, and the vectors it has."""

TOGETHER = 1_500_000
"""Characters of texts that are looked at together: few forms are met twice, and the arrays stay small."""


class Gathering:
    """Used by one thread. ``model_id`` is the model of the vectors: that of the first ones where none was given."""

    def __init__(self, begins_at: int, model_id: str = "") -> None:
        self.model_id = model_id
        self.missing: list[EntryId] = []
        """Entries whose vectors are absent or of another model or revision."""
        self.entries = 0
        self._begins_at = begins_at
        self._builder = SegmentBuilder()
        self._waiting: list[_Waiting] = []
        self._characters = 0

    def take(self, batch: Sequence[tuple[Outline, EntryVectors | None]]) -> None:
        """Any entries, each once; what lies in the bin is not indexed."""
        self.entries += len(batch)
        there = [(one.summary.when, one, vectors) for one, vectors in batch if one.summary.binned is None]
        self._waiting += there
        self._characters += sum(len(outline.text) for _, outline, _ in there)
        if self._characters >= TOGETHER:
            self._index()

    def miss(self, entry_id: EntryId) -> None:
        """An entry that is indexed already, but has no vectors."""
        self.missing.append(entry_id)

    def finish(self) -> Segment:
        """All of it. Only from now on ``missing`` and ``model_id`` are whole."""
        self._index()
        return self._builder.finish()

    def _index(self) -> None:
        if not self._waiting:
            return
        self._waiting.sort(key=_local_time)  # what was told one after another stands side by side
        batch = TextBatch.of([outline.text for _, outline, _ in self._waiting], self._builder.pieces)
        cut = cut_texts(batch, self._builder.pieces)
        texts = [self._text(*row, rows) for row, rows in zip(self._waiting, cut.rows.tolist(), strict=True)]
        self._builder.add_texts(texts, cut)
        self._waiting, self._characters = [], 0

    def _text(self, when: Moment, outline: Outline, vectors: EntryVectors | None, passages: int) -> IndexedText:
        entry_id, revision = outline.summary.entry_id, outline.revision_id
        kept = usable(revision, vectors, passages, self.model_id) if passages else None
        if kept is not None:
            self.model_id = kept.model_id
        elif passages:
            self.missing.append(entry_id)
        matrix = kept.vectors if kept is not None else None
        return IndexedText(entry_id, revision, when.day(self._begins_at), matrix)


def _local_time(waiting: _Waiting) -> datetime:
    return waiting[0].local


def usable(revision: RevisionId, vectors: EntryVectors | None, passages: int, model_id: str) -> EntryVectors | None:
    """The vectors, if they are of that revision, of all its passages and of that model (of any where it is empty)."""
    if vectors is None or vectors.revision_id != revision or len(vectors.vectors) != passages:
        return None
    return vectors if model_id in ("", vectors.model_id) else None


def rows_of(entry: Entry, passages: Sequence[Passage], vectors: EntryVectors | None, day: date) -> Rows:
    """The passages of an entry as the index takes them."""
    matrix = vectors.vectors if vectors is not None else None
    revision = entry.revision.revision_id
    return tuple(
        IndexedPassage(passage, day, None if matrix is None else matrix[passage.number], revision)
        for passage in passages
    )
