"""Numbers as Vietnamese words, with mốt, lăm, tư and linh where they belong."""

from __future__ import annotations

import re

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn"))

MOST_DIGITS = 15
"""Of a number that is still said as an amount; a longer one is said digit by digit."""

NUMBER = r"(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?)"
"""As it is written in Vietnamese text: dots between thousands, a comma for the decimal mark."""


_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}|[1-9]\d{0,2},000|\d{1,3}(?:,\d{3})+\.\d+")
"""Commas between thousands, as computers abroad write them."""


def cardinal(value: int) -> str:
    """``một nghìn không trăm linh năm``; ``value`` is not negative."""
    if value < 1000:
        return _below_thousand(value, full=False)
    scale, name = next(one for one in _SCALES if value >= one[0])
    rest = value % scale
    return f"{cardinal(value // scale)} {name}" + (f" {_after(rest, scale)}" if rest else "")


def _after(rest: int, scale: int) -> str:
    """What follows a thousand, a million or a billion: its own hundreds are said even where there are none."""
    inner = next((one for one in _SCALES if one[0] < scale and rest >= one[0]), None)
    if inner is None:
        return _below_thousand(rest, full=True)
    head, tail = divmod(rest, inner[0])
    said = f"{_below_thousand(head, full=True)} {inner[1]}"
    return f"{said} {_after(tail, inner[0])}" if tail else said


def _below_thousand(value: int, *, full: bool) -> str:
    hundreds, rest = divmod(value, 100)
    head = f"{_DIGITS[hundreds]} trăm" if hundreds or full else ""
    if not rest:
        return head or _DIGITS[0]
    if not head:
        return _below_hundred(rest)
    return f"{head} linh {'tư' if rest == 4 else _DIGITS[rest]}" if rest < 10 else f"{head} {_below_hundred(rest)}"


def _below_hundred(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not ones:
        return head
    if ones == 5:
        return f"{head} lăm"
    return f"{head} { {1: 'mốt', 4: 'tư'}.get(ones, _DIGITS[ones]) if tens > 1 else _DIGITS[ones] }"


def fourth(value: int) -> str:
    """As after tháng, thứ and quý, where four is tư."""
    return "tư" if value == 4 else cardinal(value)


def digits(text: str) -> str:
    """One after another; everything that is no digit is left out."""
    return " ".join(_DIGITS[int(one)] for one in text if one.isdecimal())


def whole(text: str) -> str:
    """A string of digits: an amount, or digit by digit where it begins with a zero or is too long for one."""
    if len(text) > MOST_DIGITS or (len(text) > 1 and text[0] == "0"):
        return digits(text)
    return cardinal(int(text))


def number(text: str) -> str:
    """What ``NUMBER`` finds. ``45,000`` is forty-five thousand; ``1,125`` is one and an eighth."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text) and text[0] != "0":
        text = text.replace(".", "")
    elif _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    before, _, after = text.replace(".", ",").partition(",")
    return f"{whole(before)} phẩy {_decimals(after)}" if after else whole(before)


def _decimals(after: str) -> str:
    """Two decimals are mostly said as one number."""
    return digits(after) if after[0] == "0" or len(after) != 2 else cardinal(int(after))
