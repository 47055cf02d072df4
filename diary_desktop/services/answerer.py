"""From a question to an answer: read, computed where it can be, else searched, and quoted or worded by a model."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from diary_desktop.domain.answer_events import ReadingEntries
from diary_desktop.domain.asking import ASKS_A_DAY, COMPUTED, LISTED, Computed, Event, Reading
from diary_desktop.domain.conversation import (
    Answer,
    AnswerContext,
    AnswerKind,
    Citation,
    ContextPassage,
    Question,
    RetrievalContext,
)
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import AnswerReady, JobId, QuotesReady
from diary_desktop.domain.passage import Hit
from diary_desktop.retrieval.abstain import Evidence, Verdict, speaks
from diary_desktop.retrieval.quoting import done_first, first_told
from diary_desktop.runtime.event_bus import EventBus

from .absence import Absence
from .event_times import EventTimes
from .premises import Premises
from .reading import Reader
from .searcher import Searcher
from .spoken_answer import spoken_answer
from .wording import found_line, found_on_line, other_language_line
from .wordsmith import Material, Wordsmith

log = logging.getLogger(__name__)


class Computes(Protocol):
    """Counts, sums and dates over every matching entry."""

    def compute(self, reading: Reading, token: CancelToken) -> Computed | None:
        """None where the question cannot be computed: it is then searched. Raises ``Cancelled``."""

    def titles(self, events: Sequence[Event], token: CancelToken) -> Mapping[EntryId, str]:
        """What the entries of ``events`` are called. Raises ``Cancelled``."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What computes, and how a result is told: ``tell`` gives the sentence, in the language of the reading."""

    computing: Computes
    tell: Callable[[Reading, Computed], str]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What of a question itself is looked up: the events it names its time by, and what it takes for granted."""

    event_times: EventTimes
    premises: Premises


@dataclass(slots=True)
class Stages:
    """How long each step took, in order."""

    last: float = field(default_factory=time.monotonic)
    seconds: list[tuple[str, float]] = field(default_factory=list)

    def done(self, name: str) -> None:
        """The step that ran since the last call (or the beginning) was ``name``."""
        now = time.monotonic()
        self.seconds.append((name, now - self.last))
        self.last = now


class Answerer:
    """Answers from the diary alone. May be called from any thread to the left of the language thread."""

    def __init__(
        self,
        reader: Reader,
        searcher: Searcher,
        wordsmith: Wordsmith,
        bus: EventBus,
        counting: Counting | None = None,
        grounds: Grounds | None = None,
    ) -> None:
        self._reader = reader
        self._searcher = searcher
        self._absence = Absence(searcher)
        self._wordsmith = wordsmith
        self._bus = bus
        self._counting = counting
        self._grounds = grounds

    def answer(
        self,
        question: Question,
        token: CancelToken,
        job: JobId = 0,
        earlier: Sequence[Answer] = (),
    ) -> Answer:
        """The answer, also published as ``AnswerReady``. Raises ``Cancelled``.

        ``earlier``: the answers of the conversation so far, oldest first, which a follow-up leans on.
        """
        start, stages = time.monotonic(), Stages()
        read = self._read(question, earlier, token)
        asked = replace(question, language=read.language)
        self._tell_asked(read, job)
        stages.done("read")
        answer = self._computed(asked, read, token, stages)
        if answer is None:
            read = _quoted_for(read)
            answer = self._searched(asked, read, earlier, token, job, stages)
        answer = replace(answer, reading=read, seconds=time.monotonic() - start)
        log.info("answered", extra={"seconds": round(answer.seconds, 3), "count": len(answer.citations)})
        self._bus.publish(AnswerReady(job, answer))
        return answer

    def get_ready(self, language: str) -> None:
        """Have a language model, where there is one, loaded by the time a question comes. Returns at once."""
        self._wordsmith.get_ready(language)

    def exists(self, question: Question, token: CancelToken, earlier: Sequence[Answer] = ()) -> bool:
        """Whether the diary answers it, found without wording or publishing anything. Raises ``Cancelled``."""
        read = self._read(question, earlier, token)
        if self._counting is not None and read.intent.kind in COMPUTED | LISTED:
            computed = self._counting.computing.compute(read, token)
            if computed is not None:
                return bool(computed.events)
        context = self._searcher.find(replace(question, language=read.language), token, reading=read)
        return self._weighed(context, token)[1].found

    def spoken(self, answer: Answer) -> list[str]:
        """The sentences to read aloud; a quote is introduced by its date."""
        return spoken_answer(answer)

    def _read(self, question: Question, earlier: Sequence[Answer], token: CancelToken) -> Reading:
        """The question as understood, with the days of an event that it names its time by."""
        read = self._reader.read(question, earlier)
        return read if self._grounds is None else self._grounds.event_times.read(read, question, token)

    def _tell_asked(self, reading: Reading, job: JobId) -> None:
        """How many entries the days asked about hold; an open end is that of the diary."""
        index = self._searcher.index()
        entries, whole, asked = index.entries_in(reading.period), index.span(), reading.period
        first, last = (asked.first, asked.last) if asked is not None else (None, None)
        first, last = first or whole.first, last or whole.last
        if entries and first is not None and last is not None:
            self._bus.publish(ReadingEntries(job, entries, first, last))

    def _tell_found(self, hits: Sequence[Hit], job: JobId) -> None:
        """Which of them are read for the answer itself."""
        days = {hit.passage.entry_id: hit.day for hit in hits}.values()
        if days:
            self._bus.publish(ReadingEntries(job, len(days), min(days), max(days)))

    def _computed(self, question: Question, reading: Reading, token: CancelToken, stages: Stages) -> Answer | None:
        """What is counted over every matching entry; None for a question that is searched instead."""
        if self._counting is None or reading.intent.kind not in COMPUTED | LISTED:
            return None
        computed = self._counting.computing.compute(reading, token) or self._dated(reading, token)
        stages.done("compute")
        if computed is None:
            return None
        text = self._counting.tell(reading, computed)
        titles = self._counting.computing.titles(computed.events, token)
        citations = tuple(
            Citation(at, one.entry_id, one.day, titles.get(one.entry_id, ""), one.quote, one.start, one.end)
            for at, one in enumerate(computed.events, 1)
        )
        context = AnswerContext(seconds=tuple(stages.seconds))
        return Answer(
            question,
            "computed",
            text,
            citations,
            reading.period,
            computed.entries_read,
            computed=computed,
            context=context,
        )

    def _dated(self, reading: Reading, token: CancelToken) -> Computed | None:
        """The day of an event of a life, where one is asked for and the diary clearly tells it."""
        if self._grounds is None or reading.intent.kind != "when":
            return None
        event = self._grounds.event_times.day_told(reading, token)
        if event is None:
            return None
        read = self._searcher.index().entries_in(reading.period)
        return Computed(None, "", (event.day,), (event,), (reading.intent.topic,), read)

    def _searched(
        self,
        question: Question,
        reading: Reading,
        earlier: Sequence[Answer],
        token: CancelToken,
        job: JobId,
        stages: Stages,
    ) -> Answer:
        self._wordsmith.get_ready(reading.language)
        context = self._searcher.find(question, token, reading=reading)
        stages.done("search")
        evidence, verdict = self._searcher.weighed(context, token)
        stages.done("weigh")
        quoted: Answer | None = None
        if verdict.found:
            self._tell_found(context.hits, job)
            quoted = self._quoted(context, evidence, stages)
            self._bus.publish(QuotesReady(job, replace(quoted, reading=reading)))
            verdict = self._granted(context, token)
            stages.done("premise")
        if quoted is None or not verdict.found:
            told = self._absence.told(context, evidence, verdict, token)
            stages.done("widen")
            return self._answer(told.context, told.kind, told.text, told.citations, _context(told.context.hits, stages))
        worded = self._generated(context, earlier, token, job, stages)
        return worded or replace(quoted, context=_context(context.hits, stages))

    def _weighed(self, context: RetrievalContext, token: CancelToken) -> tuple[Evidence, Verdict]:
        """What was found, and whether it answers."""
        evidence, verdict = self._searcher.weighed(context, token)
        return evidence, self._granted(context, token) if verdict.found else verdict

    def _granted(self, context: RetrievalContext, token: CancelToken) -> Verdict:
        """Not ``found`` where the question takes for granted what no entry tells of: many are read for that, while the
        quotes are on the screen."""
        return Verdict() if self._grounds is None else self._grounds.premises.judged(context.reading, token)

    def _quoted(self, context: RetrievalContext, evidence: Evidence, stages: Stages) -> Answer:
        citations, read = self._searcher.quotes(evidence), context.reading
        if read.intent.kind == "first":
            citations = first_told(citations)
        elif read.intent.kind in ASKS_A_DAY:
            citations = done_first(citations)
        told = citations and read.intent.kind in ASKS_A_DAY
        text = found_on_line(read.language, citations[0].day) if told else found_line(read.language)
        if not speaks(evidence.index, read.language):
            text = f"{text} {other_language_line(read.language)}"
        stages.done("quote")
        return self._answer(context, "quoted", text, citations, _context(context.hits, stages))

    def _generated(
        self, context: RetrievalContext, earlier: Sequence[Answer], token: CancelToken, job: JobId, stages: Stages
    ) -> Answer | None:
        """The found passages worded by a model; None where no sentence of it holds."""
        asked = replace(context.question, text=context.reading.text)
        wide = [hit for together in self._searcher.passages(context) for hit in together]
        material = Material(asked, context.hits, wide, earlier)
        worded = self._wordsmith.word(material, token, job)
        stages.done("generate")
        if worded is None:
            return None
        made_from = replace(
            _context(worded.prompt.sources, stages),
            prompt="\n\n".join(message.text for message in worded.prompt.messages),
            model=worded.model,
            prompt_tokens=worded.prompt_tokens,
            answer_tokens=worded.answer_tokens,
        )
        return self._answer(context, "generated", worded.text, worded.citations, made_from)

    def _answer(
        self,
        context: RetrievalContext,
        kind: AnswerKind,
        text: str,
        citations: tuple[Citation, ...],
        made_from: AnswerContext,
    ) -> Answer:
        question, period, read = context.question, context.period, context.entries_read
        return Answer(question, kind, text, citations, period, read, context=made_from)


def _context(hits: Sequence[Hit], stages: Stages) -> AnswerContext:
    passages = ((hit.passage, hit.score) for hit in hits)
    return AnswerContext(
        tuple(ContextPassage(one.entry_id, one.start, one.end, score) for one, score in passages),
        seconds=tuple(stages.seconds),
    )


def _quoted_for(reading: Reading) -> Reading:
    """The question as it is answered by quotes: what could not be computed asks for no number any more."""
    kind = reading.intent.kind
    if kind not in (COMPUTED | LISTED) - ASKS_A_DAY:
        return reading
    return replace(reading, intent=replace(reading.intent, kind="find"))
