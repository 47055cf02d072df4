"""Whether the system itself refuses sockets to a network, whether a person wants it to, and how many are open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ON, OFF, UNSUPPORTED = "on", "off", "unsupported"


def _unsupported() -> str:
    return UNSUPPORTED


@dataclass(frozen=True, slots=True)
class SocketGuard:
    """``state``: ``on``, ``off`` or ``unsupported``, as an attempt shows it. ``want`` is heeded at the next start.

    ``want`` raises ``StorageError``.
    """

    state: Callable[[], str] = _unsupported
    wanted: Callable[[], bool] = lambda: True
    want: Callable[[bool], None] = lambda _: None
    open_now: Callable[[], int | None] = lambda: None
    """Sockets to a network that this program holds; None where the system does not tell."""


NO_GUARD = SocketGuard()
"""Where nobody asks the system, as in most tests."""
