"""Vietnamese text as it is said aloud."""

from __future__ import annotations

import re

from . import vietnamese_amounts as amounts
from . import vietnamese_dates as dates
from .marks import MarkWords
from .rules import ROMAN, Rule, any_of, roman, rule
from .vietnamese_everyday import EVERYDAY
from .vietnamese_numbers import cardinal, whole

MARKS = MarkWords("chấm", "a còng", "thẻ")

_CAPITAL = "A-ZĐÀ-ỸẠ-Ỵ"
_TITLES = {
    "ThS": "thạc sĩ", "Th.S": "thạc sĩ", "TS": "tiến sĩ", "GS": "giáo sư", "PGS": "phó giáo sư", "BS": "bác sĩ",
    "KS": "kỹ sư", "LS": "luật sư", "CN": "cử nhân",
}  # fmt: skip
_WORDS = {
    "SĐT": "số điện thoại", "ĐT": "điện thoại", "BV": "bệnh viện", "CLB": "câu lạc bộ", "ĐH": "đại học",
    "CĐ": "cao đẳng", "THPT": "trung học phổ thông", "THCS": "trung học cơ sở", "UBND": "ủy ban nhân dân",
    "HN": "Hà Nội", "HCM": "Hồ Chí Minh", "SG": "Sài Gòn", "ĐN": "Đà Nẵng", "VN": "Việt Nam", "NXB": "nhà xuất bản",
    "CN": "chủ nhật", "ÂL": "âm lịch", "DL": "dương lịch", "KTX": "ký túc xá", "CSGT": "cảnh sát giao thông",
    "BHXH": "bảo hiểm xã hội", "BHYT": "bảo hiểm y tế", "GV": "giáo viên", "HS": "học sinh", "SV": "sinh viên",
    "ko": "không", "hok": "không", "đc": "được", "dc": "được", "vs": "với", "ntn": "như thế nào", "mn": "mọi người",
    "TV": "ti vi", "đ/c": "địa chỉ",
}  # fmt: skip
_COUNTED = (
    *("thế kỷ", "thế kỉ", "chương", "phần", "tập", "quyển", "hồi", "quý", "khóa", "lớp", "cấp", "kỳ", "đợt", "mục"),
    *("thế chiến", "thế giới", "thứ", "đại hội", "hạng", "loại", "bài"),
)


def _title(match: re.Match[str]) -> str:
    return (
        " ".join(_TITLES[one] for one in re.split(r"\.(?=[PGTBKL])|\s", match[0].strip(". ")) if one in _TITLES) + " "
    )


_PLACES: tuple[Rule, ...] = (
    rule(r"\b(?:TP|Tp|tp)\.?\s?HCM\b", "Thành phố Hồ Chí Minh"),
    rule(rf"\b(?:TP|Tp|tp)\.\s?(?=[{_CAPITAL}])", "thành phố "),
    rule(rf"\bTP\s(?=[{_CAPITAL}])", "thành phố "),
    rule(rf"\bH\.(?=[{_CAPITAL}])", "huyện "),
    rule(r"\b(?:QL)\.?\s?(?=\d)", "quốc lộ "),
    rule(r"\bQ\.?\s?(?=\d{1,2}\b)", "quận "),
    rule(rf"\bQ\.\s?(?=[{_CAPITAL}])", "quận "),
    rule(r"\bP\.\s?(?=\d{3})", "phòng "),
    rule(rf"\bP\.\s?(?=\d|[{_CAPITAL}])", "phường "),
    rule(r"\btr\.\s?(?=\d)", "trang "),
    rule(r"\b[Ss]ố\s(?=#)|(?<!\w)#(?=\d)|№\s?(?=\d)", "số "),
    rule(r"\bT([2-7])\b", lambda m: "thứ " + ("tư" if m[1] == "4" else whole(m[1]))),
)

_SHORT_FORMS: tuple[Rule, ...] = (
    rule(
        rf"\b(?:{any_of(_TITLES)})(?:\.(?:{any_of(_TITLES)}))*\.\s?(?=[{_CAPITAL}])"
        rf"|\b(?:Th\.S|ThS|PGS\.TS|GS\.TS|PGS|TS|GS)\s(?=[{_CAPITAL}])",
        _title,
    ),
    rule(r",\s*(?:v\.\s?v|vv)(?:\.{2,3}|…|\.(?=\s[a-zà-ỹđ]))?", ", vân vân"),
    rule(r"\bv\.\s?v(?:\.{2,3}|…|\.(?=\s[a-zà-ỹđ]))?", "vân vân"),
    rule(rf"(?<![\w./])({any_of(_WORDS)})(?![\w/])", lambda m: _WORDS[m[1]]),
)

_ROMAN: tuple[Rule, ...] = (
    rule(rf"\b((?i:{any_of(_COUNTED)}))\s({ROMAN})\b", lambda m: f"{m[1]} {cardinal(roman(m[2]))}"),
    rule(rf"(?<=[a-zà-ỹ]\s)(?=[IVX]{{2}})({ROMAN})\b", lambda m: cardinal(roman(m[1]))),
)

_SIGNS: tuple[Rule, ...] = (
    rule(r"\s*(?:→|⇒|->|=>|⟶)\s*", " đến "),
    rule(r"\s*&\s*", " và "),
    rule(r"\s*±\s*", " cộng trừ "),
    rule(r"[~≈](?=\s?\w)", " khoảng "),
    rule(r"\s*×\s*", " nhân "),
    rule(r"\s*÷\s*", " chia "),
    rule(r"(?:(?<=\w)|(?<=\s))\s*\+\s*(?=\w)", " cộng "),
    rule(r"\s*=+\s*", " bằng "),
    rule(r"\s*≥\s*", " ít nhất "),
    rule(r"\s*≤\s*", " nhiều nhất "),
    rule(r"\s<\s", " nhỏ hơn "),
    rule(r"\s>\s", " lớn hơn "),
    rule(r"(?<=[^\W\d_])/(?=[^\W\d_])", " hoặc "),
    rule(r"(?<=\w)\s?@\s?(?=\w)", " a còng "),
    rule(r"%", " phần trăm "),
    rule(r"²", " bình phương "),
    rule(r"³", " lập phương "),
    rule(r"€", " ơ rô "),
    rule(r"[<>~_]", " "),
)

RULES: tuple[Rule, ...] = (
    *EVERYDAY,
    *amounts.PHONES,
    *_PLACES,
    *dates.DATES,
    *dates.TIMES,
    *dates.PARTS,
    *amounts.RANGES,
    *amounts.MONEY,
    *amounts.MEASURES,
    *amounts.NUMBERS,
    *_SHORT_FORMS,
    *_ROMAN,
    *_SIGNS,
)
"""In this order: what is longest and surest comes first, single numbers last."""
