"""Shared by the tests of the index: small diaries with vectors one can work out by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.passage import Hit, Passage
from diary_desktop.retrieval.ranking import EntryText, ReadTexts
from diary_desktop.retrieval.segment import NO_REVISION, IndexedPassage

DAY = date(2026, 5, 1)


def entry_id(name: str) -> EntryId:
    return EntryId(name.encode().ljust(16, b"."))


def rows(
    name: str, *texts: str, day: date = DAY, vectors: Sequence[Sequence[float]] | None = None
) -> list[IndexedPassage]:
    """An entry with one passage a text; ``vectors`` are brought to length one."""
    found, start = [], 0
    for number, text in enumerate(texts):
        vector = None
        if vectors is not None:
            vector = np.array(vectors[number], np.float32)
            vector = vector / np.linalg.norm(vector)
        passage = Passage(entry_id(name), number, start, start + len(text), text)
        found.append(IndexedPassage(passage, day, vector))
        start += len(text) + 1
    return found


def reading(given: Iterable[IndexedPassage]) -> ReadTexts:
    """Opens the entries that those rows were cut from."""
    texts: dict[EntryId, str] = {}
    for row in given:
        passage = row.passage
        texts[passage.entry_id] = texts.get(passage.entry_id, "").ljust(passage.start) + passage.text
    known = {
        entry_id: EntryText(entry_id.decode().rstrip("."), {NO_REVISION: text}) for entry_id, text in texts.items()
    }
    return lambda wanted: {one: known[one] for one in wanted if one in known}


def hit(
    text: str,
    name: str = "a",
    start: int = 0,
    day: date = DAY,
    similarity: float = 0.0,
    keywords: tuple[str, ...] = (),
) -> Hit:
    """A hit of one passage."""
    passage = Passage(entry_id(name), 0, start, start + len(text), text)
    return Hit(passage, day, "", 1.0, similarity, keywords)
