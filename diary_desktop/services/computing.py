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
from diary_desktop.retrieval.computed import EntryText, Found, computed, measured_unit
from diary_desktop.retrieval.event_reading import EventReader
from diary_desktop.retrieval.event_topics import Topic, topic_of
from diary_desktop.retrieval.grounds import may_compute, says_something, worth_reading
from diary_desktop.retrieval.matching import Match, matches

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
        start = time.monotonic()
        candidates = self._candidates(reading.intent, topic, reading.period)
        if not worth_reading(reading.intent, topic, len(candidates)):
            return None
        reader = EventReader(topic, measured_unit(reading.intent))
        found = [one for entry in self._texts.of(candidates, token) if (one := _found(entry, reader))]
        log.info("computed", extra={"seconds": round(time.monotonic() - start, 3), "count": len(candidates)})
        result = computed(reading.intent, reading.period, reading.today, found, topic.shown, self._entries_in(reading))
        elsewhere = bool(candidates) or bool(self._candidates(reading.intent, topic, None))
        return result if says_something(reading, topic, result, elsewhere) else None

    def titles(self, events: Sequence[Event], token: CancelToken) -> Mapping[EntryId, str]:
        """What the entries of ``events`` are called now. Raises ``Cancelled``, ``VaultLocked``."""
        token.raise_if_cancelled()
        ids = {event.entry_id for event in events}
        listed = self._vault.call(lambda state, _: [state.summaries_so_far.get(one) for one in ids])
        return {one.entry_id: one.title for one in listed if one is not None}

    @cached_property
    def _activities(self) -> Activities:
        return Activities(*(self._table(language) for language in LANGUAGES))

    def _candidates(self, intent: Intent, topic: Topic, period: Period | None) -> list[Match]:
        needs = topic.needs(measured=bool(measured_unit(intent)))
        return self._search.call(lambda state, _: matches(state.index, needs, period))

    def _entries_in(self, reading: Reading) -> int:
        return self._search.call(lambda state, _: state.index.entries_in(reading.period))


def _found(entry: EntryText, reader: EventReader) -> Found | None:
    told = reader.read(entry.text, entry.day, entry.language, entry.within)
    return Found(entry.entry_id, entry.text, tuple(told)) if told else None
