"""Forms of everyday Vietnamese that the general rules would take for something else: they come before all others."""

from __future__ import annotations

import re

from .rules import Rule, rule
from .vietnamese_numbers import cardinal, digits, whole

_CAPITAL = "A-ZĐÀ-ỸẠ-Ỵ"
_PART_OF_DAY = r"(?:sáng|trưa|chiều|tối|đêm|hôm|ngày|đến|tới|vào)"


EVERYDAY: tuple[Rule, ...] = (
    rule(
        r"\b(huyết áp|HA)\b([^.\d]{0,40})(\d{2,3})/(\d{2,3})\b",
        lambda m: f"{m[1]}{m[2]}{cardinal(int(m[3]))} trên {cardinal(int(m[4]))}",
        re.IGNORECASE,
    ),
    rule(r"(?<![\w.,])([248])K\b", lambda m: f"{cardinal(int(m[1]))} ca"),
    rule(
        r"\b(lúc|đến|tới|khoảng|trước|sau|từ)\s(\d{1,2})g\b(?!\s?(?:bột|đường|muối|thịt))",
        lambda m: f"{m[1]} {cardinal(int(m[2]))} giờ" if int(m[2]) < 25 else m[0],
        re.IGNORECASE,
    ),
    rule(r"(?<=\d)(\s?(?:mm|cm|m))\s[x×]\s(?=\d)", lambda m: f"{m[1]} nhân "),
    rule(r"(?<=\d)([kK])/(?=[^\W\d])", lambda m: f"{m[1]} một "),
    rule(
        rf"\b({_PART_OF_DAY}\s)t([2-7])\b",
        lambda m: f"{m[1]}thứ {'tư' if m[2] == '4' else whole(m[2])}",
        re.IGNORECASE,
    ),
    rule(rf"\b({_PART_OF_DAY}\s)cn\b", lambda m: f"{m[1]}chủ nhật", re.IGNORECASE),
    rule(r"\bVN(\d{2,4})\b", lambda m: f"vê en {digits(m[1])}"),
    rule(r"\bTL\.?\s?(?=\d)", "tỉnh lộ "),
    rule(rf"\bBS\s(?=[{_CAPITAL}])", "bác sĩ "),
    rule(r"(?<=\d )hs\b", "học sinh"),
)
