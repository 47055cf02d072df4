"""Keyboard: every shortcut with its keys; press others to change them, and a conflict is refused with a sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from diary_desktop.domain.errors import InputError
from diary_desktop.domain.shortcuts import DEEDS, FIXED, Deed, changed, keys_of
from diary_desktop.presenters.settings import SettingsState

from ..key_hints import shown_keys
from ..language import tr
from ..look import Look
from ..widgets.buttons import SECONDARY, Button
from ..words import filled
from .page import SettingsPage
from .rows import ActionRow, Row
from .sealed import tie_settings

MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeyButton(Button):
    """Shows keys; pressed, it waits for others. Escape leaves it as it was, Backspace takes the keys away."""

    pressed_keys = Signal(str)
    _waits = False  # events arrive before the first line of __init__

    def __init__(self, look: Look, word: str) -> None:
        super().__init__(look, "", SECONDARY)
        self._word = word
        self._keys = ""
        self.clicked.connect(lambda: self._wait(True))

    def show_keys(self, keys: str) -> None:
        self._keys = keys
        self._wait(False)

    def event(self, event: QEvent) -> bool:
        """While it waits no shortcut of the window is carried out."""
        if self._waits and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._waits:
            super().keyPressEvent(event)
        elif event.key() in MODIFIERS:
            event.accept()
        else:
            self._wait(False)
            if event.key() == Qt.Key.Key_Backspace:
                self.pressed_keys.emit("")
            elif event.key() != Qt.Key.Key_Escape:
                self.pressed_keys.emit(QKeySequence(event.keyCombination()).toString())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._wait(False)
        super().focusOutEvent(event)

    def _wait(self, waits: bool) -> None:
        self._waits = waits
        keys = shown_keys(self._keys) if self._keys else tr("None")
        text = tr("Press the keys") if waits else keys
        self.set_face(text, name=f"{self._word}: {text}")


class ShortcutsPage(SettingsPage):
    """One row a deed; the way out and the list of keys keep theirs."""

    def build(self) -> None:
        self._changes: tuple[str, ...] = ()
        self._buttons: dict[str, KeyButton] = {}
        self._rows: dict[str, Row] = {}
        reset = self.add(ActionRow(self.look, tr("All keys as they came"), tr("As they came"), icon="undo"))
        for deed in DEEDS:
            if deed.name not in FIXED:
                self._add(deed)
        self._settings = tie_settings(self.desk, self.show_state)
        reset.button.clicked.connect(lambda: self._settings.change("appearance", keys=()))

    def entered(self) -> None:
        self._settings.begin()

    def show_state(self, state: SettingsState) -> None:
        self._changes = state.settings.appearance.keys
        for name, keys in keys_of(self._changes).items():
            if name in self._buttons:
                self._buttons[name].show_keys(keys[0] if keys else "")

    def _add(self, deed: Deed) -> None:
        row = self.add(Row(self.look, tr(deed.word)))
        button = KeyButton(self.look, tr(deed.word))
        note = row.add_note()
        row.beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

        def choose(keys: str) -> None:
            try:
                changes = changed(self._changes, deed.name, keys)
            except InputError as error:
                said = (filled(error.what_template, error.values), filled(error.hint_template, error.values))
                note.say(" ".join(said), "warning", "danger")
                note.show()
            else:
                note.hide()
                self._settings.change("appearance", keys=changes)

        button.pressed_keys.connect(choose)
        self._buttons[deed.name] = button
