"""The lines of the rail, which are those of the menu in the top bar as well."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One line: its name, by which its keys are found too, its icon, its word, and whether one can be there."""

    key: str
    icon: str
    word: str
    is_place: bool = True


ACTIONS = (
    RailEntry("write", "pen", "Write", is_place=False),
    RailEntry("search", "search", "Search", is_place=False),
)
PLACES = (
    RailEntry("today", "today", "Today"),
    RailEntry("timeline", "timeline", "Timeline"),
    RailEntry("ask", "ask", "Ask"),
    RailEntry("insights", "insights", "Insights"),
)
SETTINGS = RailEntry("settings", "settings", "Settings")
LOCK = RailEntry("lock", "lock", "Lock now", is_place=False)
HANDS_FREE = RailEntry("hands_free", "hands-free", "Hands-free", is_place=False)
FOOT = (HANDS_FREE, SETTINGS, LOCK)
ALL = (*ACTIONS, *PLACES, *FOOT)

TITLES = {one.key: one.word for one in (*PLACES, SETTINGS)} | {
    "entry": "Timeline",
    "on_this_day": "Timeline",
    "record": "Speak",
    "write": "Write",
}
"""The name of the page each screen belongs to (untranslated)."""
