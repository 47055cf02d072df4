"""Not right?: what a person may say of an answer; it is kept with the conversation, on this computer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from diary_desktop.domain.conversation import Complaint

from .language import tr
from .look import Look
from .widgets.buttons import QUIET, Button
from .widgets.menu import Menu
from .widgets.ticks import tick_chosen


class ComplaintButton(Button):
    """``chosen`` carries the complaint, or None where it was taken back."""

    chosen = Signal(object)

    def __init__(self, look: Look, complaint: Complaint | None, parent: QWidget | None = None) -> None:
        said = tr("Marked: {what}", what=complaint_word(complaint)) if complaint else tr("Not right?")
        name = (
            tr("Not right? {what}", what=complaint_word(complaint)) if complaint else tr("Not right? Say what is wrong")
        )
        super().__init__(look, said, QUIET, icon="flag", size=32, flush=True, name=name, parent=parent)
        self.menu = Menu(self.look, self)
        tick_chosen(look, self.menu)
        self.menu.setAccessibleName(tr("What is not right"))
        for one in COMPLAINTS:
            self._add(complaint_word(one), one, one == complaint)
        if complaint:
            self.menu.addSeparator()
            self._add(tr("It is right after all"), None, False)
        self.menu.addSeparator()
        note = self.menu.addAction(tr("Kept sealed on this computer"))
        note.setEnabled(False)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Below the button, with the first choice current."""
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    def _add(self, word: str, complaint: Complaint | None, checked: bool) -> None:
        action = QAction(word, self.menu)
        action.setCheckable(complaint is not None)
        action.setChecked(checked)
        action.triggered.connect(lambda: self.chosen.emit(complaint))
        self.menu.addAction(action)


COMPLAINTS: tuple[Complaint, ...] = ("wrong_source", "wrong_dates", "missed", "made_up")


def complaint_word(complaint: Complaint) -> str:
    """In the person's language."""
    return {
        "wrong_source": tr("wrong source"),
        "wrong_dates": tr("wrong dates"),
        "missed": tr("missed something"),
        "made_up": tr("made up"),
    }[complaint]
