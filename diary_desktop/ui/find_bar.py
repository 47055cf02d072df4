"""Find in this entry: a field, how many there are, and the way to the next; marks are the page's business."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary_desktop.domain.finding import places_of

from .language import tr
from .look import Look
from .widgets.buttons import QUIET, RoundButton
from .widgets.card import Card
from .widgets.field import Field
from .widgets.notices import announce
from .widgets.text import Label


class FindBar(Card):
    """``found`` is told where the words stand and which one is looked at, -1 where there is none."""

    found = Signal(object, int)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=8, parent=parent)
        self._text = ""
        self._places: list[tuple[int, int]] = []
        self._at = -1
        s = look.s
        row = QHBoxLayout()
        row.setSpacing(s(10))
        self.field = Field(
            look, tr("Find in this entry"), icon="search", placeholder=tr("Find in this entry"), height=36
        )
        self.field.changed.connect(lambda _: self._look(0))
        self.field.entered.connect(lambda: self.step(1))
        self.field.edit.installEventFilter(self)
        self._count = Label(look, "", "small", "ink2")
        self._count.setMinimumWidth(s(70))
        before = RoundButton(look, "back", tr("The one before"), QUIET, size=34)
        behind = RoundButton(look, "forward", tr("The next one"), QUIET, size=34)
        close = RoundButton(look, "close", tr("Close the search"), QUIET, size=34)
        before.clicked.connect(lambda: self.step(-1))
        behind.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.put_away)
        row.addWidget(self.field, 1)
        for part in (self._count, before, behind, close):
            row.addWidget(part)
        self.column.addLayout(row)
        self.hide()

    def open(self, text: str) -> None:
        """In this text, with what was looked for last selected."""
        self._text = text
        self.show()
        self._look(0)
        self.field.focus()
        self.field.edit.selectAll()

    def search_in(self, text: str) -> None:
        """Another text under the same words."""
        if text != self._text:
            self._text = text
            if not self.isHidden():
                self._look(self._at)

    def step(self, by: int) -> None:
        """On to the next, round at the end."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._tell()

    def put_away(self) -> None:
        """Without marks again."""
        self._places, self._at = [], -1
        self.hide()
        self.found.emit([], -1)
        self.closed.emit()

    def wipe(self) -> None:
        """Nothing of the diary stays in it."""
        self._text = ""
        self._places, self._at = [], -1
        self.field.wipe()
        self._count.clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shift Enter goes back, Escape closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.put_away()
                return True
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shift:
                self.step(-1)
                return True
        return super().eventFilter(watched, event)

    def _look(self, at: int) -> None:
        self._places = places_of(self._text, self.field.text)
        self._at = min(max(at, 0), len(self._places) - 1)
        self._tell()

    def _tell(self) -> None:
        if not self.field.text.strip():
            said = ""
        elif not self._places:
            said = tr("Not in this entry")
        else:
            said = tr("{at} of {count}", at=self._at + 1, count=len(self._places))
        self._count.setText(said)
        if said:
            announce(self._count, said)
        self.found.emit(self._places, self._at)
