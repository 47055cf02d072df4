"""The window's keys: each deed bound to what does it, bound anew when a person chooses other keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from diary_desktop.domain.shortcuts import DEEDS, keys_of

from .key_hints import shown_keys
from .language import tr

ONCE = frozenset({"edit", "escape", "undo", "redo", "full_screen", "lock", "cover", "quit"})
"""Deeds that a key held down does not repeat."""


class Shortcuts:
    """They belong to the body, which is hidden while the diary is closed. A deed that nobody can do is not bound.

    An input method that is composing gets keys before any of them, and so does the field that is written in.
    """

    def __init__(self, body: QWidget, deeds: Mapping[str, Callable[[], object]]) -> None:
        self._body = body
        self._deeds = dict(deeds)
        self._changes: tuple[str, ...] = ()
        self._bound: list[QShortcut] = []
        self.bind(())

    def bind(self, changes: Sequence[str]) -> None:
        """As the settings say (``name=keys``)."""
        if self._bound and tuple(changes) == self._changes:
            return
        self._changes = tuple(changes)
        for old in self._bound:
            old.setEnabled(False)
            old.deleteLater()
        keys = keys_of(changes)
        self._bound = [self._made(name, one) for name in self._deeds for one in keys.get(name, ())]

    def rows(self, place: str) -> list[tuple[str, str]]:
        """Keys and what they do at a place, for whoever wants to learn them."""
        keys = keys_of(self._changes)
        here = [one for one in DEEDS if one.name in self._deeds and (not one.places or place in one.places)]
        return [(shown_keys(keys[one.name][0]), tr(one.word)) for one in here if keys[one.name]]

    def _made(self, name: str, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._body)
        shortcut.setAutoRepeat(name not in ONCE)
        # A shortcut hands over nothing of use, and the deeds want nothing.
        shortcut.activated.connect(lambda: self._deeds[name]())
        return shortcut
