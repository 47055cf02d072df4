"""Forms of everyday English that the general rules would take for something else: they come before all others."""

from __future__ import annotations

import re

from .english_numbers import cardinal
from .rules import Rule, any_of, ends_a_sentence, rule

_WEEKDAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Weds": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_ROUND = {"10": "tens", "100": "hundreds", "1000": "thousands", "1,000": "thousands"}
_MILLIONS_OF = "people|views|users|visitors|copies|viewers|inhabitants|euros|pounds|dollars|years|tons|tonnes|trees"


def _weekday(match: re.Match[str]) -> str:
    stop = "." if match[0].endswith(".") and ends_a_sentence(match) else ""
    return match[1] + _WEEKDAYS[match[2]] + stop


def _train_time(match: re.Match[str]) -> str:
    """``0715`` is oh seven fifteen."""
    minutes = int(match[2])
    rest = "hundred" if not minutes else f"oh {cardinal(minutes)}" if minutes < 10 else cardinal(minutes)
    return f"oh {cardinal(int(match[1]))} {rest}"


def _hours_and_minutes(match: re.Match[str]) -> str:
    hours, minutes = int(match[1]), int(match[2])
    return f"{cardinal(hours)} hour{'s' * (hours != 1)} {cardinal(minutes)} minute{'s' * (minutes != 1)}"


EVERYDAY: tuple[Rule, ...] = (
    rule(
        r"\b(BP|blood pressure)\b([^.\d]{0,40})(\d{2,3})/(\d{2,3})\b",
        lambda m: f"{m[1]}{m[2]}{cardinal(int(m[3]))} over {cardinal(int(m[4]))}",
        re.IGNORECASE,
    ),
    rule(
        r"\b((?:ran|runs?|running|jog(?:ged|ging)?|walked|walking|swam|cycled)\s(?:a\s|my\s|the\s|another\s)?)(\d{1,2})k\b",
        lambda m: f"{m[1]}{cardinal(int(m[2]))} K",
        re.IGNORECASE,
    ),
    rule(r"(?<![\w.,$£€])([248])K\b", lambda m: f"{cardinal(int(m[1]))} K"),
    rule(r"(?<=\b(?:at|by) )0([0-9])([0-5][0-9])\b(?![:.,]?\d)", _train_time),
    rule(
        rf"\b((?:on|to|until|till|by|next|last|this|every|since)\s)({any_of(_WEEKDAYS)})\b(?:\.(?!\w))?",
        _weekday,
    ),
    rule(r"(?<![\w.,:])(\d{1,2})h\s?(\d{1,2})m(?:in)?\b", _hours_and_minutes),
    rule(r"(?<=\d)(\s?(?:mm|cm|m|ft|in))\s[x×]\s(?=\d)", lambda m: f"{m[1]} by "),
    rule(r"(?<![\w.,])(\d+)x(?=\d+\s?(?:mg|ml|g|mcg)\b)", lambda m: f"{cardinal(int(m[1]))} times "),
    rule(rf"(?<=\d)m(?=\s(?:{_MILLIONS_OF})\b)", " million"),
    rule(rf"(?<![\w.,])({any_of(_ROUND)})s(?=\sof\b)", lambda m: _ROUND[m[1]]),
    rule(r"(?<=\d )st(?=\s\d|[,;)]|\.?$)", "stone"),
    rule(r"\bRs\.?\s?(\d[\d,]*(?:\.\d+)?)", lambda m: f"{m[1]} rupees"),
    rule(r"\bC\+\+(?!\w)", "C plus plus"),
    rule(r"\b([CFG])#(?!\w)", lambda m: f"{m[1]} sharp"),
)
