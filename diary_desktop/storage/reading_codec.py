"""How a question was read, what was computed for it and what its answer was made from, as fields of a kept answer.

All of it is optional on reading: an answer of an earlier version has none.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import get_args

from ..domain.asking import Computed, Correction, Event, Intent, IntentKind, Reading
from ..domain.conversation import AnswerContext, ContextPassage
from ..domain.entry import EntryId
from ..domain.errors import RecordDamaged
from ..domain.period import DateOrder, Period
from .records import Fields, Json, packed, read_day

_ORDERS: dict[str, DateOrder] = {order: order for order in get_args(DateOrder)}
_INTENTS: dict[str, IntentKind] = {kind: kind for kind in get_args(IntentKind)}


def period_body(period: Period | None) -> Json | None:
    """Inclusive ISO dates, null for an open end."""
    if period is None:
        return None
    first, last = (None if day is None else day.isoformat() for day in (period.first, period.last))
    return {"first": first, "last": last, "words": period.words, "exact": period.exact}


def read_period(fields: Fields | None) -> Period | None:
    """Raises ``RecordDamaged`` for what is no date."""
    if fields is None:
        return None
    first, last = (None if fields.raw(name) is None else read_day(fields.text(name)) for name in ("first", "last"))
    return Period(first, last, fields.text("words", ""), fields.flag("exact", True))


def correction_body(correction: Correction | None) -> Json | None:
    """What a person wanted read differently."""
    if correction is None:
        return None
    period = period_body(correction.period)
    return {"intent": correction.intent, "period": period, "everywhere": correction.everywhere}


def read_correction(fields: Fields | None) -> Correction | None:
    """Raises ``RecordDamaged`` for an intent nobody knows."""
    if fields is None:
        return None
    intent = None if fields.raw("intent") is None else read_intent(fields.text("intent"))
    return Correction(intent, read_period(fields.optional("period")), fields.flag("everywhere", False))


def read_intent(text: str) -> IntentKind:
    """Raises ``RecordDamaged`` for one nobody knows."""
    if text not in _INTENTS:
        raise RecordDamaged
    return _INTENTS[text]


def reading_body(reading: Reading | None) -> Json | None:
    """The question as read."""
    if reading is None:
        return None
    intent = reading.intent
    return {
        "text": reading.text,
        "language": reading.language,
        "intent": {"kind": intent.kind, "topic": intent.topic, "unit": intent.unit},
        "period": period_body(reading.period),
        "today": _day_text(reading.today),
        "born": _day_text(reading.born),
        "date_order": reading.date_order,
        "told": None if reading.told is None else _event_body(reading.told),
    }


def read_reading(fields: Fields | None) -> Reading | None:
    """Raises ``RecordDamaged`` for an intent or order nobody knows."""
    if fields is None:
        return None
    intent, order = fields.record("intent"), fields.text("date_order", "dmy")
    if order not in _ORDERS:
        raise RecordDamaged
    return Reading(
        text=fields.text("text"),
        language=fields.text("language", ""),
        intent=Intent(read_intent(intent.text("kind")), intent.text("topic", ""), intent.text("unit", "")),
        period=read_period(fields.optional("period")),
        today=_optional_day(fields, "today"),
        born=_optional_day(fields, "born"),
        date_order=_ORDERS[order],
        told=None if (told := fields.optional("told")) is None else _read_event(told),
    )


def computed_body(computed: Computed | None) -> Json | None:
    """The result with every event it rests on."""
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


def read_computed(fields: Fields | None) -> Computed | None:
    """Raises ``RecordDamaged`` for what is no result."""
    if fields is None:
        return None
    return Computed(
        value=_optional_number(fields, "value"),
        unit=fields.text("unit", ""),
        days=tuple(read_day(one) for one in fields.texts("days")),
        events=tuple(_read_event(one) for one in fields.records("events")),
        words=fields.texts("words"),
        entries_read=fields.integer("entries_read", 0),
        reason=fields.text("reason", ""),
    )


def context_body(context: AnswerContext | None) -> Json | None:
    """What the answer was made from."""
    if context is None:
        return None
    passages = [
        {"entry": packed(one.entry_id), "start": one.start, "end": one.end, "score": one.score}
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


def read_context(fields: Fields | None) -> AnswerContext | None:
    """Raises ``RecordDamaged`` for what is none."""
    if fields is None:
        return None
    passages = (
        ContextPassage(EntryId(one.binary("entry")), one.integer("start"), one.integer("end"), one.number("score"))
        for one in fields.records("passages")
    )
    return AnswerContext(
        passages=tuple(passages),
        prompt=fields.text("prompt", ""),
        model=fields.text("model", ""),
        prompt_tokens=fields.integer("prompt_tokens", 0),
        answer_tokens=fields.integer("answer_tokens", 0),
        seconds=tuple((one.text("stage"), one.number("seconds")) for one in fields.records("seconds")),
    )


def without_passages(context: AnswerContext | None, erased: AbstractSet[EntryId]) -> AnswerContext | None:
    """The context without erased entries, itself where it has none; what the model was sent held their words."""
    if context is None or all(one.entry_id not in erased for one in context.passages):
        return context
    return replace(context, passages=tuple(one for one in context.passages if one.entry_id not in erased), prompt="")


def _event_body(event: Event) -> Json:
    return {
        "entry": packed(event.entry_id),
        "day": event.day.isoformat(),
        "start": event.start,
        "end": event.end,
        "quote": event.quote,
        "amount": event.amount,
    }


def _read_event(fields: Fields) -> Event:
    return Event(
        entry_id=EntryId(fields.binary("entry")),
        day=read_day(fields.text("day")),
        start=fields.integer("start"),
        end=fields.integer("end"),
        quote=fields.text("quote"),
        amount=_optional_number(fields, "amount"),
    )


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _optional_day(fields: Fields, name: str) -> date | None:
    return None if fields.raw(name) is None else read_day(fields.text(name))


def _optional_number(fields: Fields, name: str) -> float | None:
    return None if fields.raw(name) is None else fields.number(name)
