"""Holds a sentence of a model against the passages it cites: its words, numbers, names and dates must stand there.

The check reads words, not meaning: it cannot see a denial turned round, and it takes out a true sentence that
shares no word with its source, such as one in another language. What it lets through is at least made of what
the person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from ..domain.passage import Hit
from .numbers_en import CARDINALS, ORDINALS
from .tokens import as_written, stop_words, tokens, word_terms

SUPPORT = 0.6
"""Share of a sentence's own words (those the question did not bring) that must stand in the passages it cites."""

_MONTHS_EN = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS_VI = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS_VI = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_ABOUT_THE_DIARY = """
write wrote written say said note noted tell told describe described according entry diary day date time passage
viết ghi nói kể ngày tháng năm hôm bạn lúc đoạn theo
st nd rd th
"""
_UNCERTAIN_NUMBERS = frozenset({"one", "first", "second", "third"})
_CAPITALISED = re.compile(r"(?<![.!?…:\"“‘(]\s)(?<!^)\b[^\W\d_]\w*")


def supported(sentence: str, question: str, sources: Sequence[Hit]) -> bool:
    """Whether ``sentence`` (without its citation numbers) rests on ``sources``: no number, name or date of its own,
    and most of the words it adds to the question found there. A sentence that adds none ("Yes.") passes.
    """
    there = _terms_of_sources(sources)
    asked = _terms(question)
    if any(number not in there | asked for number in _numbers(sentence)):
        return False
    if any(name not in there | asked for name in _names(sentence)):
        return False
    own = [term for term in _content(sentence) if term not in asked]
    return sum(term in there for term in own) >= SUPPORT * len(own)


def _content(text: str) -> list[str]:
    ignored = _about_the_diary()
    return [t.terms[0] for t in tokens(text) if t.written not in stop_words() and t.terms[0] not in ignored]


def _numbers(text: str) -> set[str]:
    """The numbers of a text as digits, grouping commas removed; number words from two up count as well."""
    found = set()
    for token in tokens(text):
        if token.written[0].isdigit():
            found.add(_plain(token.written))
        elif token.written in CARDINALS | ORDINALS and token.written not in _UNCERTAIN_NUMBERS:
            found.add(str((CARDINALS | ORDINALS)[token.written]))
    return found


def _plain(number: str) -> str:
    digits = re.sub(r"[,.](?=\d{3}\b)", "", number)
    return digits.lstrip("0") or "0"


def _names(text: str) -> set[str]:
    """Capitalised words inside the sentence."""
    words = (m.group() for m in _CAPITALISED.finditer(text))
    return {word_terms(w)[0] for w in words if w[0].isupper() and as_written(w) not in stop_words()}


def _terms(text: str) -> set[str]:
    return {term for token in tokens(text) for term in token.terms} | _numbers(text)


def _terms_of_sources(sources: Sequence[Hit]) -> set[str]:
    found: set[str] = set()
    for hit in sources:
        found |= _terms(hit.passage.text) | _terms(hit.title) | _terms(_day_words(hit.day))
    return found


def _day_words(day: date) -> str:
    """All the words a day may be told in."""
    month, weekday = day.month - 1, day.weekday()
    return (
        f"{day.isoformat()} {day.day} {day.month} {day.year} {_MONTHS_EN[month]} {_MONTHS_VI[month]} "
        f"{_WEEKDAYS_EN[weekday]} {_WEEKDAYS_VI[weekday]}"
    )


@cache
def _about_the_diary() -> frozenset[str]:
    return frozenset(word_terms(word)[0] for word in _ABOUT_THE_DIARY.split())
