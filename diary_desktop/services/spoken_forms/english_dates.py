"""Days, years and times of day as they are said in English."""

from __future__ import annotations

import re

from .english_numbers import cardinal, decade, number, ordinal, year
from .rules import Rule, any_of, rule

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Thur": "Thursday",
    "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_MONTH_OF = {name: name for name in _MONTHS} | {name[:3]: name for name in _MONTHS} | {"Sept": "September"}
_NAMES = any_of(_MONTH_OF)
_MONTH = rf"(?P<month>{_NAMES})\b(?:\.(?=,?\s[\da-z]))?"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d|20|21)\d\d"
_OF_AGE = r"\b(?i:the|my|his|her|our|your|their|early|late|mid)[\s-]"
_SEPARATED = r"(?<![\w.,/:-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\w/-]|[.,:]\d)"

_SURELY_A_YEAR = r"(?:in|since|year|until|till|during|by|circa|summer of|winter of|spring of|autumn of|fall of)\s"
_COUNTED = r"(?:people|men|women|children|kids|years|(?!was\b|is\b|has\b|this\b|its\b|as\b|us\b|his\b|does\b)[a-z]+s)\b"


def _date(day: int, month: int, of_year: str = "") -> str:
    said = f"the {ordinal(day)} of {_MONTHS[month - 1]}"
    return f"{said} {year(_full_year(of_year))}" if of_year else said


def _full_year(text: str) -> int:
    """Two digits are of the last or of this century."""
    value = int(text)
    return value if len(text) > 2 else value + (2000 if value < 69 else 1900)


def _numeric(match: re.Match[str]) -> str:
    """The day first, unless only the other way makes a date."""
    first, second = int(match[1]), int(match[3])
    if 1 <= first <= 31 and 1 <= second <= 12:
        return _date(first, second, match[4])
    if 1 <= first <= 12 and 1 <= second <= 31:
        return _date(second, first, match[4])
    return match[0]


def _iso(match: re.Match[str]) -> str:
    month, day = int(match[2]), int(match[3])
    return _date(day, month, match[1]) if 1 <= month <= 12 and 1 <= day <= 31 else match[0]


def _spelled(match: re.Match[str]) -> str:
    the = match["the"] or "the "
    first = f"{the}{ordinal(int(match['from']))} to " if match["from"] else ""
    the = "the " if first else the
    of_year = f" {year(int(match['year']))}" if match["year"] else ""
    return f"{first}{the}{ordinal(int(match['day']))} of {_MONTH_OF[match['month']]}{of_year}"


def _month_first(match: re.Match[str]) -> str:
    of_year = f", {year(int(match['year']))}" if match["year"] else ""
    return f"{_MONTH_OF[match['month']]} {ordinal(int(match['day']))}{of_year}"


def _slashed(match: re.Match[str]) -> str:
    """A day and its month, or a part of a whole, or so many out of so many."""
    before, first, second = match.string[: match.start()], int(match[1]), int(match[2])
    on_a_day = re.search(r"\b(?:on|since|until|till|by)\s$", before, re.IGNORECASE) is not None
    if (first, second) == (24, 7):
        return "twenty-four seven"
    starred = re.match(r"\s(?:stars?|points?)\b", match.string[match.end() :]) is not None
    scored = starred or re.search(r"\b(?:mood|rat\w+|scored?)\b[^.!?]{0,9}$", before, re.IGNORECASE) is not None
    small = 0 < first < second <= 10
    if 1 <= second <= 12 and 1 <= first <= 31 and (on_a_day or not (small or scored or first == second)):
        return _date(first, second)
    return _fraction(first, second) if small and second != 10 and not scored else _out_of(match)


def _out_of(match: re.Match[str]) -> str:
    return f"{number(match[1])} out of {number(match[2])}"


def _fraction(parts: int, whole: int) -> str:
    name = {2: "half", 4: "quarter"}.get(whole) or ordinal(whole)
    return f"{cardinal(parts)} {name if parts == 1 else f'{name}s'.replace('halfs', 'halves')}"


def _mixed(match: re.Match[str]) -> str:
    part = _fraction(int(match[2]), int(match[3]))
    return f"{number(match[1])} and {'a half' if part == 'one half' else part}"


_SIGNS = {
    "½": (1, 2),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}


def _sign(match: re.Match[str]) -> str:
    part = _fraction(*_SIGNS[match[2]])
    if not match[1]:
        return part
    return f"{number(match[1])} and {'a half' if part == 'one half' else part}"


def clock(hour: int, minute: int) -> str:
    """``seven oh five``, ``nine o'clock``, ``fifteen hundred``."""
    if minute:
        return f"{cardinal(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"
    full = "hundred" if hour > 12 else "o'clock"
    return f"{cardinal(hour)} {full}" if hour else "midnight"


def _half_day(match: re.Match[str]) -> str:
    first = f"{_hour(match['from'], match['from_minute'])} {_half(match['from_half'])}to " if match["from"] else ""
    return f"{first}{_hour(match['hour'], match['minute'])} {_half(match['half']).strip()}"


def _half(letter: str | None) -> str:
    """Both voices read the dotted form by its letters."""
    return f"{letter.lower()}.m. " if letter else ""


def _hour(hour: str, minute: str | None) -> str:
    return clock(int(hour), int(minute)) if minute and int(minute) else cardinal(int(hour))


def _clock(match: re.Match[str]) -> str:
    until = " to " if match[3] else ""
    return clock(int(match[1]), int(match[2])) + until


def _lasting(match: re.Match[str]) -> str:
    names = ("hour", "minute", "second")
    told = [(int(value), name) for value, name in zip(match.groups(), names, strict=True)]
    return " ".join(f"{cardinal(value)} {name}{'' if value == 1 else 's'}" for value, name in told if value)


def _pace(match: re.Match[str]) -> str:
    return f"{cardinal(int(match[1]))} minutes {cardinal(int(match[2]))} per kilometer"


def _bare_year(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()], match.string[match.end() :]
    sure = re.search(rf"\b{_SURELY_A_YEAR}$", before, re.IGNORECASE)
    counted = re.match(rf"\s{_COUNTED}", after)
    return number(match[0]) if counted and not sure else year(int(match[0]))


def _tens(match: re.Match[str]) -> str:
    return f"{match[1] or ''}{decade(int(match[2] or match[3]))}"


def _years(match: re.Match[str]) -> str:
    first, last = match[1], match[2]
    later = cardinal(int(last)) if len(last) == 2 and last[0] != "0" else year(_full_year(last))
    return f"{year(int(first))} to {later}"


_HOUR = r"[01]?\d|2[0-4]"
_NOT_INSIDE = r"(?<![\w.,/:])"
_FROM_HOUR = (
    rf"(?<![\w.:-])(?P<from>{_HOUR})(?:[:.](?P<from_minute>[0-5]\d))?(?:\s?(?P<from_half>[ap])\.?m\b\.?)?\s?[-–]\s?"
)
_TO_HOUR = rf"(?<![\w.:])(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
_OF_YEAR = rf"(?:,?\s(?P<year>{_YEAR})(?!\w))?"

DATES: tuple[Rule, ...] = (
    rule(r"(?<![\w.,/:-])(\d{4})-(\d\d)-(\d\d)(?![\w-])", _iso),
    rule(_SEPARATED, _numeric),
    rule(
        rf"\b({any_of(_DAYS)})\b\.?(,?)(?=\s(?:the\s)?\d{{1,2}}{_TH}\s(?:{_NAMES})\b|\s(?:{_NAMES})\b\.?\s\d|\s\d{{1,2}}/\d)",
        lambda m: _DAYS[m[1]] + m[2],
    ),
    rule(
        rf"(?P<the>[Tt]he\s)?(?:(?<![\w.,/:-])(?P<from>{_DAY}){_TH}\s?(?:-|–|to|and)\s?(?:the\s)?)?"
        rf"{_NOT_INSIDE}(?P<day>{_DAY}){_TH}(?:\sof)?\s{_MONTH}{_OF_YEAR}",
        _spelled,
    ),
    rule(rf"\b{_MONTH}\s(?P<day>{_DAY}){_TH}(?![\w%°:]|[.,]\d|\s(?:of|people)\b){_OF_YEAR}", _month_first),
    rule(rf"\b{_MONTH},?\s(?P<year>{_YEAR})(?!\w)", lambda m: f"{_MONTH_OF[m['month']]} {year(int(m['year']))}"),
)

TIMES: tuple[Rule, ...] = (
    rule(rf"(?:{_FROM_HOUR})?{_TO_HOUR}", _half_day, re.IGNORECASE),
    rule(r"(?<![\w.:])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\w:])", _lasting),
    rule(r"(?<![\w.:])(\d{1,2}):([0-5]\d)\s?min/km\b", _pace),
    rule(rf"(?<![\w.:])({_HOUR})[:h]([0-5]\d)(?![\w:])(\s?[-–]\s?(?=\d))?", _clock),
    rule(rf"(?<=\bat )({_HOUR})\.([0-5]\d)(?=[,;!?]|\.?$|\.\s|\s(?:in|on|we|I|he|she|they|and|the)\b)()", _clock),
    rule(r"(?<![\w.])(\d{1,2})(?=\so['’]clock)", lambda m: cardinal(int(m[1]))),
)

YEARS: tuple[Rule, ...] = (
    rule(rf"(?<![\w.,/-])({_YEAR})\s?[-–—]\s?({_YEAR}|\d\d)(?![\w.,-]\d|\w)", _years),
    rule(rf"(?<![\w.,])({_YEAR[:-2]}0)['’]?s\b", lambda m: decade(int(m[1]))),
    rule(rf"({_OF_AGE})['’‘]?([1-9]0)['’]?s\b|(?<!\w)['’‘]([1-9]0)s\b", _tens),
    rule(r"(?<!\w)['’‘](\d\d)\b(?!['’])", lambda m: year(int(m[1])) if m[1][0] != "0" else f"oh {cardinal(int(m[1]))}"),
    rule(r"(?<![\w.,-])(\d{1,4})(?=\s(?:BC|AD|BCE|CE)\b)", lambda m: year(int(m[1])) if int(m[1]) else "zero"),
)

BARE_YEARS = rule(rf"(?<![\w.,/$€£-])({_YEAR})(?![\w%°/]|[.,:-]\d)", _bare_year)
"""After money and measures: any four digits may be a year."""

PARTS: tuple[Rule, ...] = (
    rule(r"(?<![\w.,/-])(\d+)\s([1-9])/([2-9])(?![\w/])", _mixed),
    rule(r"(?<![\w.,/-])(\d{1,2})/(\d{1,3})(?![\w/]|[.,]\d)", _slashed),
    rule(r"(?:(\d+)\s?)?([" + "".join(_SIGNS) + "])", _sign),
)
