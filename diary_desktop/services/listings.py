"""Lists of people, places and things, what days held and which entries say certain words: over every matching entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from diary_desktop.domain.asking import Computed, Event, Reading
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.activities import Activities
from diary_desktop.retrieval.computed import NEVER, EntryText
from diary_desktop.retrieval.event_reading import EventReader
from diary_desktop.retrieval.event_reading import events_of as told_events
from diary_desktop.retrieval.event_topics import Topic, topic_of
from diary_desktop.retrieval.intent import asks_of_the_writer
from diary_desktop.retrieval.listing import Telling, events_of, listed, sought_in, telling, without_kinds
from diary_desktop.retrieval.matching import Match, matches, told_in
from diary_desktop.retrieval.retelling import (
    LATER,
    asks_of_the_day_alone,
    held,
    said_in,
    shown_words,
    sought_words,
    tells,
)
from diary_desktop.retrieval.search_index import SearchIndex

from .opened_texts import OpenedTexts
from .searcher import SearchThread

UNNAMED = "unnamed"
"""It happened, and no entry names what is asked for."""

MOST_FOUND = 500
"""Entries read for words: more than these say them so often that the best of them say more than a list."""

MOST_HELD = 31
"""Sentences that tell what a stretch held: a day each of a month."""

MOST_DAYS_READ = 400
"""Entries of a stretch that are read for it: of more, a look back at the month or year tells more."""


class Listings:
    """Runs on the asker's thread; may be called from any to the left of the search thread."""

    def __init__(self, search: SearchThread, texts: OpenedTexts, known: Callable[[], Activities]) -> None:
        self._search = search
        self._texts = texts
        self._known = known

    def compute(self, reading: Reading, token: CancelToken) -> Computed | None:
        """For the kinds ``list``, ``on_date`` and ``find``; None where the person's own sentences, searched, say more.
        Raises ``Cancelled``, ``VaultLocked``."""
        kind = reading.intent.kind
        if reading.today is None:
            return None
        if kind == "list":
            return self._list(reading, reading.today, token)
        return self._on_date(reading, token) if kind == "on_date" else self._find(reading, token)

    def _list(self, reading: Reading, today: date, token: CancelToken) -> Computed | None:
        """Of a known activity of the writer alone: of other words nobody can say what happened."""
        topic = without_kinds(topic_of(reading.intent, reading.language, self._known()))
        if topic.activity is None or not asks_of_the_writer(reading.text, reading.language):
            return None
        found = self._matches(topic, reading.period)
        told = self._told(found, topic, reading.period, today, token)
        if not told:
            # What names it and tells of nothing done may still answer; days without an entry are said to be empty.
            unsure = found or topic.words or topic.company or not self._entries_in(reading.period)
            return None if unsure else self._made(reading, topic.shown, NEVER)
        items = listed(sought_in(reading.text, reading.language), topic, told, self._known())
        if not items:
            events = tuple(one.event for one in told)
            return None if topic.words else self._made(reading, topic.shown, UNNAMED, events)
        days = tuple(sorted({event.day for event in events_of(items)}))
        read = self._entries_in(reading.period)
        return Computed(len(items), "names", days, events_of(items), topic.shown, read, items=items)

    def _told(
        self, found: list[Match], topic: Topic, period: Period | None, today: date, token: CancelToken
    ) -> list[Telling]:
        reader, told = EventReader(topic), list[Telling]()
        for entry in self._texts.of(found, token):
            happened = reader.read(entry.text, entry.day, entry.language, entry.within)
            for one, _ in told_events(happened):
                counts = one.day <= today and (period is None or period.holds(one.day))
                if counts and tells(entry, one.start, one.end):
                    event = Event(entry.entry_id, one.day, one.start, one.end, entry.text[one.start : one.end])
                    told.append(telling(event, entry.text, entry.language, entry.people, entry.place))
        return told

    def _find(self, reading: Reading, token: CancelToken) -> Computed | None:
        intent = sought_words(reading.intent)
        topic = topic_of(intent, reading.language, self._known())
        if not topic or intent.topic == "":
            return None
        found = matches(self._index(), topic.needs(), reading.period)
        if not 0 < len(found) <= MOST_FOUND:
            return None
        read = self._texts.of(found, token)
        events = said_in((one for one in read if reading.period is None or reading.period.holds(one.day)), topic)
        if not events:
            return None
        entries, days = len({one.entry_id for one in events}), tuple(sorted({one.day for one in events}))
        words = shown_words(intent.topic)
        return Computed(entries, "entries", days, tuple(events), words, self._entries_in(reading.period))

    def _on_date(self, reading: Reading, token: CancelToken) -> Computed | None:
        period = reading.period
        if period is None or not period.exact or period.first is None or period.last is None:
            return None
        if not asks_of_the_day_alone(topic_of(reading.intent, reading.language, self._known())):
            return None
        later = LATER if period.first == period.last else timedelta()
        found = told_in(self._index(), Period(period.first, period.last + later))
        if not found or len(found) > MOST_DAYS_READ:
            return None
        entries: list[EntryText] = list(self._texts.of(found, token))
        events = held(entries, period, self._index().idf, MOST_HELD, token.raise_if_cancelled)
        if not events:
            return None
        days = tuple(sorted({event.day for event in events}))
        own = sum(period.holds(one.day) for one in entries)
        return Computed(own, "entries", days, tuple(events), (), own)

    def _made(self, reading: Reading, words: tuple[str, ...], reason: str, events: tuple[Event, ...] = ()) -> Computed:
        days = tuple(sorted({event.day for event in events}))
        return Computed(None, "names", days, events, words, self._entries_in(reading.period), reason)

    def _matches(self, topic: Topic, period: Period | None) -> list[Match]:
        return matches(self._index(), topic.needs(measured=False), period)

    def _index(self) -> SearchIndex:
        return self._search.call(lambda state, _: state.index)

    def _entries_in(self, period: Period | None) -> int:
        return self._search.call(lambda state, _: state.index.entries_in(period))
