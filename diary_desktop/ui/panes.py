"""F6 walks the parts of the window, and each remembers where one was in it; Back finds scroll and focus again."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from .held_focus import takes_focus

TRIES_MS = (0, 60, 200, 600)
"""When a scroll position is tried: what is read from the vault comes when it comes."""


class Panes(QObject):
    """``parts`` are in the order F6 walks them; those that are hidden are passed over."""

    def __init__(self, window: QWidget, parts: Callable[[], list[QWidget]]) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._last: dict[QWidget, QWidget] = {}
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def step(self, by: int) -> None:
        """To the next part (1) or the one before (-1)."""
        seen = [one for one in self._parts() if one.isVisible()]
        here = self._holder(self._window.focusWidget(), seen)
        at = seen.index(here) if here in seen else -1 if by > 0 else 0
        for target in [seen[(at + by * count) % len(seen)] for count in range(1, len(seen) + 1)]:
            stop = self._stop_in(target)
            if stop is not None:
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def forget(self) -> None:
        """The widgets go."""
        self._last.clear()

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self._window:
            holder = self._holder(now, self._parts())
            if holder is not None:
                self._last[holder] = now

    def _stop_in(self, part: QWidget) -> QWidget | None:
        known = self._last.get(part)
        if known is not None and isValid(known) and takes_focus(known) and part.isAncestorOf(known):
            return known
        children = [part, *part.findChildren(QWidget)]
        return next((one for one in children if takes_focus(one)), None)

    @staticmethod
    def _holder(widget: QWidget | None, parts: list[QWidget]) -> QWidget | None:
        """The innermost part the widget lies in."""
        over = widget
        while over is not None:
            if over in parts:
                return over
            over = over.parentWidget()
        return None


class PlaceMemory:
    """Where one was on a screen: the position of every scroller, and the control that had the focus."""

    def __init__(self, body: Callable[[], QWidget]) -> None:
        self._body = body
        self._known: dict[Hashable, tuple[dict[QAbstractScrollArea, int], QWidget | None]] = {}

    def leave(self, key: Hashable) -> None:
        """Remember the screen that is shown now."""
        areas = [one for one in self._body().findChildren(QAbstractScrollArea) if one.isVisible()]
        self._known[key] = ({one: one.verticalScrollBar().value() for one in areas}, self._body().focusWidget())

    def come_back(self, key: Hashable, otherwise: Callable[[], object]) -> None:
        """As it was left; ``otherwise`` where nothing is remembered or its control is gone."""
        positions, focused = self._known.get(key, ({}, None))
        if focused is not None and isValid(focused) and takes_focus(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            otherwise()
        for delay in TRIES_MS:
            QTimer.singleShot(delay, self._body(), lambda: _scroll(positions))

    def forget(self) -> None:
        """The diary is closed, or its widgets are made anew."""
        self._known.clear()


def _scroll(positions: dict[QAbstractScrollArea, int]) -> None:
    """Those that are long enough by now; each once, so that nobody is pulled back later."""
    for area, value in list(positions.items()):
        if not isValid(area):
            del positions[area]
        elif area.isVisible() and area.verticalScrollBar().maximum() >= value:
            area.verticalScrollBar().setValue(value)
            del positions[area]
