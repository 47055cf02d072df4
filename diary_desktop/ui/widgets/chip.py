"""Chips: a small rounded word with an icon; state chips say it in a word, tag chips name a thing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from .buttons import BaseButton
from .strokes import SHADOW, card_shape, dot, painting, rounded


class Chip(QWidget):
    """``fill`` and ``ink`` are colour tokens; ``bullet`` paints a dot in place of an icon."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str = "",
        fill: str = "chip",
        ink: str = "ink2",
        bullet: str = "",
        size: int = 28,
        weight: int = 500,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._text, self._icon_name, self._bullet = text, icon, bullet
        self._fill, self._ink, self._size, self._weight = fill, ink, size, weight
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.recoloured.connect(self.update)

    def set_face(self, text: str, icon: str, fill: str, ink: str) -> None:
        """Another state."""
        self._text, self._icon_name, self._fill, self._ink = text, icon, fill, ink
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        s = self.look.s
        wide = QFontMetricsF(self.look.font("small", 13, self._weight)).horizontalAdvance(self._text)
        lead = s(21) if self._icon_name else s(14) if self._bullet else 0
        return QSize(round(wide + lead + s(22)), s(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, rect = self.look.s, QRectF(self.rect())
            border = self.look.colour("control") if self.look.high_contrast else None
            rounded(painter, rect, 999, self.look.colour(self._fill), border)
            x, ink = s.exact(11), self.look.colour(self._ink)
            if self._icon_name:
                self.look.paint_icon(painter, self._icon_name, s(10), (rect.height() - s(15)) / 2, 15, ink)
                x += s(20)
            elif self._bullet:
                dot(painter, s.exact(15), rect.center().y(), s.exact(4), self.look.colour(self._bullet))
                x += s(14)
            painter.setFont(self.look.font("small", 13, self._weight))
            painter.setPen(ink)
            painter.drawText(rect.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)


class ChipButton(BaseButton):
    """A chip that does something: outlined, as the follow-up questions and the play speed are.

    ``bullet`` is the colour token of a dot before its text.
    """

    def __init__(
        self, look: Look, text: str, name: str = "", *, size: int = 34, bullet: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, name or text, parent)
        self._size = size
        self._bullet = bullet
        self.setText(text)
        self.setProperty("ring_radius", 999)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_face(self, text: str, name: str) -> None:
        """Another text."""
        self.setText(text)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.look.font("small", 13, 500)).horizontalAdvance(self.text())
        return QSize(round(wide + self.look.s(26) + self._lead), self.look.s(self._size))

    @property
    def _lead(self) -> int:
        return self.look.s(14) if self._bullet else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            fill = self.look.colour("pressed") if self.isDown() else self.lit("surface")
            rounded(painter, QRectF(self.rect()), 999, fill, self.look.colour("control"))
            painter.setFont(self.look.font("small", 13, 500))
            painter.setPen(self.look.colour("ink" if self.isEnabled() else "ink_disabled"))
            place = QRectF(self.rect()).adjusted(self._lead, 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text())
            if self._bullet:
                s = self.look.s.exact
                dot(painter, s(17), place.center().y(), s(4), self.look.colour(self._bullet))


class Pill(QWidget):
    """A raised rounded line over the scene, so that no text stands on the picture itself."""

    def __init__(self, look: Look, icon: str, icon_tone: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._icon_name, self._icon_tone, self._text = icon, icon_tone, text
        self._aside, self._aside_tone = "", "ink2"
        self.setAccessibleName(text)
        look.recoloured.connect(self.update)

    def set_aside(self, text: str, tone: str = "ink2") -> None:
        """A second, quieter text after the first; empty for none."""
        self._aside, self._aside_tone = text, tone
        self.setAccessibleName(f"{self._text} {text}".strip())
        self.adjustSize()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._text_width() + self._aside_width() + self.look.s(60)), self.look.s(38) + SHADOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, rect = self.look.s, QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW)
            card_shape(painter, self.look, rect, 999)
            top = (rect.height() - s(18)) / 2
            self.look.paint_icon(painter, self._icon_name, s(16), top, 18, self.look.colour(self._icon_tone))
            painter.setFont(self.look.font("small", 13, 600))
            painter.setPen(self.look.colour("ink"))
            words = rect.adjusted(s(42), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text)
            painter.setFont(self.look.font("small", 13))
            painter.setPen(self.look.colour(self._aside_tone))
            after = words.adjusted(self._text_width() + s(18), 0, 0, 0)
            painter.drawText(after, Qt.AlignmentFlag.AlignVCenter, self._aside)

    def _text_width(self) -> float:
        return QFontMetricsF(self.look.font("small", 13, 600)).horizontalAdvance(self._text)

    def _aside_width(self) -> float:
        wide = QFontMetricsF(self.look.font("small", 13)).horizontalAdvance(self._aside)
        return wide + self.look.s(18) if self._aside else 0.0


class PillButton(BaseButton):
    """The same as a button."""

    def __init__(self, look: Look, icon: str, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self._icon_name = icon
        self.setText(text)
        self.setProperty("ring_radius", 999)

    def say(self, text: str) -> None:
        """Another word for the same."""
        if text != self.text():
            self.setText(text)
            self.adjustSize()
            self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.look.font("small", 13, 500)).horizontalAdvance(self.text())
        return QSize(round(wide + self.look.s(60)), self.look.s(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, rect = self.look.s, QRectF(self.rect())
            rounded(painter, rect, 999, self.lit("surface"), self.look.colour("control"))
            ink = self.look.colour("ink2")
            self.look.paint_icon(painter, self._icon_name, s(16), (rect.height() - s(18)) / 2, 18, ink)
            painter.setFont(self.look.font("small", 13, 500))
            painter.setPen(ink)
            painter.drawText(rect.adjusted(s(43), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
