"""A window without a display, of its own look and language."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu

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
    look = Look(theme, percent)
    look.choose_motion("reduced")  # nothing is caught halfway
    window = MainWindow(look, words)
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


def painted(window: MainWindow) -> QPixmap:
    """The window, and over it the dialogs and menus it has open, which are windows of their own."""
    picture = window.grab()
    painter = QPainter(picture)
    for sheet in window.findChildren(QDialog):
        if sheet.isVisible():  # where a desktop puts it; the platform without a display knows a small screen only
            painter.drawPixmap(picture.rect().center() - sheet.rect().center(), sheet.grab())
    for menu in window.findChildren(QMenu):
        if menu.isVisible():
            painter.drawPixmap(window.mapFromGlobal(menu.mapToGlobal(QPoint(0, 0))), menu.grab())
    painter.end()
    return picture
