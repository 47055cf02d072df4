"""What is said when the diary does not tell: why, how much was read, and the nearest thing it does tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diary_desktop.domain.conversation import AnswerKind, Citation, RetrievalContext
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.abstain import COVERED, NEAR_SENTENCE, Evidence, Verdict
from diary_desktop.retrieval.quoting import quotes_of

from .searcher import Searcher
from .wording import elsewhere_line, nearest_line, nothing_text

_TOLD_WITHIN = timedelta(days=2)
"""Days after a day on which it may still be told of: "yesterday we ..."."""

_NEAREST = 2
"""Quotes shown as what comes nearest."""

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Told:
    """What to say instead of an answer from the period that was asked about."""

    kind: AnswerKind
    text: str
    citations: tuple[Citation, ...]
    context: RetrievalContext
    """What was asked of the diary, with the hits the citations are from."""


class Absence:
    """Widens a search openly. May be called from any thread to the left of the embedder's."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def told(self, context: RetrievalContext, evidence: Evidence, verdict: Verdict, token: CancelToken) -> Told:
        """Quotes from other days where only the days asked about are empty; else that the diary does not tell, why, and
        the nearest thing it does tell. Raises ``Cancelled``."""
        period = context.period if context.period is not None and context.period.exact else None
        if period is None:
            return self._nothing(context, evidence, verdict, None)
        wide = self._searcher.find(
            context.question, token, reading=replace(context.reading, period=replace(period, first=None, last=None))
        )
        wider, widely = self._searcher.weighed(wide, token)
        if verdict.reason == "empty" and widely.found and (quotes := self._from_elsewhere(wider, period)):
            line = elsewhere_line(context.reading.language, period)
            return Told("quoted", line, quotes, replace(wide, period=context.period))
        return self._nothing(context, wider, verdict, period)

    def _from_elsewhere(self, wider: Evidence, period: Period) -> tuple[Citation, ...]:
        """What other days tell; where the year was named, only the day or two after, in which it may be told of."""
        if not _YEAR.search(period.words):
            return self._searcher.quotes(wider) if _is_near(wider) else ()
        soon = [one for one in wider.sentences if _told_of(period, one.hit.day)]
        near = [one for one in soon if one.meaning >= NEAR_SENTENCE or one.coverage >= COVERED]
        return quotes_of(near)

    def _nothing(self, context: RetrievalContext, evidence: Evidence, verdict: Verdict, period: Period | None) -> Told:
        language, span = context.reading.language, period or self._searcher.span()
        text = nothing_text(language, verdict, context.entries_read, span)
        nearest = self._searcher.quotes(evidence)[:_NEAREST] if _is_near(evidence) else ()
        if nearest:
            text = f"{text} {nearest_line(language, nearest[0].day)}"
        return Told("nothing", text, nearest, replace(context, hits=tuple(evidence.hits)))


def _is_near(evidence: Evidence) -> bool:
    """Whether anything found is worth being shown at all."""
    return any(one.meaning >= NEAR_SENTENCE or one.coverage >= COVERED for one in evidence.sentences)


def _told_of(period: Period, day: date) -> bool:
    return period.last is not None and period.last <= day <= period.last + _TOLD_WITHIN
