"""English text as it is said aloud."""

from __future__ import annotations

import re

from . import english_amounts as amounts
from . import english_dates as dates
from .english_everyday import EVERYDAY
from .english_numbers import cardinal, ordinal
from .marks import MarkWords
from .rules import ROMAN, Rule, any_of, ends_a_sentence, roman, rule, short_forms

MARKS = MarkWords("dot", "at", "hashtag")

_TITLES = {
    "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Prof": "Professor", "Mt": "Mount", "Rev": "Reverend",
    "Capt": "Captain", "Gen": "General", "Lt": "Lieutenant", "Sgt": "Sergeant", "Gov": "Governor",
}  # fmt: skip
_SHORT = {
    "Jr": "Junior", "Sr": "Senior", "Ave": "Avenue", "Rd": "Road", "Blvd": "Boulevard", "Apt": "Apartment",
    "Inc": "Incorporated", "Ltd": "Limited", "Dept": "Department", "dept": "department", "etc": "et cetera",
    "Jan": "January", "Feb": "February", "Apr": "April", "Aug": "August", "Sept": "September", "Sep": "September",
    "Oct": "October", "Nov": "November", "Dec": "December",
}  # fmt: skip
_NEVER_LAST = {
    "approx": "approximately", "vs": "versus", "incl": "including", "misc": "miscellaneous", "tel": "telephone",
    "Tel": "Telephone", "cf": "compare", "ca": "about", "vol": "volume", "Vol": "Volume", "ch": "chapter",
    "Fig": "Figure", "fig": "figure",
}  # fmt: skip
_COUNTED = (
    *("chapter", "part", "volume", "book", "act", "scene", "war", "phase", "level", "section", "article", "appendix"),
    *("figure", "table", "class", "type", "stage", "division", "episode", "season", "lesson", "unit", "grade"),
)
_REIGNED = (
    *("Charles", "Henry", "Louis", "Edward", "George", "Elizabeth", "William", "James", "John", "Paul", "Pius"),
    *("Benedict", "Napoleon", "Richard", "Philip", "Francis", "Frederick", "Peter", "Catherine", "Alexander"),
    *("Nicholas", "Leo", "Gregory", "Urban", "Ferdinand", "Leopold", "Mary", "Robert", "David", "Victoria"),
)


def _saint_or_street(match: re.Match[str]) -> str:
    """A street follows its name, a saint comes before it."""
    before = match.string[: match.start()].split()
    named = bool(before) and before[-1][:1].isupper() and (len(before) > 1)
    follows = re.match(r"\s+[A-Z]", match.string[match.end() :])
    if named or not follows:
        return "Street" + ("." if ends_a_sentence(match) else "")
    return "Saint"


def _dotted(match: re.Match[str]) -> str:
    """U.S. as US: both voices read capitals by their letters."""
    return match[0].replace(".", "") + ("." if ends_a_sentence(match) else "")


def _either(match: re.Match[str]) -> str:
    return " " if match["and"] else " or "


_SHORT_FORMS: tuple[Rule, ...] = (
    rule(r"\be\.g\.,?", "for example"),
    rule(r"\bi\.e\.,?", "that is"),
    rule(r"\ba\.k\.a\.", "also known as"),
    rule(r"\bw/o\b", "without"),
    rule(r"\bn/a\b", "not applicable"),
    rule(r"\bc/o\b", "care of"),
    rule(r"(?<=\b[^\W\d])/(?=[^\W\d]\b)", " "),
    rule(r"\bw/(?=\s?[a-z])", "with "),
    rule(rf"\b({any_of(_TITLES)})\.(?=\s|$)", lambda m: _TITLES[m[1]]),
    rule(rf"(?<![\w.])({any_of(_NEVER_LAST)})\.(?!\w)", lambda m: _NEVER_LAST[m[1]]),
    rule(r"\bSt\.(?=[\s,;:]|$)", _saint_or_street),
    short_forms(_SHORT),
    rule(r"\b(?:[A-Z]\.){2,}(?!\w)", _dotted),
)

_ROMAN: tuple[Rule, ...] = (
    # "The part I like" is no first part.
    rule(rf"\b((?i:{any_of(_COUNTED)}))\s(?!I\s[a-z]|I['’])({ROMAN})\b", lambda m: f"{m[1]} {cardinal(roman(m[2]))}"),
    rule(rf"\b({ROMAN})(?:th|st|nd|rd)?(?=\scentur)", lambda m: ordinal(roman(m[1]))),
    rule(
        rf"\b({any_of(_REIGNED)})\s(?!I\b)({ROMAN})\b|(?<=\b(?:King|Pope|Tsar)\s)({any_of(_REIGNED)})\s(I)\b",
        lambda m: f"{m[1] or m[3]} the {ordinal(roman(m[2] or m[4]))}",
    ),
    rule(r"(?<=\b[A-Z])([a-z]+)\s(II|III|IV|VI{1,3}|IX|XI{0,3}|XIV|XV)\b", lambda m: f"{m[1]} {cardinal(roman(m[2]))}"),
)

_SIGNS: tuple[Rule, ...] = (
    rule(r"\s*(?:→|⇒|->|=>|⟶)\s*", " to "),
    rule(r"\s*&\s*", " and "),
    rule(r"\s*±\s*", " plus or minus "),
    rule(r"[~≈](?=\s?\w)", " about "),
    rule(r"\s*×\s*", " times "),
    rule(r"\s*÷\s*", " divided by "),
    rule(r"(?:(?<=\w)|(?<=\s))\s*\+\s*(?=\w)", " plus "),
    rule(r"(?<=\w)\+(?!\w)", " plus"),
    rule(r"\s*=+\s*", " equals "),
    rule(r"\s*≥\s*", " at least "),
    rule(r"\s*≤\s*", " at most "),
    rule(r"\s<\s", " less than "),
    rule(r"\s>\s", " more than "),
    rule(r"(?<=[^\W\d_])(?P<and>(?<=\band)/(?=or\b))|(?<=[^\W\d_])/(?=[^\W\d_])", _either),
    rule(r"\s?@\s?(?=\w)", " at "),
    rule(r"%", " percent "),
    rule(r"²", " squared "),
    rule(r"³", " cubed "),
    rule(r"€", " euros "),
    rule(r"[<>~_]", " "),
)

RULES: tuple[Rule, ...] = (
    *EVERYDAY,
    *amounts.PHONES,
    *dates.DATES,
    *dates.TIMES,
    *dates.YEARS,
    *dates.PARTS,
    amounts.RANGES,
    *amounts.MONEY,
    *amounts.MEASURES,
    dates.BARE_YEARS,
    *amounts.NUMBERS,
    *_SHORT_FORMS,
    *_ROMAN,
    *_SIGNS,
)
"""In this order: what is longest and surest comes first, single numbers last."""
