"""The sound of an entry as bars: a slider to keyboard and screen reader; and the running one while recording."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from ..language import tr
from ..look import Look
from ..words import clock_time, spoken_time
from .strokes import painting, rounded

STEP_SECONDS, PAGE_SECONDS = 5, 30
CALM_MS = 1_000
WINDOW_SECONDS = 60.0
"""What the running waveform shows."""


def bars_of(peaks: bytes, count: int) -> list[float]:
    """``count`` heights between 0 and 1 from stored peaks, the loudest of the recording reaching 1."""
    if not peaks or count < 1:
        return []
    loudest = max(max(peaks), 24)
    edges = [at * len(peaks) // count for at in range(count + 1)]
    return [max(peaks[a : max(b, a + 1)]) / loudest for a, b in pairwise(edges)]


class Waveform(QAbstractSlider):
    """Value and range are in tenths of a second. ``sought`` carries seconds chosen by hand."""

    sought = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._peaks = b""
        self._gaps: tuple[tuple[float, float], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setAccessibleName(tr("Position"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", 8)
        look.recoloured.connect(self.update)

    def show_sound(self, peaks: bytes, seconds: float, gaps: Sequence[tuple[float, float]] = ()) -> None:
        """Another recording; ``gaps`` tell at which second how much of it is missing."""
        self._peaks = peaks
        self._gaps = tuple(gaps)
        self.setRange(0, round(seconds * 10))
        self.update()

    def show_position(self, seconds: float) -> None:
        """Where the player is."""
        self.setValue(round(seconds * 10))
        self.setAccessibleDescription(
            tr("{at} of {length}", at=spoken_time(seconds), length=spoken_time(self.maximum() / 10))
        )

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(280), self.look.s(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -STEP_SECONDS,
            Qt.Key.Key_Right: STEP_SECONDS,
            Qt.Key.Key_PageDown: -PAGE_SECONDS,
            Qt.Key.Key_PageUp: PAGE_SECONDS,
            Qt.Key.Key_Home: -self.maximum(),
            Qt.Key.Key_End: self.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._seek(self.value() / 10 + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.width():
            self._seek(event.position().x() / self.width() * self.maximum() / 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s = self.look.s
            count = max(1, min(128, round(self.width() / s.exact(4.0))))
            heights = bars_of(self._peaks, count) or [0.04] * count
            step, thick = self.width() / count, s.exact(1.9)
            share = self.value() / self.maximum() if self.maximum() else 0.0
            tall = self.height() - s(6)
            for number, height in enumerate(heights):
                x = (number + 0.5) * step
                colour = self.look.colour("accent" if x <= share * self.width() and share > 0 else "control")
                size = max(s.exact(2.5), height * tall)
                shape = QRectF(x - thick / 2, (self.height() - size) / 2, thick, size)
                rounded(painter, shape, thick / 2, colour)
            self._paint_gaps(painter)
            self._paint_head(painter, share * self.width())

    def _paint_gaps(self, painter: QPainter) -> None:
        """A broken line where sound is missing, with a foot, so that it is told by its shape as well."""
        s = self.look.s
        for at, _ in self._gaps:
            x = at * 10 / max(1, self.maximum()) * self.width()
            painter.setPen(QPen(self.look.colour("danger"), s.exact(1.8), Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, s.exact(3)), QPointF(x, self.height() - s.exact(3)))
            painter.setPen(QPen(self.look.colour("danger"), s.exact(2.4)))
            low = self.height() - s.exact(2)
            painter.drawLine(QPointF(x - s.exact(4), low), QPointF(x + s.exact(4), low))

    def _paint_head(self, painter: QPainter, x: float) -> None:
        s = self.look.s
        ink = self.look.colour("ink")
        x = min(max(x, s.exact(4)), self.width() - s.exact(4))
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(x, 2), QPointF(x, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        half, low = s.exact(4), s.exact(6)
        corners = [(x - half, 0), (x + half, 0), (x + half, low - 2), (x, low + 1), (x - half, low - 2)]
        painter.drawPolygon(QPolygonF([QPointF(*one) for one in corners]))

    def _seek(self, seconds: float) -> None:
        self.sought.emit(max(0.0, min(seconds, self.maximum() / 10)))


class MiniWaveform(QWidget):
    """A small still waveform with its length, for a card."""

    def __init__(self, look: Look, peaks: bytes, seconds: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._heights = bars_of(peaks, 17)
        self._length = clock_time(seconds)
        self.setFixedSize(look.s(100), look.s(20))
        look.recoloured.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, middle = self.look.s, self.height() / 2
            for number, height in enumerate(self._heights):
                size = max(s.exact(3), height * s(18))
                shape = QRectF(number * s.exact(4), middle - size / 2, s.exact(1.9), size)
                rounded(painter, shape, 1, self.look.colour("control"))
            painter.setFont(self.look.font("small", 13, 500))
            painter.setPen(self.look.colour("ink2"))
            painter.drawText(QRectF(self.rect()), 0x82, self._length)


class RecordingWaveform(QWidget):
    """The last minute while it is being spoken, newest at the right, with its marks and its gaps."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._bars: deque[float] = deque(maxlen=128)
        self._gaps: tuple[float, ...] = ()
        self._marks: tuple[float, ...] = ()
        self._still = False
        self._drawn = QElapsedTimer()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.s(72))
        look.recoloured.connect(self.update)

    def show_moments(self, gaps: tuple[float, ...], marks: tuple[float, ...]) -> None:
        """Where sound is missing, and what was marked: so many seconds ago."""
        self._gaps, self._marks = gaps, marks

    def show_bars(self, bars: tuple[float, ...], *, still: bool) -> None:
        """Heights between 0 and 1, oldest first; ``still`` while paused. Drawn once a second where little may move."""
        if self.look.still and still == self._still and self._drawn.isValid() and self._drawn.elapsed() < CALM_MS:
            return
        self._drawn.start()
        self._bars = deque(bars, maxlen=128)
        self._still = still
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s = self.look.s
            step, thick = self.width() / 128, s.exact(5)
            colour = self.look.colour("control" if self._still else "ember")
            for place, height in enumerate(reversed(self._bars)):
                x = self.width() - (place + 0.5) * step
                size = max(s.exact(5), height * self.height())
                shape = QRectF(x - thick / 2, (self.height() - size) / 2, thick, size)
                rounded(painter, shape, thick / 2, colour)
            for ago in self._gaps:
                self._paint_moment(painter, ago, "lamp_ink", broken=True)
            for ago in self._marks:
                self._paint_moment(painter, ago, "accent", broken=False)

    def _paint_moment(self, painter: QPainter, ago: float, role: str, *, broken: bool) -> None:
        """A broken line where sound is missing, a whole one with a flag at a mark; nothing once it is a minute old."""
        x = self.width() * (1 - ago / WINDOW_SECONDS)
        if x < 0:
            return
        s, colour = self.look.s, self.look.colour(role)
        painter.setPen(QPen(colour, s.exact(2), Qt.PenStyle.DashLine if broken else Qt.PenStyle.SolidLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if not broken:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            corners = [(x, 0.0), (x + s.exact(9), s.exact(5)), (x, s.exact(10))]
            painter.drawPolygon(QPolygonF([QPointF(*one) for one in corners]))
