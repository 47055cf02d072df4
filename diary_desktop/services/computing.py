"""Counts, sums and dates over every entry that tells of a topic; nothing is left to a model or to a top ten."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from diary_desktop.domain.asking import COMPUTED, LISTED, Computed, Event, Intent, Reading
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.activities import LANGUAGES, Activities
from diary_desktop.retrieval.computed import NEVER_WRITTEN, EntryText, Found, computed, measured_unit, other_measure
from diary_desktop.retrieval.event_reading import EventReader
from diary_desktop.retrieval.event_topics import Topic, apart_from_places, topic_of
from diary_desktop.retrieval.grounds import may_compute, says_something, worth_reading
from diary_desktop.retrieval.matching import Match, Needs, matches

from .listings import Listings
from .opened_texts import OpenedTexts
from .searcher import SearchThread
from .vault_state import VaultThread

log = logging.getLogger(__name__)


class Computing:
    """Reads every matching entry. Runs on the asker's thread; may be called from any to the left of the search thread.

    ``table`` gives the table of activities in "en" or "vi"; it is read when something is first computed.
    """

    def __init__(
        self, search: SearchThread, vault: VaultThread, texts: OpenedTexts, table: Callable[[str], str]
    ) -> None:
        self._search = search
        self._vault = vault
        self._texts = texts
        self._table = table
        self._listings = Listings(search, texts, lambda: self._activities)

    def compute(self, reading: Reading, token: CancelToken) -> Computed | None:
        """The result, with the events it rests on; None where the question asks for nothing that can be computed, or
        where the diary's words leave it open. Raises ``Cancelled``, ``VaultLocked``.
        """
        if reading.intent.kind in LISTED:
            return self._listings.compute(reading, token)
        if reading.intent.kind not in COMPUTED or reading.today is None:
            return None
        topic = topic_of(reading.intent, reading.language, self._activities)
        if not topic or not may_compute(reading, topic):
            return None
        topic, places = apart_from_places(topic, reading.text, reading.language)
        result, candidates = self._read(reading, reading.intent, topic, places, token)
        if result is not None and result.reason == NEVER_WRITTEN and (other := other_measure(reading.intent)):
            measured, _ = self._read(reading, other, topic, places, token)
            result = measured if measured is not None and not measured.reason else result
        if result is None:
            return None
        elsewhere = candidates or bool(self._candidates(reading.intent, topic, places, None))
        return result if says_something(reading, topic, result, elsewhere) else None

    def _read(
        self, reading: Reading, intent: Intent, topic: Topic, places: Needs, token: CancelToken
    ) -> tuple[Computed | None, bool]:
        """The result, None where too many entries would have to be read; and whether any entry may tell."""
        assert reading.today is not None
        start = time.monotonic()
        candidates = self._candidates(intent, topic, places, reading.period)
        if not worth_reading(intent, topic, len(candidates)):
            return None, True
        reader = EventReader(topic, measured_unit(intent))
        found = [one for entry in self._texts.of(candidates, token) if (one := _found(entry, reader))]
        log.info("computed", extra={"seconds": round(time.monotonic() - start, 3), "count": len(candidates)})
        read = self._entries_in(reading)
        return computed(intent, reading.period, reading.today, found, topic.shown, read), bool(candidates)

    def titles(self, events: Sequence[Event], token: CancelToken) -> Mapping[EntryId, str]:
        """What the entries of ``events`` are called now. Raises ``Cancelled``, ``VaultLocked``."""
        token.raise_if_cancelled()
        ids = {event.entry_id for event in events}
        listed = self._vault.call(lambda state, _: [state.summaries_so_far.get(one) for one in ids])
        return {one.entry_id: one.title for one in listed if one is not None}

    @cached_property
    def _activities(self) -> Activities:
        return Activities(*(self._table(language) for language in LANGUAGES))

    def _candidates(self, intent: Intent, topic: Topic, places: Needs, period: Period | None) -> list[Match]:
        needs = topic.needs(measured=bool(measured_unit(intent)))
        return self._search.call(lambda state, _: matches(state.index, needs, period, places))

    def _entries_in(self, reading: Reading) -> int:
        return self._search.call(lambda state, _: state.index.entries_in(reading.period))


def _found(entry: EntryText, reader: EventReader) -> Found | None:
    told = reader.read(entry.text, entry.day, entry.language, entry.within)
    return Found(entry.entry_id, entry.text, tuple(told)) if told else None
