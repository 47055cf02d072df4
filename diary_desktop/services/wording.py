"""The sentences the diary itself says, in the language of the question: found, not found, and how a date is spoken."""

from __future__ import annotations

import unicodedata
from datetime import date

from diary_desktop.domain.period import Period
from diary_desktop.retrieval.abstain import Verdict

_VIETNAMESE_LETTERS = frozenset("đĐơƠưƯăĂ")
_VIETNAMESE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
_VIETNAMESE_WORDS = frozenset(
    {"toi", "minh", "ngay", "nao", "gi", "khong", "co", "may", "lan", "bao", "nhieu", "hom", "qua", "nay", "tuan"}
    | {"thang", "nam", "ai", "dau", "khi"}
)
_ENGLISH_WORDS = frozenset(
    {"what", "when", "where", "who", "why", "how", "which", "did", "do", "does", "was", "were", "is", "are", "the"}
    | {"a", "an", "my", "i", "me", "with", "in", "on", "of", "to", "last", "about", "have", "many", "much", "tell"}
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def language_of(text: str) -> str:
    """``vi`` for Vietnamese, with its marks or typed without them, else ``en``. A name with marks does not decide."""
    words = [word.strip("?.,!\"'") for word in text.lower().split()]
    english = sum(1 for word in words if word in _ENGLISH_WORDS)
    marked = sum(1 for word in words if _is_marked(word))
    plain = sum(1 for word in words if word in _VIETNAMESE_WORDS)
    return "vi" if max(marked, plain - 1) > english else "en"


def found_line(language: str) -> str:
    """Before quotes."""
    return "Đây là lời bạn đã viết." if language == "vi" else "Here is what you wrote."


def other_language_line(language: str) -> str:
    """Behind the line above quotes where the diary is written in another language than the question's."""
    if language == "vi":
        return "Nhật ký của bạn chủ yếu viết bằng tiếng khác: đã tìm theo ý, có thể còn sót."
    return "Your diary is mostly in another language: I searched by meaning, and may have missed some."


def found_on_line(language: str, day: date) -> str:
    """Before quotes where a day was asked for: that of the first, which is no more than the nearest that was found."""
    if language == "vi":
        return f"Ngày {day_text(language, day)} bạn đã viết điều gần nhất với câu hỏi này."
    return f"On {day_text(language, day)} you wrote what comes closest to this."


def nothing_text(language: str, verdict: Verdict, read: int, span: Period) -> str:
    """That the diary does not tell, why, and how much was read for it. ``span`` is what was searched."""
    if verdict.reason == "empty":
        return _empty_line(language, span)
    stretch = span_text(language, span)
    if language == "vi":
        return f"{_reason_vi(verdict)} Đã đọc {_all_vi(read)}{stretch}."
    return f"{_reason_en(verdict)} I read {_all_en(read)}{stretch}."


def elsewhere_line(language: str, period: Period) -> str:
    """Before quotes from other days than those asked about."""
    if language == "vi":
        return f"{_empty_line(language, period)} Đây là lời bạn đã viết vào những ngày khác."
    return f"{_empty_line(language, period)} Here is what you wrote on other days."


def nearest_line(language: str, day: date) -> str:
    """Before what comes nearest, where the diary does not tell."""
    if language == "vi":
        return f"Gần nhất là ngày {day_text(language, day)}."
    return f"The nearest is from {day_text(language, day)}."


def _empty_line(language: str, span: Period) -> str:
    if span.first is None and span.last is None:
        return "Nhật ký còn trống." if language == "vi" else "Your diary is still empty."
    if language == "vi":
        return f"Bạn không viết gì{_when_vi(span)}."
    return f"You wrote nothing {_when_en(span)}."


def _when_en(span: Period) -> str:
    first, last = (day and day_text("en", day) for day in (span.first, span.last))
    if first is None or last is None:
        return f"up to {last}" if first is None else f"since {first}"
    return f"on {first}" if first == last else f"from {first} to {last}"


def _when_vi(span: Period) -> str:
    first, last = (day and day_text("vi", day) for day in (span.first, span.last))
    if first is None or last is None:
        return f" cho đến ngày {last}" if first is None else f" từ ngày {first}"
    return f" vào ngày {first}" if first == last else f" từ ngày {first} đến ngày {last}"


def _reason_en(verdict: Verdict) -> str:
    words = " and ".join(verdict.words)
    if verdict.reason == "unknown_name":
        return f"Your diary never mentions {words}."
    if verdict.reason == "unknown_thing":
        return "Your diary never speaks of " + " or ".join(f"“{word}”" for word in verdict.words) + "."
    if verdict.reason == "someone_else":
        return f"I found nothing like that about {words}. What comes nearest was said by {verdict.who or 'you'}."
    if verdict.reason == "other_marks":
        return f"I found nothing like that about {words}. What comes nearest is about {verdict.who}."
    if verdict.reason == "never_told":
        return f"You never wrote of “{words}”."
    return "I found nothing about that in your diary."


def _reason_vi(verdict: Verdict) -> str:
    words = " và ".join(verdict.words)
    if verdict.reason == "unknown_name":
        return f"Nhật ký chưa lần nào nhắc đến {words}."
    if verdict.reason == "unknown_thing":
        return "Nhật ký chưa lần nào nói đến " + " hay ".join(f"“{word}”" for word in verdict.words) + "."
    if verdict.reason == "someone_else":
        return f"Không thấy điều như vậy về {words}. Gần nhất là lời của {verdict.who or 'bạn'}."
    if verdict.reason == "other_marks":
        return f"Không thấy điều như vậy về {words}. Gần nhất là chuyện về {verdict.who}."
    if verdict.reason == "never_told":
        return f"Bạn chưa lần nào viết về việc “{words}”."
    return "Không thấy điều này trong nhật ký."


def day_text(language: str, day: date) -> str:
    """21 November 2026, or 21 tháng 11 năm 2026."""
    if language == "vi":
        return f"{day.day} tháng {day.month} năm {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_text(language: str, span: Period) -> str:
    """``, from A to B``; nothing where no end is known."""
    if span.first is None or span.last is None:
        return ""
    first, last = day_text(language, span.first), day_text(language, span.last)
    if first == last:
        return f", vào ngày {first}" if language == "vi" else f", on {first}"
    if language == "vi":
        return f", từ ngày {first} đến ngày {last}"
    return f", from {first} to {last}"


def _all_en(read: int) -> str:
    return {0: "no entry", 1: "your one entry"}.get(read, f"all {read} entries")


def _all_vi(read: int) -> str:
    return {0: "0 mục", 1: "1 mục"}.get(read, f"cả {read} mục")


def _is_marked(word: str) -> bool:
    return any(
        letter in _VIETNAMESE_LETTERS or letter in _VIETNAMESE_MARKS for letter in unicodedata.normalize("NFD", word)
    )
