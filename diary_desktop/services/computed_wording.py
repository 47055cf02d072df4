"""How a computed answer is told, in English and Vietnamese: the number first, then how it was read."""

from __future__ import annotations

from datetime import date

from diary_desktop.domain.asking import LISTED, Computed, Intent, Reading
from diary_desktop.domain.period import Period

from .listed_wording import listed_line
from .wording import day_text, span_text

MOST_DAYS = 12
"""Days named in the sentence; the citations show them all."""

_UNITS_EN = {
    "km": "km", "mi": "miles", "m": "metres", "yd": "yards", "h": "hours", "min": "minutes", "đ": "đồng",
    "nghìn đồng": "thousand đồng", "triệu đồng": "million đồng",
}  # fmt: skip
_UNITS_VI = {
    "mi": "dặm",
    "m": "mét",
    "h": "tiếng",
    "min": "phút",
    "đ": "đồng",
    "pages": "trang",
    "litres": "lít",
    "steps": "bước",
}
_SIGNS = ("£", "€", "$")
_SPANS_VI = {"week": "tuần", "day": "ngày", "year": "năm", "month": "tháng"}


def computed_line(reading: Reading, result: Computed) -> str:
    """The whole answer but for the quotes that stand under it."""
    if reading.intent.kind in LISTED:
        return listed_line(reading, result)
    if reading.language == "vi":
        return _vietnamese(reading, result)
    return _english(reading, result)


def number_text(language: str, value: float) -> str:
    """1,234.5 in English, 1.234,5 in Vietnamese; at most two decimals, none where they are zero."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if "." in f"{value:,.2f}" else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def amount_text(language: str, value: float, unit: str) -> str:
    """``£178.65``, ``74.1 km``, ``830 nghìn đồng``."""
    number = number_text(language, value)
    if unit in _SIGNS:
        return f"{unit}{number}"
    names = _UNITS_VI if language == "vi" else _UNITS_EN
    return f"{number} {names.get(unit, unit)}".strip()


def _english(reading: Reading, result: Computed) -> str:
    when = _period(reading)
    words = ", ".join(f"“{word}”" for word in result.words)
    looked = f"I looked for {words} in {_entries_en(result.entries_read)}{when}."
    if result.reason == "never":
        return f"{_nothing_en(reading.intent, result)} {looked} Plans, dreams and what others did do not count."
    if result.reason == "never_written":
        times = _times_en(len(result.events))
        return (
            f"Your diary does not tell: it mentions this {times}{when}, but never with an amount that I could add up."
        )
    return f"{_result_en(reading, result)} {looked} {_left_out_en(reading.intent, result)}"


def _nothing_en(intent: Intent, result: Computed) -> str:
    if result.value is None:
        return "None recorded."
    return f"{amount_text('en', result.value, result.unit)}: none recorded." if result.unit else "0: none recorded."


def _result_en(reading: Reading, result: Computed) -> str:
    intent, days = reading.intent, result.days
    if intent.kind in ("first", "last", "when", "since"):
        day = _days("en", days)
        return (
            f"{number_text('en', result.value)} days: the last time was {day}."
            if result.value is not None
            else f"{_capital(day)}."
        )
    if intent.kind == "which_days":
        return f"{len(days)} {'day' if len(days) == 1 else 'days'}: {_days('en', days)}."
    value = result.value or 0.0
    if intent.kind == "count":
        return f"{_capital(_times_en(round(value)))}."
    if intent.kind == "streak":
        return f"{number_text('en', value)} {'day' if value == 1 else 'days'} in a row{span_text('en', _span(days))}."
    if intent.kind == "per_month":
        what = amount_text("en", value, result.unit) if result.unit else f"{number_text('en', value)} times"
        return f"{what} a {_span_of(intent)} on average, {_times_en(len(result.events))} in all."
    if intent.kind == "days":
        return f"{number_text('en', value)} {'day' if value == 1 else 'days'}."
    return _amount_en(intent, result, value)


def _amount_en(intent: Intent, result: Computed, value: float) -> str:
    said = amount_text("en", value, result.unit)
    parts = len(result.events)
    if intent.kind == "sum":
        return f"{said} in all, added up from {_amounts_en(parts)}."
    if intent.kind == "mean":
        return f"{said} on average, over {_amounts_en(parts)}."
    return f"{said}, {_days('en', result.days)}."


def _left_out_en(intent: Intent, result: Computed) -> str:
    told = "Only what you wrote as done counts; plans, dreams and what others did are left out."
    return f"{told} Events without an amount are left out, too." if intent.kind in ("sum", "mean") else told


def _entries_en(read: int) -> str:
    return "1 entry" if read == 1 else f"{number_text('en', read)} entries"


def _times_en(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{number_text('en', times)} times")


def _amounts_en(parts: int) -> str:
    return "1 amount" if parts == 1 else f"{parts} amounts"


def _vietnamese(reading: Reading, result: Computed) -> str:
    when = _period(reading)
    words = ", ".join(f"“{word}”" for word in result.words)
    looked = f"Đã tìm {words} trong {number_text('vi', result.entries_read)} mục{when}."
    if result.reason == "never":
        head = "0: không thấy ghi lần nào." if result.value is not None else "Không thấy ghi lần nào."
        return f"{head} {looked} Chuyện mới định, chuyện mơ và chuyện của người khác không tính."
    if result.reason == "never_written":
        times = f"{len(result.events)} lần"
        return f"Nhật ký không cho biết: có nhắc đến {times}{when}, nhưng không lần nào ghi con số để cộng."
    return f"{_result_vi(reading, result)} {looked} {_left_out_vi(reading.intent)}"


def _result_vi(reading: Reading, result: Computed) -> str:
    intent, days = reading.intent, result.days
    if intent.kind in ("first", "last", "when", "since"):
        day = _days("vi", days)
        return (
            f"{number_text('vi', result.value)} ngày: lần gần nhất là {day}."
            if result.value is not None
            else f"{_capital(day)}."
        )
    if intent.kind == "which_days":
        return f"{len(days)} ngày: {_days('vi', days)}."
    value = result.value or 0.0
    if intent.kind == "count":
        return f"{number_text('vi', value)} lần."
    if intent.kind == "streak":
        return f"{number_text('vi', value)} ngày liên tiếp{span_text('vi', _span(days))}."
    if intent.kind == "per_month":
        what = amount_text("vi", value, result.unit) if result.unit else f"{number_text('vi', value)} lần"
        return f"Trung bình {what} mỗi {_SPANS_VI[_span_of(intent)]}, tất cả {len(result.events)} lần."
    if intent.kind == "days":
        return f"{number_text('vi', value)} ngày."
    return _amount_vi(intent, result, value)


def _amount_vi(intent: Intent, result: Computed, value: float) -> str:
    said = amount_text("vi", value, result.unit)
    parts = len(result.events)
    if intent.kind == "sum":
        return f"Tổng cộng {said}, cộng từ {parts} con số đã ghi."
    if intent.kind == "mean":
        return f"Trung bình {said}, tính trên {parts} con số đã ghi."
    return f"{said}, {_days('vi', result.days)}."


def _left_out_vi(intent: Intent) -> str:
    told = "Chỉ tính những gì bạn ghi là đã làm; chuyện mới định, chuyện mơ và chuyện của người khác không tính."
    return f"{told} Lần nào không ghi con số cũng không tính." if intent.kind in ("sum", "mean") else told


def _days(language: str, days: tuple[date, ...]) -> str:
    """Several days by name, the rest by number."""
    lead = "ngày " if language == "vi" else ""
    named = [f"{lead}{day_text(language, day)}" for day in days[:MOST_DAYS]]
    if len(days) > MOST_DAYS:
        rest = len(days) - MOST_DAYS
        named.append(f"và {rest} ngày nữa" if language == "vi" else f"and {rest} more")
    return ", ".join(named) if len(days) != 1 or language == "vi" else f"on {named[0]}"


def _period(reading: Reading) -> str:
    return span_text(reading.language, reading.period) if reading.period is not None else ""


def _span(days: tuple[date, ...]) -> Period:
    return Period(days[0], days[-1])


def _span_of(intent: Intent) -> str:
    return intent.unit.partition("/")[2] or "month"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
