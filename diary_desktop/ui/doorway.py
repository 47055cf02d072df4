"""Everything of the window that lies outside of it: tray, second starts, notifications, reminders, closing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from diary_desktop.domain.events import BackupChanged, EntrySaved, Event, SettingsLoaded, VaultUnlocked
from diary_desktop.services.reminding import Reminding

from .language import tr
from .leaving import Leaving
from .main_window import MainWindow
from .outside import Bell, Pipe
from .tray import TrayIcon
from .workspace import Workspace

LOOK_MS = 20_000
"""How often the clock is asked whether it is time for a reminder."""


class Doorway(QObject):
    """Main thread only. ``bell`` is None where nobody can ring; ``wish`` is what this start itself was asked for."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        reminding: Reminding,
        bell: Bell | Pipe | None = None,
        wish: str = "",
        keep: Callable[[], None] = lambda: None,
        tray: TrayIcon | None = None,
    ) -> None:
        """``keep`` puts what reminders need where it outlasts the program; called when it changed.

        ``tray`` is the icon that stood there before.
        """
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._reminding = reminding
        self._keep = keep
        self._records = False
        self._backing_up = False
        self.tray = tray or TrayIcon(window.look, self)
        self.leaving = Leaving(window, workspace, self.tray, lambda: reminding.wanted.stay)
        self.tray.open_asked.connect(window.come_back)
        self.tray.speak_asked.connect(lambda: self.called("record"))
        self.tray.lock_asked.connect(lambda: workspace.lock("asked"))
        self.tray.quit_asked.connect(self.leaving.quit)
        workspace.microphone_changed.connect(self.tray.show_microphone)
        workspace.unlocked.connect(self._opened)
        workspace.hidden.connect(lambda: self.tray.show_open(False))
        window.worded.connect(self.tray.word)
        self._notifier: QSocketNotifier | None = None
        if isinstance(bell, Pipe):
            bell.follow(self.called, self)
        elif bell is not None:
            self._notifier = QSocketNotifier(bell.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(lambda: self._rung(bell))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.tray.present  # noqa: B018  shows itself where there is a tray
        if wish:
            self.called(wish)

    def called(self, wish: str) -> None:
        """Come forward; with ``record`` begin to record, or say that the diary has to be opened for that."""
        self._window.come_back()
        if wish != "record":
            return
        if self._workspace.locked:
            self._records = True
            self._window.toast.show_outcome(tr("Open the diary, and the recording begins."))
        else:
            self._workspace.actions.speak()

    def on_event(self, event: Event) -> None:
        if isinstance(event, SettingsLoaded):
            if self._reminding.follow(event.settings.reminders):
                self._keep()
        elif isinstance(event, VaultUnlocked):
            if self._reminding.opened(event.entries[0].when if event.entries else None):
                self._keep()
        elif isinstance(event, EntrySaved):
            if self._reminding.wrote(event.summary.when):
                self._keep()
        elif isinstance(event, BackupChanged):
            self._tell_backup(event)

    def look(self) -> None:
        """Whether it is time for a reminder: a fixed sentence, and a click that leads to the closed diary."""
        if self._reminding.due():
            self._keep()
            if not self.tray.say(tr("Your diary is waiting.")):
                QApplication.alert(self._window)

    def close(self) -> None:
        """The program ends."""
        self._timer.stop()
        self.tray.close()
        if self._notifier is not None:
            self._notifier.setEnabled(False)

    def _rung(self, bell: Bell) -> None:
        for wish in bell.rings():
            self.called(wish)

    def _opened(self) -> None:
        self.tray.show_open(True)
        records, self._records = self._records, False
        if records:
            self._window.toast.put_away()
            QTimer.singleShot(0, self, self._workspace.actions.speak)  # once Today stands, so that Back leads there

    def _tell_backup(self, event: BackupChanged) -> None:
        """Only to somebody who looks elsewhere."""
        before, self._backing_up = self._backing_up, event.state.running
        ended = before and not event.state.running and event.state.error is None
        if ended and not self._window.isActiveWindow():
            self.tray.say(tr("Backup finished."))
