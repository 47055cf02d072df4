"""From hits to an answer: the person's own dated words, or a model's sentences of which each one is checked."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import replace

from diary_desktop.domain.conversation import Answer, Citation, Question, RetrievalContext
from diary_desktop.domain.errors import CancelToken, ModelError, ModelMissing
from diary_desktop.domain.events import AnswerDelta, AnswerReady, Failed, JobId
from diary_desktop.ports.language import LanguageModel
from diary_desktop.retrieval.abstain import found_anything
from diary_desktop.retrieval.prompt import CitationChecker, Prompt, Templates, build_prompt
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .searcher import Searcher
from .wording import dated_quote, found_line, language_of, nothing_line

log = logging.getLogger(__name__)

ANSWER_TOKENS = 400
"""The most a model may write for one answer."""


class Answerer:
    """Answers from the diary alone. May be called from any thread to the left of the language thread."""

    def __init__(
        self,
        searcher: Searcher,
        language: EngineThread[LanguageModel],
        templates: Templates,
        bus: EventBus,
    ) -> None:
        self._searcher = searcher
        self._language = language
        self._templates = templates
        self._bus = bus

    def answer(self, question: Question, token: CancelToken, job: JobId = 0) -> Answer:
        """The answer, also published as ``AnswerReady``. Raises ``Cancelled``."""
        start = time.monotonic()
        asked = replace(question, language=question.language or language_of(question.text))
        context = self._searcher.find(asked, token)
        answer = self._worded(context, token, job)
        answer = replace(answer, seconds=time.monotonic() - start)
        log.info("answered", extra={"seconds": round(answer.seconds, 3), "count": len(answer.citations)})
        self._bus.publish(AnswerReady(job, answer))
        return answer

    def spoken(self, answer: Answer) -> list[str]:
        """The sentences to read aloud; a quote is introduced by its date."""
        language = answer.question.language or "en"
        if answer.kind != "quoted":
            return [answer.text]
        return [answer.text, *(dated_quote(language, one.day, one.quote) for one in answer.citations)]

    def _worded(self, context: RetrievalContext, token: CancelToken, job: JobId) -> Answer:
        if not found_anything(context.question, context.hits, context.period):
            return self._nothing(context)
        generated = self._generated(context, token, job)
        return generated if generated is not None else self._quoted(context, token)

    def _nothing(self, context: RetrievalContext) -> Answer:
        language = context.question.language
        span = context.period or self._searcher.span()
        text = nothing_line(language, context.entries_read, span)
        return Answer(context.question, "nothing", text, (), context.period, context.entries_read)

    def _quoted(self, context: RetrievalContext, token: CancelToken) -> Answer:
        citations = self._searcher.quotes(context, token)
        text = found_line(context.question.language)
        return Answer(context.question, "quoted", text, citations, context.period, context.entries_read)

    def _generated(self, context: RetrievalContext, token: CancelToken, job: JobId) -> Answer | None:
        """The model's sentences that hold; None without a model, or when not one of them does."""
        passages = self._searcher.passages(context)

        def told(model: LanguageModel, own: CancelToken) -> tuple[str, tuple[Citation, ...]]:
            prompt = build_prompt(
                context.question, passages, self._templates, model.count_tokens, model.context_size - ANSWER_TOKENS
            )
            return self._checked(model, prompt, own, job)

        try:
            text, citations = self._language.call(told, token)
        except ModelMissing:
            return None
        except ModelError as error:
            self._bus.publish(Failed(job, error, "ask"))
            return None
        if not text:
            return None
        return Answer(context.question, "generated", text, citations, context.period, context.entries_read)

    def _checked(
        self, model: LanguageModel, prompt: Prompt, token: CancelToken, job: JobId
    ) -> tuple[str, tuple[Citation, ...]]:
        checker = CitationChecker(prompt)
        kept: list[str] = []
        for piece in model.stream(prompt.messages, ANSWER_TOKENS, token):
            kept += self._shown(checker.feed(piece), job)
        kept += self._shown(checker.finish(), job)
        return " ".join(kept), checker.citations

    def _shown(self, sentences: Sequence[str], job: JobId) -> Sequence[str]:
        for sentence in sentences:
            self._bus.publish(AnswerDelta(job, sentence))
        return sentences
