"""Keeps the keys where the hands are: what had them and can no longer be pressed hands them to what stands beside it.

Qt would hand them on along the whole window, from one control that is just being disabled to the next, to the rail.
"""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from .widgets.notices import Toast


class Begins(Protocol):
    """A page of the window."""

    def focus_first(self) -> None: ...


class HeldFocus(QObject):
    """Goes with ``body``; ``pages`` has the page in front, ``astray`` are what nobody means to be in.

    A page that is turned leads the keys itself, and whoever sets them inside of one is obeyed.
    """

    def __init__(self, body: QWidget, pages: QStackedWidget, *astray: QWidget) -> None:
        super().__init__(body)
        self._body = body
        self._pages = pages
        self._astray = astray
        self._lost: tuple[QWidget, list[QWidget], QPoint] | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._changed)

    @property
    def _front(self) -> QWidget | None:
        """None while everything is being taken down: the keys wander through what is left."""
        return self._pages.currentWidget() if isValid(self._pages) else None

    def _changed(self, old: QWidget | None, _: QWidget | None) -> None:
        """The first of several that follow at once is the one a person was at."""
        page = self._front
        if self._lost is not None or old is None or page is None or not isValid(old) or not page.isAncestorOf(old):
            return
        if old.isEnabled() and old.isVisible():
            return
        around: list[QWidget] = []
        over = old.parentWidget()
        while over is not None and over is not page:
            around.append(over)
            over = over.parentWidget()
        self._lost = page, around, old.mapToGlobal(QPoint())
        QTimer.singleShot(0, self, self._lead)

    def _lead(self) -> None:
        """Once everything is as it is to be: beside it, else to where the page begins."""
        lost, self._lost = self._lost, None
        if lost is None:
            return
        page, around, place = lost
        now: QWidget | None = self._body.window().focusWidget()
        if not isValid(page) or page is not self._front or not page.isVisible():
            return
        if now is not None and not self._is_astray(now):
            return
        for one in around:
            if isValid(one) and page.isAncestorOf(one) and (found := _nearest(one, place)) is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        cast(Begins, page).focus_first()

    def _is_astray(self, now: QWidget) -> bool:
        """A toast is: Qt goes on to its button, and a second Space would undo what was just done."""
        toasts = self._body.window().findChildren(Toast)
        return any(one.isAncestorOf(now) for one in (*self._astray, *toasts))


def _nearest(around: QWidget, place: QPoint) -> QWidget | None:
    """What stands at ``place`` or next behind it as one reads; the last before it where nothing follows."""
    stops = [one for one in around.findChildren(QWidget) if takes_focus(one)]
    places = sorted(((at := one.mapToGlobal(QPoint())).y(), at.x(), number) for number, one in enumerate(stops))
    behind = [one for one in places if one[:2] >= (place.y(), place.x())]
    chosen = behind[0] if behind else places[-1] if places else None
    return stops[chosen[2]] if chosen is not None else None


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab leads to it now."""
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
