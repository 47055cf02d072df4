"""A small window for the moment after the window closed: what the day's backup and tidying up still need."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from diary_desktop.domain.backup import BackupState
from diary_desktop.domain.events import BackupChanged, Event, Progress
from diary_desktop.domain.moment import Moment
from diary_desktop.presenters.backup import card_of

from .language import tr
from .look import Look
from .widgets.backup_card import running_words
from .widgets.buttons import SECONDARY, Button
from .widgets.dialog import RaisedDialog
from .widgets.text import IconLabel, Label

AT_THE_END = 0
"""The job of what the program does of itself before it ends."""
SHOWN_AFTER_MS = 700
"""Tidying up seldom takes so long, and a window that only flashes says nothing."""


class Farewell(RaisedDialog):
    """Shows itself only while a backup runs, or tidying up takes its time.

    ``left_out`` asks for the end without the backup; nothing else is lost by that. Tidying up ends by itself.
    """

    left_out = Signal()

    def __init__(self, look: Look, now: Moment) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.look = look
        self._now = now
        s = look.s
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(tr("Diary"))
        self.setFixedWidth(s(400))
        column = QVBoxLayout(self)
        column.setContentsMargins(s(26), s(22), s(26), s(22))
        column.setSpacing(s(12))
        self._heading = IconLabel(look, "archive", tr("Backing up before closing…"), "title", "ink", wrap=True)
        self._line = Label(look, tr("Leave the disk or stick where it is."), "body", "ink2", wrap=True)
        column.addWidget(self._heading)
        column.addWidget(self._line)
        self.progress = Label(look, "", "body", "ink2")
        column.addWidget(self.progress)
        self.leave = Button(look, tr("Close without it"), SECONDARY)
        self.leave.clicked.connect(self._leave)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)
        self.patience = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self.patience.timeout.connect(self.show)

    def on_event(self, event: Event) -> None:
        """News of the backup, and of the diary's folder, while everything else is closed already."""
        if isinstance(event, BackupChanged):
            self._show_state(event.state)
        elif isinstance(event, Progress) and (event.job_id, event.step) == (AT_THE_END, "tidy"):
            self._show_tidying(event)

    def reject(self) -> None:
        """Escape leaves nothing out: only the button does."""

    def _show_state(self, state: BackupState) -> None:
        self._say(tr("Backing up before closing…"), running_words(card_of(state, self._now)))
        self.setVisible(state.running)

    def _show_tidying(self, step: Progress) -> None:
        """The backup before it is made, or was left out: nothing is left to leave out."""
        self._line.setText(tr("Everything is kept. This takes a few seconds."))
        self.leave.hide()
        self._say(tr("Tidying up before closing…"), tr("{percent} %", percent=100 * step.done // max(1, step.total)))
        if not self.isVisible() and not self.patience.isActive():
            self.patience.start()

    def _say(self, heading: str, progress: str) -> None:
        self._heading.say(heading)
        self.progress.setText(progress)
        self.setAccessibleName(f"{heading} {progress}")

    def _leave(self) -> None:
        self.leave.set_usable(False, tr("It is being left out."))
        self.left_out.emit()
