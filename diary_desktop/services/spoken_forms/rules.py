"""A rule says how one written form sounds; a list of them is applied in order, each to what the ones before left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for, and the words it becomes: without digits, so that no later rule reads them anew."""

    pattern: str
    words: Callable[[re.Match[str]], str]
    flags: int


def rule(pattern: str, words: Callable[[re.Match[str]], str] | str, flags: int = 0) -> Rule:
    """A rule of one pattern; fixed ``words`` stand for every match."""
    said = (lambda _: words) if isinstance(words, str) else words
    return Rule(pattern, said, flags)


def applied(rules: Iterable[Rule], text: str) -> str:
    """``text`` after all of them."""
    for one in rules:
        text = _compiled(one.pattern, one.flags).sub(one.words, text)
    return text


@cache
def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """Compiled when a language is first spoken, not when the program starts: that takes a tenth of a second."""
    return re.compile(pattern, flags)


def any_of(words: Iterable[str]) -> str:
    """An alternation, the longest first, so that ``km/h`` is not read as ``km``."""
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


def ends_a_sentence(match: re.Match[str]) -> bool:
    """Whether the full stop of a short form at the end of ``match`` is the sentence's as well."""
    rest = match.string[match.end() :]
    return not rest.strip() or (rest[:1].isspace() and rest.lstrip()[:1].isupper())


def short_forms(table: Mapping[str, str], flags: int = 0) -> Rule:
    """Short forms with a full stop; the stop stays where it ends the sentence."""

    def said(match: re.Match[str]) -> str:
        return table[match[1]] + ("." if ends_a_sentence(match) else "")

    return rule(rf"(?<![\w.])({any_of(table)})\.(?!\w)", said, flags)


ROMAN = r"(?=[IVXL])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXLC])"
"""1 to 99 in Roman numerals, never nothing at all (``VV`` is none)."""

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(numeral: str) -> int:
    """``XIV`` is 14."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
