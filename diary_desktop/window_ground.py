"""Opens the window over a diary, or asks the one that is open already; what it remembers is read and kept here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from diary_desktop import app, single_window
from diary_desktop.last_diary import holds_a_diary, place_of
from diary_desktop.runtime.imports import quiet_imports
from diary_desktop.storage.settings_file import SettingsFile
from diary_desktop.system import local_clock, logs
from diary_desktop.system.relaunch import relaunch
from diary_desktop.ui.application import WindowMemory, run

if TYPE_CHECKING:
    from diary_desktop.single_window import Bell
    from diary_desktop.ui.application import Attach, Stand
    from diary_desktop.ui.outside import Outside


def open_last(where: app.Places, wish: str = "raise") -> int:
    """The window over the diary it had last; where that is not there now, it says so, with ``where`` beside it."""
    last = place_of(where.state)
    if last is None or last == where.vault or holds_a_diary(last):
        return open_window(app.places(last or where.vault, where.models), wish)
    return open_window(where, wish, away=str(last))


def open_window(where: app.Places, wish: str = "raise", away: str = "") -> int:
    """The window; returns the exit code. ``wish`` is ``raise``, or ``record`` to begin recording.

    Where a window over that diary is open already, that one is asked, and this start is over.
    """
    bell = single_window.claim(where.vault, where.state)
    if bell is None and single_window.call(where.vault, where.state, wish):
        return 0
    logs.start_logging(where.state)
    try:
        return _Opening(where, bell, wish, away).run()
    finally:
        if bell is not None:
            bell.close()


@dataclass
class _Opening:
    """One start of the window."""

    where: app.Places
    bell: Bell | None
    wish: str
    away: str = ""
    """Where the diary lies that was open last, if it is not there now."""

    def __post_init__(self) -> None:
        self.file = SettingsFile(self.where.state / "window.json")

    def run(self) -> int:
        where, local = self.where, self.file.load()
        there = not self.away and holds_a_diary(where.vault)
        page = "away" if self.away else "open" if there else "create"
        backup = local.backup_day(Path(self.away) if self.away else where.vault)
        known = WindowMemory(local.geometry_bytes(), local.language, local.places, backup, local.name, self.away)
        return run(self._load, page, known, self._keep, relaunch, self._stand if there else None)

    def _stand(self) -> Stand:
        """On a thread of its own, after the first paint."""
        with quiet_imports():
            from diary_desktop.porch_ground import porch  # noqa: PLC0415  not before the first paint
        return porch(self.where, self._outside)

    def _load(self) -> Attach:
        """On a thread of its own, once somebody comes; after the first paint where there is no diary yet."""
        return app.load_window(self.where, self._outside)

    @cached_property
    def _outside(self) -> Outside:
        from diary_desktop.services.reminding import Reminding  # noqa: PLC0415  not before the first paint
        from diary_desktop.ui.outside import Outside  # noqa: PLC0415  the same

        wish = self.wish if self.wish != "raise" else ""
        reminding = Reminding(local_clock.now, self.file.load().reminders)
        return Outside(self.bell, wish, reminding, self._keep_reminders)

    def _keep(self, memory: WindowMemory) -> None:
        now = self.file.load()  # a backup may have been made since, or another diary opened
        own = {
            "geometry": memory.geometry.hex(),
            "places": memory.places,
            "language": memory.language,
            "name": memory.name,
        }
        self.file.save(replace(now, **own))

    def _keep_reminders(self, text: str) -> None:
        self.file.save(replace(self.file.load(), reminders=text))
