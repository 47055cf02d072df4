"""Entries on their way into the index: cut into passages, with the vectors that the vault has for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.passage import EntryVectors, Passage
from diary_desktop.retrieval.segment import IndexedPassage, Rows, Segment, SegmentBuilder
from diary_desktop.retrieval.split import passages_of


class Gathering:
    """Used by one thread. ``model_id`` is the model of the vectors: that of the first ones where none was given."""

    def __init__(self, begins_at: int, model_id: str = "") -> None:
        self.model_id = model_id
        self.missing: list[EntryId] = []
        """Entries whose vectors are absent or of another model or revision."""
        self.entries = 0
        self._begins_at = begins_at
        self._builder = SegmentBuilder()

    def take(self, batch: Sequence[tuple[Entry, EntryVectors | None]]) -> None:
        """Any entries, each once; what lies in the bin is not indexed."""
        for entry, vectors in batch:
            self.entries += 1
            if entry.binned is None:
                self._take(entry, vectors)

    def miss(self, entry_id: EntryId) -> None:
        """An entry that is indexed already, but has no vectors."""
        self.missing.append(entry_id)

    def finish(self) -> Segment:
        """All of it."""
        return self._builder.finish()

    def _take(self, entry: Entry, vectors: EntryVectors | None) -> None:
        pieces = self._builder.pieces
        seen = pieces.see(entry.text)
        passages = passages_of(entry.entry_id, entry.text, pieces.sentences(seen))
        if not passages:
            return
        kept = usable(entry, vectors, len(passages), self.model_id)
        if kept is None:
            self.missing.append(entry.entry_id)
        else:
            self.model_id = kept.model_id
        self._builder.add(rows_of(entry, passages, kept, entry.when.day(self._begins_at)), seen)


def usable(entry: Entry, vectors: EntryVectors | None, passages: int, model_id: str) -> EntryVectors | None:
    """The vectors, if they are of this revision, of all its passages and of that model (of any where it is empty)."""
    if vectors is None or vectors.revision_id != entry.revision.revision_id or len(vectors.vectors) != passages:
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
