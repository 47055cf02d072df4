"""What days held and which entries say certain words: one sentence of each entry, with the day it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..domain.asking import Event, Intent
from ..domain.period import Period
from .activities import Place
from .commands import tellings
from .computed import EntryText
from .event_clauses import sentence_of
from .event_dates import day_of
from .event_topics import Telling as Needed
from .event_topics import Topic
from .sentences import Span, sentences
from .telling import Idf, Step, Told, nothing, stepping, telling_lines
from .tokens import folded

LATER = timedelta(days=2)
"""How much later a single day is told of: "yesterday we ...", "hôm kia"."""

MOST_OF_A_DAY, _WHOLE = 12, 3
"""Sentences that tell a single day, all of them where so few entries were written."""

_FINDING = (
    re.compile(
        r"^(?:please )?(?:show me|find(?: me)?|look up|search for|list|read me|what (?:did|have) i (?:write|written|say"
        r"|said)|what write|what say)?\s*(?:(?:all|the|my|any|every|of)\s+)*(?:entries|entry|passages|notes)?\s*"
        r"(?:that |which )?(?:about|on|with|mention(?:ing|s)?|say(?:ing)?|of|where i wrote (?:about|of))?\s+",
    ),
    re.compile(
        r"^(?:tìm|cho (?:tôi|mình) xem|cho xem|liệt kê|trích|đọc lại)?\s*(?:lại )?(?:tất cả |cả |hết )?(?:những |các )?"
        r"(?:mục|trang|bài|đoạn|câu|gì)?\s*(?:nào )?(?:đã )?"
        r"(?:viết gì về|nói về|viết về|kể về|nhắc đến|nhắc tới|có|về)\s+"
    ),
)
"""The words of asking, in front of what is to be found."""

_DOING_TEXT = "do did happen happened go going get lam chuyen xay nhu the"
_DOING = frozenset(_DOING_TEXT.split())


def sought_words(intent: Intent) -> Intent:
    """``intent`` of the kind ``find`` with nothing in its topic but what is to be found."""
    topic = intent.topic
    for pattern in _FINDING:
        topic = pattern.sub("", f"{topic[:1].lower()}{topic[1:]} ").strip() or topic
    return replace(intent, topic=topic)


def asks_of_the_day_alone(topic: Topic) -> bool:
    """Whether a question of the kind ``on_date`` names nothing but its days."""
    return topic.activity is None and not topic.persons and not topic.names and not set(topic.words) - _DOING


def said_in(entries: Iterable[EntryText], topic: Topic) -> list[Event]:
    """The first sentence of each entry that says all of the topic's words."""
    needed, found = Needed(topic.needs()), []
    for entry in entries:
        said = needed.sentences(entry.text, entry.within)
        if place := next((one for one in said if tells(entry, *one)), None):
            found.append(_event(entry, entry.day, *place))
    return found


def held(entries: Sequence[EntryText], period: Period, idf: Idf, most: int, step: Step = nothing) -> list[Event]:
    """What ``period`` held, oldest first: the most telling sentence of each entry of its days, of ``most`` of them
    where there are more; and of a single day also what entries of the next days tell of it. ``step`` is called between
    two entries."""
    own = [one for one in entries if period.holds(one.day)]
    if period.first == period.last and len(own) <= _WHOLE:
        events = [_event(one, one.day, *span) for one in own for span in _tellings(one)][:MOST_OF_A_DAY]
    else:
        events = _spread(own, idf, most, step)
    if period.first is not None and period.first == period.last:
        later = stepping((one for one in entries if one.day > period.first), step)
        events += [event for one in later for event in _told_later(one, period.first)]
    return sorted(events, key=lambda event: event.day)


def _spread(own: Sequence[EntryText], idf: Idf, most: int, step: Step) -> list[Event]:
    told = [Told(one.entry_id, one.day, "", one.text) for one in own]
    by_id = {one.entry_id: one for one in own}
    lines = telling_lines(told, idf, most, step)
    events = [_event(by_id[line.told.entry_id], line.told.day, line.start, line.end) for line in lines]
    return [event for event in events if tells(by_id[event.entry_id], event.start, event.end)]


def tells(entry: EntryText, start: int, end: int) -> bool:
    """Whether a sentence of an entry tells of a life: what speaks to a machine does not."""
    return any(a <= start and end <= b for a, b in _tellings(entry))


def _tellings(entry: EntryText) -> list[Span]:
    return list(tellings(entry.text, sentences(entry.text)))


def _told_later(entry: EntryText, day: date) -> Iterable[Event]:
    for start, end in _tellings(entry):
        sentence = sentence_of(entry.text, start, end, entry.language)
        if sentence.words and day_of(sentence, Place(len(sentence.words) - 1, len(sentence.words)), entry.day) == day:
            yield _event(entry, day, start, end)


def _event(entry: EntryText, day: date, start: int, end: int) -> Event:
    return Event(entry.entry_id, day, start, end, entry.text[start:end])


def shown_words(topic: str) -> tuple[str, ...]:
    """The words looked for, as the question has them."""
    return (topic,) if folded(topic).strip() else ()
