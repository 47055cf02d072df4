"""Days named by an event of the diary: the event is looked up in it, and the days are counted from where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property

from diary_desktop.domain.asking import Event, Reading
from diary_desktop.domain.conversation import Question
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.activities import LANGUAGES, Activities
from diary_desktop.retrieval.event_periods import MOST_READ, event_day, period_by
from diary_desktop.retrieval.event_phrases import EventPhrase, event_phrases
from diary_desktop.retrieval.intent import intent_of
from diary_desktop.retrieval.matching import matches
from diary_desktop.retrieval.named_events import NamedEvent, named_event

from .opened_texts import OpenedTexts
from .searcher import SearchThread


class EventTimes:
    """Runs on the asker's thread; may be called from any to the left of the search thread.

    ``table`` gives the table of named events in "en" or "vi"; it is read when a question first names one.
    """

    def __init__(self, search: SearchThread, texts: OpenedTexts, table: Callable[[str], str]) -> None:
        self._search = search
        self._texts = texts
        self._table = table

    def read(self, reading: Reading, question: Question, token: CancelToken) -> Reading:
        """``reading`` with the days counted from an event where the question names them so and the diary clearly tells
        when it was; else ``reading`` itself, also where a person said which days are meant. Raises ``Cancelled``,
        ``VaultLocked``.
        """
        said = question.correction
        if reading.today is None or (said is not None and (said.everywhere or said.period is not None)):
            return reading
        for phrase in event_phrases(reading.text, reading.language, reading.period):
            if (event := self._event(phrase, reading, token)) is None:
                continue
            if (period := period_by(phrase, event.day, reading.today)) is None:
                continue
            intent = intent_of(reading.text, reading.language, period.words)
            kind = said.intent if said is not None and said.intent else intent.kind
            return replace(reading, period=period, intent=replace(intent, kind=kind), told=event)
        return reading

    def day_told(self, reading: Reading, token: CancelToken) -> Event | None:
        """The day of an event of the table that a question asks for ("when did my uncle die?"), where the diary clearly
        tells one; None else. Raises ``Cancelled``, ``VaultLocked``."""
        named = named_event(reading.intent.topic, reading.language, self.known)
        if reading.today is None or named is None or named.event is None or not (named.whose or named.words):
            return None
        ways = (named.told_of(), named.told_of(described=False)) if named.whose else (named,)
        found = (self._day(way, reading.period, reading.today, token) for way in ways)
        return next((event for event in found if event is not None), None)

    @cached_property
    def known(self) -> Activities:
        """The table of named events, deeds, people and things."""
        return Activities(*(self._table(language) for language in LANGUAGES))

    def _event(self, phrase: EventPhrase, reading: Reading, token: CancelToken) -> Event | None:
        named = named_event(phrase.event, reading.language, self.known)
        if named is None or (phrase.relation in _OPEN and named.event is None):
            return None
        assert reading.today is not None
        return self._day(named, phrase.within, reading.today, token)

    def _day(self, named: NamedEvent, within: Period | None, today: date, token: CancelToken) -> Event | None:
        needs, beside = named.sentence_needs(), named.entry_needs()
        found = self._search.call(lambda state, _: matches(state.index, needs, within, beside))
        if not found or len(found) > MOST_READ:
            return None
        return event_day(named, self._texts.of(found, token), within, today)


_OPEN = ("open_before", "open_after", "since")
"""An open end asks for an event with a name: "after the film" may mean the same evening."""
