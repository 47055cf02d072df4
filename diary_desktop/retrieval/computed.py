"""From the events of a topic to the number or the days asked for. Every event counts; nothing is estimated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..domain.asking import Computed, Event, Intent
from ..domain.entry import EntryId
from ..domain.period import Period
from .event_amounts import UNITS, Amount, in_unit
from .event_reading import Told, events_of
from .sentences import Span

NEVER, NEVER_WRITTEN = "never", "never_written"

MEASURED = ("sum", "mean", "max", "min")
"""Kinds of questions that amounts answer."""

_MONEY = ("£", "€", "$", "đ")


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry opened: what it says, the day it counts for, and the language it is known to be in ("" for none).

    ``within``: where the passages lie that may tell what is looked for; the whole text where there are none.
    ``people`` and ``place`` are those noted with the entry.
    """

    entry_id: EntryId
    text: str
    day: date
    language: str = ""
    within: tuple[Span, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What one entry tells, with its text."""

    entry_id: EntryId
    text: str
    told: tuple[Told, ...]


def measured_unit(intent: Intent) -> str:
    """The unit whose amounts are read; empty where none are. "money" stands for every currency."""
    unit = intent.unit.partition("/")[0]
    return unit if unit == "money" or unit in UNITS.values() else ""


def other_measure(intent: Intent) -> Intent | None:
    """The same asked of kilometres, where hours were never written down: "how long was my longest ride?" may mean
    either."""
    return replace(intent, unit="km") if intent.kind in MEASURED and intent.unit == "h" else None


def computed(
    intent: Intent, period: Period | None, today: date, found: Sequence[Found], words: tuple[str, ...], read: int
) -> Computed:
    """The result for an intent that is computed; ``read`` is how many entries were looked at.

    Events after ``today`` or outside ``period`` do not count. ``reason`` is "never" where nothing is left, and
    "never_written" where it happened and none of the amounts asked for was written down.
    """
    events = _events(found, period, today)
    unit = measured_unit(intent)
    if unit == "money":
        unit, events = _one_currency(found, period, today)
    elif unit:
        events = [replace(event, amount=None if event.amount is None else round(event.amount, 6)) for event in events]
    result = _result(intent, unit, period, today, events)
    return replace(result, words=words, entries_read=read)


def _events(found: Sequence[Found], period: Period | None, today: date, unit: str = "") -> list[Event]:
    kept = [
        Event(one.entry_id, told.day, told.start, told.end, one.text[told.start : told.end], _value(amount, unit))
        for one in found
        for told, amount in events_of(list(one.told))
        if told.day <= today and (period is None or period.holds(told.day))
    ]
    return sorted(kept, key=lambda event: event.day)


def _value(amount: Amount | None, unit: str) -> float | None:
    if amount is None:
        return None
    return in_unit(amount, unit) if unit else amount.value


def _one_currency(found: Sequence[Found], period: Period | None, today: date) -> tuple[str, list[Event]]:
    """Money is never added across currencies: that which most of the events name counts."""
    told = [
        one for entry in found for one in entry.told if one.day <= today and (period is None or period.holds(one.day))
    ]
    named = Counter("đ" if amount.unit.endswith("đồng") else amount.unit for one in told for amount in one.amounts)
    unit = named.most_common(1)[0][0] if named else "đ"
    return unit, _events(found, period, today, unit)


def _result(intent: Intent, unit: str, period: Period | None, today: date, events: list[Event]) -> Computed:
    days = tuple(sorted({event.day for event in events}))
    if not events:
        value = 0.0 if intent.kind in ("count", "days", "sum", "streak", "per_month") else None
        return _made(value, unit or _plain_unit(intent), (), [], NEVER)
    if intent.kind in MEASURED or (intent.kind == "per_month" and unit):
        return _measured(intent, unit, period, today, events)
    if intent.kind == "when":
        return _made(None, "", days, events)
    if intent.kind in ("first", "last"):
        day = days[0] if intent.kind == "first" else days[-1]
        return _made(None, "", (day,), [event for event in events if event.day == day])
    if intent.kind == "since":
        return _made((today - days[-1]).days, "days", (days[-1],), [event for event in events if event.day == days[-1]])
    if intent.kind == "streak":
        return _streak(days, events)
    if intent.kind == "per_month":
        return _made(_per_span(len(events), intent, period, days, today), "", days, events)
    value = {"days": len(days), "which_days": None}.get(intent.kind, len(events))
    return _made(value, _plain_unit(intent), days, events)


def _made(value: float | None, unit: str, days: tuple[date, ...], events: list[Event], reason: str = "") -> Computed:
    return Computed(value, unit, days, tuple(events), (), 0, reason)


def _plain_unit(intent: Intent) -> str:
    return "days" if intent.kind in ("days", "since", "streak") else ""


def _measured(intent: Intent, unit: str, period: Period | None, today: date, events: list[Event]) -> Computed:
    with_amount = [event for event in events if event.amount is not None]
    amounts = [event.amount for event in with_amount if event.amount is not None]
    if not amounts:
        return _made(None, unit, (), events, NEVER_WRITTEN)
    days = tuple(sorted({event.day for event in with_amount}))
    if intent.kind in ("max", "min"):
        best = max(amounts) if intent.kind == "max" else min(amounts)
        with_amount = [event for event in with_amount if event.amount == best]
        return _made(best, unit, tuple(sorted({event.day for event in with_amount})), with_amount)
    total = round(sum(amounts), 6)
    if intent.kind == "mean":
        total = total / len(amounts)
    if intent.kind == "per_month":
        total = _per_span(total, intent, period, days, today)
    return _made(total, unit, days, with_amount)


def _per_span(total: float, intent: Intent, period: Period | None, days: tuple[date, ...], today: date) -> float:
    """Per month of the period named, or of the time from the first event to today; per week or year where asked."""
    first = period.first if period and period.first else days[0]
    last = (
        min(period.last, today)
        if period and period.last and not period.first
        else (period.last if period and period.last else today)
    )
    length = (last - first).days + 1
    span = intent.unit.partition("/")[2]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    count = {"week": length / 7, "day": length, "year": months / 12}.get(span, months)
    return total / count


def _streak(days: tuple[date, ...], events: list[Event]) -> Computed:
    """The longest run of days on end; of equals the latest."""
    best: list[date] = []
    run: list[date] = []
    for day in days:
        run = [*run, day] if run and day == run[-1] + timedelta(1) else [day]
        best = run if len(run) >= len(best) else best
    return _made(len(best), "days", tuple(best), [event for event in events if event.day in best])
