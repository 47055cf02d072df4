"""What a question wants: a number, a day, names, or the person's own sentences; and the words that name its matter."""

from __future__ import annotations

import re

from ..domain.asking import COMPUTED, Intent, IntentKind
from .event_amounts import unit_named
from .intent_words import ASKING, MEASURES, PHRASES, SPANS
from .summing import may_add_up
from .tokens import as_written, folded

_WRITER = {
    "en": re.compile(r"\b(?:i|i'm|i've|we|my|our|me|us)\b"),
    "vi": re.compile(r"\b(?:toi|minh|to|tui|chung ta|chung toi)\b"),
}


def intent_of(question: str, language: str, period_words: str = "") -> Intent:
    """The intent of ``question``; ``period_words`` are those that name its time and no part of the topic.

    The kind is that of the first phrase of the table found; "open" where there is none.
    """
    text = as_written(question)
    plain = _without(text, period_words)
    kind = _kind(plain, language)
    unit = _unit(plain, language, kind)
    if kind == "sum" and not may_add_up(plain, language, unit, bool(period_words)):
        kind, unit = "find", ""
    return Intent(kind, _topic(question, language, period_words), unit)


def _kind(text: str, language: str) -> IntentKind:
    tables = PHRASES["vi"] if language == "vi" else PHRASES["en"]
    bare = language == "vi" and text == folded(text)
    for phrase in tables:
        if (phrase.bare if bare else phrase.pattern).search(text):
            return phrase.kind
    return "open"


def _unit(text: str, language: str, kind: IntentKind) -> str:
    """ "km", "h", "£" ...; "money", "distance" or "time" where only that is said; "week" after a slash per week."""
    if kind not in ("sum", "mean", "max", "min", "per_month"):
        return ""
    named = next((unit for match in MEASURES[language].finditer(text) if (unit := unit_named(match.group()))), "")
    said = named if kind != "per_month" or not re.search(r"how many times|how often|lần", text) else ""
    said = said or (_implied(text) if kind != "per_month" else "")
    span = next((name for name, pattern in SPANS if pattern.search(text)), "month")
    return f"{said}/{span}" if kind == "per_month" and span != "month" else said


def _implied(text: str) -> str:
    plain = folded(text)
    if re.search(
        r"\b(?:spen[dt]|money|pay|paid|cost|price|expens\w+|cheap\w+|tien|tieu|chi|tra|mua|dat nhat|gia|"
        r"(?:het|ton) bao nhieu)\b",
        plain,
    ):
        return "money"
    if re.search(r"\b(?:sle(?:ep|pt)|time|how long|lau|ngu|thoi gian)\b", plain):
        return "h"
    if re.search(
        r"\b(?:distance|far|furthest|farthest|longest|shortest|r[au]n|walk\w*|"
        r"cycl\w*|ride|rode|swam|swim|hike\w*|xa|quang duong|dai nhat)\b",
        plain,
    ):
        return "km"
    return ""


def _topic(question: str, language: str, period_words: str) -> str:
    """The question without the words of asking and of time, its own capitals kept."""
    text = _without(question.strip(), period_words)
    for pattern in ASKING[language if language == "vi" else "en"]:
        text = pattern.sub(" ", text)
    return " ".join(text.strip(" ?.!,:;").split()).strip(" ?.!,:;")


def _without(text: str, words: str) -> str:
    if not words:
        return text
    return re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", text, count=1, flags=re.IGNORECASE)


def asks_of_the_writer(text: str, language: str) -> bool:
    """Whether a question is about the one who asks: "did I", "our", "tôi"."""
    return _WRITER["vi" if language == "vi" else "en"].search(folded(text)) is not None


def is_computed(intent: Intent) -> bool:
    """Whether its answer is computed over every matching entry."""
    return intent.kind in COMPUTED
