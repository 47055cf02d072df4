"""Reads the time that a question names, with the words of one language: dates, their modifiers, and ranges of them.

A language is a ``Grammar`` of patterns. Leaves are dates ("last March"), prefixes change the date after them
("the week before", "cuối"), and relations make ranges ("since", "từ ... đến"). The leftmost phrase counts, and
at one place the longest. A time said vaguely ("around Easter", "lately") is marked as such, and yields to one said
exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from ..domain.period import DateOrder, Period
from .calendar_spans import Asked, Span, days_from, full_year

STRONG, LED, RANGED = 0, 1, 2
"""How much has to stand before a leaf: nothing; a word such as "in"; the other end of a range."""

Relation = Literal["since", "after", "before", "until"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A date, and how sure its words are to name one."""

    pattern: re.Pattern[str]
    resolve: Callable[[Asked, re.Match[str]], Span | None]
    needs: int = STRONG
    bare: bool = False
    """Only a day's number: in "3 March to the 9th" it belongs to the month of the other end."""
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that change the date that follows them."""

    pattern: re.Pattern[str]
    resolve: Callable[[Asked, re.Match[str], Span], Span | None]


@dataclass(frozen=True, slots=True)
class Range:
    """``opening`` date ``joiner`` date, such as "between A and B"; ``to_now`` in place of the second means today."""

    opening: re.Pattern[str]
    joiner: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The date words of one language; every pattern is matched against lower-case text at the start of a word."""

    leaves: tuple[Leaf, ...]
    prefixes: tuple[Prefix, ...]
    relations: tuple[tuple[Relation, re.Pattern[str]], ...]
    ranges: tuple[Range, ...]
    to_now: re.Pattern[str]
    lead: re.Pattern[str]
    joined: re.Pattern[str]
    """Between two dates of one list: "June and July", "2018-2020"."""
    blocked: re.Pattern[str]
    """Words right before a place that make it no date: "every Monday", "lần thứ hai"."""
    around: re.Pattern[str]
    """Words that make the date after them vague: "around", "khoảng"."""
    or_so: re.Pattern[str]
    """The same after a date."""
    distance: Callable[[str, int], tuple[int, int] | None] = lambda _, __: None
    """Days and end of a distance that follows a date: "trước Tết hai ngày"; None where there is none."""


class _Found(NamedTuple):
    span: Span
    end: int
    bare: bool = False
    vague: bool = False


class _Phrase(NamedTuple):
    first: date | None
    last: date
    end: int
    vague: bool = False


_WORD_START = re.compile(r"(?<![\w'’])(?=[\w'’(])")


def leaf(
    pattern: str,
    resolve: Callable[[Asked, re.Match[str]], Span | None],
    needs: int = STRONG,
    *,
    bare: bool = False,
    vague: bool = False,
) -> Leaf:
    """A leaf of ``pattern``, which has to end at the end of a word."""
    return Leaf(re.compile(rf"(?:{pattern})(?!\w|['’]\w|-[^\W\d])"), resolve, needs, bare, vague)


def prefix(pattern: str, resolve: Callable[[Asked, re.Match[str], Span], Span | None]) -> Prefix:
    """A prefix of ``pattern``, which includes the space after it."""
    return Prefix(re.compile(pattern), resolve)


def read_period(grammar: Grammar, question: str, asked: Asked) -> Period | None:
    """The time the question names, with its words; None where it names none."""
    original = unicodedata.normalize("NFC", question)
    text = "".join(" " if c.isspace() else c.lower() if len(c.lower()) == 1 else c for c in original)
    reader = _Reader(grammar, text, asked)
    vague: Period | None = None
    read_to = 0
    for place in _WORD_START.finditer(text):
        if place.start() >= read_to and (found := reader.phrase(place.start())):
            words = original[place.start() : found.end].strip(" .,")
            if not found.vague:
                return Period(found.first, found.last, words)
            read_to = found.end
            vague = vague or Period(found.first, found.last, words, exact=False)
    return vague


class _Reader:
    """One question while it is read."""

    def __init__(self, grammar: Grammar, text: str, asked: Asked) -> None:
        self._grammar = grammar
        self._text = text
        self._asked = asked

    def phrase(self, at: int) -> _Phrase | None:
        """The longest time phrase that begins exactly at ``at``."""
        if self._grammar.blocked.search(self._text[:at]):
            return None
        spans: list[_Found | None] = []
        if around := self._grammar.around.match(self._text, at):
            inner = self._list(around.end(), LED)
            spans.append(inner and inner._replace(vague=True))
        spans += [self._range(at), self._list(at, STRONG)]
        if lead := self._grammar.lead.match(self._text, at):
            spans.append(self._list(lead.end(), LED))
        found = [*(_Phrase(*f.span, f.end, f.vague) for f in spans if f), self._relation(at)]
        longest = max((f for f in found if f), key=lambda f: f.end, default=None)
        or_so = longest and self._grammar.or_so.match(self._text, longest.end)
        return longest._replace(end=or_so.end(), vague=True) if longest and or_so else longest

    def _relation(self, at: int) -> _Phrase | None:
        for relation, pattern in self._grammar.relations:
            match = pattern.match(self._text, at)
            target = match and self._date(match.end(), LED, self._asked)
            if target and (away := self._away(relation, target)):
                return away
            if target and (ends := _related(relation, target.span, self._asked.today)):
                return _Phrase(*ends, target.end, target.vague)
        return None

    def _away(self, relation: Relation, target: _Found) -> _Phrase | None:
        """The single day of "trước Tết hai ngày"."""
        distance = self._grammar.distance(self._text, target.end) if relation in ("before", "after") else None
        if distance is None:
            return None
        days, end = distance
        day = days_from(target.span.first, -days) if relation == "before" else days_from(target.span.last, days)
        return _Phrase(day, day, end, target.vague)

    def _range(self, at: int) -> _Found | None:
        for shape in self._grammar.ranges:
            if not (opening := shape.opening.match(self._text, at)):
                continue
            if found := self._both_ends(opening.end(), shape.joiner, RANGED):
                return found
        return None

    def _list(self, at: int, allowed: int) -> _Found | None:
        return self._both_ends(at, self._grammar.joined, allowed) or self._date(at, allowed, self._asked)

    def _both_ends(self, at: int, joiner: re.Pattern[str], allowed: int) -> _Found | None:
        """First and last date around ``joiner``; the first is the latest one not after the last."""
        start = self._date(at, allowed, self._asked)
        if not start or not (join := joiner.match(self._text, start.end)):
            return None
        if now := self._grammar.to_now.match(self._text, join.end()):
            return _Found(Span(start.span.first, self._asked.today), now.end())
        end = self._date(join.end(), max(allowed, RANGED if _is_day(start.span) else allowed), self._asked)
        if not end:
            return None
        if end.bare and not start.bare:
            return _in_month_of(start.span, end)
        start = self._date(at, allowed, self._asked.anchored(end.span.first))
        if not start or start.span.first > end.span.last:
            return None
        return _Found(Span(start.span.first, end.span.last), end.end)

    def _date(self, at: int, allowed: int, asked: Asked) -> _Found | None:
        """The longest date at ``at``: a leaf, or a prefix and what it changes."""
        best: _Found | None = None
        for leaf in self._grammar.leaves:
            match = leaf.pattern.match(self._text, at) if leaf.needs <= allowed else None
            if match and (not best or match.end() > best.end):
                span = leaf.resolve(asked, match)
                best = _Found(span, match.end(), leaf.bare, leaf.vague) if span else best
        for prefix in self._grammar.prefixes:
            match = prefix.pattern.match(self._text, at)
            target = self._date(match.end(), max(allowed, LED), asked) if match else None
            if match and target and (not best or target.end > best.end):
                span = prefix.resolve(asked, match, target.span)
                best = _Found(span, target.end, target.bare and span == target.span, target.vague) if span else best
        return best


def _is_day(span: Span) -> bool:
    return span.first == span.last


def _in_month_of(start: Span, end: _Found) -> _Found | None:
    """From ``start`` to the day of its month whose number the bare day ``end`` has."""
    try:
        last = start.first.replace(day=end.span.first.day)
    except ValueError:
        return None
    return _Found(Span(start.first, last), end.end) if start.first <= last else None


def _related(relation: Relation, span: Span, today: date) -> tuple[date | None, date] | None:
    if relation == "since":
        return (span.first, today) if span.first <= today else None
    if relation == "after":
        return (days_from(span.last, 1), today) if span.last < today else None
    return (None, span.last if relation == "until" else days_from(span.first, -1))


def numeric_date(match: re.Match[str], order: DateOrder) -> tuple[int | None, int, int] | None:
    """Year (None where it is not given), month and day of the groups ``a``, ``b`` and ``c``; None for no date.

    Four digits first are a year. A number above 12 cannot be a month, whatever the order.
    """
    a, b, c = match["a"], match["b"], match["c"]
    if len(a) == 4:
        return (int(a), int(b), int(c)) if c else None
    day, month = (int(b), int(a)) if order == "mdy" else (int(a), int(b))
    if month > 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return (full_year(c) if c else None), month, day
