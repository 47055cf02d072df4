"""Ties a running diary to the window that is already on the screen, and unties it when the window closes."""

from __future__ import annotations

import gc
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from diary_desktop.services.journeys import Journeys

from .application import DesktopApplication, Errand
from .bridge import Bridge
from .language import tr
from .workspace import Workspace

LOOK_MS = 5_000
WARN_SECONDS = 30


class Running(Protocol):
    """A running diary: its services, and the way to end them."""

    @property
    def journeys(self) -> Journeys: ...

    def close(self) -> object:
        """Stop everything and seal what is open; may take seconds."""


class AutoLock(QObject):
    """Locks after the idle minutes of the settings: never while one records, takes in, plays, asks or types."""

    def __init__(self, application: DesktopApplication, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._application = application
        self._workspace = workspace
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Warn half a minute before, then lock."""
        activity, work = self._application.activity, self._workspace
        minutes = work.cast.shelf.settings.privacy.lock_after_minutes
        if work.locked or work.busy or not minutes or activity is None:
            self._warned = False
            return
        left = minutes * 60 - activity.idle_seconds
        if left <= 0:
            self._warned = False
            work.cast.shell.lock()
        elif left <= WARN_SECONDS and not self._warned:
            self._warned = True
            work.window.toast.show_outcome(tr("Locking in 30 s. Move or speak to stay."))
        elif left > WARN_SECONDS:
            self._warned = False


def attach(application: DesktopApplication, running: Running) -> None:
    """On the main thread, after the first paint."""
    window = application.window
    workspace = Workspace(window, running.journeys)
    bridge = Bridge(running.journeys.bus, workspace.deliver)
    AutoLock(application, workspace)
    application.last_resort.happened.connect(workspace.fault)
    # What was imported and built until now lives as long as the window: the collector need not look at it again.
    gc.freeze()

    def ended(_: object) -> None:
        bridge.close()
        application.qt.quit()

    closing = Errand("closer", running.close, ended)

    def close() -> None:
        workspace.close()
        closing.start()

    window.closed.disconnect(application.qt.quit)
    window.closed.connect(close)
