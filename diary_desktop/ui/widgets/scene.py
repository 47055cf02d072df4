"""The only pictures of the app: hills behind the closed diary, small hills on Today. Drawn, not loaded."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHideEvent,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRadialGradient,
)
from PySide6.QtWidgets import QWidget

from ..look import Look
from .strokes import clip_rounded, dot, painting

# Crests of the five hills, far to near, for a window of 1280 x 800.
_CRESTS = (
    "-60,440 0,417 110,383 260,400 420,470 600,480 770,468 920,436 1060,408 1200,419 1340,420",
    "-60,462 0,484 110,533 260,585 420,575 540,495 680,452 800,481 920,522 1040,549 1140,546 1280,517 1340,498",
    "-60,640 60,622 200,597 360,572 545,588 700,632 790,627 880,591 960,556 1060,538 1160,543 1280,578 1340,600",
    "-60,622 50,615 160,624 280,663 410,697 520,671 640,634 760,623 860,632 960,664 1070,687"
    " 1180,667 1280,645 1340,632",
    "-60,700 0,728 120,752 220,752 320,725 400,706 480,697 560,710 710,743 820,727 900,718"
    " 1040,721 1160,730 1280,741 1340,745",
)
_HOUSE = (838.0, 622.0)
_SUN, _MOON = (973.0, 272.0), (973.0, 200.0)


@dataclass(frozen=True, slots=True)
class _Sky:
    """Colours of one scene; pictures have their own beside the tokens, and no text ever sits on them."""

    sky: tuple[str, str, str]
    halo: str
    hills: str
    """Far to near, each from its crest to its foot."""
    house: str


_DAY = _Sky(
    ("#F1E9DF", "#F6EADA", "#F7E4C8"),
    "#FDF3DD",
    "#E1CCC2-DCC6BC #CFB4B6-C4AAAD #AF96A6-A48C9D #836F8D-7E6A87 #574867-534563",
    "#3B2E4C",
)
_NIGHT = _Sky(
    ("#13101A", "#1B1724", "#241D2B"),
    "#3A3437",
    "#2E2838-2E2838 #272132-272132 #1F1A28-1F1A28 #18141E-17131D #120F16-120F16",
    "#0C0A10",
)
_WINDOW_LIGHT = "#FFD98A"


def smooth_path(crest: str) -> QPainterPath:
    """A curve without corners (Catmull-Rom) through points written as ``x,y x,y``."""
    points = [QPointF(*(float(part) for part in one.split(","))) for one in crest.split()]
    path = QPainterPath(points[0])
    for at in range(len(points) - 1):
        before, here = points[max(at - 1, 0)], points[at]
        there, after = points[at + 1], points[min(at + 2, len(points) - 1)]
        path.cubicTo(here + (there - before) / 6, there - (after - here) / 6, there)
    return path


class Scene(QWidget):
    """Fills its place with sky and hills: the sun in light themes, a crescent in dark ones; plain where wanted."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._drawn: QPixmap | None = None
        look.recoloured.connect(self._forget)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if not self.look.decorated:
                painter.fillRect(self.rect(), self.look.colour("window"))
            else:
                painter.drawPixmap(0, 0, self._picture())

    def hideEvent(self, event: QHideEvent) -> None:
        """Drawn again in 5 ms, and as large as the window: not to be kept behind an open diary."""
        super().hideEvent(event)
        self._drawn = None

    def _forget(self) -> None:
        self._drawn = None
        self.update()

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._drawn is None or self._drawn.size() != wanted:
            self._drawn = QPixmap(wanted)
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(wanted.width() / 1280, wanted.height() / 800)
            _paint_scene(painter, _NIGHT if self.look.dark else _DAY, night=self.look.dark)
            painter.end()
            self._drawn.setDevicePixelRatio(ratio)
        return self._drawn


def _paint_scene(painter: QPainter, sky: _Sky, *, night: bool) -> None:
    gradient = QLinearGradient(0, 0, 0, 460)
    for stop, colour in zip((0, 0.5, 1), sky.sky, strict=True):
        gradient.setColorAt(stop, QColor(colour))
    painter.fillRect(0, 0, 1280, 800, QBrush(gradient))
    if night:
        _paint_stars(painter)
    _glow(painter, *(_MOON if night else _SUN), 390, QColor(sky.halo))
    if night:
        _paint_moon(painter)
    else:
        dot(painter, *_SUN, 46.5, QColor("#FBD9A0"))
    for number, (crest, colours) in enumerate(zip(_CRESTS, sky.hills.split(), strict=True)):
        if number == 4:
            _paint_house(painter, QColor(sky.house))
        _paint_hill(painter, crest, colours)


def _paint_hill(painter: QPainter, crest: str, colours: str) -> None:
    path = smooth_path(crest)
    path.lineTo(1340, 820)
    path.lineTo(-60, 820)
    shade = QLinearGradient(0, path.boundingRect().top(), 0, 800)
    for stop, colour in enumerate(colours.split("-")):
        shade.setColorAt(stop, QColor(f"#{colour.lstrip('#')}"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(shade))
    painter.drawPath(path)


def _paint_stars(painter: QPainter) -> None:
    """Scattered by the golden angle, so that every night is the same one."""
    for number in range(70):
        x = (number * 137.50776) % 1280
        y = (number * number * 7.31) % 430
        shine = QColor("#F3E3BE")
        shine.setAlphaF(0.25 + 0.5 * abs(math.sin(number * 1.7)))
        dot(painter, x, y, 0.7 + 0.7 * abs(math.cos(number)), shine)


def _paint_moon(painter: QPainter) -> None:
    whole, bite = QPainterPath(), QPainterPath()
    whole.addEllipse(QPointF(973, 200), 29, 29)
    bite.addEllipse(QPointF(988, 191), 27, 27)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#F3E3BE"))
    painter.drawPath(whole.subtracted(bite))


def _paint_house(painter: QPainter, colour: QColor) -> None:
    x, y = _HOUSE
    _glow(painter, x, y + 5, 44, QColor("#B58A4A"), 0.55)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    roof = QPainterPath(QPointF(x - 17, y))
    roof.lineTo(x, y - 13)
    roof.lineTo(x + 17, y)
    roof.closeSubpath()
    painter.drawPath(roof)
    painter.drawRect(QRectF(x - 12, y - 2, 24, 15))
    painter.setBrush(QColor(_WINDOW_LIGHT))
    painter.drawRoundedRect(QRectF(x - 4, y + 2, 8, 7), 1, 1)


def _glow(painter: QPainter, x: float, y: float, radius: float, colour: QColor, strength: float = 1.0) -> None:
    light = QRadialGradient(x, y, radius)
    inner, outer = QColor(colour), QColor(colour)
    inner.setAlphaF(strength)
    outer.setAlphaF(0)
    light.setColorAt(0, inner)
    light.setColorAt(1, outer)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(light))
    painter.drawEllipse(QPointF(x, y), radius, radius)


# Crests on Today's card, px from its right bottom corner, far to near, with the strength of each.
_SMALL_HILLS = (
    (0.10, "-346,-2 -302,-9 -262,-22 -222,-46 -182,-78 -142,-107 -112,-113 -82,-107 -42,-91 4,-73"),
    (0.12, "-282,0 -242,-20 -222,-29 -202,-35 -162,-37 -122,-41 -82,-54 -42,-71 4,-78"),
    (0.16, "-206,0 -182,-17 -162,-30 -142,-38 -122,-40 -102,-33 -82,-25 -42,-16 4,-26"),
)


def paint_small_hills(painter: QPainter, look: Look, card: QRectF, radius: float) -> None:
    """Today's hills in the lower right of ``card``, with the evening sun above them."""
    painter.save()
    clip_rounded(painter, card, radius)
    painter.translate(card.right(), card.bottom())
    painter.scale(look.s.exact(1), look.s.exact(1))
    sun = look.colour("lamp")
    _glow(painter, -47, -139, 86, sun, 0.26)
    sun.setAlphaF(0.88)
    dot(painter, -47, -139, 16, sun)
    for strength, crest in _SMALL_HILLS:
        path = smooth_path(crest)
        path.lineTo(4, 0)
        path.closeSubpath()
        shade = look.colour("accent")
        shade.setAlphaF(strength)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPath(path)
    painter.restore()


class Mark(QWidget):
    """The app's mark: voice bars rising like a book's pages, and one lamp dot."""

    def __init__(self, look: Look, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setFixedSize(look.s(size), look.s(size))
        look.recoloured.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.scale(self.width() / 44, self.height() / 44)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("accent"))
            painter.drawRoundedRect(QRectF(0, 0, 44, 44), 12, 12)
            painter.setBrush(self.look.colour("on_accent"))
            for x, height in ((11.2, 9.5), (16.6, 17), (21.8, 26), (27.0, 16)):
                painter.drawRoundedRect(QRectF(x - 1.6, 22 - height / 2, 3.2, height), 1.6, 1.6)
            dot(painter, 33, 22, 2.7, self.look.colour("lamp_soft" if self.look.dark else "lamp"))
