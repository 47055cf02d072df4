"""A whole number in a frame like every other field, with a button for less and one for more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSpinBox, QWidget

from ..language import tr
from ..look import Look
from .buttons import QUIET, RoundButton
from .strokes import painting, rounded


class NumberField(QWidget):
    """``box`` holds the number; it is typed, stepped by the arrow keys, or by the two buttons."""

    def __init__(self, look: Look, name: str, description: str = "") -> None:
        super().__init__()
        self.look = look
        s = look.s
        self.box = QSpinBox()
        self.box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.box.setFrame(False)
        self.box.setFont(look.font("body"))
        self.box.setKeyboardTracking(False)
        self.box.setProperty("ring_widget", True)
        for part in (self.box, self.box.lineEdit()):
            part.setAccessibleName(name)
            part.setAccessibleDescription(description)
        self.box.lineEdit().installEventFilter(self)
        self.box.installEventFilter(self)
        self.less = RoundButton(look, "minus", tr("Less: {what}", what=name), QUIET, size=32)
        self.more = RoundButton(look, "plus", tr("More: {what}", what=name), QUIET, size=32)
        self.less.clicked.connect(self.box.stepDown)
        self.more.clicked.connect(self.box.stepUp)
        self.setFixedHeight(s(40))
        self.setMinimumWidth(s(180))
        row = QHBoxLayout(self)
        row.setContentsMargins(s(12), 0, s(5), 0)
        row.setSpacing(s(2))
        row.addWidget(self.box, 1)
        row.addWidget(self.less)
        row.addWidget(self.more)
        self.setProperty("ring_radius", 11)
        look.recoloured.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            focused = self.box.hasFocus()
            border = self.look.colour("accent" if focused else "control")
            fill = self.look.colour("raised" if self.isEnabled() else "sunken")
            rounded(painter, QRectF(self.rect()), self.look.s.exact(11), fill, border, 1.6 if focused else 1.0)
