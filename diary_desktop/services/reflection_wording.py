"""The words of a look back, in English and Vietnamese: what was asked, how much was written, what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from diary_desktop.domain.entry import Mood
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.telling import Recurring

from .wording import day_text

_MOODS_VI = {"STORMY": "giông", "RAINY": "mưa", "CLOUDY": "mây", "CLEARING": "hửng nắng", "BRIGHT": "nắng"}


def request(kind: str, period: Period, vi: bool) -> str:
    """What was asked for, as the question that stands above the answer."""
    span = named_span(period, vi)
    if vi:
        return {
            "on-this-day": f"Ngày này những năm trước ({span})",
            "people": f"Những người được nhắc đến: {span}",
            "topics": f"Những điều trở đi trở lại: {span}",
        }.get(kind, f"Nhìn lại {span}")
    return {
        "on-this-day": f"On this day in earlier years ({span})",
        "people": f"People over time: {span}",
        "topics": f"What comes back: {span}",
    }.get(kind, f"A look back at {span}")


def amounts(entries: int, days: int, words: int, moods: Sequence[tuple[Mood, int]], vi: bool) -> str:
    """ "12 entries on 9 days, 2 410 words. Moods you noted: bright 5, rainy 2." """
    if vi:
        text = f"{entries} mục trong {days} ngày, {words} từ."
        kept = ", ".join(f"{_MOODS_VI.get(mood.name, mood.name.lower())} {count}" for mood, count in moods)
        return f"{text} Tâm trạng đã ghi: {kept}." if kept else text
    text = f"{_count(entries, 'entry', 'entries')} on {_count(days, 'day', 'days')}, {_count(words, 'word', 'words')}."
    kept = ", ".join(f"{mood.name.lower()} {count}" for mood, count in moods)
    return f"{text} Moods you noted: {kept}." if kept else text


def comes_back(found: Sequence[Recurring], vi: bool) -> str:
    """ "Anna in 12 entries, 3 January to 9 November 2026 [1]; ..." with the number of its newest sentence."""
    return "; ".join(f"{_one(each, vi)} [{number}]" for number, each in enumerate(found, 1)) + "."


def nothing_written(period: Period, vi: bool) -> str:
    """That there is nothing to look back at."""
    span = named_span(period, vi)
    return f"Chưa có mục nào cho {span}." if vi else f"Nothing is written for {span}."


def nothing_back(period: Period, vi: bool) -> str:
    """That no name or word comes back."""
    span = named_span(period, vi)
    return f"Chưa có gì lặp lại trong {span}." if vi else f"Nothing comes back twice in {span}."


def named_span(period: Period, vi: bool) -> str:
    """A day, a month, a year, or a week by its first and last day."""
    first, last = period.first, period.last
    assert first is not None
    assert last is not None
    if first == last:
        return f"ngày {day_text('vi', first)}" if vi else day_text("en", first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"năm {first.year}" if vi else str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"tháng {first.month} năm {first.year}" if vi else " ".join(day_text("en", first).split()[1:])
    return _from_to(first, last, vi)


def _from_to(first: date, last: date, vi: bool) -> str:
    if vi:
        return f"ngày {first.day}/{first.month} đến {last.day}/{last.month}/{last.year}"
    start = day_text("en", first)
    start = start.rsplit(" ", 1)[0] if first.year == last.year else start
    return f"{start} to {day_text('en', last)}"


def _one(each: Recurring, vi: bool) -> str:
    first, last = each.lines[0].told.day, each.lines[-1].told.day
    if vi:
        return f"{each.name}: {len(each.lines)} mục, {_from_to(first, last, vi)}"
    return f"{each.name} in {len(each.lines)} entries, {_from_to(first, last, vi)}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
