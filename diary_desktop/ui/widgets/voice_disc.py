"""The disc of the hands-free view: what the diary is doing now, seen from two metres, with the level round it."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHideEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
    QRadialGradient,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ..look import Look
from .buttons import BaseButton
from .strokes import dot, painting

DISC = 156
RING_INSIDE, RING_LENGTH = 92, 27
"""Px from the middle at which the ring begins, and its longest stroke."""

STROKES = 96
GLOW = 280
FRAME_MS, CALM_MS = 33, 250
"""Between two looks at the level; four a second where motion is unwanted."""

LARGE_TEXT, LARGE_SHARE = 140, 0.5
"""Percent of text scale above which the disc gives way to the words, and how much of it stays."""

BREATH_SECONDS, BREATH = 2.4, 0.02
QUIET_DBFS, LOUD_DBFS = -55.0, -12.0

FACES = {
    "listening": ("lamp", "on_lamp", "microphone"),
    "dictating": ("ember", "on_ember", "microphone"),
    "answering": ("lamp", "on_lamp", ""),
    "speaking": ("lamp", "on_lamp", "speaker"),
    "own_voice": ("lamp_soft", "lamp_ink", "quote"),
    "confirming": ("lamp", "on_lamp", "?"),
    "sleeping": ("", "ink2", "microphone"),
    "muted": ("chip", "ink2", "microphone-off"),
}
"""Fill, ink and icon of each state; no fill is an outline."""


class VoiceDisc(BaseButton):
    """``level`` is asked for the loudness (dBFS) while the ring lives."""

    def __init__(self, look: Look, level: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._level = level
        self._face = "sleeping"
        self._loudness: deque[float] = deque([0.0] * STROKES, maxlen=STROKES)
        self._frames = 0
        self._share = LARGE_SHARE if look.s.percent > LARGE_TEXT else 1.0
        self.setProperty("ring_radius", 999)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look_at_level)
        look.calmed.connect(self._run)

    def show_face(self, face: str, name: str) -> None:
        """One of ``FACES``, and what a press does, for whoever cannot see it."""
        self.setAccessibleName(name)
        if face == self._face:
            return
        self._face = face
        self.setToolTip(name)
        if face in ("sleeping", "muted"):
            self._loudness.extend([0.0] * STROKES)
        self._run()
        self.update()

    def sizeHint(self) -> QSize:
        side = round(2 * self._px(RING_INSIDE + RING_LENGTH + 4))
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    @property
    def moving(self) -> bool:
        """Whether the ring follows the level now."""
        return self._timer.isActive()

    @property
    def calm(self) -> bool:
        """Whether nothing shall move by itself: then the ring follows the level in few, plain steps."""
        return self.look.still or self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) == 0

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, ink, icon = FACES[self._face]
        with painting(self) as painter:
            middle = QRectF(self.rect()).center()
            if self._face not in ("sleeping", "muted"):
                self._paint_ring(painter, middle, self.look.colour("ember" if fill == "ember" else "lamp_ink"))
            self._paint_disc(painter, middle, fill)
            self._paint_sign(painter, middle, ink, icon)

    def _paint_ring(self, painter: QPainter, middle: QPointF, colour: QColor) -> None:
        pen = QPen(colour, self._px(2.4))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        inside = self._px(RING_INSIDE)
        for number, loudness in enumerate(self._loudness):
            angle = 2 * math.pi * number / STROKES
            long = self._px(3) + loudness * self._px(RING_LENGTH - 3)
            shade = QColor(colour)
            shade.setAlphaF(0.45 + 0.5 * loudness)
            pen.setColor(shade)
            painter.setPen(pen)
            way = QPointF(math.sin(angle), -math.cos(angle))
            painter.drawLine(middle + way * inside, middle + way * (inside + long))

    def _paint_disc(self, painter: QPainter, middle: QPointF, fill: str) -> None:
        radius = self._px(DISC / 2) * self._breath()
        if not fill:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.colour("control"), self._px(2)))
            painter.drawEllipse(middle, radius, radius)
            return
        colour = self.look.colour(fill)
        border = self.look.colour("control") if self.look.high_contrast or fill == "chip" else None
        painter.setPen(QPen(border, self._px(1.5)) if border is not None else Qt.PenStyle.NoPen)
        shade = QLinearGradient(middle.x(), middle.y() - radius, middle.x(), middle.y() + radius)
        shade.setColorAt(0, colour.lighter(112) if self.look.decorated and fill in ("lamp", "ember") else colour)
        shade.setColorAt(1, colour)
        painter.setBrush(QBrush(shade))
        painter.drawEllipse(middle, radius, radius)

    def _paint_sign(self, painter: QPainter, middle: QPointF, ink: str, icon: str) -> None:
        colour = self.look.colour(ink)
        if icon == "?":
            painter.setFont(self.look.font("display", 56 * self._share, 600))
            painter.setPen(colour)
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, "?")
        elif not icon:
            for number in (-1, 0, 1):
                dot(painter, middle.x() + number * self._px(22), middle.y(), self._px(6.5), colour)
        else:
            half = self._px(44) / 2
            self.look.paint_icon(painter, icon, middle.x() - half, middle.y() - half, 44 * self._share, colour)

    def _px(self, length: float) -> float:
        return self.look.s.exact(length) * self._share

    def _breath(self) -> float:
        if self._face != "listening" or self.calm:
            return 1.0
        turn = self._frames * FRAME_MS / 1000 / BREATH_SECONDS
        return 1.0 + BREATH * math.sin(2 * math.pi * turn)

    def _run(self) -> None:
        """Only while somebody can see it move."""
        lives = self._face not in ("sleeping", "muted", "answering") and self.isVisible()
        if lives:
            self._timer.start(CALM_MS if self.calm else FRAME_MS)
        else:
            self._timer.stop()

    def _look_at_level(self) -> None:
        """The loudest now at the top, the past going round on both sides."""
        self._frames += 1
        heard = (self._level() - QUIET_DBFS) / (LOUD_DBFS - QUIET_DBFS)
        strength = min(1.0, max(0.0, heard))
        for number in range(STROKES):
            wave = 0.55 + 0.45 * math.sin(number * 0.83 + self._frames * 0.21) * math.cos(number * 0.37)
            before = self._loudness[number]
            self._loudness[number] = before + 0.5 * (strength * wave - before)
        self.update()


def paint_glow(painter: QPainter, look: Look, middle: QPointF, role: str) -> None:
    """A soft light behind the disc, where pictures are wanted."""
    if not look.decorated:
        return
    radius = look.s.exact(GLOW)
    colour = look.colour(role)
    light = QRadialGradient(middle, radius)
    for at, strength in ((0.0, 0.16), (0.45, 0.08), (1.0, 0.0)):
        colour.setAlphaF(strength)
        light.setColorAt(at, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(light))
    painter.drawEllipse(middle, radius, radius)
