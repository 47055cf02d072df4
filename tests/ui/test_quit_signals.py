"""Signals of the system close the window; afterwards everything is as it was."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.ui.quit_signals import NAMES, QuitSignals


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("name", NAMES)
def test_each_of_them_leaves_at_once_and_not_afterwards(qtbot: QtBot, name: str) -> None:
    number = getattr(signal, name)
    before = signal.signal(number, lambda *_: None)
    left: list[str] = []
    try:
        quitting = QuitSignals(lambda: left.append(name))
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: left == [name], timeout=2000)
        quitting.release()
        os.kill(os.getpid(), number)
        assert left == [name]
    finally:
        signal.signal(number, before)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_one_that_comes_amid_painting_waits_until_that_is_done(qtbot: QtBot) -> None:
    said: list[str] = []

    class Painted(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            said.append("painting")
            os.kill(os.getpid(), signal.SIGTERM)
            said.append("painted")

    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        quitting = QuitSignals(lambda: said.append("left"))
        painted = Painted()
        qtbot.addWidget(painted)
        painted.show()
        qtbot.waitUntil(lambda: "left" in said, timeout=2000)
        quitting.release()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert said[:3] in (["painting", "painted", "left"], ["painting", "painted", "painting"])


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_what_is_ignored_on_purpose_stays_ignored(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        left: list[int] = []
        quitting = QuitSignals(lambda: left.append(1))
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        quitting.release()
    finally:
        signal.signal(signal.SIGHUP, before)
