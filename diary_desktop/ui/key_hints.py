"""Which keys do what, as the window says it: every hint reads this one table, and follows when a person changes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from diary_desktop.domain.shortcuts import keys_of


class KeyHints(QObject):
    """Main thread only. As the keys came until ``choose`` is told what the settings say."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys: dict[str, str] = {}
        self.choose(())

    def choose(self, changes: Sequence[str]) -> None:
        """The changes a person made (``name=keys``)."""
        keys = {name: shown_keys(found[0]) if found else "" for name, found in keys_of(changes).items()}
        if keys != self._keys:
            self._keys = keys
            self.changed.emit()

    def of(self, deed: str) -> str:
        """``Ctrl R``: the first keys of a deed of ``domain/shortcuts.py``; empty where it has none."""
        return self._keys[deed]

    def short(self, deed: str) -> str:
        """The same with the sign of the Enter key, for a pill beside a word."""
        return self._keys[deed].replace("Return", "↵").replace("Enter", "↵")

    def named(self, sentence: str, **deeds: str) -> str:
        """``sentence`` with the keys of each deed in its field; empty where one of them has none."""
        keys = {field: self._keys[deed] for field, deed in deeds.items()}
        return sentence.format(**keys) if all(keys.values()) else ""

    def beside(self, word: str, deed: str) -> str:
        """A line of a menu with the keys at its right."""
        return f"{word}\t{self._keys[deed]}" if self._keys[deed] else word


def shown_keys(keys: str) -> str:
    """``Ctrl+Shift++`` as a person reads it, in the way of this system."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
    head, last = native[:-1], native[-1:]
    return head.replace("+", " ") + last
