"""Whether a question has sound ground to be computed: else the person's own sentences say more than a number."""

from __future__ import annotations

import re

from ..domain.asking import Computed, Intent, Reading
from .computed import MEASURED, NEVER, NEVER_WRITTEN, measured_unit
from .event_topics import Topic
from .intent import asks_of_the_writer
from .summing import adds_up
from .tokens import folded

MOST_READ = 500
"""Entries read for a single day (first, last, when) by words that no table knows: where so many hold all of them, they
tell of too much to name one."""

_COUNTED = ("count", "days", "which_days", "streak", "per_month", "sum", "mean", "max", "min")
_NEVER_SAID = ("count", "days", "streak")
_OF_TIMES = re.compile(
    r"\b(?:how often|how frequently|times|occasions)\b|\b(?:lan|buoi|luot|ban|cu|tran|cuoc|chuyen)\b"
)
_ATTENDED = re.compile(
    r"\bhow many\b.*\b(?:did|have|had) (?:i|we) "
    r"(?:(?:been|go|gone|come) to|attend(?:ed)?|been at|take part in|play(?:ed)?)\b"
)
"""What is gone to happens each time: "how many concerts have I been to?"."""
_EVER = re.compile(r"\bever\b|\b(?:bao gio|da tung|co tung|tung co)\b")
_MENTIONED = re.compile(r"\b(?:mention\w*|writ\w*|wrote|note[ds]?|nhac|viet|ke|ghi)\b")


def may_compute(reading: Reading, topic: Topic) -> bool:
    """Whether the kind of question and what is known of its topic allow an answer that is computed.

    An activity of the table does, unless another's is asked for: what is read is what the writer did. Other words have
    to say that events are asked for: "how many eggs" are no events, and a name alone tells no more than that somebody
    was mentioned.
    """
    intent, text = reading.intent, folded(reading.text)
    mine = asks_of_the_writer(reading.text, reading.language)
    if intent.kind in MEASURED and not measured_unit(intent):
        return False
    if topic.activity is not None:
        return mine or topic.kind == "mutual" or not (topic.persons or topic.names or topic.words)
    if not mine and intent.kind != "when":
        return False
    if not topic.words and not topic.persons and not _MENTIONED.search(text):
        return False
    if intent.kind == "count" and not any(one.search(text) for one in (_OF_TIMES, _EVER, _ATTENDED)):
        return False
    return intent.kind != "sum" or adds_up(text, reading.language, intent.unit, reading.period is not None)


def worth_reading(intent: Intent, topic: Topic, entries: int) -> bool:
    """Whether so many ``entries`` are read for it: all of them where it is counted or its activity is known."""
    return topic.activity is not None or intent.kind in _COUNTED or entries <= MOST_READ


def says_something(reading: Reading, topic: Topic, result: Computed, told_elsewhere: bool) -> bool:
    """Whether ``result`` is an answer, rather than no more than that nobody used the question's words.

    "When did I ..." asks for one day: with several that fit, the person's own sentences say more. That nothing was
    recorded is an answer only to a question about the writer, by a known activity or, counted in some days, by words
    with which other days tell of it (``told_elsewhere``).
    """
    kind, mine = reading.intent.kind, asks_of_the_writer(reading.text, reading.language)
    if kind == "when":
        if not result.events and topic.activity is not None:
            return mine and not topic.words and not topic.company
        return len(result.days) == 1 and (topic.activity is not None or len(topic.words) > 1)
    if result.events and result.reason != NEVER_WRITTEN:
        return True
    if not mine:
        return False
    if topic.activity is not None:
        return not topic.words and not topic.company  # other words may tell of it
    return result.reason == NEVER and kind in _NEVER_SAID and told_elsewhere and not _EVER.search(folded(reading.text))
