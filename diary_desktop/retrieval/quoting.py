"""Answers with the person's own words: the best sentences of the best entries, dated, each opening its entry.

This is the whole answer where no language model is installed, and what a generated answer falls back on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..domain.conversation import Citation
from ..domain.entry import EntryId
from ..domain.passage import Hit
from .commands import tellings
from .sentences import sentences
from .tokens import Folding, folded, query_terms, terms_in

FEWEST = 3
MOST = 5
"""Quotes of an answer, where so many are found."""

_READ = 12
"""Hits whose sentences are looked at."""

_ORDER_SHARE = 0.35
"""How much the order of the hits counts beside the words of a sentence (both 0..1)."""

_MEANING_SHARE = 0.8
_SAME = 0.8
"""Share of common words from which two quotes say the same."""

_LEAST_TERMS = 3
_LABEL = re.compile(r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*)?): +(?=\S)")
"""Who speaks, before what is said: "Anna: I moved to Leeds."."""

_FIRST_TIME = re.compile(
    r"\b(?:first (?:time|saw|seen|heard|met|went|tried|ate|drank|ran|swam|drove|day)|for the first"
    r"|never (?:before|(?:saw|seen|had|been"
    r"|tried|heard|did|done)\b.{0,40}\bbefore)|(?:the|my|our) first|first (?:that )?i (?:ever )?(?:saw|had|did|went)"
    r"|lan dau(?: tien)?|chua (?:bao gio|tung))\b"
)
_PLANNED = re.compile(
    r"\b(?:wants?|wanted|hopes?|hoped|hoping|plans?|planned|planning|means?|meant|intends?|intended|resolved?|going|"
    r"promised?|agreed?|like|need|ought|decided) to\b|\b(?:should|shall|will|i'll|we'll|might|tomorrow)\b|"
    r"\b(?:se|dinh|muon|du dinh|hy vong|ngay mai|tuan sau|thang sau|nam sau) "
)
Idf = Callable[[str], float]
Similarity = Callable[[Sequence[str]], Sequence[float]]
"""Cosines of sentences with the question, such as an embedder gives."""

Weighted = tuple[str, float]
"""A term of the question and how much it counts: its share of its word, and how rare it is."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a hit with its place in the entry's text, its terms and how well it answers.

    ``speaker`` is who says it, where the entry names its speakers ("Anna: ..."); ``said`` is the text without that
    name, and ``terms`` are its terms. ``coverage`` is the share of the
    question's words, ``meaning`` the cosine with it, ``order`` 1 for the first hit and less for those behind it.
    """

    hit: Hit
    text: str
    start: int
    end: int
    terms: frozenset[str]
    speaker: str = ""
    said: str = ""
    coverage: float = 0.0
    meaning: float = 0.0
    order: float = 0.0

    @property
    def fit(self) -> float:
        """Words and meaning alone, whatever the order of the hits."""
        return self.coverage + _MEANING_SHARE * self.meaning

    @property
    def score(self) -> float:
        """How well it answers, from 0 to about 2."""
        return self.fit + _ORDER_SHARE * self.order

    @property
    def promise(self) -> float:
        """Its score if it meant what its whole passage means."""
        return self.coverage + _MEANING_SHARE * self.hit.similarity + _ORDER_SHARE * self.order


def quotes(
    question: str, hits: Sequence[Hit], idf: Idf, limit: int = MOST, similarity: Similarity | None = None
) -> tuple[Citation, ...]:
    """As ``quotes_of`` the sentences of ``hits``."""
    return quotes_of(best_sentences(question, hits, idf, similarity), limit)


def quotes_of(found: Sequence[Sentence], limit: int = MOST) -> tuple[Citation, ...]:
    """Up to ``limit`` quotes, best first, numbered from 1: one an entry, a second where under three entries answer.

    Empty where there are no sentences. What speaks to a machine is none.
    """
    ranked = sorted(found, key=lambda s: -s.score)
    chosen: list[Sentence] = []
    for most_of_entry in (1, 2):
        for sentence in ranked:
            enough = limit if most_of_entry == 1 else min(limit, FEWEST)
            if len(chosen) < enough and _adds(sentence, chosen, most_of_entry):
                chosen.append(sentence)
    return tuple(_citation(number, sentence) for number, sentence in enumerate(chosen, 1))


def first_told(found: Sequence[Citation]) -> tuple[Citation, ...]:
    """``found``, those that say of themselves that it was the first time before the rest; numbered anew."""
    ordered = sorted(found, key=lambda one: _FIRST_TIME.search(folded(one.quote)) is None)
    return tuple(replace(one, number=number) for number, one in enumerate(ordered, 1))


def done_first(found: Sequence[Citation]) -> tuple[Citation, ...]:
    """``found``, those that tell what was only meant to be behind the rest; numbered anew."""
    ordered = sorted(found, key=lambda one: _PLANNED.search(folded(one.quote)) is not None)
    return tuple(replace(one, number=number) for number, one in enumerate(ordered, 1))


def best_sentences(
    question: str,
    hits: Sequence[Hit],
    idf: Idf,
    similarity: Similarity | None = None,
    most: int | None = None,
    folding: Folding | None = None,
) -> list[Sentence]:
    """The sentences of the first hits, each once, scored by the question's words, their meaning and the hits' order.

    ``idf`` says how rare a term is (``SearchIndex.idf``), ``folding`` knows the words of earlier questions. With
    ``similarity`` the meaning of each sentence counts as well, for questions that share no word with it; of no more
    than ``most`` of them where that is given, those that promise most by their words and their passage. The meaning of
    the rest stays 0.
    """
    asked = [(query.term, query.weight * idf(query.term)) for query in query_terms(question)]
    found = list(_sentences_of(hits[:_READ], asked, Folding() if folding is None else folding))
    if similarity is not None and found:
        promising = sorted(range(len(found)), key=lambda i: -found[i].promise)[:most]
        meanings = similarity([found[i].said for i in promising])
        for i, meaning in zip(promising, meanings, strict=True):
            found[i] = replace(found[i], meaning=float(meaning))
    return found


def coverage(asked: Sequence[Weighted], present: frozenset[str]) -> float:
    """Share of the question's words that are present, rare ones counting more, from 0 to 1."""
    total = sum(weight for _, weight in asked)
    return sum(weight for term, weight in asked if term in present) / total if total > 0 else 0.0


def _sentences_of(hits: Sequence[Hit], asked: Sequence[Weighted], folding: Folding) -> Iterator[Sentence]:
    seen: set[tuple[EntryId, int, int]] = set()
    for position, hit in enumerate(hits):
        passage = hit.passage
        speaker, order = "", 1 / (1 + position)
        for start, end in tellings(passage.text, sentences(passage.text)):
            label = _LABEL.match(passage.text, start, end)
            speaker = label["name"] if label else speaker
            place = (passage.entry_id, passage.start + start, passage.start + end)
            if place in seen:
                continue
            seen.add(place)
            text, said = passage.text[start:end], passage.text[label.end() if label else start : end]
            terms = terms_in(said, folding)
            if terms and (len(terms) >= _LEAST_TERMS or end - start == len(passage.text)):
                share = coverage(asked, terms)
                yield Sentence(hit, text, place[1], place[2], terms, speaker, said, share, order=order)


def _adds(sentence: Sentence, chosen: Sequence[Sentence], most_of_entry: int) -> bool:
    same_entry = sum(c.hit.passage.entry_id == sentence.hit.passage.entry_id for c in chosen)
    return same_entry < most_of_entry and not any(_alike(sentence.terms, c.terms) for c in chosen)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether at least ``_SAME`` of all their words are common."""
    return len(one & other) >= _SAME * len(one | other)


def _citation(number: int, sentence: Sentence) -> Citation:
    hit = sentence.hit
    return Citation(number, hit.passage.entry_id, hit.day, hit.title, sentence.text, sentence.start, sentence.end)
