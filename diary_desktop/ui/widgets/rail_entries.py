"""The lines of the rail, which are those of the menu in the top bar as well."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One line: its name in code, its icon, its word, its keys, and whether one can be there."""

    key: str
    icon: str
    word: str
    hint: str
    is_place: bool = True


ACTIONS = (
    RailEntry("write", "pen", "Write", "Ctrl N", is_place=False),
    RailEntry("search", "search", "Search", "Ctrl K", is_place=False),
)
PLACES = (
    RailEntry("today", "today", "Today", "Ctrl 1"),
    RailEntry("timeline", "timeline", "Timeline", "Ctrl 2"),
    RailEntry("ask", "ask", "Ask", "Ctrl 3"),
    RailEntry("insights", "insights", "Insights", "Ctrl 4"),
)
SETTINGS = RailEntry("settings", "settings", "Settings", "Ctrl ,")
LOCK = RailEntry("lock", "lock", "Lock now", "Ctrl L", is_place=False)
HANDS_FREE = RailEntry("hands_free", "hands-free", "Hands-free", "Ctrl J", is_place=False)
FOOT = (HANDS_FREE, SETTINGS, LOCK)
ALL = (*ACTIONS, *PLACES, *FOOT)

TITLES = {one.key: one.word for one in (*PLACES, SETTINGS)} | {
    "entry": "Timeline",
    "on_this_day": "Timeline",
    "record": "Speak",
    "write": "Write",
}
"""The name of the page each screen belongs to (untranslated)."""
