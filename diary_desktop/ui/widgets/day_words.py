"""How days of a calendar and of the moon are said, and how long ago something was."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from diary_desktop.presenters.calendar_days import DayCell
from diary_desktop.retrieval.lunar import LunarDay
from diary_desktop.services.on_this_day import Remembered

from ..language import counted, tr
from ..words import headline_date, long_date, vietnamese
from .mood import MOOD_WORDS

ANIMALS = (
    "Rat", "Buffalo", "Tiger", "Cat", "Dragon", "Snake", "Horse", "Goat", "Monkey", "Rooster", "Dog", "Pig",
)  # fmt: skip
"""Of the Vietnamese zodiac, from the year 4 on."""

STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
MONTHS = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp")


def lunar_line(lunar: LunarDay) -> str:
    """``13th of the 10th lunar month · Year of the Horse``; ``Ngày 13 tháng Mười âm lịch · năm Bính Ngọ``."""
    if vietnamese():
        year = f"năm {STEMS[(lunar.year - 4) % 10]} {BRANCHES[(lunar.year - 4) % 12]}"
        return f"{_lunar_day_vi(lunar)} âm lịch · {year}"
    return f"{lunar_spoken(lunar)} · Year of the {ANIMALS[(lunar.year - 4) % 12]}"


def lunar_spoken(lunar: LunarDay) -> str:
    """Without the year."""
    if vietnamese():
        return f"{_lunar_day_vi(lunar)} âm lịch"
    leap = "leap " if lunar.leap else ""
    return f"{ordinal(lunar.day)} of the {leap}{ordinal(lunar.month)} lunar month"


def lunar_mark(lunar: LunarDay) -> str:
    """As a cell has room for it: the day, with its month on the first."""
    return f"{lunar.day}/{lunar.month}" if lunar.day == 1 else str(lunar.day)


def lunar_short(lunar: LunarDay) -> str:
    """``13/10 lunar``."""
    return tr("{day}/{month} lunar", day=lunar.day, month=lunar.month)


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``13th``."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def spoken_day(cell: DayCell) -> str:
    """What a screen reader says: ``Saturday, 21 November, 13th of the 10th lunar month, 2 entries, mood bright``."""
    parts = [headline_date(cell.day)]
    if cell.today:
        parts.append(tr("today"))
    if cell.lunar is not None:
        parts.append(lunar_spoken(cell.lunar))
    if cell.entries or not cell.future:
        parts.append(counted(cell.entries, "1 entry", "{count} entries") if cell.entries else tr("no entries"))
    if cell.mood:
        parts.append(tr("mood {mood}", mood=tr(MOOD_WORDS[cell.mood - 1]).lower()))
    if cell.title:
        parts.append(cell.title)
    return ", ".join(parts)


def weekday_name(day: date) -> str:
    """``Mon``; ``T2`` in Vietnamese, as calendars there have it."""
    if vietnamese():
        return "CN" if day.isoweekday() == 7 else f"T{day.isoweekday() + 1}"
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def week_begins() -> int:
    """First day of the week where the language is spoken; 0 is Monday."""
    return QLocale().firstDayOfWeek().value - 1


def day_title(day: date) -> str:
    """``Saturday 21``; ``Thứ Bảy 21`` in Vietnamese."""
    name = headline_date(day).split(",")[0]
    return f"{name} {day.day}"


def month_name(month: int) -> str:
    """``November``; ``Tháng 11`` in Vietnamese."""
    return f"Tháng {month}" if vietnamese() else QLocale().monthName(month)


def ago_words(one: Remembered) -> str:
    """How long before the day that is looked at."""
    if one.ago == "years":
        return counted(one.count, "1 year ago", "{count} years ago")
    return tr("A month ago") if one.ago == "months" else tr("A week ago")


def memory_title(one: Remembered) -> str:
    """The head of the card on Today."""
    if one.ago == "years":
        return tr("One year ago today") if one.count == 1 else tr("{count} years ago today", count=one.count)
    return tr("A month ago today") if one.ago == "months" else tr("A week ago today")


def covered_words(why: str) -> str:
    """Why something is asked about before it is shown."""
    if why == "rested":
        return tr("This touches something you let rest. Open it?")
    return tr("That was a hard day. Open it?")


def day_of_memory(one: Remembered) -> str:
    """The day it was."""
    return long_date(one.day)


def _lunar_day_vi(lunar: LunarDay) -> str:
    day = f"Mùng {lunar.day}" if lunar.day <= 10 else f"Ngày {lunar.day}"
    return f"{day} tháng {MONTHS[lunar.month - 1]}{' nhuận' if lunar.leap else ''}"
