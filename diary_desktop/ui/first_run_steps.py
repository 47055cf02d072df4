"""The left column of a first run: six steps, which are done, which one is now, and a word about each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.unlock_state import STEPS, UnlockState, step_of

from .language import tr
from .look import Look
from .widgets.scene import Mark
from .widgets.strokes import painting, rounded
from .widgets.text import Label

COLUMN_WIDTH = 300
"""Px at 100 %."""

BADGE, GAP = 28, 40

MICROPHONE, VOICE = 2, 4
"""The steps that are tried rather than answered."""


def step_titles() -> tuple[str, ...]:
    """By their order."""
    return (
        tr("Language"),
        tr("Passphrase"),
        tr("Microphone"),
        tr("Models"),
        tr("Your voice"),
        tr("First entry"),
    )


def step_line(state: UnlockState) -> str:
    """``Step 2 of 6``, above the question."""
    return tr("Step {number} of {count}", number=step_of(state.page) + 1, count=len(STEPS))


class Badge(QWidget):
    """The number of a step, or a check; with the line that leads on to the next."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self.look = look
        self._number = number
        self._state = ""
        self.setFixedSize(look.s(BADGE), look.s(BADGE + (GAP if number < len(STEPS) else 0)))
        look.recoloured.connect(self.update)

    def show_state(self, state: str) -> None:
        """``done``, ``now`` or empty."""
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        s, look = self.look.s, self.look
        with painting(self) as painter:
            round_ = QRectF(0, 0, s(BADGE), s(BADGE))
            done, now = self._state == "done", self._state == "now"
            fill = look.colour("accent" if done else "surface")
            rounded(painter, round_, 999, fill, look.colour("accent" if done or now else "control"), s.exact(1.6))
            below = QRectF(s(BADGE) / 2 - s(1), s(BADGE + 2), s(2), s(GAP - 6))
            if self._number < len(STEPS):
                painter.fillRect(below, look.colour("accent" if done else "line"))
            if done:
                look.paint_icon(painter, "check", s(6), s(6), BADGE - 12, look.colour("on_accent"))
            else:
                painter.setFont(look.font("small", 12, 600))
                painter.setPen(look.colour("accent_ink" if now else "ink2"))
                painter.drawText(round_, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepsColumn(QWidget):
    """Only says where one is: the way through leads over the pages themselves."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(s(34), s(34), s(20), s(20))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(s(12))
        head.addWidget(Mark(look, 34))
        head.addWidget(Label(look, tr("Diary"), "title", size=20))
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(s(44))
        self._badges: list[Badge] = []
        self._titles: list[Label] = []
        self._lines: list[Label] = []
        for number, title in enumerate(step_titles(), start=1):
            column.addLayout(self._step(number, title))
        column.addStretch(1)
        look.recoloured.connect(self.update)

    def show_state(self, state: UnlockState) -> None:
        here = step_of(state.page)
        for at, (badge, title, line) in enumerate(zip(self._badges, self._titles, self._lines, strict=True)):
            done = at != here and _is_done(at, here, state)
            badge.show_state("done" if done else "now" if at == here else "")
            title.set_tone("ink" if at <= here else "ink2")
            line.setText(_told(at, here, state))
            spoken = tr("done") if done else tr("You are here") if at == here else ""
            title.setAccessibleDescription(spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.look.colour("rail"))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), self.look.colour("line"))

    def _step(self, number: int, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.s(15))
        badge = Badge(self.look, number)
        words = QVBoxLayout()
        words.setSpacing(self.look.s(1))
        named = Label(self.look, title, "body", "ink2", size=15, weight=500)
        line = Label(self.look, "", "small", "ink2", wrap=True)
        words.addWidget(named)
        words.addWidget(line)
        words.addStretch(1)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._badges.append(badge)
        self._titles.append(named)
        self._lines.append(line)
        return row


def _is_done(at: int, here: int, state: UnlockState) -> bool:
    """Walking past a microphone or a voice that nobody tried settles neither."""
    if at in (MICROPHONE, VOICE):
        return at < here and STEPS[at][0] in state.guide.tried
    return at < here or (at == 1 and state.guide.made)


def _told(at: int, here: int, state: UnlockState) -> str:
    """What there is to say of a step, before it and after it."""
    checkup = state.guide.checkup
    if at == 0:
        return tr("The window speaks English") if at < here else tr("English or Tiếng Việt")
    if at == 1:
        settled = at < here or state.guide.made
        return tr("Set, with recovery words") if settled else tr("And 12 recovery words")
    if at in (MICROPHONE, VOICE) and at < here and not _is_done(at, here, state):
        return tr("Not tried yet")
    if at == MICROPHONE:
        return (state.guide.device or tr("The one the system uses")) if at < here else tr("Say one sentence")
    if at == 3 and checkup is not None:
        ready = sum(one.state != "missing" for one in checkup.parts)
        return tr("{ready} of {count} there", ready=ready, count=len(checkup.parts))
    return (tr("What listens and answers"), tr("Optional, one minute"), tr("Say hello"))[at - 3]
