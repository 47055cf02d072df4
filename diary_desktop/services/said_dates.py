"""Ways to say a day that a recogniser writes in words and a question would mean otherwise: one single day each.

"Two weeks ago" is a week to a question; to who dates an entry it is the day a fortnight before. Years come in words.
"""

from __future__ import annotations

import re

from diary_desktop.retrieval.spelled_numbers import SPELLED_EN, SPELLED_VI, spelled_value

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_BELOW_100 = rf"(?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS})"
_YEAR = re.compile(rf"\b(?P<century>nineteen|twenty) (?P<rest>{_BELOW_100})\b", re.IGNORECASE)
_THOUSAND = re.compile(rf"\btwo thousand(?: and)? (?P<rest>{_BELOW_100}|{_ONES})\b", re.IGNORECASE)
_WEEKS = (
    (re.compile(rf"\b(?P<n>\d+|{SPELLED_EN}) weeks? ago\b", re.IGNORECASE), "{days} days ago"),
    (re.compile(rf"\b(?P<n>\d+|{SPELLED_VI}) tuần trước\b(?! nữa)", re.IGNORECASE), "{days} ngày trước"),
)
_WEEKDAYS = (
    (
        re.compile(
            r"(?<!last )(?<!next )(?<!this )(?<!past )\b(?:(?:for|to|from|under|on) )?"
            r"(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?:['’]s\b)?(?! before| after)",
            re.IGNORECASE,
        ),
        r"on \g<day>",
    ),
    (
        re.compile(
            r"(?<!hôm )(?<!vào )(?:\b(?:cho|sang|về|qua) )?\b"
            r"(?P<day>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b(?! (?:tuần|tới|sau|này))",
            re.IGNORECASE,
        ),
        r"hôm \g<day>",
    ),
)


def as_day_gone(text: str) -> str:
    """``text`` with a mere weekday ("to Friday", "Friday's") as the one that was last."""
    for pattern, said in _WEEKDAYS:
        text = pattern.sub(said, text)
    return text


def as_single_day(text: str) -> str:
    """``text`` with weeks ago counted in days and years in digits."""
    text = _YEAR.sub(lambda found: str(_century(found["century"]) + _value(found["rest"])), text)
    text = _THOUSAND.sub(lambda found: str(2000 + _value(found["rest"])), text)
    for pattern, said in _WEEKS:
        while (found := pattern.search(text)) is not None:
            text = text[: found.start()] + said.format(days=7 * _value(found["n"])) + text[found.end() :]
    return text


def _century(word: str) -> int:
    return 100 * _value(word)


def _value(words: str) -> int:
    return int(words) if words.isdigit() else int(spelled_value(words))
