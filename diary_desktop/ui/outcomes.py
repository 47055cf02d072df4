"""What the toast says once something is kept, and where that leads."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.entry import EntryId

from .actions import Actions
from .language import counted, tr
from .main_window import MainWindow
from .words import clock_time


class Outcomes:
    """Main thread only. ``locked`` tells whether the diary is closed: then nothing is shown."""

    def __init__(self, window: MainWindow, actions: Actions, locked: Callable[[], bool]) -> None:
        self._window = window
        self._actions = actions
        self._locked = locked

    def kept(self, entry_id: EntryId, seconds: float) -> None:
        if self._locked():
            return  # locking finished the recording: it is sealed, and nothing of it is shown
        self._window.toast.show_outcome(tr("Kept. {time}.", time=clock_time(seconds)))
        self._actions.open_entry(entry_id)

    def taking_in(self, files: int) -> None:
        text = counted(files, "Taking in a recording…", "Taking in {count} recordings…")
        self._window.toast.show_outcome(text)

    def taken_in(self, _: EntryId, seconds: float) -> None:
        if not self._locked():
            self._window.toast.show_outcome(tr("Kept. {time}.", time=clock_time(seconds)))

    def written(self, entry_id: EntryId) -> None:
        self._window.toast.show_outcome(tr("Kept."))
        self._actions.open_entry(entry_id)
