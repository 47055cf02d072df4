"""Money, measures, telephone numbers and what else holds digits in Vietnamese text."""

from __future__ import annotations

import re

from .rules import Rule, any_of, rule
from .vietnamese_numbers import NUMBER, cardinal, digits, number, whole

_MONEY = {"$": "đô la", "€": "ơ rô", "£": "bảng Anh", "¥": "yên", "USD": "đô la", "EUR": "ơ rô", "GBP": "bảng Anh"}
_DONG = ("đ", "₫", "VND", "VNĐ", "vnd", "vnđ", "Đ")

UNITS = {
    "km": "ki lô mét", "m": "mét", "cm": "xăng ti mét", "mm": "mi li mét", "dm": "đề xi mét", "kg": "ki lô gam",
    "g": "gam", "gr": "gam", "mg": "mi li gam", "l": "lít", "L": "lít", "ml": "mi li lít", "mL": "mi li lít",
    "ha": "héc ta", "km/h": "ki lô mét trên giờ", "m/s": "mét trên giây", "m²": "mét vuông", "m2": "mét vuông",
    "km²": "ki lô mét vuông", "km2": "ki lô mét vuông", "cm²": "xăng ti mét vuông", "m³": "mét khối", "m3": "mét khối",
    "°C": "độ xê", "°F": "độ ép", "°": "độ", "kWh": "ki lô oát giờ", "W": "oát", "kW": "ki lô oát", "V": "vôn",
    "GB": "ghi ga bai", "MB": "mê ga bai", "TB": "tê ra bai", "KB": "ki lô bai", "kcal": "ki lô ca lo", "cal": "ca lo",
    "h": "giờ", "min": "phút", "p": "phút", "ph": "phút", "'": "phút", "’": "phút", "s": "giây", "dB": "đề xi ben",
    "bpm": "nhịp một phút", "Mbps": "mê ga bít trên giây",
    "Hz": "héc", "mph": "dặm trên giờ", "lb": "pao", "%": "phần trăm",
}  # fmt: skip

_UNIT = rf"(?P<unit>{any_of(UNITS)})(?![\w²³/°])"
_EACH = "(?:ngày|tuần|tháng|năm|lít|lượt|người|kg|giờ|phút|suất|ly|cái|lần|đêm|km)"
_START = r"(?<![\w.,])"
_SIGN = r"(?:(?<!\S)(?P<minus>-))?"
_AMOUNT = rf"{_SIGN}{_START}(?P<value>{NUMBER})"


def _said(match: re.Match[str]) -> str:
    return ("âm " if match["minus"] else "") + number(match["value"])


def _millions(match: re.Match[str]) -> str:
    """``2tr5`` is hai triệu rưỡi."""
    rest = {"": "", "5": " rưỡi"}.get(match[2] or "", f" {whole(match[2] or '0')}")
    return f"{number(match[1])} triệu{rest}"


def _metres(match: re.Match[str]) -> str:
    """``1m70`` is một mét bảy mươi."""
    rest = digits(match[2]) if match[2][0] == "0" else cardinal(int(match[2]))
    return f"{cardinal(int(match[1]))} mét {rest}"


def _grouped_digits(match: re.Match[str]) -> str:
    plus = "cộng " if match[0].startswith("+") else ""
    return plus + ", ".join(digits(one) for one in re.split(r"[ .()-]+", match[0].strip("+ ()")) if one)


def _beside_letters(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    said = digits(match[0]) if before.isalpha() and len(match[0]) > 2 else whole(match[0])
    return f"{' ' if before.isalpha() else ''}{said}{' ' if after.isalpha() else ''}"


PHONES: tuple[Rule, ...] = (
    rule(rf"/(?={_EACH}\b)", " một "),
    rule(r"(?<![\w.,])(\d+)['’′](\d\d)[\"”″]", lambda m: f"{whole(m[1])} phút {cardinal(int(m[2]))} giây"),
    rule(r"\b2k(\d)\b", lambda m: cardinal(2000 + int(m[1]))),
    rule(r"(?<!\w)['’](?=\d\d(?!\d))", ""),
    rule(r"(?<![\w.,/:])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\w)", _grouped_digits),
    rule(r"(?<![\w.,/:-])0\d{2,4}(?:[ .-]\d{3,4}){1,3}(?![\w-]|[.,]\d)", _grouped_digits),
)

RANGES: tuple[Rule, ...] = (
    rule(
        r"\b(thắng|thua|hòa|hoà|tỉ số|tỷ số)\s(\d{1,2})\s?[-–]\s?(\d{1,2})\b",
        lambda m: f"{m[1]} {whole(m[2])} {whole(m[3])}",
        re.IGNORECASE,
    ),
    rule(rf"{_AMOUNT}\s?[-–—]\s?(?=\d)", lambda m: f"{_said(m)} đến "),
)

MONEY: tuple[Rule, ...] = (
    rule(rf"(?P<sign>[$€£¥])\s?(?P<value>{NUMBER})", lambda m: f"{number(m['value'])} {_MONEY[m['sign']]}"),
    rule(rf"{_START}({NUMBER})\s?({any_of(_MONEY)})(?!\w)", lambda m: f"{number(m[1])} {_MONEY[m[2]]}"),
    rule(rf"{_START}({NUMBER})\s?(?:{any_of(_DONG)})(?!\w)", lambda m: f"{number(m[1])} đồng"),
    rule(rf"{_START}({NUMBER})\s?tr(\d)?(?!\w|\.\s?\d)", _millions),
    rule(rf"{_START}({NUMBER})[kK](?!\w)", lambda m: f"{number(m[1])} nghìn"),
)

MEASURES: tuple[Rule, ...] = (
    rule(r"(?<![\w.,])(\d)m(\d{1,2})(?!\w)", lambda m: _metres(m) if m[2] not in "23" else m[0]),
    rule(rf"{_START}({NUMBER})\s?[x×]\s?(?=\d)", lambda m: f"{number(m[1])} nhân "),
    rule(rf"{_AMOUNT}\s?{_UNIT}", lambda m: f"{_said(m)} {UNITS[m['unit']]}"),
)

NUMBERS: tuple[Rule, ...] = (
    rule(r"(?<=[^\W\d_])-(?=\d)", " "),
    rule(
        r"(?<![\w.,])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}(?!\w)",
        lambda m: " chấm ".join(whole(one) for one in m[0].split(".")),
    ),
    rule(rf"{_AMOUNT}(?!\w)", _said),
    rule(r"(?<=\d):(?=\d)", " "),
    rule(r"\d+", _beside_letters),
)
