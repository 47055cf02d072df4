"""The rows of the voices: which one speaks a language, said plainly, and a button to hear it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from diary_desktop.presenters.voice_trial import TrialState
from diary_desktop.services.readiness import Checkup

from ..language import tr
from ..look import Look
from ..widgets.buttons import SECONDARY, Button
from ..words import filled
from .rows import Row


class VoiceRow(Row):
    """The voice of one language."""

    tried = Signal(str)

    def __init__(self, look: Look, language: str, label: str) -> None:
        super().__init__(look, label)
        self._language = language
        self.button = Button(look, tr("Try the voice"), SECONDARY, icon="speaker")
        self.button.setAccessibleName(f"{self.button.text()}: {label}")
        self.button.clicked.connect(lambda: self.tried.emit(self._language))
        self.add_below(self.button)
        self._note = self.add_note()

    def show_voice(self, checkup: Checkup | None) -> None:
        """Who speaks it, as far as that was looked for already."""
        part = next((one for one in checkup.parts if one.role == "speaking"), None) if checkup is not None else None
        if part is None:
            self.set_help("")
        elif self._language in part.languages:
            self.set_help(tr("A piper voice that you installed."))
        else:
            self.set_help(tr("The starter, espeak-ng: clear, but a robot. A piper voice would sound like a person."))

    def show_trial(self, state: TrialState) -> None:
        """Whether it is being heard, or why it cannot be."""
        speaking = state.language == self._language
        face = tr("Stop") if speaking else tr("Try the voice")
        self.button.set_face(face, "stop" if speaking else "speaker", f"{face}: {self.label}")
        wrong = state.error if state.tried == self._language else None
        self._note.setVisible(wrong is not None)
        if wrong is not None:
            said = f"{filled(wrong.what_template, wrong.values)} {filled(wrong.hint_template, wrong.values)}"
            self._note.say(said, "warning", "danger")
