"""How the search overlay says its filters, why an entry was found, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from diary_desktop.domain.search import SearchFilter, SearchResult
from diary_desktop.presenters.search import SearchState

from .language import counted, tr
from .widgets.mood import MOOD_WORDS
from .words import number, seconds_text


def filter_word(one: SearchFilter) -> str:
    """``tag: mẹ``, ``2026`` or ``with sound``."""
    if one.kind == "mood" and one.mood is not None:
        return tr(MOOD_WORDS[one.mood - 1])
    if one.kind == "sound":
        return tr("with sound")
    if one.kind == "period":
        return one.value
    words = {"tag": tr("tag: {name}", name=one.value), "person": tr("person: {name}", name=one.value)}
    return words.get(one.kind, tr("place: {name}", name=one.value))


def why_found(one: SearchResult) -> str:
    """What cannot be seen in the quote."""
    if one.why == "meaning":
        return tr("Found by meaning, in other words")
    return tr("Found by its title, tags, people or place") if one.why == "label" else ""


def amount_said(state: SearchState) -> str:
    """``12 entries · 0.03 s``."""
    entries = counted(state.total, "1 entry", "{count} entries") if state.total < 1_000 else _many(state.total)
    return f"{entries} · {_seconds(state.seconds)}"


def announced(state: SearchState) -> str:
    """For a screen reader, once the field has been quiet for a while."""
    same = counted(state.total, "1 entry with the same words", "{count} entries with the same words")
    if not state.close:
        return f"{same}, {_seconds(state.seconds)}"
    near = counted(len(state.close), "1 close in meaning", "{count} close in meaning")
    return f"{same}, {near}, {_seconds(state.seconds)}"


def _many(total: int) -> str:
    return tr("{count} entries", count=number(total))


def _seconds(seconds: float) -> str:
    """Two digits below a second: 0.03 s."""
    return f"{QLocale().toString(seconds, 'f', 2)} s" if seconds < 1 else seconds_text(seconds)
