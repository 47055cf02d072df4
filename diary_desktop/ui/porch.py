"""In front of the closed diary, until somebody comes: nothing that only an open diary needs is read before that.

A window stands closed for days. It is painted, follows the desktop, keeps its tray icon and the time of reminders;
the first key, click, ring or wish begins the rest, which is there before a passphrase is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from .application import DesktopApplication
from .desktop_wishes import DesktopWishes
from .outside import Handed, Known, Outside, Pipe
from .tray import TrayIcon

LOOK_MS = 20_000
"""How often the clock is asked whether it is time for a reminder."""


class Porch(QObject):
    """Main thread only. ``begin`` is called once; what comes of it takes over with ``hand_over``.

    ``known`` is what the closed diary tells of itself.
    """

    def __init__(
        self, outside: Outside, known: Known, application: DesktopApplication, begin: Callable[[], None]
    ) -> None:
        super().__init__(application.window)
        self._window = window = application.window
        self._begin = begin
        self._begun = False
        self._wish = outside.wish
        self._reminding = outside.reminding
        self._notifier: QSocketNotifier | None = None
        self.wishes = DesktopWishes(window)
        window.look.follow_system(self.wishes)
        self.tray = TrayIcon(window.look, window)
        self._asked = (
            (self.tray.open_asked, self._come),
            (self.tray.speak_asked, self._speak),
            (self.tray.quit_asked, window.leave),
        )
        for asked, do in self._asked:
            asked.connect(do)
        self.tray.present  # noqa: B018  shows itself where there is a tray
        window.may_close = self._may_close
        window.wished.connect(self.begin)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        shown = replace(window.unlock.state, ready=True, keystore=known.keystore, wait_seconds=known.wait_seconds)
        window.unlock.show_state(shown)
        self._listen(outside)
        activity = application.activity
        if known.wait_seconds or outside.wish or window.is_waited_for or activity is None or activity.has_begun:
            self.begin()
        else:
            activity.begun.connect(self.begin)

    def begin(self) -> None:
        """Somebody is there, or there is something to say that needs the rest."""
        if not self._begun:
            self._begun = True
            self._timer.stop()
            if self._notifier is not None:
                self._notifier.setEnabled(False)  # what rings from here on waits for the doorway
            self._begin()

    def hand_over(self) -> Handed:
        """The doorway is there."""
        self.begin()
        for asked, do in self._asked:
            asked.disconnect(do)
        self._window.wished.disconnect(self.begin)
        self.deleteLater()
        return Handed(self.wishes, self.tray, self._wish)

    def _listen(self, outside: Outside) -> None:
        if isinstance(outside.bell, Pipe):
            self.begin()  # a pipe is followed by one only
        elif outside.bell is not None:
            self._notifier = QSocketNotifier(outside.bell.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self.begin)

    def _come(self) -> None:
        self._window.come_back()
        self.begin()

    def _speak(self) -> None:
        self._wish = "record"
        self._come()

    def _look(self) -> None:
        """Whoever comes next says it, and keeps that it was said."""
        if self._reminding is not None and self._reminding.is_due:
            self.begin()

    def _may_close(self) -> bool:
        """As the doorway does it: a diary that is wanted in the tray stays there."""
        if self._reminding is not None and self._reminding.wanted.stay and self.tray.present:
            self._window.hide()
            return False
        return True
