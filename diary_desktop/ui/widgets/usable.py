"""Lets several controls be used or not at once, and says on every button among them why not."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ..language import tr
from .buttons import BaseButton


def set_usable(several: Iterable[QWidget], usable: bool, why: str = "") -> None:
    """Enabled or not. ``why`` is what a disabled one says of it; without it, that something else is being done."""
    reason = why or tr("In a moment: something else is being done.")
    for one in several:
        if isinstance(one, BaseButton):
            one.set_usable(usable, reason)
            continue
        one.setEnabled(usable)
        for button in one.findChildren(BaseButton):
            button.explain(usable, reason)
