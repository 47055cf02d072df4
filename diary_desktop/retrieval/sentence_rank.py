"""Orders the best passages anew by their best sentence: a long passage means many things, one of which may answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..domain.passage import Hit
from .quoting import Idf, Sentence, Similarity, best_sentences
from .tokens import Folding, word_count

RANKED = 8
"""Passages of which a sentence is looked at: about ten milliseconds each. Over 100,000 entries 95 % of searches took
107 ms with eight and 80 ms with five; Pepys's evidence was among the first five in 68 %, with five in 63 %."""

SENTENCE_WEIGHT = 0.8
"""What a cosine of 1 adds that a long passage's best sentence has over the passage. From 0.5 to 1.3 it makes no
difference that could be measured (with twelve passages): evidence in the first five of Pepys's diary 63 % without, 71 %
with it, 69 % where the weight was chosen in four folds and measured in the fifth; dialogues of short turns stay."""

_SHORT, _LONG = 40, 80
"""Words up to which a passage is its own sentence, and from which its best sentence counts fully."""


def by_best_sentence(
    question: str, hits: Sequence[Hit], idf: Idf, similarity: Similarity, folding: Folding | None = None
) -> list[Hit]:
    """``hits`` with the first ``RANKED`` in a new order, and their new scores.

    Of each long one the sentence that says most of the question is weighed; ``similarity`` gives the cosines with the
    question, and ``folding`` knows the words of earlier ones.
    """
    shares = [_share(hit) for hit in hits[:RANKED]]
    best: dict[int, Sentence] = {}
    long = [hit for hit, share in zip(hits, shares, strict=False) if share > 0]
    for one in best_sentences(question, long, idf, folding=folding):
        if _says_more(one, best.get(id(one.hit))):
            best[id(one.hit)] = one
    if not best:
        return list(hits)
    meanings = dict(zip(best, similarity([one.said for one in best.values()]), strict=True))
    scored = [
        replace(hit, score=hit.score + share * _gain(hit, meanings.get(id(hit), 0.0)))
        for hit, share in zip(hits, shares, strict=False)
    ]
    return sorted(scored, key=lambda hit: -hit.score) + list(hits[RANKED:])


def _says_more(one: Sentence, other: Sentence | None) -> bool:
    return other is None or (one.coverage, len(one.said)) > (other.coverage, len(other.said))


def _gain(hit: Hit, meaning: float) -> float:
    return SENTENCE_WEIGHT * max(meaning - max(hit.similarity, 0.0), 0.0)


def _share(hit: Hit) -> float:
    """How much of it counts, by the words of the passage: 0 for a short one, 1 for a long one."""
    return min(max((word_count(hit.passage.text) - _SHORT) / (_LONG - _SHORT), 0.0), 1.0)
