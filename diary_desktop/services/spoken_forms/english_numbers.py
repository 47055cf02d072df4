"""Numbers as English words: counted, ordered, with a point, as years, and digit by digit where they are no amounts."""

from __future__ import annotations

import re

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip

MOST_DIGITS = 15
"""Of a number that is still said as an amount; a longer one is said digit by digit."""

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|(?<![\w.])\.\d+)"
"""As it is written in English text, with a comma for a decimal mark where no three digits follow it."""


def cardinal(value: int) -> str:
    """``one thousand two hundred thirty-four``; ``value`` is not negative."""
    if value < 20:
        return _ONES[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")
    scale, name = next(one for one in _SCALES if value >= one[0])
    rest = f" {cardinal(value % scale)}" if value % scale else ""
    return f"{cardinal(value // scale)} {name}{rest}"


def ordinal(value: int) -> str:
    """``twenty-first``."""
    words = cardinal(value)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:cut], words[cut:]
    return head + (_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"))


def digits(text: str) -> str:
    """One after another; everything that is no digit is left out."""
    return " ".join(_ONES[int(one)] for one in text if one.isdecimal())


def whole(text: str) -> str:
    """A string of digits: an amount, or digit by digit where it begins with a zero or is too long for one."""
    if len(text) > MOST_DIGITS or (len(text) > 1 and text[0] == "0"):
        return digits(text)
    return cardinal(int(text))


def number(text: str) -> str:
    """What ``NUMBER`` finds."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    before, _, after = text.replace(",", ".").partition(".")
    point = f"point {digits(after)}" if after else ""
    return f"{whole(before) if before else ''} {point}".strip()


def year(value: int) -> str:
    """``nineteen ninety-eight``, ``two thousand five``, ``nineteen oh five``."""
    century, rest = divmod(value, 100)
    if not 1000 < value < 10_000 or value % 1000 < 10:
        return cardinal(value)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def decade(value: int) -> str:
    """``nineteen nineties``, ``eighties``, ``two thousands``."""
    words = year(value)
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"
