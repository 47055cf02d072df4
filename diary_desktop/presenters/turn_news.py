"""What an answer that is being made tells of itself, as it changes the question it belongs to."""

from __future__ import annotations

from dataclasses import replace

from diary_desktop.domain.answer_events import ReadingEntries
from diary_desktop.domain.events import AnswerDelta, AnswerReady, Event, Failed, QuotesReady

from .ask_state import Turn


def with_news(turn: Turn, event: Event) -> Turn:
    """``turn`` with what ``event`` tells; the same object where it tells nothing of it."""
    if isinstance(event, ReadingEntries):
        return replace(turn, reading=event)
    if isinstance(event, QuotesReady):
        return replace(turn, quotes=event.answer)
    if isinstance(event, AnswerDelta):
        return _with_sentence(turn, event)
    if isinstance(event, AnswerReady):
        return replace(turn, answer=event.answer)
    if isinstance(event, Failed) and turn.answer is None:
        return replace(turn, error=event.error)
    return turn


def _with_sentence(turn: Turn, event: AnswerDelta) -> Turn:
    """One more sentence, and the answer as far as it has come, for its sources can be opened already."""
    sentences, streamed = (*turn.sentences, event.text), turn.streamed
    if turn.quotes is not None:
        text = " ".join(sentences)
        streamed = replace(turn.quotes, kind="generated", text=text, citations=event.citations)
    return replace(turn, sentences=sentences, streamed=streamed)
