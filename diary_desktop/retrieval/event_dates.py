"""When something happened against when it was told: "yesterday I ...", "hôm qua", "on Monday", "three days ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from .activities import Place
from .cue_phrases import without_marks
from .event_clauses import Sentence
from .numbers_en import CARDINALS
from .numbers_vi import WEEKDAY, number_of, weekday_of
from .tokens import folded

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = "|".join(_WEEKDAYS)
_COUNT = "|".join([r"\d{1,2}", *list(CARDINALS)[:20]])
_COUNT_VI = r"\d{1,2}|hai|ba|bốn|năm|sáu|bảy"

Resolve = Callable[[re.Match[str], date], date | None]


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    resolve: Resolve


class _Said(NamedTuple):
    """A clause names a time; ``day`` is None where it is not one day, as "last week"."""

    day: date | None


def day_of(sentence: Sentence, at: Place, told: date) -> date | None:
    """The day on which what stands at words ``at`` happened, told on ``told``; None for a day that is not said.

    The time of the clause counts, else that of the clause before it.
    """
    rules = _ENGLISH if sentence.language == "en" else _BARE if sentence.bare else _VIETNAMESE
    number = sentence.clause_of(at)
    for clause in reversed(sentence.clauses[: number + 1]):
        text = sentence.written(clause.first, clause.last)
        if said := _said(rules, folded(text) if sentence.bare else text, told):
            return said.day
    return told


def _said(rules: tuple[_Rule, ...], text: str, told: date) -> _Said | None:
    for rule in rules:
        if match := rule.pattern.search(text):
            return _Said(rule.resolve(match, told))
    return None


def _back(days: int) -> Resolve:
    return lambda _, told: told - timedelta(days)


def _ago(match: re.Match[str], told: date) -> date:
    words = next(group for group in match.groups() if group)
    return told - timedelta(int(words) if words.isdigit() else CARDINALS.get(words) or number_of(words))


def _on_weekday(match: re.Match[str], told: date) -> date:
    """The latest such day before ``told``."""
    day = match["d"]
    weekday = _WEEKDAYS.index(day) if day in _WEEKDAYS else weekday_of(day)
    return told - timedelta((told.weekday() - weekday - 1) % 7 + 1)


def _unsaid(_: re.Match[str], __: date) -> None:
    return None


def _rule(pattern: str, resolve: Resolve) -> _Rule:
    return _Rule(re.compile(pattern), resolve)


def _vietnamese_rule(pattern: str, resolve: Resolve, bare: bool) -> _Rule:
    return _rule(without_marks(pattern) if bare else pattern, resolve)


_ENGLISH = (
    _rule(r" (?:the )?day before yesterday ", _back(2)),
    _rule(rf" ({_COUNT}) (?:days|nights) ago ", _ago),
    _rule(
        r"(?<! than)(?<! since)(?<! like)(?<! from)(?<! of) (?:yesterday(?:'s (?:entry|page))?|"
        r"last night|last evening|the night before) ",
        _back(1),
    ),
    _rule(r" (?:today|tonight|this (?:morning|afternoon|evening|lunchtime)|now) ", _back(0)),
    _rule(rf" (?:on|last|this past|back on) (?P<d>{_DAY}) ", _on_weekday),
    _rule(
        r" (?:last (?:week|month|year|spring|summer|autumn|winter|christmas)|"
        r"(?:weeks?|months?|years?) ago|the other day|"
        r"years back|in (?:19|20)\d\d|back then|when i was|in those days) ",
        _unsaid,
    ),
)


def _vietnamese(bare: bool) -> tuple[_Rule, ...]:
    rules: list[tuple[str, Resolve]] = [
        (r" (?:hôm kia|bữa kia) ", _back(2)),
        (r" hôm kìa ", _back(2 if bare else 3)),
        (r"(?<! từ)(?<! hơn)(?<! như) (?:hôm qua|(?:đêm|tối|chiều|sáng|trưa|khuya|bữa) (?:hôm )?qua) ", _back(1)),
        (r" (?:hôm nay|(?:sáng|trưa|chiều|tối|đêm|bữa) nay) ", _back(0)),
        (rf" (?:cách đây ({_COUNT_VI}) (?:ngày|hôm|bữa)|({_COUNT_VI}) (?:ngày|hôm|bữa) trước) ", _ago),
        (rf" (?:hôm|từ|vào|tối|sáng|chiều|trưa) (?P<d>{WEEKDAY}) ", _on_weekday),
        (rf" (?P<d>{WEEKDAY}) (?:vừa rồi|vừa qua|tuần này|rồi|trước) ", _on_weekday),
        (
            r" (?:tuần trước|tháng trước|năm ngoái|năm trước|hôm nọ|dạo trước|dạo nọ|ngày xưa|"
            r"hồi (?:nhỏ|bé|xưa|còn|trẻ|đó)|"
            r"năm xưa|tuần rồi|tháng rồi) ",
            _unsaid,
        ),
    ]
    return tuple(_vietnamese_rule(pattern, resolve, bare) for pattern, resolve in rules)


_VIETNAMESE, _BARE = _vietnamese(bare=False), _vietnamese(bare=True)
