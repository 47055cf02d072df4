"""Several controls that are one tab stop: arrow keys walk from one to the next, Home and End to the ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
"""Keys that walk from one control to the next."""


def be_one_stop(controls: Sequence[QWidget], at: int) -> None:
    """Tab stops at one of them only; a pointer still gets to each."""
    for number, one in enumerate(controls):
        one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus)


def walk(controls: Sequence[QWidget], key: int) -> bool:
    """The focus to where ``key`` leads, past what is disabled, and no further than the ends; False for other keys."""
    able = [one for one in controls if one.isEnabled()]
    here = next((at for at, one in enumerate(able) if one.hasFocus()), -1)
    ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(able) - 1}
    pressed = Qt.Key(key)
    if here < 0 or not (pressed in STEPS or pressed in ends):
        return False
    there = able[ends[pressed] if pressed in ends else max(0, min(len(able) - 1, here + STEPS[pressed]))]
    be_one_stop(controls, list(controls).index(there))
    there.setFocus(Qt.FocusReason.TabFocusReason)
    return True
