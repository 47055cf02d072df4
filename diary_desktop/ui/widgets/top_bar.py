"""The rail lying down, where it would be wider or higher than there is room: menu, page name, Speak, Lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..language import tr
from ..look import Look
from .buttons import EMBER, QUIET, SOFT, RoundButton
from .menu import Menu
from .rail_entries import ALL, LOCK, RailEntry
from .scene import Mark
from .status_block import StatusBlock
from .strokes import painting
from .text import Label
from .ticks import tick_chosen

TALL = 60
MARK_FROM = 500
"""Px at 100 % from which the app's mark stands before the name of the page."""


class TopBar(QWidget):
    """Hidden until it is needed; says the same as the rail."""

    went = Signal(str)
    speak_asked = Signal()
    section_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        s = look.s
        self.setFixedHeight(s(TALL))
        row = QHBoxLayout(self)
        row.setContentsMargins(s(10), 0, s(10), 0)
        row.setSpacing(s(8))
        self._opens = RoundButton(look, "menu", tr("Menu"), QUIET, size=44)
        self._opens.clicked.connect(self.open_menu)
        self._title = Label(look, "", "title", size=20, weight=500)
        self.status = StatusBlock(look, line=False)
        self.status.set_compact(True)
        self.status.section_asked.connect(self.section_asked)
        self._speak = RoundButton(look, "microphone", tr("Speak"), SOFT, size=44)
        self._speak.clicked.connect(self.speak_asked)
        self._lock = RoundButton(look, "lock", tr("Lock now"), QUIET, size=44)
        self._lock.clicked.connect(lambda: self.went.emit("lock"))
        row.addWidget(self._opens)
        self._mark = Mark(look, 30)
        row.addWidget(self._mark)
        row.addWidget(self._title, 1)
        for one in (self.status, self._speak, self._lock):
            row.addWidget(one)
        self.menu = Menu(self.look, self)
        tick_chosen(look, self.menu)
        self.menu.setAccessibleName(tr("Menu"))
        self.menu.setFont(look.font("button"))
        self._fill([one for one in ALL if one is not LOCK])
        self.hide()
        look.recoloured.connect(self.update)

    def set_place(self, place: str) -> None:
        """Mark where one is, in the menu."""
        for action in self.menu.actions():
            action.setChecked(action.data() == place)

    def set_title(self, word: str) -> None:
        """The name of the page, translated."""
        self._title.setText(word)

    def set_recording(self, recording: bool, name: str) -> None:
        """Ember while an entry is recorded."""
        self._speak.set_face("microphone", name, EMBER if recording else SOFT)

    def open_menu(self) -> None:
        """Below its button, with where one is as the current choice."""
        self.menu.popup(self._opens.mapToGlobal(QPoint(0, self._opens.height())))
        here = next((one for one in self.menu.actions() if one.isChecked()), None)
        if here is not None:
            self.menu.setActiveAction(here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark.setVisible(self.width() >= self.look.s(MARK_FROM))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.look.colour("rail"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, self.look.colour("line"))

    def _fill(self, entries: Sequence[RailEntry]) -> None:
        for entry in entries:
            action = QAction(tr(entry.word), self.menu)
            action.setData(entry.key)
            action.setCheckable(entry.is_place)
            action.triggered.connect(lambda _=False, key=entry.key: self.went.emit(key))
            self.menu.addAction(action)
