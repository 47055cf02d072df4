"""Before the window closes: a recording is asked about and never thrown away, and the diary may stay in the tray."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from .language import tr
from .look import Look
from .main_window import MainWindow
from .tray import TrayIcon
from .widgets.buttons import PRIMARY, SECONDARY, Button
from .widgets.dialog import AskingDialog
from .workspace import Workspace


class LeavingDialog(AskingDialog):
    """Three ways, one below the other; Escape and the filled one go back."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        title = tr("A recording is going on.")
        text = tr("What was said so far is sealed, whatever you choose.")
        super().__init__(look, parent, title, text, 420)
        self.background = Button(look, tr("Keep recording in the background"), SECONDARY, icon="microphone")
        self.finish = Button(look, tr("Finish and keep"), SECONDARY, icon="check")
        self.back = Button(look, tr("Go back"), PRIMARY, icon="back")
        for button in (self.background, self.finish, self.back):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.background.clicked.connect(self.accept)
        self.finish.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self.back.setFocus()


class UnsavedDialog(AskingDialog):
    """What was typed last is on no disk; Escape and the filled one go back."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        title = tr("What you typed last is not saved.")
        text = tr("Its disk is away or takes nothing more. Once it does again, it is saved by itself.")
        super().__init__(look, parent, title, text, 420)
        self.without = Button(look, tr("Leave without it"), SECONDARY, icon="trash")
        self.back = Button(look, tr("Go back"), PRIMARY, icon="back")
        for button in (self.without, self.back):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.without.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self.back.setFocus()


class Leaving:
    """Main thread only. ``stays`` tells whether the diary is wanted in the tray once its window is closed."""

    def __init__(self, window: MainWindow, workspace: Workspace, tray: TrayIcon, stays: Callable[[], bool]) -> None:
        self._window = window
        self._workspace = workspace
        self._tray = tray
        self._stays = stays
        window.may_close = self.may_close
        window.quit = self.quit

    def may_close(self) -> bool:
        """Asked when somebody closes the window; False where it goes another way."""
        if self._workspace.cast.record.going_on:
            self._ask()
            return False
        if self._stays() and self._tray.present:
            if not self._workspace.locked:
                self._workspace.lock("asked")
            self._window.hide()
            return False
        if self._workspace.cast.write.unsaved:
            self._ask_about_words()
            return False
        return True

    def quit(self) -> None:
        """End the program, also out of the tray; words that would be lost by it are asked about first."""
        if self._workspace.cast.write.unsaved:
            self._ask_about_words()
        else:
            self._window.leave()

    def _ask_about_words(self) -> None:
        self._window.come_back()
        dialog = UnsavedDialog(self._window.look, self._window)
        dialog.without.clicked.connect(self._window.leave)
        dialog.open()

    def _ask(self) -> None:
        self._window.come_back()
        dialog = LeavingDialog(self._window.look, self._window)
        dialog.background.clicked.connect(self._step_back)
        dialog.finish.clicked.connect(self._window.leave)
        dialog.open()

    def _step_back(self) -> None:
        """Into the tray; without one the window stays in the bar where the desktop keeps its windows."""
        if self._tray.present:
            self._window.hide()
        else:
            self._window.showMinimized()
