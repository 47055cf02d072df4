"""One window a diary, on every system: which of the two ways there are is told apart here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diary_desktop.system import one_instance

if TYPE_CHECKING:
    from diary_desktop.ui.local_bell import LocalBell

    Bell = one_instance.Doorbell | LocalBell


def claim(vault: Path, state: Path) -> Bell | None:
    """Be the one window over the diary; None where another is. ``state`` belongs to this user and computer."""
    if sys.platform == "win32":
        from diary_desktop.ui import local_bell  # noqa: PLC0415  Qt's network library is read only where it is needed

        return local_bell.claim(one_instance.name_of(vault), state)
    return one_instance.claim(vault, state)


def call(vault: Path, state: Path, wish: str) -> bool:
    """Ask the window over that diary to come forward or to record; False where nobody hears."""
    if sys.platform == "win32":
        from diary_desktop.ui import local_bell  # noqa: PLC0415  the same

        return local_bell.ring(one_instance.name_of(vault), wish)
    return one_instance.ring(vault, state, wish)
