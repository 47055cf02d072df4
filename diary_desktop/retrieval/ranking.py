"""Orders passages by how well they answer: keyword evidence and meaning, fused by rank.

Reciprocal-rank fusion needs no common scale: a passage earns weight / (c + rank) from each list it stands in.
Keywords weigh twice the vectors, and c = 10 trusts the first few of each list; ``python -m tests.evaluation``
measures it. Everything works with no vectors at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..domain.entry import EntryId, RevisionId
from ..domain.passage import Found, Hit, Passage, PassagePlace, Vectors
from ..domain.period import Period
from .search_index import SearchIndex
from .segment import Flags, Floats
from .split import merged
from .tokens import QueryTerm, query_terms

KEYWORD_WEIGHT = 2.0
VECTOR_WEIGHT = 1.0
FUSION = 10
"""The c of reciprocal-rank fusion."""

_DEPTH = 200
"""How far down each list is read."""

_NEIGHBOUR_SHARE = 0.3
"""How much of a neighbouring passage's evidence a passage gets: a story runs on over the border."""

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
    keywords = index.with_neighbours(index.keyword_scores(terms), _NEIGHBOUR_SHARE) * allowed
    similar = index.similarities(vector) if vector is not None else np.zeros(index.size, np.float32)
    scores = _fused(keywords, np.where(allowed, similar, 0), allowed)
    if period is not None and not terms:
        scores += allowed * 1e-6
    return [_found(index, int(row), scores, similar, terms) for row in _best(scores, limit)]


def worded(found: Sequence[Found], read: ReadTexts) -> list[Hit]:
    """The hits with their text, in order. What is gone meanwhile, or was put into the bin, is left out."""
    texts = read([one.place.entry_id for one in found]) if found else {}
    hits = []
    for one in found:
        text = texts.get(one.place.entry_id)
        passage = text.passage(one.place) if text is not None else None
        if text is not None and passage is not None:
            hits.append(Hit(passage, one.day, text.title, one.score, one.similarity, one.keywords))
    return hits


def with_neighbours(index: SearchIndex, hits: Sequence[Hit], read: ReadTexts, reach: int = 1) -> list[Passage]:
    """For each hit its passage together with those before and after it in the same entry, as one stretch."""
    texts = read([hit.passage.entry_id for hit in hits]) if hits else {}
    found = []
    for hit in hits:
        number, text = hit.passage.number, texts.get(hit.passage.entry_id)
        places = [one for one in index.places(hit.passage.entry_id) if abs(one.number - number) <= reach]
        near = [passage for passage in map(text.passage, places) if passage is not None] if text else []
        found.append(merged(near) if near else hit.passage)
    return found


def meaning_of(question: str, period: Period | None = None) -> str:
    """What to embed of a question: without the words of its period and without names, which mislead a vector.

    A name is a capitalised word inside a sentence; abbreviations stay. A question of names alone stays whole.
    """
    text = without_words(question, period)
    kept = _SPACES.sub(" ", _CAPITALISED.sub(lambda m: "" if _is_name(text, m) else m.group(), text)).strip()
    return kept if query_terms(kept) else text


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


def _fused(keywords: Floats, similar: Floats, allowed: Flags) -> Floats:
    scores = np.zeros(len(allowed), np.float32)
    for weight, evidence in ((KEYWORD_WEIGHT, keywords), (VECTOR_WEIGHT, similar)):
        best = _best(evidence, _DEPTH)
        scores[best] += weight / (FUSION + 1 + np.arange(len(best), dtype=np.float32))
    return scores


def _best(scores: Floats, limit: int) -> Sequence[int]:
    """Rows with the highest scores above 0, best first; equal ones in the order of rows."""
    chosen = np.flatnonzero(scores > 0)
    if len(chosen) > limit:
        bar = np.partition(scores[chosen], len(chosen) - limit)[len(chosen) - limit]
        chosen = chosen[scores[chosen] >= bar]
    return list(chosen[np.argsort(-scores[chosen], kind="stable")][:limit])


def _found(index: SearchIndex, row: int, scores: Floats, similar: Floats, terms: Sequence[QueryTerm]) -> Found:
    keywords = tuple(dict.fromkeys(t.word for t in terms if index.occurs(t.term, row)))
    return Found(index.place(row), index.day(row), float(scores[row]), float(similar[row]), keywords)
