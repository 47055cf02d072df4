"""A small window for the moment after the window closed: the day's backup is being made, and can be left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from diary_desktop.domain.backup import BackupState
from diary_desktop.domain.events import BackupChanged, Event
from diary_desktop.domain.moment import Moment
from diary_desktop.presenters.backup import card_of

from .language import tr
from .look import Look
from .widgets.backup_card import running_words
from .widgets.buttons import SECONDARY, Button
from .widgets.dialog import RaisedDialog
from .widgets.text import IconLabel, Label


class Farewell(RaisedDialog):
    """Shows itself only while a backup runs. ``left_out`` asks for the end without it; nothing else is lost by that."""

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
        column.addWidget(IconLabel(look, "archive", tr("Backing up before closing…"), "title", "ink", wrap=True))
        column.addWidget(Label(look, tr("Leave the disk or stick where it is."), "body", "ink2", wrap=True))
        self.progress = Label(look, "", "body", "ink2")
        column.addWidget(self.progress)
        self.leave = Button(look, tr("Close without it"), SECONDARY)
        self.leave.clicked.connect(self._leave)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)

    def on_event(self, event: Event) -> None:
        """News of the backup while everything else is closed already."""
        if isinstance(event, BackupChanged):
            self._show_state(event.state)

    def reject(self) -> None:
        """Escape leaves nothing out: only the button does."""

    def _show_state(self, state: BackupState) -> None:
        self.progress.setText(running_words(card_of(state, self._now)))
        self.setAccessibleName(f"{tr('Backing up before closing…')} {self.progress.text()}")
        self.setVisible(state.running)

    def _leave(self) -> None:
        self.leave.setEnabled(False)
        self.left_out.emit()
