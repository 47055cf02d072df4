"""Has a language model word what was found, and lets through only the sentences that the passages bear."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from diary_desktop.domain.conversation import Answer, Citation, Question
from diary_desktop.domain.errors import CancelToken, ModelError, ModelMissing
from diary_desktop.domain.events import AnswerDelta, Failed, JobId
from diary_desktop.domain.passage import Hit
from diary_desktop.ports.language import LanguageModel
from diary_desktop.retrieval.prompt import CitationChecker, Prompt, Room, Templates, build_prompt
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

ANSWER_TOKENS = 400
"""The most a model may write for one answer."""

READING_SECONDS = 2.5
"""How long a model may read passages before it begins to answer."""

PASSAGE_TOKENS = 350
"""What it is given to read while nobody knows how fast it reads."""

FEWEST_TOKENS = 200
"""Less than two passages answer hardly anything, however slow the model."""


WIDE_TOKENS = 1200
"""Room from which each passage comes with those around it."""


@dataclass(frozen=True, slots=True)
class Material:
    """What is to be answered from what: the hits, best first; the same, each with the passages around it (``wide``);
    and the answers before in the same conversation, oldest first."""

    question: Question
    hits: Sequence[Hit]
    wide: Sequence[Hit]
    earlier: Sequence[Answer] = ()


@dataclass(frozen=True, slots=True)
class Worded:
    """What a model made of the passages: the sentences that hold, and how it came to them."""

    text: str
    citations: tuple[Citation, ...]
    prompt: Prompt
    model: str
    prompt_tokens: int
    answer_tokens: int
    seconds_to_first: float
    """From the question's coming to the model until its first piece; 0 where none came."""
    seconds: float


class Wordsmith:
    """Reaches the model on its own thread. May be called from any thread to the left of the language thread."""

    def __init__(self, language: EngineThread[LanguageModel], templates: Templates, bus: EventBus) -> None:
        self._language = language
        self._templates = templates
        self._bus = bus

    def get_ready(self, language: str) -> None:
        """Have the model loaded and its orders read by the time a question comes. Returns at once; a model that is
        missing or damaged is told of when it is to answer."""
        orders = [self._templates.beginning(language)]
        self._language.submit(lambda model, token: model.prepare(orders, token))

    def word(self, material: Material, token: CancelToken, job: JobId) -> Worded | None:
        """The model's sentences that hold; None without a model, or when not one of them does.

        Each sentence is published as ``AnswerDelta`` at once. Raises ``Cancelled``.
        """

        def told(model: LanguageModel, own: CancelToken) -> Worded:
            room = Room(model.context_size - ANSWER_TOKENS, passage_tokens(model.prompt_speed))
            hits = material.wide if room.passages >= WIDE_TOKENS else material.hits
            prompt = build_prompt(material.question, hits, self._templates, model.count_tokens, room, material.earlier)
            return self._checked(model, prompt, own, job)

        try:
            worded = self._language.call(told, token)
        except ModelMissing:
            return None
        except ModelError as error:
            self._bus.publish(Failed(job, error, "ask"))
            return None
        return worded if worded.text else None

    def _checked(self, model: LanguageModel, prompt: Prompt, token: CancelToken, job: JobId) -> Worded:
        checker, kept, reply = CitationChecker(prompt), list[str](), list[str]()
        start, first = time.monotonic(), 0.0
        for piece in model.stream(prompt.messages, ANSWER_TOKENS, token):
            first = first or time.monotonic() - start
            reply.append(piece)
            kept += self._shown(checker.feed(piece), checker, job)
        kept += self._shown(checker.finish(), checker, job)
        return Worded(
            text=" ".join(kept),
            citations=checker.citations,
            prompt=prompt,
            model=model.name,
            prompt_tokens=sum(model.count_tokens(message.text) for message in prompt.messages),
            answer_tokens=model.count_tokens("".join(reply)),
            seconds_to_first=first,
            seconds=time.monotonic() - start,
        )

    def _shown(self, sentences: Sequence[str], checker: CitationChecker, job: JobId) -> Sequence[str]:
        for sentence in sentences:
            self._bus.publish(AnswerDelta(job, sentence, checker.citations))
        return sentences


def passage_tokens(speed: float) -> int:
    """How much a model that reads ``speed`` tokens a second is given to read; 0 where nobody measured it yet."""
    return max(FEWEST_TOKENS, int(speed * READING_SECONDS)) if speed else PASSAGE_TOKENS
