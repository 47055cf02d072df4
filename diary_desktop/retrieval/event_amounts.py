"""Amounts in a sentence of a diary: distances, durations and money, in figures or words, English and Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .spelled_numbers import SPELLED_EN, SPELLED_VI, spelled_value

DISTANCE, TIME, MONEY = "distance", "time", "money"

_IN_METRES = {"km": 1000.0, "mi": 1609.344, "m": 1.0, "yd": 0.9144}
_IN_MINUTES = {"h": 60.0, "min": 1.0}
_IN_DONG = {"đ": 1.0, "nghìn đồng": 1000.0, "triệu đồng": 1_000_000.0}
_SCALES = ((DISTANCE, _IN_METRES), (TIME, _IN_MINUTES), ("đ", _IN_DONG))

_UNIT_TEXT = """
km: km kms k kilometre kilometres kilometer kilometers klick klicks kilo-mét kilômét ki_lô_mét cây_số cây
mi: mile miles mi dặm
m: m metre metres meter meters mét
yd: yard yards yd
h: hour hours hr hrs h tiếng_đồng_hồ tiếng giờ
min: minute minutes min mins phút
£: pound pounds quid gbp bảng
€: euro euros eur ơ-rô
$: dollar dollars buck bucks usd đô_la đô
đ: đồng dong vnd vnđ đ
nghìn đồng: nghìn_đồng ngàn_đồng nghìn ngàn thousand_dong
triệu đồng: triệu_đồng triệu tr million_dong củ
pages: page pages trang
kg: kg kilo kilos cân ký
litres: litre litres liter liters lít
steps: step steps bước
"""


def _units() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _UNIT_TEXT.strip().splitlines():
        unit, _, words = line.partition(": ")
        table.update({word.replace("_", " "): unit for word in words.split()})
    return table


UNITS = _units()
"""Unit by the word for it; a unit's own sign is the key of the tables above."""

_DIGITS = r"\d{1,3}(?:[.,\s]\d{3})+(?![\d])(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_UNIT = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(UNITS, key=len, reverse=True))
_NUMBER = rf"(?P<n>{_DIGITS}|{SPELLED_EN}|{SPELLED_VI})"
_TENTHS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<sign>[£€$])\s?(?P<m>{_DIGITS})(?P<mk>k\b)?|"
    rf"(?P<half>half an|half a|nửa)\s+(?P<hu>{_UNIT})\b|"
    rf"{_NUMBER}[\s-]?(?P<u>{_UNIT})(?P<rest>\s+rưỡi|\s+and a half|\s?\d{{2}}\b(?!\s?(?:{_UNIT}))|"
    rf"\s+(?:{_TENTHS})(?=\s*(?:[.,;!?]|$)))?(?!\w))",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(r"(?:lúc|dậy|thức|đến|tới|từ|trước|sau|khoảng lúc|mới|at)\s*$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(r"\s*(?:sáng|tối|chiều|trưa|đêm|khuya|kém|đúng)", re.IGNORECASE)
_DIGIT_VI = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


@dataclass(frozen=True, slots=True)
class Amount:
    """``value`` of ``unit`` at ``start:end`` of the text; units are the keys of the table: "km", "h", "£" ..."""

    start: int
    end: int
    value: float
    unit: str


def amounts(text: str, language: str) -> list[Amount]:
    """Every amount in ``text``, in order; hours and the minutes after them as one."""
    found = [one for match in _AMOUNT.finditer(text) if (one := _amount(text, match, language))]
    return list(_joined(text, found))


def unit_named(words: str) -> str:
    """The unit a question names ("kilometres", "nghìn đồng"); empty for a word that is none."""
    return UNITS.get(" ".join(words.lower().split()), "")


def dimension(unit: str) -> str:
    """ "distance", "time", or the unit itself where it is converted to no other; money is kept by its currency."""
    return next((name for name, scale in _SCALES if unit in scale), unit)


def in_unit(amount: Amount, unit: str) -> float | None:
    """The amount's value in ``unit``; None where it measures something else."""
    if amount.unit == unit:
        return amount.value
    for _, scale in _SCALES:
        if amount.unit in scale and unit in scale:
            return round(amount.value * scale[amount.unit] / scale[unit], 6)
    return None


def is_money(unit: str) -> bool:
    """Whether it is a currency."""
    return unit in ("£", "€", "$") or unit in _IN_DONG


def _amount(text: str, match: re.Match[str], language: str) -> Amount | None:
    if match["sign"]:
        value = _figures(match["m"], language) * (1000 if match["mk"] else 1)
        return Amount(match.start(), match.end(), value, match["sign"])
    if match["half"]:
        return Amount(match.start(), match.end(), 0.5, UNITS[" ".join(match["hu"].lower().split())])
    word = " ".join(match["u"].lower().split())
    unit = _k(text, match, language) if word == "k" else UNITS[word]
    if word in ("giờ", "h") and (_CLOCK_BEFORE.search(text[: match.start()]) or _CLOCK_AFTER.match(text, match.end())):
        return None
    value = _number(match["n"], language) + _rest(match["rest"] or "", unit)
    return Amount(match.start(), match.end(), value, unit)


def _k(text: str, match: re.Match[str], language: str) -> str:
    """ "10k" is ten kilometres in English and ten thousand đồng in Vietnamese."""
    return "nghìn đồng" if language == "vi" else "km"


def _rest(rest: str, unit: str) -> float:
    """What follows the unit: "sáu tiếng rưỡi", "7h30", "một triệu hai"."""
    rest = rest.strip().lower()
    if not rest:
        return 0.0
    if rest in ("rưỡi", "and a half"):
        return 0.5
    if rest.isdigit():
        return int(rest) / 60 if unit == "h" else 0.0
    return _DIGIT_VI[rest] / 10 if unit in ("triệu đồng",) else 0.0


def _number(words: str, language: str) -> float:
    return _figures(words, language) if words[0].isdigit() else spelled_value(words)


def _figures(text: str, language: str) -> float:
    """1,234.5 in English, 1.234,5 in Vietnamese; a single separator before three digits divides thousands."""
    text = re.sub(r"\s", "", text)
    thousands = "." if language == "vi" else ","
    decimal = "," if language == "vi" else "."
    whole = re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{decimal}\d+)?", text)
    plain = text.replace(thousands, "") if whole else text
    return float(plain.replace(",", "."))


def _joined(text: str, found: list[Amount]) -> Iterator[Amount]:
    """ "7 hours 15 minutes", "one hour and ten minutes" as one amount."""
    held: Amount | None = None
    for one in found:
        between = text[held.end : one.start].strip() if held else ""
        if held and held.unit == "h" and one.unit == "min" and between in ("", "and", "và"):
            held = replace(held, end=one.end, value=held.value + one.value / 60)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


PAID_BEHIND = {
    "en": re.compile(
        r"\W*(?:(?:it|that|this|all) )?(?:(?:i|we) )?(?:paid|cost|spent|came to|set me back)\b", re.IGNORECASE
    ),
    "vi": re.compile(r"\W*(?:(?:tất cả|tổng cộng|cả thảy) )?(?:hết|tốn|mất|trả|tiền)\b", re.IGNORECASE),
}
"""A sentence that only adds what the one before cost: "Dentist. Paid 140 pounds."."""
