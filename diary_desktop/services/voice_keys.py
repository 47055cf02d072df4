"""Keys and buttons of a hands-free conversation: from the window's thread to one that waits for somebody to speak."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal, cast

from diary_desktop.domain.errors import Cancelled, CancelToken

from .command_table import CommandName

Key = CommandName | Literal["wake", "leave", "unmute", "lock_soon"]
"""A command by key instead of by voice; ``lock_soon`` is the window's word that the diary will lock by itself."""


_LOOK: Final = 0.05
"""Seconds between two looks at whether the conversation was ended."""


class Interruption:
    """A token that is cancelled with its parent, or alone."""

    def __init__(self, parent: CancelToken) -> None:
        self._parent = parent
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask whoever has it to stop."""
        self._event.set()

    def raise_if_cancelled(self) -> None:
        """Raise ``Cancelled`` once it or its parent is cancelled."""
        self._parent.raise_if_cancelled()
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Sleep, but raise ``Cancelled`` soon after it, or its parent, is cancelled."""
        self._event.wait(seconds)
        self.raise_if_cancelled()


class Keys:
    """Pressed from any thread, taken by one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pressed: deque[Key] = deque()
        self._waiting: Interruption | None = None

    def press(self, key: Key) -> None:
        """Whoever waits or speaks is interrupted."""
        with self._lock:
            self._pressed.append(key)
            if self._waiting is not None:
                self._waiting.cancel()

    def take(self) -> Key | None:
        """The oldest key that was not taken yet."""
        with self._lock:
            return self._pressed.popleft() if self._pressed else None

    def wait(self, token: CancelToken) -> Key:
        """The next key. Raises ``Cancelled`` by ``token``."""
        try:
            with self.interrupting(token) as own:
                while True:
                    own.wait(_LOOK)
        except Cancelled:
            token.raise_if_cancelled()
            return self.take() or "wake"

    @contextmanager
    def interrupting(self, parent: CancelToken) -> Iterator[Interruption]:
        """A token that the next key cancels; at once where one was pressed already."""
        own = Interruption(parent)
        with self._lock:
            self._waiting = own
            if self._pressed:
                own.cancel()
        try:
            yield own
        finally:
            with self._lock:
                self._waiting = None


def as_command(key: Key) -> CommandName | None:
    """The command that the key stands for; None for one that is none."""
    return None if key in ("wake", "leave", "unmute", "lock_soon") else cast(CommandName, key)
