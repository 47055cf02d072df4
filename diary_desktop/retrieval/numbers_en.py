"""English numbers as they stand in dates: "twelve", "a", "third", "twenty-first"."""

from __future__ import annotations

import re

_UNIT_WORDS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_ORDINAL_WORDS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth
"""
_UNITS = _UNIT_WORDS.split()
_ORDINALS = _ORDINAL_WORDS.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_DASH = re.compile(r"[-\s]+")
_ORDINAL_ENDING = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")


def _cardinals() -> dict[str, int]:
    table = {word: value for value, word in enumerate(_UNITS, 1)}
    for value, ten in enumerate(_TENS, 2):
        table[ten] = 10 * value
        table.update({f"{ten}-{unit}": 10 * value + i for i, unit in enumerate(_UNITS[:9], 1)})
    return table


def _ordinal_words() -> dict[str, int]:
    table = {word: value for value, word in enumerate(_ORDINALS, 1)}
    for value, ten in enumerate(_TENS, 2):
        table[ten[:-1] + "ieth"] = 10 * value
        table.update({f"{ten}-{unit}": 10 * value + i for i, unit in enumerate(_ORDINALS[:9], 1)})
    return table


CARDINALS = _cardinals()
ORDINALS = _ordinal_words()


def _any_of(words: dict[str, int]) -> str:
    return "|".join(word.replace("-", "[- ]") for word in sorted(words, key=len, reverse=True))


NUMBER = rf"(?:\d{{1,3}}|a couple of|a couple|couple of|an?|half a dozen|a dozen|{_any_of(CARDINALS)})"
COUNT = rf"(?:\d{{1,3}}|{_any_of(CARDINALS)})"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_any_of(ORDINALS)})"
DAY_NUMBER = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_any_of(ORDINALS)})"


def number_of(words: str) -> int:
    """The value of what ``NUMBER``, ``ORDINAL`` or ``DAY_NUMBER`` matched."""
    words = _DASH.sub("-", words.strip())
    if words in ("a", "an"):
        return 1
    if "couple" in words:
        return 2
    if "dozen" in words:
        return 6 if words.startswith("half") else 12
    digits = _ORDINAL_ENDING.sub("", words)
    if digits.isdigit():
        return int(digits)
    return CARDINALS.get(words) or ORDINALS[words]
