"""Ranks for a time that was said vaguely ("around Easter"): its days come first, and the rest is not shut out."""

from __future__ import annotations

from ..domain.passage import Found, Vectors
from ..domain.period import Period
from .ranking import rank, without_words
from .search_index import SearchIndex

BOOST = 1.5
"""What a score counts inside the period: a passage of rank 12 there stands level with one of rank 4 elsewhere."""

_DEPTH = 4
"""How many times more passages are looked at than are wanted."""


def rank_around(index: SearchIndex, question: str, vector: Vectors | None, period: Period, limit: int) -> list[Found]:
    """As ``rank`` over the whole diary, with the days of ``period`` raised."""
    found = rank(index, without_words(question, period), vector, None, _DEPTH * limit)
    return sorted(found, key=lambda one: -one.score * (BOOST if period.holds(one.day) else 1.0))[:limit]
