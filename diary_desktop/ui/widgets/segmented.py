"""A few choices side by side, of which one is in force: a radio group, where the arrows switch."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ..look import Look
from .strokes import painting, rounded


class Segment(QRadioButton):
    """One of the choices: a real radio button to keyboard and screen reader."""

    def __init__(self, look: Look, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.look = look
        self.setProperty("ring_radius", 9)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.recoloured.connect(self.update)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.look.font("small", 13, 600)).horizontalAdvance(self.text())
        return QSize(round(wide) + self.look.s(30), self.look.s(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            on, look = self.isChecked(), self.look
            rect = QRectF(self.rect())
            if on or self.underMouse():
                rounded(painter, rect, look.s.exact(9), look.colour("accent" if on else "pressed"))
            painter.setFont(look.font("small", 13, 600 if on else 500))
            painter.setPen(look.colour("on_accent" if on else "ink2"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())


class Segmented(QWidget):
    """``choices`` are pairs of a key and its word."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        edge = look.s(5)
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(0)
        self._segments: dict[str, Segment] = {}
        for key, word in choices:
            segment = Segment(look, word, self)
            segment.setAccessibleDescription(name)
            segment.toggled.connect(lambda on, key=key: self._toggled(key, on=on))
            row.addWidget(segment)
            self._segments[key] = segment
        look.recoloured.connect(self.update)

    @property
    def value(self) -> str:
        """What is in force; empty before anything was."""
        return next((key for key, one in self._segments.items() if one.isChecked()), "")

    def show_choice(self, key: str) -> None:
        """What is in force; told to nobody."""
        self.blockSignals(True)
        self._segments[key].setChecked(True)
        self.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            border = self.look.colour("control") if self.look.high_contrast else None
            rounded(painter, QRectF(self.rect()), self.look.s.exact(13), self.look.colour("sunken"), border)

    def _toggled(self, key: str, *, on: bool) -> None:
        if on:
            self.chosen.emit(key)
