"""Orders passages by how well they answer: the share of the question's words that they say, and nearness in meaning.

Both are measures of their own (BM25 by the most a passage could reach; a cosine), so that a passage that says it all
stands far before one that comes second by chance. What is told beside a passage and on its day lends it evidence.
``python -m tests.evaluation`` measures it. Everything works with no vectors at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ..domain.entry import EntryId, RevisionId
from ..domain.passage import Found, Hit, Passage, PassagePlace, Vectors
from ..domain.period import Period
from .search_index import SearchIndex
from .segment import Floats
from .tokens import QueryTerm, as_written, query_terms

MEANING_WEIGHT = 0.7
"""What a cosine of 1 counts beside a passage that says every word of the question."""

_NEIGHBOUR_SHARE = 0.2
"""How much of a neighbouring passage's evidence a passage gets: a story runs on over the border."""

_DAY_SHARE = 0.2
"""How much it gets of what its whole day says."""

_GROUP = 64
"""Rows of which only the best is looked at first."""

_ALIKE = 0.9
"""Share of their words in common from which two passages of one day are the same, told twice."""

_SENTENCE_BORDER = re.compile(r"[.!?…:]\s+$|^\W*$")
_CAPITALISED = re.compile(r"\b[^\W\d_]+(?:['’]s)?\b")
_NOT_NAMES_TEXT = """
i i'm i've i'd i'll january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday christmas easter tết
"""
_NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class EntryText:
    """What is opened of an entry that was found: its title, and its text by revision."""

    title: str
    texts: Mapping[RevisionId, str]

    def passage(self, place: PassagePlace) -> Passage | None:
        """The passage at ``place``; None where that revision is not there."""
        text = self.texts.get(place.revision_id)
        if text is None:
            return None
        return Passage(place.entry_id, place.number, place.start, place.end, text[place.start : place.end])


ReadTexts = Callable[[Sequence[EntryId]], Mapping[EntryId, EntryText]]
"""Opens entries; absent ones are left out."""

EmbedQuery = Callable[[str], Vectors]
"""The unit vector of a text, shape (1, dimensions)."""


def rank(
    index: SearchIndex,
    question: str,
    vector: Vectors | None = None,
    period: Period | None = None,
    limit: int = 10,
) -> list[Found]:
    """The ``limit`` best passages, best first; only those of ``period`` where one is given.

    ``vector`` is the question's, shape (1, dimensions) or (dimensions,). The words that named the period are not
    looked for. A question that names nothing but a period gets that period's passages, by meaning and then by row.
    """
    terms = query_terms(without_words(question, period))
    allowed = index.within(period)
    similar = index.similarities(vector) if vector is not None else np.zeros(index.size, np.float32)
    scores = np.maximum(similar, 0)
    scores *= np.float32(MEANING_WEIGHT)
    scores += _said(index, terms)
    scores *= allowed
    if period is not None and not terms:
        scores += allowed * np.float32(1e-6)
    rows = _best(scores, limit)
    said = {term.term: index.occurs(term.term, rows) for term in terms}
    return [
        _found(index, row, scores, similar, tuple(dict.fromkeys(one.word for one in terms if said[one.term][place])))
        for place, row in enumerate(rows)
    ]


def _said(index: SearchIndex, terms: Sequence[QueryTerm]) -> Floats:
    """How much of the question each row says: from 0 to about 1, and a little more where its surroundings do too."""
    most = index.most(terms)
    if not most:
        return np.zeros(index.size, np.float32)
    return index.with_neighbours(index.keyword_scores(terms, _DAY_SHARE), _NEIGHBOUR_SHARE) / np.float32(most)


def worded(found: Sequence[Found], read: ReadTexts) -> list[Hit]:
    """The hits with their text, in order, one of several that say the same on one day.

    What is gone meanwhile, or was put into the bin, is left out.
    """
    texts = read([one.place.entry_id for one in found]) if found else {}
    hits: list[Hit] = []
    shown: dict[date, list[frozenset[str]]] = {}
    for one in found:
        text = texts.get(one.place.entry_id)
        passage = text.passage(one.place) if text is not None else None
        if text is None or passage is None:
            continue
        words, told = frozenset(as_written(passage.text).split()), shown.setdefault(one.day, [])
        if not any(_alike(words, other) for other in told):
            hits.append(Hit(passage, one.day, text.title, one.score, one.similarity, one.keywords))
        told.append(words)
    return hits


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)


def meaning_of(question: str, period: Period | None = None) -> str:
    """What to embed of a question: without the words of its period and without names, which mislead a vector.

    A name is a capitalised word inside a sentence; abbreviations stay. A question of names alone stays whole.
    """
    text = without_words(question, period)
    kept = _SPACES.sub(" ", _CAPITALISED.sub(lambda m: "" if _is_name(text, m) else m.group(), text)).strip()
    return kept if query_terms(kept) else text


def vector_of(embed: EmbedQuery, question: str, period: Period | None = None) -> Vectors:
    """What a question means, shape (1, dimensions): halfway between its meaning with its names and without them."""
    both = {without_words(question, period), meaning_of(question, period)}
    middle = np.mean([embed(text).reshape(-1) for text in sorted(both)], axis=0)
    found: Vectors = (middle / max(float(np.linalg.norm(middle)), 1e-12)).astype(np.float32).reshape(1, -1)
    return found


def without_words(question: str, period: Period | None) -> str:
    """The question without the words that named its period."""
    if period is None or not period.words:
        return question
    composed = unicodedata.normalize("NFC", question)
    return _SPACES.sub(" ", composed.replace(period.words, " ", 1)).strip()


def _is_name(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if not word[0].isupper() or (len(word) > 1 and word.isupper()) or word.casefold() in _NOT_NAMES:
        return False
    return not _SENTENCE_BORDER.search(text[: match.start()])


def _best(scores: Floats, limit: int) -> Sequence[int]:
    """Rows with the highest scores above 0, best first; equal ones in the order of rows."""
    bar = _low_bar(scores, limit)
    chosen = np.flatnonzero(scores >= bar if bar > 0 else scores > 0)
    return [int(row) for row in chosen[np.argsort(-scores[chosen], kind="stable")][:limit]]


def _low_bar(scores: Floats, limit: int) -> float:
    """What the ``limit`` best rows reach, and few others do: so many groups of rows have one as good.

    Looking for the best of each group takes a thirtieth of the time that parting all rows takes: rows that lie far
    apart make up a group, so that many groups are compared at once.
    """
    groups = len(scores) // _GROUP
    if groups <= limit:
        return 0.0
    tops = scores[: groups * _GROUP].reshape(_GROUP, groups).max(axis=0)
    return float(np.partition(tops, groups - limit)[groups - limit])


def _found(index: SearchIndex, row: int, scores: Floats, similar: Floats, keywords: tuple[str, ...]) -> Found:
    return Found(index.place(row), index.day(row), float(scores[row]), float(similar[row]), keywords)
