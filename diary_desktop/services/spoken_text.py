"""What a voice is given to say: written text with its numbers, dates, amounts and short forms as words.

Only the voice gets it. What is shown, and what lights up while it is spoken, stays as it was written.
"""

from __future__ import annotations

import re
import unicodedata

from .spoken_forms import english, vietnamese
from .spoken_forms.english_numbers import MOST_DIGITS
from .spoken_forms.marks import MarkWords, unadorned, web
from .spoken_forms.rules import Rule, applied

_LANGUAGES: dict[str, tuple[MarkWords, tuple[Rule, ...]]] = {
    "en": (english.MARKS, english.RULES),
    "vi": (vietnamese.MARKS, vietnamese.RULES),
}

_DIGIT = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "vi": ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
}
_LONG = re.compile(rf"[0-9]{{{MOST_DIGITS + 1},}}")
_SPACE = re.compile(r"[^\S\n]+")
_SPACE_BEFORE = re.compile(r" +(?=[.,;:!?…](?:\s|$|[\"”’)]))")


def spoken(text: str, language: str) -> str:
    """``text`` as it is said in ``language`` (ISO 639-1; empty counts as English), without a digit left in it.

    A language other than English and Vietnamese is left to its voice, but for emoji and emphasis marks.
    """
    plain = unadorned(text)
    code = language or "en"
    if code in _LANGUAGES:
        marks, rules = _LANGUAGES[code]
        told = _LONG.sub(lambda match: _without_digits(match[0], code), web(plain, marks))
        plain = _without_digits(applied(rules, told), code)
    lines = (_SPACE_BEFORE.sub("", _SPACE.sub(" ", line)).strip() for line in plain.split("\n"))
    return "\n".join(line for line in lines if line)


def _without_digits(text: str, language: str) -> str:
    """Raised, lowered and circled digits are none that a rule knows."""
    if not any(one.isdigit() for one in text):
        return text
    names = _DIGIT[language]
    return "".join(f" {names[unicodedata.digit(one)]} " if one.isdigit() else one for one in text)
