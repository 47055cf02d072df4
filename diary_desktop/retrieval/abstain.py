"""When to say "not in your diary", and why: decided from what the diary holds, never from how a question is put.

The rules, in their order; each names what it found, so that the answer can say it:

1. ``empty``: nothing was written in the period that was asked about.
2. ``unknown_name``: somebody or something called by name in the question is named nowhere in the diary.
3. ``other_marks``: the best sentence names somebody whose name differs in its marks (Phương, Phượng);
   ``someone_else``: what fits the question best was said by, or tells of, somebody else, and nothing about the one who
   was asked about fits as well.
4. ``unknown_thing``: a thing in the question occurs nowhere in the diary, by that word or by one that means the same,
   and no sentence comes near the question as a whole.
5. ``far``: neither words nor meaning of any sentence come near.

A sixth, ``never_told``, stands in ``premises.py``: the question takes a deed for granted ("why did I sell the coach?")
that no entry tells of.

Rules 3 and 4 and most of 5 need an embedding model.
``python -m tests.evaluation pepys locomo`` shows how far they go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..domain.passage import Hit
from ..domain.period import Period
from .english import stem
from .names import Name, names_in
from .quoting import Sentence
from .ranking import without_words
from .search_index import SearchIndex
from .tokens import WORD, as_written, folded, query_terms, stop_words, tokens

Reason = Literal["found", "empty", "unknown_name", "someone_else", "other_marks", "unknown_thing", "far", "never_told"]

NEAR = 0.3
"""Cosine below which a passage without any of the question's words is not worth showing as "close in meaning"."""

NEAR_SENTENCE = 0.52
"""Cosine of a single sentence from which the question as a whole counts as met, whatever one word of it says: half of
the questions about Pepys's diary that can be answered reach 0.53 (all-MiniLM-L6-v2)."""

FAR_SENTENCE = 0.35
"""Cosine that even sentences of another matter reach: below it no sentence comes near."""

SAME_MEANING = 0.7
"""Cosine of two single words from which one may stand for the other: "animal" and "creature" 0.75, but "squirrel" and
"rabbit" 0.65."""

COVERED = 0.5
"""Share of the question's words, rare ones counting more, in one sentence that is near enough whatever the meaning."""

COVERED_ALONE = 0.34
"""The same share of the words in one passage where there is no embedding model to ask."""

_SHORTEST_THING = 4
_MOST_WORDS = 200
_NO_THING = re.compile(r"(?:ing|ed|ly|est|ish|ive|ous|able|ible|ful|less|tical|ional|cial)$")
"""Endings of verbs, adverbs, adjectives and the like: those are told in many words, and a thing has few names."""

_KIND_ASKED = re.compile(
    r"\b(?:what|which|whose)\s+((?:(?!(?:did|do|does|had|has|have|was|were|is|are|am|can|could|will|would|might|may|"
    r"should|must|i|we|he|she|they|in|on|at|for|from|with|the|a|an|of(?! the))\b)[^\W\d_]+(?:[\s/]+|(?=\W|$))){1,5})",
    re.IGNORECASE,
)
"""The kind of answer that is asked for ("which animal", "what natural disaster"): the evidence names the thing itself
instead."""

_DONE = re.compile(
    r"\b(?:to|i|we|you|he|she|they|it|who|not|never|could|would|can|will|had|have|has|was|were)\s+"
    r"(?:(?:last|first|ever|also|really|just|actually)\s+)?([^\W\d_]+)",
    re.IGNORECASE,
)
"""What somebody did, by its place behind who did it."""

_NO_THINGS_TEXT = """
since afterwards afterward beforehand altogether together ago lately recently exactly anyway meanwhile instead finally
turn come came look start begin began happen keep kept give gave take took make made become became seem
"""
_NO_THINGS = frozenset(_NO_THINGS_TEXT.split())

_OPINION_TEXT = """
think thought feel felt say said tell told like liked love loved find found
"""
_OPINION = frozenset(_OPINION_TEXT.split())
"""What is asked of a thing: the diary tells of it in other words."""

_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")

_SPOKEN_TO = re.compile(r"\b(?:you|your|yours|you're|you've|you'd|you'll|bạn|cậu|anh|chị|em|con|cháu)\b", re.IGNORECASE)

_EVERYDAY = {"en": ("the", "and", "was", "with"), "vi": ("và", "là", "không", "của", "tôi", "mình")}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the diary tells, and if not, why. ``words``: what never occurs, or who was asked about; ``who``: whose
    doing the nearest sentence tells instead (empty: the diary's own)."""

    reason: Reason = "found"
    words: tuple[str, ...] = ()
    who: str = ""

    @property
    def found(self) -> bool:
        return self.reason == "found"


Alike = Callable[[str, Sequence[Hit]], float]
"""How near in meaning any single word of some passages comes to a word: the highest cosine."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was searched and found for a question. ``sentences`` are those of the hits, scored."""

    text: str
    language: str
    period: Period | None
    hits: Sequence[Hit]
    sentences: Sequence[Sentence]
    index: SearchIndex
    alike: Alike | None = None
    """None without an embedding model."""
    understood: bool = True
    """Whether the embedding model knows the language of the question: else its cosines say little."""


def worth_showing(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that share a word with the question or are near in meaning; the rest only came nearest."""
    return [hit for hit in hits if hit.keywords or hit.similarity >= NEAR]


def judged(evidence: Evidence) -> Verdict:
    """The first rule that finds something missing; ``found`` where none does.

    A question that names nothing but a time is answered by whatever lies in it.
    """
    exact = evidence.period if evidence.period is not None and evidence.period.exact else None
    if not evidence.index.entries_in(exact):
        return Verdict("empty")
    asked = without_words(evidence.text, evidence.period)
    if not query_terms(asked):
        return Verdict() if evidence.hits else Verdict("far")
    names = names_in(asked)
    for rule in (_unknown_name, _other_marks, _someone_else, _unknown_thing, _far):
        if verdict := rule(evidence, asked, names):
            return verdict
    return Verdict()


def speaks(index: SearchIndex, language: str) -> bool:
    """Whether entries are written in that language: whether its most everyday words stand in a hundredth of them."""
    most = max((index.document_frequency(word) for word in _EVERYDAY.get(language, ())), default=0)
    return most * 100 >= max(1, index.size)


def content_words(texts: Iterable[str]) -> list[str]:
    """The distinct words of some texts that may name a thing, at most ``_MOST_WORDS`` of them."""
    words: dict[str, None] = {}
    for text in texts:
        for token in tokens(text):
            if len(token.written) >= _SHORTEST_THING and token.written.isalpha() and token.written not in stop_words():
                words.setdefault(token.written)
    return list(words)[:_MOST_WORDS]


def _unknown_name(evidence: Evidence, _: str, names: Sequence[Name]) -> Verdict | None:
    """A name may be translated where the diary is in another language: then only one that is foreign to both counts."""
    translated = not speaks(evidence.index, evidence.language)
    for name in names:
        if translated and not name.foreign:
            continue
        first = query_terms(name.words[0])
        if first and not any(evidence.index.document_frequency(query.term) for query in first):
            return Verdict("unknown_name", (name.text,))
    return None


def _other_marks(evidence: Evidence, _: str, names: Sequence[Name]) -> Verdict | None:
    """The diary knows the name with the marks that were typed, and the best sentence names one with other marks."""
    for name in names:
        typed = as_written(name.words[0])
        if typed.isascii() or not evidence.index.document_frequency(typed):
            continue
        best = max(evidence.sentences, key=lambda one: one.coverage, default=None)
        said = {as_written(one) for one in WORD.findall(best.text) if one[0].isupper()} if best else set()
        others = [one for one in said if folded(one) == folded(typed)]
        if others and typed not in said:
            return Verdict("other_marks", (name.text,), others[0].capitalize())
    return None


def _someone_else(evidence: Evidence, _: str, names: Sequence[Name]) -> Verdict | None:
    """One person is asked about, and the best sentence is somebody else's who does not speak to or of that one."""
    if evidence.alike is None:
        return None
    labels = {one.speaker for one in evidence.sentences if one.speaker}
    asked = [name for name in names if any(_same_name(name, label) for label in labels)]
    if len(asked) != 1 or len(labels) < 2:
        return None
    own = [one for one in evidence.sentences if _is_about(one, asked[0])]
    others = [one for one in evidence.sentences if not _is_about(one, asked[0])]
    best = max(others, key=lambda one: one.fit, default=None)
    if best is None or best.fit <= max((one.fit for one in own), default=0.0):
        return None
    return Verdict("someone_else", (asked[0].text,), best.speaker)


def _same_name(name: Name, label: str) -> bool:
    return folded(name.words[0]) == folded(label).split()[0]


def _is_about(sentence: Sentence, name: Name) -> bool:
    if sentence.speaker and _same_name(name, sentence.speaker):
        return True
    said = folded(sentence.text)
    return (
        bool(_SPOKEN_TO.search(sentence.text))
        or re.search(rf"\b{re.escape(folded(name.words[0]))}\b", said) is not None
    )


def _unknown_thing(evidence: Evidence, asked: str, names: Sequence[Name]) -> Verdict | None:
    alike = evidence.alike
    if alike is None or evidence.language != "en" or not speaks(evidence.index, "en"):
        return None
    if max((one.meaning for one in evidence.sentences), default=0.0) >= NEAR_SENTENCE:
        return None
    missing = [word for word in _things(asked, names) if not _occurs(evidence.index, word)]
    missing = [word for word in missing if alike(word, evidence.hits) < SAME_MEANING]
    return Verdict("unknown_thing", tuple(missing)) if missing else None


def _things(asked: str, names: Sequence[Name]) -> list[str]:
    """The words of a question that may name a thing: no verb or adverb, no name, not the kind that is asked for."""
    kind = {token.written for match in _KIND_ASKED.finditer(asked) for token in tokens(match[1])}
    done = {as_written(match[1]) for match in _DONE.finditer(asked)}
    for name in names:
        if behind := _NEXT_WORD.match(asked, asked.find(name.text) + len(name.text)):
            done.add(as_written(behind[1]))
    named = {as_written(word) for name in names for word in name.words}
    words = dict.fromkeys(query.word for query in query_terms(asked))
    return [
        word
        for word in words
        if word.isalpha()
        and len(word) >= _SHORTEST_THING
        and not _NO_THING.search(word)
        and (word.endswith("s") or stem(word) in (word, word.removesuffix("e")))
        and word not in kind | done | named | _NO_THINGS
    ]


def _occurs(index: SearchIndex, word: str) -> bool:
    return any(index.document_frequency(term) for token in tokens(word) for term in token.terms)


def _far(evidence: Evidence, asked: str, _: Sequence[Name]) -> Verdict | None:
    if evidence.alike is not None and not speaks(evidence.index, evidence.language):
        return None
    if not evidence.understood:
        return None if any(one.coverage >= COVERED_ALONE for one in evidence.sentences) else Verdict("far")
    if evidence.alike is None:
        words = {query.word for query in query_terms(asked)}
        covered = max((len(words.intersection(hit.keywords)) for hit in evidence.hits), default=0) / len(words)
        return None if covered >= COVERED_ALONE else Verdict("far")
    words = {query.word for query in query_terms(asked)} - _OPINION
    if words and any(words <= set(hit.keywords) for hit in evidence.hits):
        return None
    near = any(one.meaning >= FAR_SENTENCE or one.coverage >= COVERED for one in evidence.sentences)
    return None if near else Verdict("far")
