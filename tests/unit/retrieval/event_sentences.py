"""Reads ``event_sentences.txt``: sentences of diaries with the events they hold, under a question for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from diary_desktop.app import activities
from diary_desktop.domain.asking import Intent
from diary_desktop.retrieval.activities import LANGUAGES, Activities
from diary_desktop.retrieval.computed import measured_unit
from diary_desktop.retrieval.event_reading import EventReader
from diary_desktop.retrieval.event_topics import topic_of
from diary_desktop.retrieval.intent import intent_of
from diary_desktop.services.wording import language_of

TOLD = date(2026, 5, 14)
"""A Thursday."""

ALL = Activities(*(activities(language) for language in LANGUAGES))
_EXPECTED = re.compile(r"(?P<times>\d+)(?:@(?P<days>-\d+))?(?:=(?P<amount>[\d.]+))?$")


@dataclass(frozen=True)
class Case:
    """One sentence: how often it happened, when, and how much in all (None where nothing is measured)."""

    question: str
    text: str
    times: int
    day: date
    amount: float | None

    @property
    def intent(self) -> Intent:
        return intent_of(self.question, language_of(self.question))

    def read(self) -> tuple[int, date | None, float | None]:
        """Times, day and amount as the diary reads them."""
        intent = self.intent
        topic = topic_of(intent, language_of(self.question), ALL)
        told = EventReader(topic, measured_unit(intent)).read(self.text, TOLD)
        amounts = [amount.value for one in told for amount in one.amounts]
        return sum(one.times for one in told), told[0].day if told else None, sum(amounts) if amounts else None

    def is_right(self) -> bool:
        times, day, amount = self.read()
        if self.amount is not None:
            return amount is not None and abs(amount - self.amount) < 1e-6
        if measured_unit(self.intent) and not self.times:
            return amount is None
        return times == self.times and (not times or day == self.day)


def cases() -> Iterator[Case]:
    question = ""
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("? "):
            question = line[2:]
        elif line and not line.startswith("#"):
            expected, _, text = line.partition("\t")
            found = _EXPECTED.match(expected)
            assert found, line
            amount = found["amount"]
            day = TOLD + timedelta(int(found["days"] or 0))
            yield Case(question, text, int(found["times"]), day, None if amount is None else float(amount))
