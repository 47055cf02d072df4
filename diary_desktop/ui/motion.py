"""How things come and go: a page, what floats over it, the colour under the pointer. At once where all is to be still.

Nothing here takes keys or the pointer, and no clock runs once a thing has arrived.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QEvent, QObject, QPoint, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsEffect, QStackedWidget, QWidget

from .look import Look

RISE = 6
"""Px at 100 % from which what floats rises to its place."""

VEIL, VEIL_STEPS = 0.85, 6
"""How much of a page is covered at first, and in how many steps that goes: each paints the page below anew."""


class Motion(QVariantAnimation):
    """From 0 to 1 and back, in one of the tokens' durations: ``step`` hears of each change, ``done`` of the end.

    It belongs to ``owner`` and moves only while that is seen. ``share`` is how far it is.
    """

    def __init__(
        self,
        look: Look,
        owner: QWidget,
        duration: str,
        step: Callable[[], object],
        done: Callable[[], object] = lambda: None,
        steps: int = 0,
    ) -> None:
        """``steps``: how many there are at most; 0 for as many as the screen shows."""
        super().__init__(owner)
        self._look, self._owner, self._step, self._done = look, owner, step, done
        self.lasts = duration
        self._whole = steps or 1.0
        self.share = 0.0
        self.setStartValue(0 if steps else 0.0)
        self.setEndValue(self._whole)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._moved)
        self.finished.connect(self._arrived)

    def go(self, *, back: bool = False) -> None:
        """From where it stands to 1, or back to 0."""
        self.setDirection(QAbstractAnimation.Direction.Backward if back else QAbstractAnimation.Direction.Forward)
        length = self._look.duration(self.lasts)
        if length and self._owner.isVisible():
            self.setDuration(length)
            self.start()
        else:
            self.stop()
            self._arrived()

    def go_anew(self) -> None:
        """From 0 to 1."""
        self.stop()
        self.share = 0.0
        if self._look.duration(self.lasts):
            self._step()
        self.go()

    def _moved(self, value: float) -> None:
        self.share = value / self._whole
        self._step()

    def _arrived(self) -> None:
        self.share = 0.0 if self.direction() == QAbstractAnimation.Direction.Backward else 1.0
        self._step()
        self._done()


def between(rest: QColor | None, over: QColor | None, share: float) -> QColor | None:
    """The colour ``share`` (0 to 1) of the way from ``rest`` to ``over``; ``None`` is a clear one."""
    if share <= 0 or share >= 1 or rest == over:
        return rest if share <= 0 else over
    begin, end = _solid(rest, over), _solid(over, rest)
    red, green, blue, alpha = (
        round(part(begin) + (part(end) - part(begin)) * share)
        for part in (QColor.red, QColor.green, QColor.blue, QColor.alpha)
    )
    return QColor(red, green, blue, alpha)


def _solid(colour: QColor | None, other: QColor | None) -> QColor:
    """The colour; a clear one is the other's with nothing of it to be seen."""
    if colour is not None:
        return colour
    clear = QColor(other or Qt.GlobalColor.black)
    clear.setAlpha(0)
    return clear


class Veil(QWidget):
    """Lies over ``page`` in its own colour and clears: what is below is seen, and used, from the first moment."""

    def __init__(self, look: Look, page: QWidget, fill: str = "window", radius: int = 0) -> None:
        super().__init__(page)
        self._look, self._page, self._fill, self._radius = look, page, fill, radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.motion = Motion(look, page, "base", self.update, self.hide, VEIL_STEPS)
        self.hide()
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._page.rect())
        return False

    def lift(self, duration: str = "base") -> None:
        """Once the page is shown."""
        self.motion.lasts = duration
        if self._look.duration(duration) and self._page.isVisible():
            self.setGeometry(self._page.rect())
            self.show()
            self.raise_()
        self.motion.go_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._look.colour(self._fill)
        colour.setAlphaF(VEIL * (1 - self.motion.share))
        radius = self._look.s.exact(self._radius)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1) if radius else self.rect(), radius, radius)
        painter.end()


class Pages(QStackedWidget):
    """One page at a time, each coming into sight; a page's property ``entrance`` is its duration where not ``base``."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._veil = Veil(look, self)
        self.currentChanged.connect(self._come)

    def _come(self) -> None:
        page = self.currentWidget()
        self._veil.lift(str(page.property("entrance") or "base") if page is not None else "base")


class Entrance(QObject):
    """Lets a small widget that floats come whenever it is shown: fainter and lower at first, its place untouched."""

    def __init__(self, look: Look, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._rise = widget, look.s(RISE)
        self._gone: Callable[[], object] | None = None
        self._faint: _Faint | None = None  # Python's own hold: Qt's does not keep what is written in Python
        self.motion = Motion(look, widget, "base", self._move, self._arrive)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        own = getattr(self, "_widget", None)  # gone before the widget hides, where the collector takes both
        if watched is own and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._gone = None
            if event.type() == QEvent.Type.Show:
                self.motion.go_anew()
            else:
                self.motion.stop()
                self._arrive()
        return False

    def leave(self, gone: Callable[[], object]) -> None:
        """The way it came; ``gone`` hides it then. Shown or turned back to before that, it stays."""
        self._gone = gone
        self.motion.go(back=True)

    def stay(self) -> None:
        """It was about to leave, and is wanted again."""
        if self._gone is not None:
            self._gone = None
            self.motion.go()

    def _move(self) -> None:
        if self._faint is not None:
            self._faint.show_share(self.motion.share)
        elif self.motion.share < 1:
            self._faint = _Faint(self.motion.share, self._rise)
            self._widget.setGraphicsEffect(self._faint)

    def _arrive(self) -> None:
        self._faint = None
        self._widget.setGraphicsEffect(None)  # type: ignore[arg-type]  # stubs know no way to take it away
        if self._gone is not None:
            gone, self._gone = self._gone, None
            gone()


class _Faint(QGraphicsEffect):
    """``share`` of the widget's colour, and the rest of the way below its place."""

    def __init__(self, share: float, rise: int) -> None:
        super().__init__()
        self._share, self._rise = share, rise

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def draw(self, painter: QPainter) -> None:
        picture = self.sourcePixmap(Qt.CoordinateSystem.LogicalCoordinates)
        painter.setOpacity(self._share)
        painter.drawPixmap(QPoint(0, round(self._rise * (1 - self._share))), picture)


class Warmth:
    """How far the pointer has warmed a control; ``share`` 0 to 1 for whoever paints it. Nothing is made before that."""

    def __init__(self, look: Look, widget: QWidget) -> None:
        self._look, self._widget = look, widget
        self._motion: Motion | None = None

    @property
    def share(self) -> float:
        return self._motion.share if self._motion is not None else 0.0

    def warm(self) -> None:
        """The pointer came."""
        self._moving().go()

    def cool(self) -> None:
        """It left."""
        if self._motion is not None:
            self._motion.go(back=True)

    def warm_anew(self) -> None:
        """It came to another part of the same widget."""
        self._moving().go_anew()

    def _moving(self) -> Motion:
        if self._motion is None:
            self._motion = Motion(self._look, self._widget, "fast", self._widget.update)
        return self._motion
