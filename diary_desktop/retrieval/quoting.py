"""Answers with the person's own words: the best sentences of the best entries, dated, each opening its entry.

This is the whole answer where no language model is installed, and what a generated answer falls back on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ..domain.conversation import Citation
from ..domain.entry import EntryId
from ..domain.passage import Hit
from .sentences import sentences
from .tokens import QueryTerm, query_terms, tokens

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
_COMMAND_COST = 1.0
_COMMANDS = re.compile(
    r"\bAIs?\b|(?i:\b(?:language models?|(?:ai|virtual) assistants?|chatbots?|system prompt|trợ lý|mô hình ngôn ngữ)\b"
    r"|\b(?:ignore|disregard|forget)\b.*\b(?:instructions?|rules|prompts?)\b|^\W*(?:system|assistant)\W*:)"
)
"""Words that speak to a machine rather than of a life: such a sentence is quoted only where little else is left."""

Idf = Callable[[str], float]
Similarity = Callable[[Sequence[str]], Sequence[float]]
"""Cosines of sentences with the question, such as an embedder gives."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a hit with its place in the entry's text, its terms and how well it answers (0..about 2)."""

    hit: Hit
    text: str
    start: int
    end: int
    terms: frozenset[str]
    score: float = 0.0


def quotes(
    question: str, hits: Sequence[Hit], idf: Idf, limit: int = MOST, similarity: Similarity | None = None
) -> tuple[Citation, ...]:
    """Up to ``limit`` quotes, best first, numbered from 1: one an entry, a second where under three entries answer.

    ``idf`` says how rare a term is (``SearchIndex.idf``). With ``similarity`` the meaning of each sentence counts
    as well, for questions that share no word with it. Empty only where ``hits`` is.
    """
    ranked = sorted(best_sentences(question, hits, idf, similarity), key=lambda s: -s.score)
    chosen: list[Sentence] = []
    for most_of_entry in (1, 2):
        for sentence in ranked:
            enough = limit if most_of_entry == 1 else min(limit, FEWEST)
            if len(chosen) < enough and _adds(sentence, chosen, most_of_entry):
                chosen.append(sentence)
    return tuple(_citation(number, sentence) for number, sentence in enumerate(chosen, 1))


def best_sentences(
    question: str, hits: Sequence[Hit], idf: Idf, similarity: Similarity | None = None
) -> list[Sentence]:
    """The sentences of the first hits, each once, scored by the question's words, their meaning and the hits' order."""
    asked = query_terms(question)
    found = list(_sentences_of(hits[:_READ]))
    meanings = similarity([s.text for s in found]) if similarity is not None and found else [0.0] * len(found)
    order = {id(hit): 1 / (1 + position) for position, hit in enumerate(hits)}
    return [
        replace(s, score=_score(s, asked, idf, float(meaning), order[id(s.hit)]))
        for s, meaning in zip(found, meanings, strict=True)
    ]


def _score(sentence: Sentence, asked: Sequence[QueryTerm], idf: Idf, meaning: float, order: float) -> float:
    commands = _COMMAND_COST if _COMMANDS.search(sentence.text) else 0.0
    return coverage(asked, sentence.terms, idf) + _MEANING_SHARE * meaning + _ORDER_SHARE * order - commands


def coverage(asked: Sequence[QueryTerm], present: frozenset[str], idf: Idf) -> float:
    """Share of the question's words that are present, rare ones counting more, from 0 to 1."""
    weights = [(query.weight * idf(query.term), query.term in present) for query in asked]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, there in weights if there) / total if total > 0 else 0.0


def _sentences_of(hits: Sequence[Hit]) -> Iterable[Sentence]:
    seen: set[tuple[EntryId, int, int]] = set()
    for hit in hits:
        passage = hit.passage
        for start, end in sentences(passage.text):
            place = (passage.entry_id, passage.start + start, passage.start + end)
            if place in seen:
                continue
            seen.add(place)
            text = passage.text[start:end]
            terms = frozenset(term for token in tokens(text) for term in token.terms)
            if terms and (len(terms) >= _LEAST_TERMS or end - start == len(passage.text)):
                yield Sentence(hit, text, place[1], place[2], terms)


def _adds(sentence: Sentence, chosen: Sequence[Sentence], most_of_entry: int) -> bool:
    same_entry = sum(c.hit.passage.entry_id == sentence.hit.passage.entry_id for c in chosen)
    return same_entry < most_of_entry and not any(_alike(sentence.terms, c.terms) for c in chosen)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether at least ``_SAME`` of all their words are common."""
    return len(one & other) >= _SAME * len(one | other)


def _citation(number: int, sentence: Sentence) -> Citation:
    hit = sentence.hit
    return Citation(number, hit.passage.entry_id, hit.day, hit.title, sentence.text, sentence.start, sentence.end)
