"""Days, months and times of day as they are said in Vietnamese."""

from __future__ import annotations

import re

from .rules import Rule, rule
from .vietnamese_numbers import cardinal, fourth, number

_DAY_WORD = re.compile(r"\b(?:ngày|mùng|mồng|rằm)\s$", re.IGNORECASE)
_EARLY_WORD = re.compile(r"\b(?:mùng|mồng)\s$", re.IGNORECASE)
_BEFORE_A_DATE = re.compile(
    r"\b(?:ngày|hôm|mùng|mồng|lễ|sáng|trưa|chiều|tối|đêm|từ|đến|tới|trước|sau|giỗ|sinh|dịp|là|thứ|nhật|hẹn)"
    r"(?:\s\w+)?,?\s$",
    re.IGNORECASE,
)
_SCORED = re.compile(r"\b(?:được|chấm|điểm|cho)\s$", re.IGNORECASE)
_SIGNS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}


def _day(day: int, before: str) -> str:
    """The first ten days of a month are mùng."""
    early = day <= 10 and not _EARLY_WORD.search(before)
    return f"mùng {cardinal(day)}" if early else cardinal(day)


def _whole_date(match: re.Match[str], day: str, month: str, year: str) -> str:
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return match[0]
    before = match.string[: match.start()]
    lead = "" if _DAY_WORD.search(before) else "ngày "
    value = int(year) if len(year) > 2 else int(year) + (2000 if int(year) < 69 else 1900)
    return f"{lead}{_day(int(day), before)} tháng {fourth(int(month))} năm {cardinal(value)}"


def _slashed(match: re.Match[str]) -> str:
    """A day and its month, or a part of a whole, or so many of so many."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    first, second = int(match[1]), int(match[2])
    if re.search(r"\b(?:số|nhà|ngõ|hẻm|kiệt)\s$", before, re.IGNORECASE) or re.match(r"\s(?:đường|phố)\b", after):
        return f"{number(match[1])} trên {number(match[2])}"
    scored = re.match(r"\sđiểm", after) is not None or (second == 10 and _SCORED.search(before) is not None)
    named = _BEFORE_A_DATE.search(before) is not None
    if not scored and 0 < first < second < 10 and not named:
        return _part(first, second)
    if 1 <= first <= 31 and 1 <= second <= 12 and not scored and (first, second) != (24, 7):
        return f"{_day(first, before)} tháng {fourth(second)}"
    return f"{number(match[1])} trên {number(match[2])}"


_FEASTS = frozenset({(1, 5), (1, 6), (2, 9)})


def _dashed(match: re.Match[str]) -> str:
    """``8-3`` is a day and its month; ``8-10`` is from one day to another, unless all keep it as a feast."""
    first, second = int(match[1]), int(match[2])
    if not (1 <= first <= 31 and 1 <= second <= 12) or (first < second and (first, second) not in _FEASTS):
        return match[0]
    return f"{_day(first, 'ngày ')} tháng {fourth(second)}"


def _part(parts: int, of: int) -> str:
    return f"{cardinal(parts)} phần {fourth(of)}"


def _sign(match: re.Match[str]) -> str:
    """``1½ giờ`` is một giờ rưỡi."""
    if not match[1]:
        return _part(*_SIGNS[match[2]]) + (match[3] or "")
    if match[2] == "½":
        return f"{number(match[1])}{match[3] or ''} rưỡi"
    return f"{number(match[1])} và {_part(*_SIGNS[match[2]])}{match[3] or ''}"


def clock(hour: int, minute: int) -> str:
    """``ba giờ mười lăm phút``, ``mười lăm giờ``."""
    return f"{cardinal(hour)} giờ" + (f" {cardinal(minute)} phút" if minute else "")


def _clock(match: re.Match[str]) -> str:
    until = " đến " if match["until"] else ""
    return clock(int(match["hour"]), int(match["minute"] or 0)) + until


def _lasting(match: re.Match[str]) -> str:
    parts = zip(match.groups(), ("giờ", "phút", "giây"), strict=True)
    return " ".join(f"{cardinal(int(value))} {name}" for value, name in parts if int(value))


_APART = r"(?<![\w.,/:-])"
_UNTIL = r"(?P<until>\s?[-–]\s?(?=\d))?"
_WEEKDAY = r"[Tt]hứ\s"

DATES: tuple[Rule, ...] = (
    rule(rf"{_APART}(\d{{4}})-(\d\d)-(\d\d)(?![\w-])", lambda m: _whole_date(m, m[3], m[2], m[1])),
    rule(
        rf"{_APART}(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}|\d\d)(?![\w/-]|[.,]\d)",
        lambda m: _whole_date(m, m[1], m[3], m[4]),
    ),
    rule(
        rf"{_APART}(0?[1-9]|1[0-2])/((?:1\d|20|21)\d\d)(?![\w/])",
        lambda m: f"{_month_word(m)}{fourth(int(m[1]))} năm {cardinal(int(m[2]))}",
    ),
    rule(r"(?<=[Nn]gày )(\d{1,2})(?=\s(?:tháng|âm)\b)", lambda m: _day(int(m[1]), "ngày ")),
    rule(r"(?<=[Nn]gày )(\d{1,2})-(\d{1,2})(?![\d/.-])", _dashed),
    rule(r"(?<=[Tt]háng )(\d{1,2})(?![\w/]|[.,-]\d)", lambda m: fourth(int(m[1]))),
    rule(r"\b([Qq]uý )(\d)\b(?![.,]\d)", lambda m: m[1] + fourth(int(m[2]))),
    rule(rf"\b(lần {_WEEKDAY})1\b", lambda m: f"{m[1]}nhất", re.IGNORECASE),
    rule(rf"\b({_WEEKDAY})(\d+)\b", lambda m: m[1] + fourth(int(m[2][:12]))),
    rule(rf"{_APART}(\d{{1,2}})/(\d{{1,3}})(?![\w/]|[.,]\d)", _slashed),
)

TIMES: tuple[Rule, ...] = (
    rule(r"(?<![\w.:])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\w:])", _lasting),
    rule(
        rf"(?<![\w.:])(?P<hour>[01]?\d|2[0-4])\s?[hH](?P<minute>[0-5]\d)?"
        rf"(?:\s?(?:p|ph|phút|['’])(?!\w))?(?!\w|\s?\d+\s?(?:p|min)){_UNTIL}",
        _clock,
    ),
    rule(rf"(?<![\w.:])(?P<hour>[01]?\d|2[0-4])[:gG](?P<minute>[0-5]\d)(?![\w:]){_UNTIL}", _clock),
)

PARTS: tuple[Rule, ...] = (
    rule(r"(?:(\d+)\s?)?([" + "".join(_SIGNS) + r"])(\s(?:giờ|tiếng|ngày|tháng|năm|km|cân|lít)\b)?", _sign),
)


def _month_word(match: re.Match[str]) -> str:
    return "" if re.search(r"\b(?:tháng|quý)\s$", match.string[: match.start()], re.IGNORECASE) else "tháng "
