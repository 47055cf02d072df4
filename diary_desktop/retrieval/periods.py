"""From the words of a question to the days it asks about, in English and Vietnamese."""

from __future__ import annotations

from datetime import date

from ..domain.conversation import Question
from ..domain.period import Period
from .calendar_spans import Asked, DateOrder
from .period_grammar import read_period
from .periods_en import ENGLISH_DATES


def period_of(
    question: Question, today: date, born: date | None = None, date_order: DateOrder = "dmy"
) -> Period | None:
    """The days the question names, counted from ``today`` (the day the question counts for); None where it names none.

    Questions look back: "in March" is the latest March that has begun. ``born`` opens birthdays and ages,
    ``date_order`` reads 4/2 in English (Vietnamese is always day first).
    """
    return read_period(ENGLISH_DATES, question.text, Asked(today, today, born, date_order))
