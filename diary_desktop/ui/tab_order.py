"""Tab goes through the parts of a screen in the order they are read in, whichever of them was built last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(parts: Sequence[QWidget]) -> None:
    """The stops within each part keep their order; those of one part follow those of the part before.

    Called as Tab is pressed: what a part holds changes often, and nobody walks it each time.
    """
    stops: list[list[QWidget]] = [[] for _ in parts]
    window = parts[0].window()
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            for part, held in zip(parts, stops, strict=True):
                if part is at or part.isAncestorOf(at):
                    held.append(at)
        at = at.nextInFocusChain()
    for one, following in pairwise([each for held in stops for each in held]):
        QWidget.setTabOrder(one, following)
