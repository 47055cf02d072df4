"""What could be asked next: offered only when the diary has the answer."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from diary_desktop.domain.asking import COMPUTED
from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.period import Period
from diary_desktop.ports.clock import Clock
from diary_desktop.retrieval.follow_up_words import english, vietnamese
from diary_desktop.retrieval.question_matter import people_in

from .wording import day_text

log = logging.getLogger(__name__)

MOST = 2

Exists = Callable[[Question, CancelToken, Sequence[Answer]], bool]


class Suggestions:
    """Belongs on the jobs thread: each candidate is looked for as a question would be."""

    def __init__(self, exists: Exists, clock: Clock) -> None:
        self._exists = exists
        self._clock = clock

    def after(self, earlier: Sequence[Answer], token: CancelToken) -> tuple[str, ...]:
        """Up to ``MOST`` questions that can follow the last answer, in its language. Raises ``Cancelled``."""
        found: list[str] = []
        asked = {one.question.text for one in earlier}
        for text in candidates(earlier[-1]) if earlier else ():
            token.raise_if_cancelled()
            language = earlier[-1].question.language
            if text not in asked and self._exists(Question(text, self._clock(), language), token, earlier):
                found.append(text)
            if len(found) == MOST:
                break
        log.info("suggested", extra={"count": len(found)})
        return tuple(found)


def candidates(answer: Answer) -> Iterator[str]:
    """Questions that may follow, most useful first; whether they have an answer is not known here."""
    vi = (answer.question.language or "en") == "vi"
    reading = answer.reading
    if reading is not None and answer.kind != "nothing" and (earlier := _period_before(reading.period)):
        yield f"Còn {_span(earlier, vi)} thì sao?" if vi else f"And in {_span(earlier, vi)}?"
    text = reading.text if reading is not None else answer.question.text
    if name := _name_in(answer, text, vi):
        yield f"Mình còn viết gì về {name}?" if vi else f"What else did I write about {name}?"
    days = {one.day for one in answer.citations}
    if len(days) == 1:
        day = day_text("vi" if vi else "en", next(iter(days)))
        yield f"Ngày {day} mình đã làm gì?" if vi else f"What did I do on {day}?"
    if reading is not None and reading.intent.kind in COMPUTED - {"last", "since"} and answer.citations:
        yield "Lần cuối là khi nào?" if vi else "When was the last time?"


def _period_before(period: Period | None) -> Period | None:
    """The calendar month or year before one; None for any other stretch."""
    if period is None or period.first is None or period.last is None or period.first.day != 1:
        return None
    after = period.last + timedelta(days=1)
    if after.day != 1:
        return None
    last = period.first - timedelta(days=1)
    if (period.first.month, after.month) == (1, 1) and after.year == period.first.year + 1:
        return Period(date(last.year, 1, 1), last)
    one_month = (period.first.year, period.first.month) == (period.last.year, period.last.month)
    return Period(last.replace(day=1), last) if one_month else None


def _span(period: Period, vi: bool) -> str:
    assert period.first is not None
    assert period.last is not None
    if period.first.month != period.last.month:
        return f"năm {period.first.year}" if vi else str(period.first.year)
    if vi:
        return f"tháng {period.first.month}/{period.first.year}"
    return " ".join(day_text("en", period.first).split()[1:])


def _name_in(answer: Answer, asked: str, vi: bool) -> str:
    """The name that the quotes hold most often and the question does not."""
    words = vietnamese() if vi else english()
    names = Counter(
        name
        for one in answer.citations[:12]
        for name in people_in(one.quote, words)
        if name[:1].isupper() and name.lower() not in asked.lower()
    )
    return names.most_common(1)[0][0] if names else ""
