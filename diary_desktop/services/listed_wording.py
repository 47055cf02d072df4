"""How a list, a day and what was found are told, in English and Vietnamese: the names first, then how it was read."""

from __future__ import annotations

from diary_desktop.domain.asking import Computed, Listed, Reading

from .wording import day_text, span_text

MOST_NAMES = 12
"""Names in the sentence; the rest are a number."""


def listed_line(reading: Reading, result: Computed) -> str:
    """The whole answer to a question of the kinds ``list``, ``on_date`` and ``find`` but for its quotes."""
    vi = reading.language == "vi"
    if reading.intent.kind == "list":
        return _list_vi(reading, result) if vi else _list_en(reading, result)
    if reading.intent.kind == "on_date":
        return _day_vi(reading, result) if vi else _day_en(reading, result)
    return _found_vi(reading, result) if vi else _found_en(reading, result)


def _list_en(reading: Reading, result: Computed) -> str:
    words, when = _quoted(result.words), _when(reading)
    looked = f"I looked for {words} in {_entries_en(result.entries_read)}{when}."
    if result.reason == "never":
        return f"None recorded. {looked} Plans, dreams and what others did do not count."
    if result.reason:
        entries = len({one.entry_id for one in result.events})
        return f"You wrote of it in {_entries_en(entries)}, but without a name that I could list. {looked}"
    named = "; ".join(_one_en(one) for one in result.items[:MOST_NAMES])
    more = f"; and {len(result.items) - MOST_NAMES} more" if len(result.items) > MOST_NAMES else ""
    return f"{named}{more}. {looked} Only what you wrote as done counts, and names as they stand in your words."


def _list_vi(reading: Reading, result: Computed) -> str:
    words, when = _quoted(result.words), _when(reading)
    looked = f"Đã tìm {words} trong {result.entries_read} mục{when}."
    if result.reason == "never":
        return f"Không thấy ghi lần nào. {looked} Chuyện mới định, chuyện mơ và chuyện của người khác không tính."
    if result.reason:
        entries = len({one.entry_id for one in result.events})
        return f"Có {entries} mục kể chuyện này, nhưng không nêu tên nào để liệt kê. {looked}"
    named = "; ".join(_one_vi(one) for one in result.items[:MOST_NAMES])
    more = f"; và {len(result.items) - MOST_NAMES} tên nữa" if len(result.items) > MOST_NAMES else ""
    return f"{named}{more}. {looked} Chỉ tính những gì bạn ghi là đã làm, tên giữ đúng như trong lời bạn."


def _one_en(one: Listed) -> str:
    if one.entries == 1:
        return f"{_capital(one.name)} on {day_text('en', one.last)}"
    return f"{_capital(one.name)} in {one.entries} entries, the last of {day_text('en', one.last)}"


def _one_vi(one: Listed) -> str:
    if one.entries == 1:
        return f"{_capital(one.name)}: ngày {day_text('vi', one.last)}"
    return f"{_capital(one.name)}: {one.entries} mục, gần nhất là ngày {day_text('vi', one.last)}"


def _day_en(reading: Reading, result: Computed) -> str:
    told = len({one.entry_id for one in result.events}) - round(result.value or 0)
    text = f"You wrote {_entries_en(round(result.value or 0))}{_when(reading)}."
    if not result.value:
        return f"You wrote nothing on the day itself; later you told of it.{_stretch_en(reading)}"
    if told > 0 and _is_one_day(reading):
        text += " What later entries tell of that day is there too."
    if told < 0:
        text += f" Here are {len(result.events)} sentences, spread over them."
    return text


def _stretch_en(reading: Reading) -> str:
    period = reading.period
    return f" I read {day_text('en', period.first)} and the two days after it." if period and period.first else ""


def _day_vi(reading: Reading, result: Computed) -> str:
    told = len({one.entry_id for one in result.events}) - round(result.value or 0)
    if not result.value:
        return "Đúng ngày đó bạn không viết gì; những mục sau có kể lại."
    text = f"Bạn đã viết {round(result.value)} mục{_when(reading)}."
    if told > 0 and _is_one_day(reading):
        text += " Có cả điều các mục sau kể về ngày này."
    if told < 0:
        text += f" Đây là {len(result.events)} câu, trải đều trong đó."
    return text


def _found_en(reading: Reading, result: Computed) -> str:
    entries = round(result.value or 0)
    days = "" if entries < 2 else f", from {day_text('en', result.days[0])} to {day_text('en', result.days[-1])}"
    looked = f"I looked for these words in {_entries_en(result.entries_read)}{_when(reading)}."
    return f"{_quoted(result.words)} stands in {_entries_en(entries)}{days}. {looked}"


def _found_vi(reading: Reading, result: Computed) -> str:
    entries = round(result.value or 0)
    first, last = (day_text("vi", day) for day in (result.days[0], result.days[-1]))
    days = "" if entries < 2 else f", từ ngày {first} đến ngày {last}"
    looked = f"Đã tìm đúng những chữ này trong {result.entries_read} mục{_when(reading)}."
    return f"{_quoted(result.words)} có trong {entries} mục{days}. {looked}"


def _is_one_day(reading: Reading) -> bool:
    return reading.period is not None and reading.period.first == reading.period.last


def _when(reading: Reading) -> str:
    period = reading.period
    if period is not None and period.first is not None and period.first == period.last:
        day = day_text(reading.language, period.first)
        return f" vào ngày {day}" if reading.language == "vi" else f" on {day}"
    return span_text(reading.language, period) if period is not None else ""


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _entries_en(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
