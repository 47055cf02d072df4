"""An answer as one person would tell it to another: short, the near days by name, and then your own words.

The screen shows the whole answer; what is read aloud leaves out how it was searched for.
"""

from __future__ import annotations

import re
from datetime import date

from diary_desktop.domain.conversation import Answer, Citation
from diary_desktop.retrieval.sentences import sentences

from .wording import day_text, found_line, found_on_line

_CITED = re.compile(r"\s*\[\d+(?:,\s*\d+)*\]")
_HOW_IT_WAS_READ = re.compile(
    r"^(?:I read |I looked for |Only what you wrote |Plans, dreams |Events without |The nearest is from |Đã đọc "
    r"|Đã tìm |Chỉ tính |Chuyện mới định|Lần nào không|Gần nhất là ngày )"
)
"""Sentences that the screen says better. A nearest quote is introduced by its own day."""

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "vi": ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"),
}

NEAR = 7
"""Days back that a weekday names without doubt."""

THIS_YEAR = 300
"""Days back for which the year goes without saying."""


def spoken_answer(answer: Answer) -> list[str]:
    """Its sentences in the order they are said; each quote follows the day it was written for."""
    language = "vi" if answer.question.language == "vi" else "en"
    today = answer.question.asked.day()
    own = [one for one in _sentences(_CITED.sub("", answer.text)) if not _HOW_IT_WAS_READ.match(one)]
    if answer.kind in ("generated", "computed"):
        return own or [answer.text]
    if own in ([found_line(language)], *([found_on_line(language, one.day)] for one in answer.citations[:1])):
        own = []  # the quote's own introduction says as much
    return [*own, *(said for at, one in enumerate(answer.citations) for said in _quote(language, today, one, at > 0))]


def heard_day(language: str, day: date, today: date) -> str:
    """``last Sunday, 15 November``; ``yesterday``; ``3 May``; ``3 May 2024``. Numbers become words later."""
    back = (today - day).days
    if back in (0, 1):
        return {"en": ("today", "yesterday"), "vi": ("hôm nay", "hôm qua")}[language][back]
    plain = day_text(language, day)
    short = plain.removesuffix(f" năm {day.year}" if language == "vi" else f" {day.year}")
    if 1 < back <= NEAR:
        name = _DAYS[language][day.weekday()]
        return f"{name} vừa rồi, ngày {short}" if language == "vi" else f"last {name}, {short}"
    told = short if 0 < back <= THIS_YEAR else plain
    return f"ngày {told}" if language == "vi" else f"on {told}"


def _quote(language: str, today: date, citation: Citation, again: bool) -> list[str]:
    when = heard_day(language, citation.day, today)
    when = when[:1].upper() + when[1:]
    comma = "" if when in ("Today", "Yesterday", "Hôm nay", "Hôm qua") else ","
    wrote = {"en": "you wrote", "vi": "bạn đã viết" if not again else "bạn viết"}[language]
    return [f"{when}{comma} {wrote}:", *_sentences(citation.quote)]


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]
