"""Whether a question with "how much" asks to add up what was written on many days, or for the amount of one thing."""

from __future__ import annotations

import re

from .tokens import folded

_WHOLE = {
    "en": re.compile(r"\b(?:(?:all )?in all|in total|altogether|all together|overall|totals?|sum of|add(?:ing)? up)\b"),
    "vi": re.compile(r"\b(?:tong|ca thay|tat ca|cong lai|cong don|gop lai)\b"),
}
_SPENT = {
    "en": re.compile(r"\b(?:i|we)(?: have| had| ever)? spen[dt]\b"),
    "vi": re.compile(r"\b(?:tieu|xai|chi|chi tieu)(?: pha| het| ton| mat| khoang){0,2} (?:bao nhieu|may)\b"),
}
_DONE = {
    "en": re.compile(r"\b(?:did|have|had) (?:i|we) (?!have\b|own\b|need\b|weigh|get\b|pay\b|paid\b)"),
    "vi": re.compile(r"\b(?:toi|minh|to|chung toi)\b"),
}
"""That the writer did what is measured: it can have been done more than once."""

_PAID = {
    "en": re.compile(r"\b(?:did|have|had) (?:i|we)(?: ever)? (?:pay|paid) (?!for\b)"),
    "vi": re.compile(r"\b(?:toi|minh|to)(?: da)? di\b|\(di\b"),
}
_IS = re.compile(r"\b(?:nang|cao|cach)\b")
"""That something weighs, measures or lies so far, which happens no second time."""

_PLURAL = re.compile(r"\b(?!\w*(?:costs|pounds|dollars|euros|always)\b)\w{2,}[^\W\dsui]s\b")
_SEVERAL = re.compile(r"\b(?:nhung|cac|moi)\b")


def may_add_up(text: str, language: str, unit: str, stretch: bool) -> bool:
    """``adds_up``, or what was paid to somebody or, in Vietnamese, which marks no plural, the cost of something in some
    days or of going somewhere: what it is decides."""
    key = "vi" if language == "vi" else "en"
    paid = (key == "vi" and stretch) or _PAID[key].search(folded(text)) is not None
    return adds_up(text, language, unit, stretch) or (unit == "money" and paid)


def adds_up(text: str, language: str, unit: str, stretch: bool) -> bool:
    """Whether the question (lower case, without its words of time) wants a sum in ``unit``; ``stretch``: it names days.

    "How much did I spend on books?" does, "How much did the clutch cost?" does not; "How much did the clutches cost
    in May?" does.
    """
    plain, key = folded(text), "vi" if language == "vi" else "en"
    if not unit:
        return False
    if _WHOLE[key].search(plain) or _SPENT[key].search(plain):
        return True
    if unit != "money":
        unsaid = key == "vi" and stretch  # "Tháng này chạy được mấy cây?" leaves the writer out
        return not _IS.search(plain) and (unsaid or _DONE[key].search(plain) is not None)
    return stretch and (_SEVERAL if key == "vi" else _PLURAL).search(plain) is not None
