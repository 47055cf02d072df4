"""What a command is: its name, when it is understood, and how it is worded in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CommandName = Literal[
    "new_entry",
    "entry_for",
    "read_back",
    "change",
    "delete_sentence",
    "tag",
    "redate",
    "undo",
    "ask",
    "own_voice",
    "next",
    "previous",
    "repeat",
    "slower",
    "faster",
    "louder",
    "quieter",
    "stop",
    "never_mind",
    "keep",
    "discard",
    "yes",
    "no",
    "mute",
    "lock",
    "sleep",
    "finish",
    "help",
]


@dataclass(frozen=True, slots=True)
class Wording:
    """``say`` is shown as it is said, ``does`` follows it on the help page; ``phrases`` are what it is known by."""

    say: str
    does: str
    phrases: tuple[str, ...]
