"""Time said by an event of the diary: "the week the king was crowned", "two days before the fire", "sau khi dọn nhà".

Only the shape of the words is read here; whether the diary tells of the event, and when, is looked up afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..domain.period import Period
from .cue_phrases import without_marks
from .numbers_en import NUMBER
from .numbers_en import number_of as english_number
from .numbers_vi import NUMBER as NUMBER_VI
from .numbers_vi import number_of as vietnamese_number
from .tokens import folded

Relation = Literal["on", "before", "after", "since", "open_before", "open_after"]
"""``on``: the unit that holds it; ``before`` and ``after``: so many units away; the rest leave an end open."""


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """``words`` as they stand in the question, and ``event``, the part of them that names what happened.

    ``unit``: day, week, weekend, month, season or year; ``count``: how many of them before or after. ``within``: days
    that the phrase itself names ("in 1662").
    """

    words: str
    event: str
    relation: Relation
    unit: str = "day"
    count: int = 1
    within: Period | None = None


_UNITS = {
    "day": "day", "night": "day", "morning": "day", "afternoon": "day", "evening": "day", "date": "day",
    "week": "week", "weekend": "weekend", "month": "month", "year": "year", "fortnight": "week",
    "spring": "season", "summer": "season", "autumn": "season", "fall": "season", "winter": "season",
    "ngày": "day", "hôm": "day", "đêm": "day", "tối": "day", "sáng": "day", "trưa": "day", "chiều": "day",
    "buổi sáng": "day", "buổi chiều": "day", "buổi tối": "day", "bữa": "day",
    "tuần": "week", "cuối tuần": "weekend", "tháng": "month", "năm": "year",
    "mùa xuân": "season", "mùa hè": "season", "mùa thu": "season", "mùa đông": "season",
}  # fmt: skip
_BARE_UNITS = {folded(word): unit for word, unit in _UNITS.items() if folded(word) != "nam"} | {"nam": "year"}

_EVENT = r"(?P<event>[^,;:?!.…]+)"
_UNIT_EN = r"(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|fall|winter)"
_SUBJECT = r"(?=(?:i|we|he|she|they|it|my|our|his|her|their|the|a|an|[A-Z]\w+)\b)"
_ENGLISH = (
    rf"(?:on |in |during |around )?(?:the (?:very )?)?{_UNIT_EN} (?P<away>before|after|following) {_EVENT}",
    rf"(?:exactly )?(?P<n>{NUMBER}) (?P<unit>day|night|week|fortnight|month|year)s? (?P<away>before|after) {_EVENT}",
    rf"(?:on |in |during |for |of )?the (?:very )?{_UNIT_EN} (?:of (?!may\b)|that |when |in which |on which )?"
    rf"{_SUBJECT}{_EVENT}",
    rf"(?:on )?the (?P<eve>eve) of {_EVENT}",
    r"(?P<at>on|at) (?P<event>(?:my|our|his|her|their|the|[A-Z]\w*)\b[^,;:?!.…]*?\b(?:birthday|wedding day|anniversary)"
    r"(?:,? (?:in|of) (?:1\d|20)\d\d)?)(?!\w)",
    rf"(?:ever )?(?P<open>since|before|after) (?:the (?:day|time) (?:that |of )?)?{_EVENT}",
)
_UNIT_VI = r"(?P<unit>ngày|hôm|đêm|tối|sáng|trưa|chiều|bữa|cuối tuần|tuần|tháng|năm|mùa xuân|mùa hè|mùa thu|mùa đông)"
_WHEN_VI = r"(?:khi |lúc |hồi |ngày |hôm |ngay )?"
_VIETNAMESE = (
    rf"(?:đúng )?(?P<n>{NUMBER_VI}) (?P<unit>ngày|hôm|đêm|tuần|tháng|năm) (?P<away>trước|sau) {_WHEN_VI}{_EVENT}",
    rf"(?:vào |trong )?{_UNIT_VI} (?:ngay )?(?P<away>trước|sau) {_WHEN_VI}{_EVENT}",
    rf"(?:vào |trong )?{_UNIT_VI} (?:mà |diễn ra |có )?{_EVENT}",
    r"(?:vào |nhân |hôm |ngày |dịp )*(?P<event>sinh nhật [^,;:?!.…]+)",
    rf"(?P<open>kể từ|từ|trước|sau) {_WHEN_VI}{_EVENT}",
)

_ASKING_EN = re.compile(
    r" (?:what|where|who|whom|whose|why|how|which|when|did|do|does|was|were|is|are|have|has|had)\b", re.IGNORECASE
)
"""Where the question itself begins behind a time that stands first: "The day after the wedding what did I eat?"."""

_ASKING_VI = re.compile(
    r"(?<!của) (?:tôi|mình|tớ|tui|chúng tôi|chúng ta|chúng mình|ai|vì sao|tại sao|điều gì|chuyện gì|có gì|cái gì)"
    r"(?!\w)",
    re.IGNORECASE,
)
_NOT_AN_EVENT = re.compile(
    r"^(?:(?:me|us|him|them|it|this|that|these|those|then|all|long|now|dark|dawn|noon|midnight|bed|which|what|whom"
    r"|before|after|hours?|each|every|another|one|you)\b|(?:đó|đây|này|nay|kia|ấy|nào|giờ|mặt|nhà|lưng|trước|sau|do|day|truoc)(?!\w))",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:tôi|mình|tớ|tui|chúng|cả nhà|bọn|toi|minh)(?!\w)", re.IGNORECASE)
"""Who does what is asked about: "tuần trước mình chuyển nhà" is last week, not the week before a move."""

_OPEN: dict[str, Relation] = {
    "since": "since", "before": "open_before", "after": "open_after",
    "kể từ": "since", "từ": "since", "trước": "open_before", "sau": "open_after",
}  # fmt: skip


def event_phrases(question: str, language: str, calendar: Period | None) -> list[EventPhrase]:
    """What in ``question`` may name its time by an event, the likeliest first.

    ``calendar`` is the period that its dates name: only a phrase that holds those words goes further than they do.
    """
    text = " ".join(unicodedata.normalize("NFC", question).split())
    patterns, asking, units = _shapes(text, language)
    found = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            phrase = _phrase(text, match, asking, units, calendar)
            if phrase is not None:
                found.append(phrase)
    return found


def _shapes(text: str, language: str) -> tuple[Sequence[re.Pattern[str]], re.Pattern[str], dict[str, str]]:
    if language != "vi":
        return _COMPILED["en"], _ASKING_EN, _UNITS
    if text.casefold() == folded(text):
        return _COMPILED["bare"], _ASKING_BARE, _BARE_UNITS
    return _COMPILED["vi"], _ASKING_VI, _UNITS


def _phrase(
    text: str, match: re.Match[str], asking: re.Pattern[str], units: dict[str, str], calendar: Period | None
) -> EventPhrase | None:
    event = _without_the_question(match["event"], match.start() == 0 or asking is not _ASKING_EN, asking)
    words = text[match.start() : match.start("event") + len(event)].strip()
    if not event or _NOT_AN_EVENT.search(event):
        return None
    within = None
    if calendar is not None:
        if calendar.words not in words or (words.startswith(calendar.words) and _ONE.match(event)):
            return None
        if calendar.words in event:
            within, event = calendar, event.replace(calendar.words, " ").strip(" ,")
    groups = match.groupdict()
    unit = units[groups["unit"].casefold()] if groups.get("unit") else "day"
    relation, count = _relation(groups, asking is _ASKING_EN)
    return EventPhrase(words, event.strip(" ,"), relation, unit, count, within)


def _without_the_question(event: str, leads: bool, asking: re.Pattern[str]) -> str:
    """The event alone: behind a time that comes first the question may follow without a comma."""
    cut = asking.search(event, 1) if leads else None
    return (event[: cut.start()] if cut else event).strip()


def _relation(groups: dict[str, str | None], english: bool) -> tuple[Relation, int]:
    if groups.get("eve"):
        return "before", 1
    if opens := groups.get("open"):
        return _OPEN_FOLDED[folded(opens)], 1
    if away := groups.get("away"):
        number: Callable[[str], int] = english_number if english else vietnamese_number
        said = groups.get("n")
        count = number(said.casefold()) if said else 1
        return ("before" if folded(away) in ("before", "truoc") else "after"), count
    return "on", 1


_OPEN_FOLDED = {folded(word): relation for word, relation in _OPEN.items()}
_ASKING_BARE = re.compile(without_marks(_ASKING_VI.pattern), re.IGNORECASE)
_COMPILED = {
    "en": tuple(re.compile(rf"(?<![\w'’-]){one}", re.IGNORECASE) for one in _ENGLISH),
    "vi": tuple(re.compile(rf"(?<!\w){one}", re.IGNORECASE) for one in _VIETNAMESE),
    "bare": tuple(re.compile(rf"(?<!\w){without_marks(one)}", re.IGNORECASE) for one in _VIETNAMESE),
}
