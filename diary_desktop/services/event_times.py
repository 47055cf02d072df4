"""Days named by an event of the diary: the event is looked up in it, and the days are counted from where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from diary_desktop.domain.asking import Event, Reading
from diary_desktop.domain.conversation import Question
from diary_desktop.domain.errors import CancelToken
from diary_desktop.retrieval.activities import LANGUAGES, Activities
from diary_desktop.retrieval.event_periods import MOST_READ, event_day, period_by
from diary_desktop.retrieval.event_phrases import EventPhrase, event_phrases
from diary_desktop.retrieval.intent import intent_of
from diary_desktop.retrieval.matching import entries_with
from diary_desktop.retrieval.named_events import named_event

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

    @cached_property
    def known(self) -> Activities:
        """The table of named events, deeds, people and things."""
        return Activities(*(self._table(language) for language in LANGUAGES))

    def _event(self, phrase: EventPhrase, reading: Reading, token: CancelToken) -> Event | None:
        named = named_event(phrase.event, reading.language, self.known)
        if named is None or (phrase.relation in _OPEN and named.event is None):
            return None
        needs = named.needs()
        ids = self._search.call(lambda state, _: entries_with(state.index, needs, phrase.within))
        if not ids or len(ids) > MOST_READ:
            return None
        assert reading.today is not None
        return event_day(named, self._texts.of(ids, token), phrase.within, reading.today)


_OPEN = ("open_before", "open_after", "since")
"""An open end asks for an event with a name: "after the film" may mean the same evening."""
