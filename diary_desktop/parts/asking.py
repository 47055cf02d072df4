"""What finds, counts and answers, on top of what keeps."""

from __future__ import annotations

from functools import cached_property as made_once

from diary_desktop.adapters import Adapters
from diary_desktop.retrieval.prompt import Templates
from diary_desktop.services.answerer import Answerer, Counting, Grounds
from diary_desktop.services.computed_wording import computed_line
from diary_desktop.services.computing import Computing
from diary_desktop.services.conversations import Conversations
from diary_desktop.services.entry_search import EntrySearch
from diary_desktop.services.event_times import EventTimes
from diary_desktop.services.insights import Insights
from diary_desktop.services.opened_texts import OpenedTexts
from diary_desktop.services.premises import Premises
from diary_desktop.services.reading import Reader
from diary_desktop.services.reflections import Reflections
from diary_desktop.services.searcher import Searcher
from diary_desktop.services.suggestions import Suggestions
from diary_desktop.services.wordsmith import Wordsmith

from .keeping import Keeping


class Asking(Keeping):
    """What finds, counts and answers."""

    def __init__(self, adapters: Adapters, templates: Templates) -> None:
        super().__init__(adapters)
        self._templates = templates

    @made_once
    def reader(self) -> Reader:
        return Reader(self.days)

    @made_once
    def searcher(self) -> Searcher:
        return Searcher(self.threads.search, self.threads.embedder, self.threads.vault, self.reader)

    @made_once
    def entry_search(self) -> EntrySearch:
        return EntrySearch(self.searcher, self.reader, lambda: self.days().begins_at, self.clock)

    @made_once
    def opened_texts(self) -> OpenedTexts:
        return OpenedTexts(self.threads.vault, self.days)

    @made_once
    def counting(self) -> Counting:
        computing = Computing(self.threads.search, self.threads.vault, self.opened_texts, self.adapters.activities)
        return Counting(computing, computed_line)

    @made_once
    def wordsmith(self) -> Wordsmith:
        return Wordsmith(self.threads.language, self._templates, self.bus)

    @made_once
    def grounds(self) -> Grounds:
        times = EventTimes(self.threads.search, self.opened_texts, self.adapters.event_names)
        return Grounds(times, Premises(self.searcher, self.opened_texts, lambda: times.known))

    @made_once
    def answerer(self) -> Answerer:
        return Answerer(self.reader, self.searcher, self.wordsmith, self.bus, self.counting, self.grounds)

    @made_once
    def suggestions(self) -> Suggestions:
        return Suggestions(self.answerer.exists, self.clock)

    @made_once
    def conversations(self) -> Conversations:
        return Conversations(self.threads.vault, self.clock, self.adapters.write_conversation)

    @made_once
    def reflections(self) -> Reflections:
        return Reflections(
            self.threads.vault, lambda: self.searcher.index().idf, self.wordsmith, self.days, self.clock, self.bus
        )

    @made_once
    def insights(self) -> Insights:
        return Insights(self.threads.vault, self.conversations, self.settings, self.clock, self.adapters.write_files)
