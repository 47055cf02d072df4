"""At the foot of the page while recordings are taken in: which one, how far, how long still, and the way to stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.intake import IntakeState

from ..language import counted, tr
from ..look import Look
from .buttons import QUIET, Button
from .notices import announce
from .progress_bar import ProgressBar
from .text import Label

TOLD_EVERY = 25
"""Per cent between two announcements."""


class IntakeRow(QWidget):
    """Hidden while nothing is taken in."""

    cancel_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        s = look.s
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(s(14))
        column = QVBoxLayout()
        column.setSpacing(s(4))
        self._text = Label(look, "", "small", "ink2", wrap=True)
        self._bar = ProgressBar(look)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        row.addLayout(column, 1)
        self.cancel = Button(look, tr("Cancel"), QUIET, size=34, name=tr("Cancel taking in recordings"))
        self.cancel.clicked.connect(self.cancel_asked)
        row.addWidget(self.cancel)
        self._told = (0, "", 0)
        self.hide()

    def show_state(self, state: IntakeState) -> None:
        """How far it is; every quarter is read out."""
        if not state.step:
            self.hide()
            self._text.clear()
            return
        line = intake_words(state)
        self._text.setText(line)
        self._bar.show_share(state.percent)
        if state.step == "writing":
            self.cancel.set_face(tr("Later"), name=tr("Write the words another time"))
        else:
            self.cancel.set_face(tr("Cancel"), name=tr("Cancel taking in recordings"))
        self.show()
        told = (state.number, state.step, (state.percent or 0) // TOLD_EVERY)
        if told != self._told:
            self._told = told
            announce(self, line)


def intake_words(state: IntakeState) -> str:
    """``Taking in recording 2 of 5 · 43 % · 1 minute left``."""
    doing = tr("Taking in a recording") if state.step == "reading" else tr("Writing its words down")
    if state.of > 1:
        names = (tr("Taking in recording {number} of {of}"), tr("Writing down recording {number} of {of}"))
        doing = names[state.step == "writing"].format(number=state.number, of=state.of)
    parts = [doing]
    if state.percent is not None:
        parts.append(tr("{percent} %", percent=state.percent))
    if state.seconds_left is not None:
        minutes = round(state.seconds_left / 60)
        soon, later = tr("less than a minute left"), counted(minutes, "1 minute left", "{count} minutes left")
        parts.append(soon if minutes < 1 else later)
    return " · ".join(parts)
