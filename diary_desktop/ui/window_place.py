"""Where the window stands on each set of screens; whatever was remembered, it is never out of sight."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

MOST_SETS = 8
"""Sets of screens that are remembered: at home, at work, on the road."""

GRIP = QRect(0, 0, 120, 32)
"""Px at the top of a window by which it can be dragged back: less of it in sight counts as out of sight."""
SETTLE_MS = 400
"""After screens or the window have changed: desktops move windows several times in a row."""


def screens_now() -> str:
    """The set of screens as a short name that tells nothing of them."""
    parts = sorted(_described(one) for one in QGuiApplication.screens())
    return hashlib.blake2b("|".join(parts).encode(), digest_size=8).hexdigest()


def _described(screen: QScreen) -> str:
    area = screen.geometry()
    return f"{screen.name()} {area.x()} {area.y()} {area.width()} {area.height()} {screen.devicePixelRatio()}"


def read_places(text: str) -> dict[str, str]:
    """Geometry in hexadecimal by set of screens, the oldest first; what is damaged counts as nothing."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {key: value for key, value in pairs if isinstance(value, str) and _is_hex(value)}


def _is_hex(text: str) -> bool:
    try:
        return bool(bytes.fromhex(text))
    except ValueError:
        return False


class WindowPlace(QObject):
    """Main thread. Belongs to the window and follows it; ``text`` is what to keep for the next start."""

    def __init__(
        self, window: QWidget, places: str = "", latest: bytes = b"", screens: Callable[[], str] = screens_now
    ) -> None:
        """``latest`` is where it stood last, for a set of screens that was never seen before."""
        super().__init__(window)
        self._window = window
        self._screens = screens
        self._places = read_places(places)
        self._set = screens()
        self._restore(bytes.fromhex(self._places.get(self._set, "")) or latest)
        self._moved, self._changed = QTimer(self), QTimer(self)
        for timer, then in ((self._moved, self._remember), (self._changed, self.look)):
            timer.setSingleShot(True)
            timer.setInterval(SETTLE_MS)
            timer.timeout.connect(then)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        for signal in (application.screenAdded, application.screenRemoved, application.primaryScreenChanged):
            signal.connect(self._screens_changed)
        window.installEventFilter(self)

    @property
    def text(self) -> str:
        """Every set's place, the window's own of this moment included."""
        self._remember()
        return json.dumps(dict(list(self._places.items())[-MOST_SETS:]))

    def look(self) -> None:
        """Other screens than before: back to where it stood on them, and in any case into sight."""
        now = self._screens()
        if now != self._set:
            self._set = now
            self._restore(bytes.fromhex(self._places.get(now, "")))
        self._bring_into_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._moved.start()
        return False

    def _screens_changed(self, _: object) -> None:
        """What the desktop does to the window from here on is not its place on the screens before."""
        self._moved.stop()
        self._changed.start()

    def _remember(self) -> None:
        if self._screens() == self._set and not self._changed.isActive():
            self._places.pop(self._set, None)  # the newest comes last
            self._places[self._set] = bytes(self._window.saveGeometry().data()).hex()

    def _restore(self, geometry: bytes) -> None:
        if geometry:
            self._window.restoreGeometry(QByteArray(geometry))
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        window = self._window
        corner = window.frameGeometry().topLeft()
        grip = GRIP.translated(corner)
        areas = [one.availableGeometry() for one in QGuiApplication.screens()]
        if not areas or any(_shows(area, grip, window.width()) for area in areas):
            return
        area = min(areas, key=lambda one: (one.center() - window.geometry().center()).manhattanLength())
        frame = window.frameGeometry().size() - window.size()
        window.resize(window.size().boundedTo(area.size() - frame))
        free = area.size() - window.size() - frame
        window.move(area.topLeft() + QPoint(max(0, free.width()) // 2, max(0, free.height()) // 3))


def _shows(area: QRect, grip: QRect, width: int) -> bool:
    """Whether enough of the window's upper edge lies on the screen."""
    edge = QRect(grip.left(), grip.top(), max(width, grip.width()), grip.height())
    seen = area.intersected(edge)
    return seen.width() >= grip.width() and seen.height() >= grip.height() // 2
