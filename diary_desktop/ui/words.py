"""How dates, times and failures are said, in English and Vietnamese; the app's own locale, not the system's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from .language import counted, grouped, tr
from .window_words import for_a_window

if TYPE_CHECKING:
    from diary_desktop.domain.answer_events import ReadingEntries
    from diary_desktop.domain.entry import Gap


def vietnamese() -> bool:
    """Whether dates are said the Vietnamese way."""
    return QLocale().language() == QLocale.Language.Vietnamese


def headline_date(day: date) -> str:
    """``Saturday, 21 November`` or ``Thứ Bảy, 21 tháng 11``."""
    if vietnamese():
        return f"{_weekday(day)}, {day.day} tháng {day.month}"
    return f"{_weekday(day)}, {day.day} {_month(day.month)}"


def long_date(day: date) -> str:
    """``Saturday, 21 November 2026`` or ``Thứ Bảy, 21/11/2026``."""
    return f"{_weekday(day)}, {plain_date(day)}"


def plain_date(day: date) -> str:
    """``21 November 2026`` or ``21/11/2026``."""
    return f"{day.day}/{day.month}/{day.year}" if vietnamese() else f"{day.day} {_month(day.month)} {day.year}"


def short_date(day: date, this_year: int = 0) -> str:
    """``21 Nov`` within ``this_year``, else ``21 Nov 2026``; Vietnamese ``21/11`` and ``21/11/2026``."""
    if vietnamese():
        return f"{day.day}/{day.month}" if day.year == this_year else f"{day.day}/{day.month}/{day.year}"
    name = QLocale().toString(QDate(day.year, day.month, day.day), "MMM").rstrip(".")[:3]
    return f"{day.day} {name}" if day.year == this_year else f"{day.day} {name} {day.year}"


def month_heading(day: date) -> str:
    """``November 2026`` or ``Tháng 11, 2026``."""
    return f"Tháng {day.month}, {day.year}" if vietnamese() else f"{_month(day.month)} {day.year}"


def weekday_initials(day: date) -> str:
    """``Mo`` or ``T2``, as a week strip has room for."""
    if vietnamese():
        return "CN" if day.isoweekday() == 7 else f"T{day.isoweekday() + 1}"
    return _weekday(day)[:2]


def time_of(when: datetime) -> str:
    """``07:42``."""
    return f"{when.hour:02d}:{when.minute:02d}"


def clock_time(seconds: float) -> str:
    """``2:40``, or ``1:02:40`` from an hour on."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def length_said(seconds: float) -> str:
    """``14 min 32 s``, ``1 h 2 min`` or ``9 s``."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return tr("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest) if minutes else f"{rest} s"


def seconds_text(seconds: float) -> str:
    """``0.8 s``, with a decimal comma in Vietnamese; whole seconds from ten on."""
    return f"{QLocale().toString(seconds, 'f', 1 if seconds < 10 else 0)} s"


def gaps_said(gaps: Sequence[Gap]) -> str:
    """How much sound could not be kept, and where."""
    missing = sum(one.seconds for one in gaps)
    if not missing:
        return tr("The microphone stumbled at {time}; a moment may be missing.", time=clock_time(gaps[-1].at))
    if len(gaps) == 1:
        return tr("{seconds} missing at {time}.", seconds=seconds_text(missing), time=clock_time(gaps[0].at))
    return tr(
        "{seconds} missing in {count} places, the last at {time}.",
        seconds=seconds_text(missing), count=len(gaps), time=clock_time(gaps[-1].at),
    )  # fmt: skip


def spoken_time(seconds: float) -> str:
    """``1 minute 7``, for a screen reader."""
    minutes, rest = divmod(int(seconds), 60)
    if not minutes:
        return counted(rest, "1 second", "{count} seconds")
    return (
        f"{counted(minutes, '1 minute', '{count} minutes')} {rest}"
        if rest
        else counted(minutes, "1 minute", "{count} minutes")
    )


def size_text(size: int) -> str:
    """``2.4 MB``, with a decimal comma in Vietnamese; kilobytes below one megabyte, gigabytes from a thousand on."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000))} kB"
    value, unit = (size / 1e9, "GB") if size >= 1_000_000_000 else (size / 1e6, "MB")
    return f"{QLocale().toString(value, 'f', 1)} {unit}"


def decimal(value: float, digits: int = 1) -> str:
    """``4.2``, or ``4,2`` in Vietnamese."""
    return QLocale().toString(value, "f", digits)


def number(value: int) -> str:
    """``1 208``: a whole number as the window writes it."""
    return grouped(value)


def filled(template: str, values: Mapping[str, object]) -> str:
    """A template of a ``DiaryError`` in the person's language, without the names of commands."""
    return tr(for_a_window(template)).format(**values)


def greeting(hour: int, name: str = "") -> str:
    """By local time; ``name`` is there only where a person allowed it on the closed screen."""
    if hour < 4 or hour >= 18:
        said = tr("Good evening.")
    else:
        said = tr("Good morning.") if hour < 12 else tr("Good afternoon.")
    return f"{said[:-1]}, {name}." if name else said


def _weekday(day: date) -> str:
    if vietnamese():
        return ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")[day.weekday()]
    return QLocale().dayName(day.isoweekday())


def _month(number_of_month: int) -> str:
    return QLocale().monthName(number_of_month)


def reading_line(reading: ReadingEntries) -> str:
    """``Reading 4 entries from 18 Oct to 16 Nov 2026...``"""
    entries = counted(reading.entries, "1 entry", "{count} entries")
    last = short_date(reading.last)
    if reading.first == reading.last:
        return tr("Reading {entries} of {day}...", entries=entries, day=last)
    first = short_date(reading.first, reading.last.year)
    return tr("Reading {entries} from {first} to {last}...", entries=entries, first=first, last=last)
