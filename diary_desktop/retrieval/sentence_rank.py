"""Orders the best passages anew by their best sentence: a long passage means many things, one of which may answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..domain.passage import Hit
from .quoting import Idf, Sentence, Similarity, best_sentences
from .tokens import word_count

RANKED = 8
"""Passages of which a sentence is looked at: about ten milliseconds each. Over 100,000 entries 95 % of searches took
107 ms with eight and 80 ms with five; Pepys's evidence was among the first five in 68 %, with five in 63 %."""

SENTENCE_WEIGHT = 0.8
"""What a cosine of 1 adds that a long passage's best sentence has over the passage. From 0.5 to 1.3 it makes no
difference that could be measured (with twelve passages): evidence in the first five of Pepys's diary 63 % without, 71 %
with it, 69 % where the weight was chosen in four folds and measured in the fifth; dialogues of short turns stay."""

_SHORT, _LONG = 40, 80
"""Words up to which a passage is its own sentence, and from which its best sentence counts fully."""


def by_best_sentence(question: str, hits: Sequence[Hit], idf: Idf, similarity: Similarity) -> list[Hit]:
    """``hits`` with the first ``RANKED`` in a new order, and their new scores.

    Of each the sentence that says most of the question is weighed; ``similarity`` gives the cosines with the question.
    """
    first = list(hits[:RANKED])
    best: dict[int, Sentence] = {}
    for one in best_sentences(question, first, idf):
        if _says_more(one, best.get(id(one.hit))):
            best[id(one.hit)] = one
    long = {key: one for key, one in best.items() if word_count(one.hit.passage.text) > _SHORT}
    if not long:
        return list(hits)
    meanings = dict(zip(long, similarity([one.said for one in long.values()]), strict=True))
    scored = [replace(hit, score=hit.score + _added(hit, meanings.get(id(hit), 0.0))) for hit in first]
    return sorted(scored, key=lambda hit: -hit.score) + list(hits[RANKED:])


def _says_more(one: Sentence, other: Sentence | None) -> bool:
    return other is None or (one.coverage, len(one.said)) > (other.coverage, len(other.said))


def _added(hit: Hit, meaning: float) -> float:
    length = (word_count(hit.passage.text) - _SHORT) / (_LONG - _SHORT)
    return SENTENCE_WEIGHT * max(meaning - max(hit.similarity, 0.0), 0.0) * min(max(length, 0.0), 1.0)
