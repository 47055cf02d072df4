"""When to say "not in your diary" instead of showing what merely came nearest.

The rule is mild: a quote that misses does little harm, as it shows its date and its words, while a refusal hides
what is there. Whether a passage truly answers cannot be told from words and vectors of whole passages:
``python -m tests.evaluation`` shows how far this goes (balanced abstention; 0.5 is what a constant gets).
"""

from __future__ import annotations

from collections.abc import Sequence

from ..domain.conversation import Question
from ..domain.passage import Hit
from ..domain.period import Period
from .periods import period_of
from .ranking import without_words
from .tokens import query_terms

SIMILAR = 0.4
"""Cosine from which a passage counts as near in meaning: 0.35 lets most absent matters through, 0.45 hides a fifth of
what is there (measured with all-MiniLM-L6-v2 on whole passages)."""

COVERED = 0.67
"""Share of the question's words in one passage that is enough whatever the meaning."""

COVERED_ALONE = 0.34
"""The same where there is no embedding model to ask."""


NEAR = 0.3
"""Cosine below which a passage without any of the question's words is not worth showing as "close in meaning"."""


def worth_showing(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that share a word with the question or are near in meaning; the rest only came nearest."""
    return [hit for hit in hits if hit.keywords or hit.similarity >= NEAR]


def found_anything(question: Question, hits: Sequence[Hit], period: Period | None = None) -> bool:
    """Whether ``hits`` may answer. A question of nothing but a time is answered by whatever lies in it.

    ``period`` is the one the search used; its words are not expected in a passage. Where it is not given, it is
    read from the question.
    """
    if not hits:
        return False
    named = period or period_of(question, question.asked.day())
    asked = {query.word for query in query_terms(without_words(question.text, named))}
    if not asked:
        return True
    covered = max(len(asked.intersection(hit.keywords)) for hit in hits) / len(asked)
    similarity = max(hit.similarity for hit in hits)
    return covered >= (COVERED if similarity else COVERED_ALONE) or similarity >= SIMILAR
