"""A switch: on or off, painted, with its state told to screen readers as a check box tells it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from ..motion import Motion
from .buttons import TARGET, BaseButton
from .strokes import dot, painting, rounded

WIDE, TALL = 46, 26


class Switch(BaseButton):
    """Shows what is in force: a click asks for the other state, and only ``setChecked`` changes what is shown."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self.setCheckable(True)
        self._slide = Motion(look, self, "fast", self.update)
        self.toggled.connect(lambda on: self._slide.go(back=not on))
        self.setProperty("ring_radius", 999)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Whoever hears the click decides."""

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(WIDE), self.look.s(TARGET))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, on = self.look.s, self.look, self.isChecked()
            rect = self.painted_part(TALL)
            fill = self.lit("accent", "accent_hover") if on else self.lit("raised")
            border, knob = None if on else look.colour("control"), look.colour("on_accent" if on else "control")
            if not self.isEnabled():
                fill, border, knob = look.colour("sunken"), look.colour("line"), look.colour("ink_disabled")
            rounded(painter, rect, 999, fill, border)
            radius = rect.height() / 2 - s.exact(4)
            x = rect.left() + rect.height() / 2 + self._slide.share * (rect.width() - rect.height())
            dot(painter, x, rect.center().y(), radius, knob)
