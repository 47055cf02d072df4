"""Tab and F6 go the way a screen is read, whichever part of it was built last."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from diary_desktop.ui.body import Body
from diary_desktop.ui.wiring import panes_of
from tests.screenshots.stages import screens
from tests.screenshots.staging import new_window, settle

Parts = Callable[[Body], list[QWidget]]


def walked(name: str, parts: Parts) -> list[int]:
    """The parts that Tab leads through one after the other, by their numbers, from the first one's first stop."""
    window, body = new_window("light", (1280, 800), "en", 100)
    try:
        screens()[name](window, body)
        settle(1)
        wanted = parts(body)
        first = next(one for one in wanted[0].findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first.setFocus()
        met: list[int] = []
        for _ in range(60):
            here = QApplication.focusWidget() or window
            held = [at for at, one in enumerate(wanted) if one is here or one.isAncestorOf(here)]
            if held and held != met[-1:]:
                met += held
            QTest.keyClick(here, Qt.Key.Key_Tab)
            if len(met) > len(wanted):
                break
        return met[: len(wanted)]
    finally:
        window.hide()
        window.deleteLater()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("ask", lambda body: [body.ask._thread, body.ask.sources, body.ask.composer]),
        ("entry", lambda body: [body.library.entry.page.chips, body.library.entry.page.body, body.library.entry.dock]),
    ],
)
def test_tab_goes_as_one_reads(name: str, parts: Parts, qapp: QApplication) -> None:
    assert walked(name, parts) == [0, 1, 2]


def test_f6_comes_to_what_is_beside_before_what_is_asked_next(qapp: QApplication) -> None:
    window, body = new_window("light", (1280, 800), "en", 100)
    try:
        screens()["ask"](window, body)
        parts = panes_of(body)
        assert parts.index(body.ask) < parts.index(body.ask.sources) < parts.index(body.ask.composer)
    finally:
        window.hide()
        window.deleteLater()
