"""A new passphrase, typed twice: how strong it is in a sentence, and some to choose from that chance alone made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.presenters.unlock_state import acceptable, strength

from .language import tr
from .look import Look
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.field import Field
from .widgets.note import Note
from .widgets.scroller import emptied
from .widgets.text import Label
from .widgets.usable import set_usable
from .words import filled

if TYPE_CHECKING:
    from diary_desktop.services.keys import Strength, Suggestion

PAUSE_MS = 200
"""Quiet after the last letter before a passphrase is weighed: that takes some milliseconds."""


def as_secret(text: str) -> bytearray:
    """What was typed, as bytes that can be wiped. Qt's own copy of the text cannot be: its field is emptied."""
    return bytearray(text.encode())


class PassphraseForm(QWidget):
    """``weighed_wanted`` carries what is typed, to be wiped by who hears it; ``entered`` is Enter in the last field."""

    weighed_wanted = Signal(object)
    suggestions_wanted = Signal()
    entered = Signal()

    def __init__(self, look: Look, *, height: int = 46, first: str = "", again: str = "") -> None:
        super().__init__()
        self.look = look
        self._height = height
        self._weighed: Strength | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.first = self._field(first or tr("Passphrase"))
        self._strength = self._note()
        self._suggest = Button(look, tr("Suggest one"), QUIET, icon="suggested", size=34, flush=True)
        self._suggest.clicked.connect(self.suggestions_wanted)
        self._suggest.hide()
        self.column.addSpacing(look.s(6))
        self.column.addWidget(self._suggest)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(look.s(6))
        self.column.addLayout(self._choices)
        self.column.addSpacing(look.s(12))
        self.second = self._field(again or tr("The same once more"))
        self._note_below = self._note()
        self.second.entered.connect(self.entered)
        self.first.entered.connect(self.second.focus)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.first.changed.connect(self._typed)
        self.second.changed.connect(self._say)
        self._say()

    @property
    def fields(self) -> tuple[Field, Field]:
        """Both, in order."""
        return self.first, self.second

    def set_busy(self, busy: bool) -> None:
        """Nothing is typed while it is being used."""
        set_usable((*self.fields, self._suggest), not busy)

    def offer_suggestions(self) -> None:
        """There is somebody to make them."""
        self._suggest.show()

    def show_strength(self, weighed: Strength | None) -> None:
        """What was found out of what is typed now."""
        self._weighed = weighed if self.first.text else None
        self._say()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Each is a button that puts it into both fields, in the clear: it has to be learnt."""
        emptied(self._choices)
        for one in suggestions:
            button = Button(self.look, one.text, SECONDARY, size=34, name=tr("Take “{words}”", words=one.text))
            button.clicked.connect(lambda _=False, text=one.text: self._take(text))
            self._choices.addWidget(button)
            button.show()
        self._suggest.set_face(tr("Suggest others") if suggestions else tr("Suggest one"), "suggested")

    def say_error(self, text: str) -> None:
        """What went wrong, below the fields."""
        self._note_below.say(text, "warning", "danger")

    def taken(self) -> bytearray | None:
        """The passphrase where it may be used, with both fields emptied; else ``None``, with the wrong field marked."""
        first, second = self.first.text, self.second.text
        wrong = self.first if not self._good(first) else self.second if first != second else None
        if wrong is not None:
            wrong.set_wrong(True)
            wrong.focus()
            return None
        self.wipe()
        return as_secret(first)

    def wipe(self) -> None:
        """Nothing typed and nothing suggested stays."""
        for one in self.fields:
            one.wipe()
        self.show_suggestions(())

    def _good(self, text: str) -> bool:
        return acceptable(text) and (self._weighed is None or self._weighed.acceptable)

    def _take(self, text: str) -> None:
        for one in self.fields:
            one.set_text(text)
            one.set_shown(True)
        self.second.focus()

    def _typed(self) -> None:
        self._weighed = None
        self._pause.start()
        self._say()

    def _ask(self) -> None:
        if self.first.text:
            self.weighed_wanted.emit(as_secret(self.first.text))

    def _say(self) -> None:
        first, second = self.first.text, self.second.text
        self._strength.say(*self._sentence(first))
        if not second or first != second:
            text = tr("Not the same yet.") if second else tr("Tone marks count. Press the eye to check.")
            self._note_below.say(text, "info", "ink2")
        else:
            self._note_below.say(tr("Both are the same."), "check", "ok")

    def _sentence(self, first: str) -> tuple[str, str, str]:
        """Text, icon and tone. What cannot be taken says so whatever a longer look finds."""
        weighed = self._weighed
        if weighed is None or not acceptable(first):
            good = acceptable(first)
            tone = "ink2" if not first else "ok" if good and len(first) >= 14 else "lamp_ink"
            return tr(strength(first)), "check" if good else "key", tone
        text = f"{tr(weighed.sentence)} {filled(weighed.estimate, {'count': weighed.count})}".strip()
        return text, "check" if weighed.score > 3 else "key", "ok" if weighed.score > 3 else "lamp_ink"

    def _field(self, label: str) -> Field:
        shown = Label(self.look, label, "label", "ink2")
        self.column.addWidget(shown)
        self.column.addSpacing(self.look.s(7))
        field = Field(self.look, label, secret=True, height=self._height)
        shown.setBuddy(field.edit)
        self.column.addWidget(field)
        return field

    def _note(self) -> Note:
        note = Note(self.look)
        self.column.addSpacing(self.look.s(11))
        self.column.addWidget(note)
        return note
