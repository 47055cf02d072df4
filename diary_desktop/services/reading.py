"""How a question is understood before anything is looked for: completed, its language, its period, its intent."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from diary_desktop.domain.asking import Correction, Reading
from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.settings import Days
from diary_desktop.retrieval.follow_up import completed
from diary_desktop.retrieval.intent import intent_of
from diary_desktop.retrieval.periods import period_of

from .wording import language_of


class Reader:
    """Reads questions by the settings of days. May be called from any thread to the left of the vault's."""

    def __init__(self, days: Callable[[], Days]) -> None:
        self._days = days

    def read(self, question: Question, earlier: Sequence[Answer] = ()) -> Reading:
        """``question`` as it stands alone, and as a person corrected it; ``earlier``: the answers of its conversation,
        oldest first."""
        days = self._days()
        today = question.asked.day(days.begins_at)
        order, born = question.date_order or days.date_order, question.born or days.birth_day()
        language = question.language or language_of(question.text)
        text = completed(unicodedata.normalize("NFC", question.text), language, earlier)
        period = period_of(Question(text, question.asked, language), today, born, order)
        intent = intent_of(text, language, period.words if period else "")
        reading = Reading(text, language, intent, period, today, born, order)
        return reading if question.correction is None else _corrected(reading, question.correction)


def _corrected(reading: Reading, correction: Correction) -> Reading:
    period = None if correction.everywhere else correction.period or reading.period
    intent = replace(reading.intent, kind=correction.intent or reading.intent.kind)
    return replace(reading, period=period, intent=intent)
