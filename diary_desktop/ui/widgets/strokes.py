"""The few shapes everything is painted from: rounded fills with a border, the card's soft shadow, hint pills."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBitmap, QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ..look import Look

SHADOW = 3
"""Px below a card that its shadow needs; the gap between cards is smaller by it."""

_SHADOW_ALPHAS = (0.04, 0.035, 0.03)


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """A painter with smooth edges, ended even when painting fails: one left active would bring Qt down."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        yield painter
    finally:
        painter.end()


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1.0,
    *,
    dashed: bool = False,
) -> None:
    """A rounded rectangle whose border lies inside ``rect``."""
    inset = width / 2 if border is not None else 0.0
    pen = QPen(border, width) if border is not None else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern([3, 2.4])
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, min(radius, inner.height() / 2), min(radius, inner.height() / 2))


def card_shape(
    painter: QPainter, look: Look, rect: QRectF, radius: float, fill: QColor | None = None, edge: QColor | None = None
) -> None:
    """A card: a surface with a hairline unless told otherwise, and in light themes a shadow of 1 to 3 px below it."""
    if not look.dark and not look.high_contrast:
        for drop, alpha in enumerate(_SHADOW_ALPHAS, start=1):
            shade = QColor(74, 52, 24)
            shade.setAlphaF(alpha)
            rounded(painter, rect.translated(0, drop), radius, shade)
    line = edge or look.colour("control" if look.high_contrast else "line")
    rounded(painter, rect, radius, fill or look.colour("surface"), line)


def clip_rounded(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Keep what follows inside a rounded rectangle."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.setClipPath(path)


def cut_corners(window: QWidget, radius: int) -> None:
    """Give a frameless window round corners also where nothing blends it with what lies behind: they would be black."""
    shape = QBitmap(window.size())
    shape.fill(Qt.GlobalColor.color0)
    painter = QPainter(shape)
    painter.setBrush(Qt.GlobalColor.color1)
    painter.drawRoundedRect(window.rect().adjusted(0, 0, -1, -1), radius, radius)
    painter.end()
    window.setMask(shape)


def hint_width(look: Look, hint: str) -> float:
    """Width of a key hint's pill, 0 for no hint."""
    return QFontMetricsF(look.font("tiny", 11)).horizontalAdvance(hint) + look.s(14) if hint else 0.0


def paint_hint(
    painter: QPainter, look: Look, hint: str, right: float, middle: float, ink: QColor, fill: QColor
) -> None:
    """A key hint as a pill that ends at ``right`` and is centred on ``middle``."""
    width, height = hint_width(look, hint), look.s.exact(19)
    pill = QRectF(right - width, middle - height / 2, width, height)
    border = look.colour("line") if fill.alpha() == 255 else None
    rounded(painter, pill, look.s.exact(5), fill, border)
    painter.setFont(look.font("tiny", 11))
    painter.setPen(ink)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, hint)


def dot(painter: QPainter, x: float, y: float, radius: float, fill: QColor) -> None:
    """A filled circle round ``x``, ``y``."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(QPointF(x, y), radius, radius)
