"""What can be done by keys, with which keys unless a person chose others, and which choices are refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .errors import InputError

KEPT_FREE = frozenset({"Ctrl+Space", "Ctrl+Shift", "Tab", "Shift+Tab", "Return", "Enter", "Space", "Backspace", "Del"})
"""Keys that input methods, or every control, need for themselves."""


@dataclass(frozen=True, slots=True)
class Deed:
    """``keys`` are as Qt writes them, the first one is shown; ``places`` where it does something, none for all."""

    name: str
    keys: tuple[str, ...]
    word: str
    places: tuple[str, ...] = ()


DEEDS = (
    Deed("speak", ("Ctrl+R",), "Start speaking"),
    Deed("write", ("Ctrl+N",), "Write"),
    Deed("search", ("Ctrl+K",), "Search"),
    Deed("pause", ("Ctrl+P",), "Pause or go on", ("record", "entry")),
    Deed("commit", ("Ctrl+Return", "Ctrl+Enter"), "Finish and keep, or send", ("record", "write", "entry", "ask")),
    Deed("mark", ("Ctrl+M",), "Mark this moment", ("record",)),
    Deed("change_date", ("Ctrl+D",), "Change the date", ("record", "write", "entry")),
    Deed("edit", ("Ctrl+E",), "Edit the entry", ("entry",)),
    Deed("find", ("Ctrl+F",), "Find in this entry", ("entry",)),
    Deed("print", ("Ctrl+Shift+P",), "Print the entry", ("entry",)),
    Deed("mood", ("Ctrl+Shift+O",), "Choose the mood", ("write", "entry")),
    Deed("add_tag", ("Ctrl+Shift+G",), "Add a tag", ("write", "entry")),
    Deed("hear", ("Ctrl+Shift+H",), "Hear this sentence or source", ("entry", "ask")),
    Deed("backwards", ("Alt+Shift+Left",), "5 seconds back", ("entry",)),
    Deed("forwards", ("Alt+Shift+Right",), "5 seconds on", ("entry",)),
    Deed("new_conversation", ("Ctrl+T",), "New conversation", ("ask",)),
    Deed("today", ("Ctrl+1",), "Today"),
    Deed("timeline", ("Ctrl+2",), "Timeline"),
    Deed("ask", ("Ctrl+3",), "Ask"),
    Deed("insights", ("Ctrl+4",), "Insights"),
    Deed("on_this_day", ("Ctrl+5",), "This day in earlier years"),
    Deed("hands_free", ("Ctrl+J",), "Hands-free"),
    Deed("mute", ("F8",), "Microphone off or on"),
    Deed("settings", ("Ctrl+,",), "Settings"),
    Deed("lock", ("Ctrl+L",), "Lock now"),
    Deed("cover", ("Ctrl+Shift+L",), "Cover the window"),
    Deed("quit", ("Ctrl+Q",), "Quit"),
    Deed("undo", ("Ctrl+Z",), "Undo what was just said at the foot"),
    Deed("redo", ("Ctrl+Shift+Z",), "Do again what was just taken back"),
    Deed("back", ("Alt+Left",), "Back"),
    Deed("forward", ("Alt+Right",), "Forward"),
    Deed("next_pane", ("F6",), "Next part of the window"),
    Deed("previous_pane", ("Shift+F6",), "Part of the window before"),
    Deed("larger", ("Ctrl++", "Ctrl+="), "Larger text"),
    Deed("smaller", ("Ctrl+-",), "Smaller text"),
    Deed("usual_size", ("Ctrl+0",), "Text as usual"),
    Deed("read_larger", ("Ctrl+Shift++", "Ctrl+Shift+="), "Larger letters in entries"),
    Deed("read_smaller", ("Ctrl+Shift+-", "Ctrl+Shift+_"), "Smaller letters in entries"),
    Deed("full_screen", ("F11",), "Full screen"),
    Deed("help", ("Ctrl+/", "F1"), "Keys and voice commands"),
    Deed("escape", ("Esc",), "Stop, close, leave"),
)
"""In the order they are shown."""

FIXED = frozenset({"escape", "help"})
"""What keeps its keys, so that nobody loses the way out or the list of all others."""


def keys_of(changes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The keys of every deed, with ``name=keys`` in place of what it had; a name nobody knows any more is left out."""
    found = {one.name: one.keys for one in DEEDS}
    for change in changes:
        name, _, keys = change.partition("=")
        if name in found and name not in FIXED:
            found[name] = (keys,) if keys else ()
    return found


def changed(changes: Sequence[str], name: str, keys: str) -> tuple[str, ...]:
    """The changes with other keys for one deed; empty ``keys`` take them away.

    Raises ``InputError`` where something else has them, or they are needed to type or to move.
    """
    if keys in KEPT_FREE or (keys and "+" not in keys[:-1] and not _is_function_key(keys)):
        raise InputError("{keys} is needed for typing and moving.", "Add Ctrl or Alt.", keys=keys.replace("+", " "))
    for other, taken in keys_of(changes).items():
        if other != name and keys and keys in taken:
            raise InputError("{keys} does something else already.", "Choose others.", keys=keys.replace("+", " "))
    rest = tuple(one for one in changes if one.partition("=")[0] != name)
    default = next(one.keys for one in DEEDS if one.name == name)
    return rest if keys in default[:1] else (*rest, f"{name}={keys}")


def _is_function_key(keys: str) -> bool:
    last = keys.rpartition("+")[2]
    return last[:1] == "F" and last[1:].isdigit()
