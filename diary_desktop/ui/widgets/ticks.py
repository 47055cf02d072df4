"""What is chosen in a menu has a tick of our own: Qt's stays as small in large text as it is in small."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu

from ..look import Look

SIZE = 18
"""Px at 100 %."""


def tick_chosen(look: Look, menu: QMenu) -> None:
    """Whenever ``menu`` opens, its checked actions have the tick and no other has one."""

    def mark() -> None:
        tick = QIcon(look.icon("check", SIZE, "accent_ink", menu.devicePixelRatioF()))
        for action in menu.actions():
            if action.isCheckable():
                action.setIcon(tick if action.isChecked() else QIcon())

    menu.aboutToShow.connect(mark)
