"""Vietnamese numbers, months and weekdays as they stand in dates, with their marks or typed without."""

from __future__ import annotations

from .tokens import folded

_UNIT = "một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín"
NUMBER = (
    rf"(?:\d{{1,3}}|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:{_UNIT}))?|hăm (?:{_UNIT})|"
    rf"mười(?: (?:{_UNIT}))?|{_UNIT})"
)
"""A count or a day of the month."""

MONTH_NAME = r"(?:1[0-2]|0?[1-9]|mười một|mười hai|mười|giêng|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|chạp)"
WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7]|chủ nhật|chúa nhật|cn)"
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_DIGITS = {
    "mot": 1,
    "nhat": 1,
    "gieng": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "nham": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "chap": 12,
}


def number_of(words: str) -> int:
    """The value of what ``NUMBER`` or ``MONTH_NAME`` matched, or of a Roman quarter."""
    words = folded(words.strip())
    if words.isdigit():
        return int(words)
    if words in ROMAN:
        return ROMAN[words]
    parts = words.split()
    if len(parts) == 1:
        return _DIGITS[parts[0]]
    if parts[0] == "ham":
        return 20 + _DIGITS[parts[1]]
    if parts[0] == "muoi":
        return 10 + _DIGITS[parts[1]]
    return 10 * _DIGITS[parts[0]] + (_DIGITS[parts[2]] if len(parts) > 2 else 0)


def weekday_of(words: str) -> int:
    """Monday 0 to Sunday 6, of what ``WEEKDAY`` matched: "thứ hai" is Monday."""
    words = folded(words)
    if words in ("chu nhat", "chua nhat", "cn"):
        return 6
    return number_of(words[4:] if words.startswith("thu ") else words[1:]) - 2
