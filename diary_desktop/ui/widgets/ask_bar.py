"""A quiet question in the page: an icon, a sentence, and the few answers to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ..look import Look
from .buttons import QUIET, SECONDARY, Button
from .scroller import emptied
from .strokes import painting, rounded
from .text import IconLabel
from .wrapping_row import WrappingRow

BESIDE_FROM = 520
"""Px at 100 % from which the answers stand beside the sentence."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One button. ``name`` is what a screen reader says where the word alone would be too little."""

    key: str
    word: str
    icon: str = ""
    quiet: bool = True
    name: str = ""


class AskBar(QWidget):
    """On the colour of what is attended to. Hidden until something is asked."""

    answered = Signal(str)

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._replies: tuple[Reply, ...] = ()
        self._buttons: dict[str, Button] = {}
        s = look.s
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(s(14), s(6), s(8), s(6))
        self._row.setSpacing(s(6))
        self._said = IconLabel(look, icon, "", "small", "lamp_ink", wrap=True)
        self._row.addWidget(self._said, 1)
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._answers)
        self.hide()
        look.recoloured.connect(self.update)

    def ask(self, text: str, *replies: Reply) -> None:
        """Another question, or none where ``text`` is empty."""
        self.setVisible(bool(text))
        self._said.say(text)
        self.setAccessibleName(text)
        if replies == self._replies:
            return
        focused = self._focused()
        self._replies = replies
        emptied(self._answers)
        self._buttons = {one.key: self._button(one) for one in replies}
        if replies:
            self._answers.addWidget(WrappingRow(self.look, tuple(self._buttons.values()), 4))
            self._arrange()
        if focused and replies:
            self._buttons.get(focused, self._buttons[replies[0].key]).setFocus()

    @property
    def buttons(self) -> dict[str, Button]:
        """The answers by their keys."""
        return self._buttons

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            border = self.look.colour("control") if self.look.high_contrast else None
            rounded(painter, QRectF(self.rect()), self.look.s.exact(10), self.look.colour("lamp_soft"), border)

    def _arrange(self) -> None:
        """The answers go below where the sentence would get too narrow."""
        wide = sum(one.sizeHint().width() for one in self.buttons.values())
        beside = self.width() - wide >= self.look.s(BESIDE_FROM) / 2
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        for one in self.findChildren(WrappingRow):
            one.setMinimumWidth(wide + self.look.s(4) * len(self.buttons) if beside else 0)

    def _button(self, reply: Reply) -> Button:
        kind = QUIET if reply.quiet else SECONDARY
        button = Button(self.look, reply.word, kind, icon=reply.icon, size=34, name=reply.name)
        # Told once the click is over: the answer may take the button away, and Qt is still busy with it now.
        button.clicked.connect(lambda _=False: QTimer.singleShot(0, self, lambda: self.answered.emit(reply.key)))
        return button

    def _focused(self) -> str:
        return next((key for key, one in self.buttons.items() if one.hasFocus()), "")
