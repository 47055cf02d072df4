"""F6 goes the way a screen is read."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from diary_desktop.ui.wiring import panes_of
from tests.screenshots.stages import screens
from tests.screenshots.staging import new_window


def test_f6_comes_to_what_is_beside_before_what_is_asked_next(qapp: QApplication) -> None:
    window, body = new_window("light", (1280, 800), "en", 100)
    try:
        screens()["ask"](window, body)
        parts = panes_of(body)
        assert parts.index(body.ask) < parts.index(body.ask.sources) < parts.index(body.ask.composer)
    finally:
        window.hide()
        window.deleteLater()
