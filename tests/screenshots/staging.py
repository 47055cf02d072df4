"""A window without a display, of its own look and language."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from diary_desktop.resources import resource_path
from diary_desktop.ui.body import Body
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.main_window import MainWindow


def settle(milliseconds: int = 30) -> None:
    """Let layouts, zero timers and fonts come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.processEvents()


def closed_window(theme: str, size: tuple[int, int], language: str, percent: int) -> MainWindow:
    """A window of its own look, shown without a display: the closed diary, and nothing behind it."""
    words = Language(resource_path("i18n"))
    words.choose(language)
    window = MainWindow(Look(theme, percent), words)
    window.resize(*size)
    window.show()
    window.activateWindow()
    return window


def new_window(theme: str, size: tuple[int, int], language: str, percent: int) -> tuple[MainWindow, Body]:
    """The same with the open diary's screens."""
    window = closed_window(theme, size, language, percent)
    body = Body(window.look)
    window.set_body(body)
    return window, body
