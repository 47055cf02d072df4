"""Draws the app's own line icons in any colour and size, each only once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """A cache of pictures keyed by name, px, colour and device pixel ratio."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._drawn: dict[tuple[str, int, int, float], QPixmap] = {}

    def read(self) -> None:
        """All of them from the disk, from any thread: none is waited for while something is painted."""
        for file in self._folder.glob("*.svg"):
            self._sources.setdefault(file.stem, file.read_bytes())

    def pixmap(self, name: str, px: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        """The icon at ``px`` by ``px``. An unknown name is a fault of the code and raises ``FileNotFoundError``."""
        key = (name, px, colour.rgba(), ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, px, colour, ratio)
        return self._drawn[key]

    def paint(self, painter: QPainter, name: str, at: QRectF, colour: QColor) -> None:
        """Paint the icon into the square ``at``."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(at.topLeft(), self.pixmap(name, round(at.width()), colour, ratio))

    def _draw(self, name: str, px: int, colour: QColor, ratio: float) -> QPixmap:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_bytes()
        source = self._sources[name].replace(b"currentColor", colour.name().encode())
        picture = QPixmap(round(px * ratio), round(px * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(colour.alphaF())
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, px, px))
        painter.end()
        return picture
