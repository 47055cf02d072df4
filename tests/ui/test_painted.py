"""What is painted keeps what the tokens promise: words and icons stand out from their ground in every theme."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from diary_desktop.ui.body import Body
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.tokens import contrast
from diary_desktop.ui.widgets.flow_text import FlowText
from tests.screenshots.__main__ import THEMES
from tests.screenshots.stages import screens
from tests.screenshots.staging import new_window, settle

from . import inspection

LOOKED_AT = ("today", "timeline", "timeline-year", "insights", "entry-full", "record", "ask-computed", "search", "jobs")
"""Between them every kind of thing that is painted: cards, charts, heat maps, chips, doubtful words, fields, a tray."""

NEEDED = 4.5
OF_CONTROLS = 3.0
"""WCAG 2.2 for words, and for icons and the edges of controls."""


@pytest.fixture(params=THEMES)
def shown(request: pytest.FixtureRequest, qapp: QApplication, language: object) -> Iterator[tuple[MainWindow, Body]]:
    window, body = new_window(request.param, (1280, 800), "en", 100)
    yield window, body
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pixels(picture: QImage) -> np.ndarray:
    """``0xRRGGBB`` by row and column."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.bytesPerLine() // 4)
    return rows[:, : plain.width()] & 0xFFFFFF


def boldest(picture: np.ndarray, place: QRect) -> float:
    """How far the colour that stands out most lies from the ground, which is the colour there is most of."""
    part = picture[place.top() : place.bottom() + 1, place.left() : place.right() + 1]
    colours, counts = np.unique(part, return_counts=True)
    ground = f"#{colours[counts.argmax()]:06x}"
    return max(contrast(f"#{one:06x}", ground) for one in colours)


def inside(widget: QWidget, window: MainWindow) -> QRect:
    """Where it is seen, in the window's pixels; empty where anything lies over a part of it."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    middle = place.center().y()
    for x in (place.left() + 1, place.center().x(), place.right() - 1):
        over = window.childAt(QPoint(x, middle))
        if over is None or not (over is widget or widget.isAncestorOf(over)):
            return QRect()
    seen = widget.visibleRegion().boundingRect().translated(place.topLeft())
    return seen.intersected(window.rect())


def test_every_word_stands_out_from_its_ground(shown: tuple[MainWindow, Body]) -> None:
    window, body = shown
    faint = []
    for name in LOOKED_AT:
        body.wipe()
        screens()[name](window, body)
        settle(1)
        picture = pixels(window.grab().toImage())
        for one in window.findChildren(QWidget):
            painted = isinstance(one, QAbstractButton | FlowText | QLineEdit)
            says = isinstance(one, QLabel) and (bool(one.text()) or not one.pixmap().isNull())
            if not (painted or says) or not one.isVisible() or not one.isEnabled():
                continue
            place = inside(one, window)
            words = isinstance(one, FlowText) or (isinstance(one, QLabel) and bool(one.text()))
            wanted = NEEDED if words else OF_CONTROLS
            if place.width() > 6 and place.height() > 12 and (ratio := boldest(picture, place)) < wanted:
                faint.append(f"{name}: {type(one).__name__} {one.accessibleName()!r} has {ratio:.1f}")
    assert faint == []


def test_every_control_shows_that_the_keys_are_at_it(shown: tuple[MainWindow, Body]) -> None:
    """Whatever takes the focus by Tab is ringed in a colour that stands out from what lies round it."""
    window, body = shown
    for name in ("today", "entry-full", "ask-computed", "settings-voice"):
        body.wipe()
        screens()[name](window, body)
        settle(1)
        for one in inspection.controls(window):
            one.setFocus()
            if one.hasFocus() and not one.property("ring_none"):
                QApplication.processEvents()
                assert window.ring.isVisible(), f"{name}: nothing shows that {one.accessibleName()!r} has the focus"
    focus, ground = window.look.colour("focus").name(), window.look.colour("window").name()
    assert contrast(focus, ground) >= OF_CONTROLS
