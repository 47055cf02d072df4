"""One of the three sets of models to choose from: its name, how much there is to fetch, and what it brings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from ..look import Look
from .buttons import BaseButton
from .strokes import painting, rounded
from .text import IconLabel, Label


class SetCard(BaseButton):
    """A radio button as large as what it says; what is chosen changes only from outside."""

    def __init__(self, look: Look, name: str, brings: str) -> None:
        super().__init__(look, name)
        s = look.s
        self._name = name
        self._brings = brings
        self.setCheckable(True)
        self.setProperty("ring_radius", s(12))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(s(14), s(11), s(14), s(12))
        column.setSpacing(s(3))
        head = QHBoxLayout()
        head.setSpacing(s(8))
        head.addWidget(Label(look, name, "body_strong", "ink", size=15))
        self._size = Label(look, "", "small", "ink2")
        head.addWidget(self._size)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(Label(look, brings, "small", "ink2", wrap=True))
        self._suits = IconLabel(look, "check", "", "small", "accent_ink", px=15)
        column.addWidget(self._suits)
        column.addStretch(1)
        for one in self.findChildren(Label):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._suits.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_set(self, size: str, suits: str, *, chosen: bool) -> None:
        """How much is to be fetched, whether it suits, and whether it is the one that is looked at."""
        self._size.setText(size)
        self._suits.setVisible(bool(suits))
        self._suits.say(suits)
        self.setChecked(chosen)
        said = ". ".join(one for one in (size, suits, self._brings) if one)
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def nextCheckState(self) -> None:
        """Chosen from outside."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            look, s = self.look, self.look.s
            on = self.isChecked()
            fill = look.colour("accent_soft") if on else self.lit("surface")
            edge = look.colour("accent" if on else "control" if look.high_contrast else "line")
            wide = s.exact(1.8 if on else 1)
            inset = wide / 2
            rounded(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), s.exact(12), fill, edge, wide)
