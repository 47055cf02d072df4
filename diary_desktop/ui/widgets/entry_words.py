"""How an entry is named in lists and on cards, and what a screen reader says of it."""

from __future__ import annotations

from diary_desktop.domain.entry import EntrySummary

from ..language import counted, tr
from ..words import clock_time, short_date, spoken_time, time_of
from .mood import MOOD_WORDS


def entry_name(summary: EntrySummary, *, rests: bool = False) -> str:
    """What a screen reader says of an entry: its title, when, its mood, its length and its marks."""
    when = summary.when.local
    parts = [shown_title(summary, rests=rests), short_date(when.date()), time_of(when)]
    if summary.place and not rests:
        parts.append(summary.place)
    if summary.mood:
        parts.append(tr("Mood: {mood}", mood=tr(MOOD_WORDS[summary.mood - 1])))
    if summary.seconds:
        parts.append(spoken_time(summary.seconds))
    if summary.starred:
        parts.append(tr("Starred"))
    if summary.pinned:
        parts.append(tr("Pinned"))
    if summary.attachments:
        parts.append(counted(summary.attachments, "1 photo or file", "{count} photos or files"))
    if summary.damaged:
        parts.append(tr("Damaged"))
    return ", ".join(parts)


def shown_title(summary: EntrySummary, *, rests: bool = False) -> str:
    """The title, or what there is instead of one: of an entry that rests, no word of it."""
    if rests:
        return tr("Rested topic")
    return summary.title or (tr("Words will be added") if summary.awaits_words else tr("Without words"))


def about_entry(summary: EntrySummary, this_year: int) -> str:
    """Day, time and length in one line."""
    when = summary.when.local
    how = clock_time(summary.seconds) if summary.seconds else tr("written")
    return f"{short_date(when.date(), this_year)} · {time_of(when)} · {how}"


def preview_after_title(summary: EntrySummary) -> str:
    """The preview without the beginning that already stands above it as the title."""
    return after_title(summary.title, summary.preview)


def after_title(title: str, preview: str) -> str:
    """The same of anything that has both."""
    shown = title.removesuffix("…")
    if not shown or not preview.startswith(shown):
        return preview
    rest = preview[len(shown) :].lstrip(" .,;:!?…")
    return f"…{rest}" if rest and shown != title else rest
