"""A text field: label above, painted frame, an icon, and the eye for passphrases."""

from __future__ import annotations

from math import pi, sin

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ..language import tr
from ..look import Look
from ..motion import Motion
from .buttons import QUIET, RoundButton
from .strokes import painting, rounded

SWINGS, SWING = 3, 6
"""How often a field swings when what is in it was wrong, and how far at first, in px at 100 %."""


def keep_unlearned(edit: QWidget) -> None:
    """Ask input methods to keep nothing of what a person writes: theirs is a plain dictionary outside the diary.

    They may still offer words while one types: many languages, Vietnamese among them, are written by composing.
    """
    edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)


def keep_from_learning(edit: QLineEdit, *, hidden: bool) -> None:
    """Ask input methods to learn nothing and offer nothing from a secret. Qt forgets it with each change of echo."""
    hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    hints |= Qt.InputMethodHint.ImhNoAutoUppercase
    if hidden:
        hints |= Qt.InputMethodHint.ImhHiddenText
    edit.setInputMethodHints(hints)


class Field(QWidget):
    """A one-line field. ``name`` is what a screen reader says; the label above is the view's business."""

    entered = Signal()
    changed = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        icon: str = "",
        secret: bool = False,
        placeholder: str = "",
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._home = 0
        self._shaking = Motion(look, self, "slow", self._shake, self.updateGeometry)
        self._icon_name = icon
        self._wrong = False
        self.setFixedHeight(look.s(height))
        self.edit = QLineEdit(self)
        keep_unlearned(self.edit)
        self.edit.setFont(look.font("body", 15 if secret else 14))
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setProperty("ring_widget", True)
        self.edit.returnPressed.connect(self.entered)
        self.edit.textChanged.connect(self._changed)
        self.edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.s(42 if icon else 14), 0, look.s(8), 0)
        row.setSpacing(look.s(6))
        row.addWidget(self.edit, 1)
        self.eye: RoundButton | None = None
        if secret:
            self._add_eye(row)
        self.setProperty("ring_radius", 11)
        look.recoloured.connect(self.update)

    @property
    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.setText(text)

    def wipe(self) -> None:
        """Empty the field and its undo history."""
        self.edit.setText("")
        self.edit.setModified(False)

    def set_shown(self, shown: bool) -> None:
        """Show a secret, or hide it again."""
        if self.eye is not None:
            self.eye.setChecked(shown)

    def set_wrong(self, wrong: bool) -> None:
        """A danger border until the next change."""
        self._wrong = wrong
        self.update()

    @property
    def is_wrong(self) -> bool:
        """Whether it is marked."""
        return self._wrong

    def focus(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def shake(self) -> None:
        """It says no: to and fro within a third of a second; where nothing may move, its border alone does."""
        self._home = self.x()
        self._shaking.go_anew()

    def _shake(self) -> None:
        share = self._shaking.share
        self.move(self._home + round(sin(share * SWINGS * 2 * pi) * (1 - share) * self.look.s(SWING)), self.y())

    def select(self) -> None:
        """Begin with all of it selected: it may be mended, or typed over."""
        self.focus()
        self.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            focused = self.edit.hasFocus()
            role = "danger" if self._wrong else "accent" if focused else "control"
            fill = self.look.colour("raised" if self.isEnabled() else "sunken")
            width = 1.6 if focused or self._wrong else 1.0
            rounded(painter, QRectF(self.rect()), self.look.s.exact(11), fill, self.look.colour(role), width)
            if self._icon_name:
                top = (self.height() - self.look.s(18)) / 2
                self.look.paint_icon(painter, self._icon_name, self.look.s(14), top, 18, self.look.colour("ink2"))

    def _add_eye(self, row: QHBoxLayout) -> None:
        self._show_secret(False)
        self.eye = RoundButton(self.look, "eye", tr("Show the passphrase"), QUIET, size=34)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show_secret)
        row.addWidget(self.eye)

    def _show_secret(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        keep_from_learning(self.edit, hidden=not shown)
        if self.eye is not None:
            self.eye.set_face(
                "eye-off" if shown else "eye", tr("Hide the passphrase") if shown else tr("Show the passphrase")
            )

    def _changed(self, text: str) -> None:
        self.set_wrong(False)
        self.changed.emit(text)
