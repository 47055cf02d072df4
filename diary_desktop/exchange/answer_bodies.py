"""An answer as plain JSON values: what was said, how its question was read, and what it was made from."""

from __future__ import annotations

from datetime import date

from ..domain.asking import Computed, Correction, Event, Reading
from ..domain.conversation import Answer, AnswerContext, Citation
from ..domain.period import Period
from .moment_bodies import Body, moment_body, optional_moment


def answer_body(answer: Answer) -> Body:
    """Everything of an answer."""
    question = answer.question
    return {
        "question": {
            "text": question.text,
            "asked": moment_body(question.asked),
            "language": question.language,
            "correction": _correction_body(question.correction),
        },
        "kind": answer.kind,
        "text": answer.text,
        "citations": [_citation_body(one) for one in answer.citations],
        "period": _period_body(answer.period),
        "entries_read": answer.entries_read,
        "seconds": answer.seconds,
        "stopped": answer.stopped,
        "replaces": answer.replaces,
        "taken_out_since": optional_moment(answer.removed),
        "reading": _reading_body(answer.reading),
        "computed": _computed_body(answer.computed),
        "made_from": _context_body(answer.context),
        "not_right": answer.complaint,
    }


def _correction_body(correction: Correction | None) -> Body | None:
    if correction is None:
        return None
    period = _period_body(correction.period)
    return {"intent": correction.intent, "period": period, "everywhere": correction.everywhere}


def _citation_body(citation: Citation) -> Body:
    return {
        "number": citation.number,
        "entry": citation.entry_id.hex(),
        "day": citation.day.isoformat(),
        "title": citation.title,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
    }


def _reading_body(reading: Reading | None) -> Body | None:
    if reading is None:
        return None
    return {
        "text": reading.text,
        "language": reading.language,
        "intent": {"kind": reading.intent.kind, "topic": reading.intent.topic, "unit": reading.intent.unit},
        "period": _period_body(reading.period),
        "today": _day_text(reading.today),
        "born": _day_text(reading.born),
        "date_order": reading.date_order,
        "told": None if reading.told is None else _event_body(reading.told),
    }


def _computed_body(computed: Computed | None) -> Body | None:
    if computed is None:
        return None
    return {
        "value": computed.value,
        "unit": computed.unit,
        "days": [day.isoformat() for day in computed.days],
        "events": [_event_body(one) for one in computed.events],
        "words": list(computed.words),
        "entries_read": computed.entries_read,
        "reason": computed.reason,
    }


def _event_body(event: Event) -> Body:
    return {
        "entry": event.entry_id.hex(),
        "day": event.day.isoformat(),
        "start": event.start,
        "end": event.end,
        "quote": event.quote,
        "amount": event.amount,
    }


def _context_body(context: AnswerContext | None) -> Body | None:
    if context is None:
        return None
    passages = [
        {"entry": one.entry_id.hex(), "start": one.start, "end": one.end, "score": one.score}
        for one in context.passages
    ]
    return {
        "passages": passages,
        "prompt": context.prompt,
        "model": context.model,
        "prompt_tokens": context.prompt_tokens,
        "answer_tokens": context.answer_tokens,
        "seconds": [{"stage": stage, "seconds": seconds} for stage, seconds in context.seconds],
    }


def _period_body(period: Period | None) -> Body | None:
    if period is None:
        return None
    first, last = _day_text(period.first), _day_text(period.last)
    return {"first": first, "last": last, "words": period.words, "exact": period.exact}


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
