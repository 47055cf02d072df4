"""Looks back on demand: a week, a month or a year, this day in earlier years, people and topics. Never invented."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Literal, get_args

from diary_desktop.domain.answer_events import ReadingEntries
from diary_desktop.domain.conversation import Answer, AnswerContext, Citation, ContextPassage, Question
from diary_desktop.domain.entry import Entry, EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken, InputError
from diary_desktop.domain.events import AnswerReady, JobId, QuotesReady
from diary_desktop.domain.passage import Hit, Passage
from diary_desktop.domain.period import Period
from diary_desktop.domain.settings import Days
from diary_desktop.ports.clock import Clock
from diary_desktop.retrieval.telling import Idf, Line, Told, names, telling_lines, topics
from diary_desktop.runtime.event_bus import EventBus

from . import reflection_wording as words
from .on_this_day import same_day
from .vault_state import VaultState, VaultThread
from .wordsmith import Material, Wordsmith

log = logging.getLogger(__name__)

ReflectionKind = Literal["week", "month", "year", "on-this-day", "people", "topics"]
KINDS: tuple[ReflectionKind, ...] = get_args(ReflectionKind)

QUOTES = 7
"""Sentences of a look back: one a day of a week."""

NAMES = 12
"""People or topics of a list."""

A_STEP = 20
"""Entries opened in one step of the vault thread."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What is looked back at, and the entries of it, oldest first."""

    kind: ReflectionKind
    question: Question
    period: Period
    chosen: Sequence[EntrySummary]

    @property
    def vi(self) -> bool:
        return self.question.language == "vi"


class Reflections:
    """Computed and quoted; worded by a language model where there is one. Called where questions are answered."""

    def __init__(
        self,
        vault: VaultThread,
        idf: Callable[[], Idf],
        wordsmith: Wordsmith,
        days: Callable[[], Days],
        clock: Clock,
        bus: EventBus,
    ) -> None:
        self._vault = vault
        self._idf = idf
        self._wordsmith = wordsmith
        self._days = days
        self._clock = clock
        self._bus = bus

    def called(self, kind: ReflectionKind, day: date, language: str) -> str:
        """What a look back from ``day`` is called; needs no vault."""
        return words.request(kind, _period(kind, day), language == "vi")

    def asks(self, kind: ReflectionKind, day: date | None = None, language: str = "en") -> Question:
        """What such a look back is called, as a question."""
        language = "vi" if language == "vi" else "en"
        return Question(self.called(kind, self._day(day), language), self._clock(), language)

    def reflect(
        self, kind: ReflectionKind, token: CancelToken, job: JobId = 0, day: date | None = None, language: str = "en"
    ) -> Answer:
        """A look back from ``day`` (else today), also published as ``AnswerReady``. Raises ``Cancelled``."""
        start = time.monotonic()
        question, period = self.asks(kind, day, language), _period(kind, self._day(day))
        look = _Look(kind, question, period, self._chosen(kind, period))
        if look.chosen:
            days = [one.when.day(self._days().begins_at) for one in look.chosen]
            self._bus.publish(ReadingEntries(job, len(days), min(days), max(days)))
        recurring = kind in ("people", "topics")
        answer = self._recurring(look, token) if recurring else self._summary(look, token, job)
        answer = replace(answer, seconds=time.monotonic() - start)
        log.info("looked back", extra={"seconds": round(answer.seconds, 3), "count": len(look.chosen)})
        self._bus.publish(AnswerReady(job, answer))
        return answer

    def _summary(self, look: _Look, token: CancelToken, job: JobId) -> Answer:
        question, period, chosen, vi = look.question, look.period, look.chosen, look.vi
        if not chosen:
            return Answer(question, "nothing", words.nothing_written(period, vi), (), period)
        told = list(self._told(chosen, token))
        lines = telling_lines(told, self._idf(), QUOTES, token.raise_if_cancelled)
        begins = self._days().begins_at
        moods = Counter(one.mood for one in chosen if one.mood is not None)
        text = words.amounts(
            len(chosen),
            len({one.when.day(begins) for one in chosen}),
            sum(one.words for one in chosen),
            moods.most_common(),
            vi,
        )
        answer = _quoted(question, text, lines, None if look.kind == "on-this-day" else period, len(chosen))
        return self._worded(answer, lines, token, job)

    def _recurring(self, look: _Look, token: CancelToken) -> Answer:
        question, period, chosen, vi = look.question, look.period, look.chosen, look.vi
        told = list(self._told(chosen, token))
        found = names(told, NAMES) if look.kind == "people" else topics(told, self._idf(), NAMES)
        if not found:
            text = words.nothing_back(period, vi) if chosen else words.nothing_written(period, vi)
            return Answer(question, "nothing", text, (), period, len(chosen))
        newest = [one.lines[-1] for one in found]
        return _quoted(question, words.comes_back(found, vi), newest, period, len(chosen))

    def _worded(self, quoted: Answer, lines: Sequence[Line], token: CancelToken, job: JobId) -> Answer:
        """A model's sentences on the same quotes, each cited, behind the amounts; the quotes where none holds."""
        self._bus.publish(QuotesReady(job, quoted))
        hits = [
            Hit(Passage(line.told.entry_id, at, line.start, line.end, line.text), line.told.day, line.told.title, 1.0)
            for at, line in enumerate(lines)
        ]
        worded = self._wordsmith.word(Material(quoted.question, hits, hits), token, job)
        if worded is None or quoted.context is None:
            return quoted
        context = replace(
            quoted.context,
            prompt="\n\n".join(message.text for message in worded.prompt.messages),
            model=worded.model,
            prompt_tokens=worded.prompt_tokens,
            answer_tokens=worded.answer_tokens,
        )
        text = f"{quoted.text} {worded.text}"
        return replace(quoted, kind="generated", text=text, citations=worded.citations, context=context)

    def _chosen(self, kind: ReflectionKind, period: Period) -> list[EntrySummary]:
        """The entries looked back at, oldest first."""
        begins = self._days().begins_at
        listed = self._vault.call(lambda state, _: state.listed())
        if kind == "on-this-day":
            day = period.first
            assert day is not None
            same = [one for one in listed if same_day(one.when.day(begins), day)]
            return sorted(same, key=lambda one: one.when.utc)
        return sorted((one for one in listed if period.holds(one.when.day(begins))), key=lambda one: one.when.utc)

    def _told(self, chosen: Sequence[EntrySummary], token: CancelToken) -> Iterator[Told]:
        begins = self._days().begins_at
        for at in range(0, len(chosen), A_STEP):
            token.raise_if_cancelled()
            ids = [one.entry_id for one in chosen[at : at + A_STEP]]
            for entry in self._vault.call(partial(_read, ids=ids)):
                if entry.binned is None and entry.text:
                    yield Told(entry.entry_id, entry.when.day(begins), entry.title, entry.text, entry.people)

    def _day(self, day: date | None) -> date:
        return day or self._clock().day(self._days().begins_at)


def _period(kind: ReflectionKind, day: date) -> Period:
    if kind == "on-this-day":
        return Period(day, day)
    if kind == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    if kind == "month":
        after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        return Period(day.replace(day=1), after - timedelta(days=1))
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def kind_of(text: str) -> ReflectionKind:
    """Raises ``InputError`` for a word that names none."""
    found = next((kind for kind in KINDS if kind == text), None)
    if found is None:
        raise InputError("There is no such look back.", "Choose one of: {kinds}.", kinds=", ".join(KINDS))
    return found


def _quoted(question: Question, text: str, lines: Sequence[Line], period: Period | None, read: int) -> Answer:
    citations = tuple(
        Citation(number, line.told.entry_id, line.told.day, line.told.title, line.text, line.start, line.end)
        for number, line in enumerate(lines, 1)
    )
    passages = tuple(ContextPassage(line.told.entry_id, line.start, line.end, 1.0) for line in lines)
    return Answer(question, "quoted", text, citations, period, read, context=AnswerContext(passages))


def _read(state: VaultState, _: CancelToken, ids: Sequence[EntryId]) -> list[Entry]:
    return state.vault.entries.texts(ids)
