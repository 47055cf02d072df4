"""Numbers in words as amounts use them: "seven and a half", "forty-one", "hai trăm rưỡi", "mười lăm"."""

from __future__ import annotations

import re

_UNIT_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS_EN = _UNIT_WORDS.split()
_TENS_EN = dict(zip(_TEN_WORDS.split(), range(20, 100, 10), strict=True))
_SMALL_EN = {word: value for value, word in enumerate(_UNITS_EN)} | {"a": 1, "an": 1, "couple": 2, "dozen": 12}
_WORD_EN = "|".join(sorted([*_UNITS_EN, *_TENS_EN], key=len, reverse=True))
SPELLED_EN = (
    rf"(?:(?:{_WORD_EN}|an?(?!\s+(?:{_WORD_EN})\b))(?:[\s-]+(?:hundred|thousand|and|{_WORD_EN}))*"
    r"(?:[\s-]+and[\s-]+a[\s-]+(?:half|quarter))?|a couple of)"
)
"""A pattern of English number words."""

_DIGIT_VI = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_WORD_VI = "|".join([*_DIGIT_VI, "mười", "mươi", "chục", "trăm", "linh", "lẻ"])
SPELLED_VI = rf"(?:(?:{_WORD_VI})(?:\s+(?:{_WORD_VI}|rưỡi))*)"
"""A pattern of Vietnamese number words."""

_SPLIT = re.compile(r"[\s-]+")


def spelled_value(words: str) -> float:
    """The value of what ``SPELLED_EN`` or ``SPELLED_VI`` matched."""
    parts = _SPLIT.split(words.lower().strip())
    if parts[0] in _DIGIT_VI or parts[0] in ("mười", "trăm"):
        return _vietnamese(parts)
    return _english(parts)


def _english(parts: list[str]) -> float:
    total = current = 0.0
    if "half" in parts or "quarter" in parts:
        current += 0.5 if "half" in parts else 0.25
        parts = parts[: len(parts) - 3]
    for part in parts:
        if part == "hundred":
            current = (current or 1) * 100
        elif part == "thousand":
            total, current = total + (current or 1) * 1000, 0.0
        else:
            current += _TENS_EN.get(part, _SMALL_EN.get(part, 0))
    return total + current


def _vietnamese(parts: list[str]) -> float:
    total = digit = 0.0
    last = 1.0
    for part in parts:
        if part in ("mươi", "chục"):
            total, digit, last = total + digit * 10, 0.0, 10.0
        elif part == "mười":
            total, last = total + 10, 10.0
        elif part == "trăm":
            total, digit, last = total + (digit or 1) * 100, 0.0, 100.0
        elif part == "rưỡi":
            total += last / 2
        elif part not in ("linh", "lẻ"):
            digit = _DIGIT_VI[part]
    return total + digit
