"""The focus ring: one overlay above the window, so that no control needs room for it and layout never shifts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from .look import Look
from .widgets.strokes import painting

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.DynamicPropertyChange)

REACH = 5
"""Px at 100 % from a control's edge to that of its ring."""


class FocusRing(QWidget):
    """Follows the focused control of its window. Shown for keyboard focus; for text fields always."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._followed: QWidget | None = None
        self._watched: list[QWidget] = []
        self.below: tuple[QWidget, ...] = ()
        """What lies over the page for a moment: the ring of a control beneath is not drawn across it."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._place)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)
        look.recoloured.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and not self._settle.isActive():
            self._settle.start(0)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            width = self._look.s.exact(2.4)
            painter.setPen(QPen(self._look.colour("focus"), width))
            rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            radius = min(self._radius + self._look.s.exact(3.4), rect.height() / 2)
            painter.drawRoundedRect(rect, radius, radius)

    @property
    def _radius(self) -> float:
        found = self._shape().property("ring_radius") if self._followed is not None else None
        return self._look.s.exact(found if isinstance(found, (int, float)) else 10)

    def _shape(self) -> QWidget:
        """What the ring is drawn round: a field's frame is its parent, a list points at its current row."""
        followed = self._followed
        assert followed is not None
        target = followed.property("ring_target")
        if isinstance(target, QWidget) and isValid(target):
            return target
        parent = followed.parentWidget()
        return parent if followed.property("ring_widget") and parent is not None else followed

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        mine = new is not None and new.window() is self.window() and new is not self.window()
        writes = isinstance(new, (QLineEdit, QPlainTextEdit, QTextEdit))
        by_pointer = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        wanted = new is not None and mine and (writes or not by_pointer) and not new.property("ring_none")
        self._follow(new if wanted else None)

    def _follow(self, followed: QWidget | None) -> None:
        """Watch the control and all it lies in for moves: a column that appears shifts everything in it."""
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._followed = followed
        self._watched = []
        over = followed
        while over is not None and over is not self.window():
            over.installEventFilter(self)
            self._watched.append(over)
            over = over.parentWidget()
        self._place()

    def _place(self) -> None:
        if self._followed is not None and not isValid(self._followed):
            self._followed = None
        if self._followed is None or not self._followed.isVisible():
            self.hide()  # it comes back with a page that is shown again: the keys are where they were
            return
        shape = self._shape()
        reach = self._look.s(REACH)
        part = self._followed.property("ring_rect")
        shape_rect = part if isinstance(part, QRect) else QRect(QPoint(0, 0), shape.size())
        whole = shape_rect.translated(shape.mapTo(self.window(), QPoint(0, 0))).adjusted(-reach, -reach, reach, reach)
        self.setGeometry(whole)
        seen = self._visible_part(shape).translated(-whole.topLeft())
        self.setMask(seen) if not seen.contains(self.rect()) else self.clearMask()
        self.show()
        self.raise_()
        for over in self.below:
            if over.isVisible() and not over.isAncestorOf(self._followed):
                over.raise_()
        self.update()

    def _visible_part(self, shape: QWidget) -> QRect:
        """What the scrollers round the control leave to be seen, in window coordinates.

        They move up and down only: beside them the ring may stand over the edge, as round a control that begins there.
        """
        seen, reach = self.window().rect(), self._look.s(REACH)
        over = shape if shape.property("ring_rect") is not None else shape.parentWidget()
        while over is not None and over is not self.window():
            if over.objectName() == "qt_scrollarea_viewport" or over is shape:
                part = QRect(over.mapTo(self.window(), QPoint(0, 0)), over.size())
                seen = seen.intersected(part if over is shape else part.adjusted(-reach, 0, reach, 0))
            over = over.parentWidget()
        return seen
