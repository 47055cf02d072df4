"""From the words of a question to the days it asks about, in English and Vietnamese."""

from __future__ import annotations

import re
from datetime import date

from ..domain.conversation import Question
from ..domain.period import DateOrder, Period
from .calendar_spans import Asked
from .period_grammar import Grammar, read_period
from .periods_en import ENGLISH_DATES
from .periods_vi import vietnamese_dates
from .tokens import as_written, folded

_VIETNAMESE_MARK = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíĩòóõùúũý]")
_UNMARKED = re.compile(
    r"\b(?:toi|gi|khong|nao|ngay|thang|nam|tuan|bao|nhieu|dau|hom|truoc|viet|lam|duoc|minh|voi|nhung|cua|chuyen)\b"
)
_ENGLISH = re.compile(r"\b(?:what|when|where|who|how|why|which|did|the|my|i|was|were)\b")
_COUNTED_FROM = re.compile(r"\W*(?:and )?how (?:many|often|much)\b.*[^s] from ", re.IGNORECASE)
"""Before a time from which something is counted on: "how often did I run from November?", but "how many entries from
November ..." are those of that month."""

_TWO_ENDS = re.compile(r"\b(?:to|until|till|through|and)\b|[-–—]")

_TELLING = 2
"""Unmarked words from which a text is taken for Vietnamese."""


def period_of(
    question: Question, today: date, born: date | None = None, date_order: DateOrder = "dmy"
) -> Period | None:
    """The days the question names, counted from ``today`` (the day the question counts for); None where it names none.

    Questions look back: "in March" is the latest March that has begun. ``born`` opens birthdays and ages,
    ``date_order`` reads 4/2 in English (Vietnamese is always day first).
    """
    asked = Asked(today, today, born, date_order)
    for grammar in _grammars(question):
        if period := read_period(grammar, question.text, asked):
            return _counted_on(question.text, period, today)
    return None


def _counted_on(question: str, period: Period, today: date) -> Period:
    """``period``, up to today where the question counts from it on."""
    before = question.partition(period.words)[0]
    if period.first is None or period.first > today or _TWO_ENDS.search(period.words):
        return period
    if not _COUNTED_FROM.fullmatch(before):
        return period
    return Period(period.first, today, f"{before[-5:]}{period.words}", period.exact)


def _grammars(question: Question) -> list[Grammar]:
    """The grammars to try in turn: that of the language first, both where a text may mix them."""
    written, bare = as_written(question.text), folded(question.text)
    if _VIETNAMESE_MARK.search(written):
        return [vietnamese_dates(), ENGLISH_DATES] if _ENGLISH.search(bare) else [vietnamese_dates()]
    if question.language == "vi":
        return [vietnamese_dates(marked=False), ENGLISH_DATES]
    if question.language != "en" and len(_UNMARKED.findall(bare)) >= _TELLING:
        return [vietnamese_dates(marked=False), ENGLISH_DATES]
    return [ENGLISH_DATES]
