"""How a question was read, as fields of a kept answer: periods and corrections. All of it optional on reading."""

from __future__ import annotations

from typing import get_args

from ..domain.asking import Correction, IntentKind
from ..domain.errors import RecordDamaged
from ..domain.period import Period
from .records import Fields, Json, read_day

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
