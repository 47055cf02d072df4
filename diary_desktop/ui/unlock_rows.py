"""What the pages that bring a diary back have in common: what opens it, where it will lie, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .language import tr
from .look import Look
from .passphrase_form import as_secret
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.choice_button import ChoiceButton
from .widgets.field import Field
from .widgets.flow_text import FlowText
from .widgets.text import Label


class LabelledRow(QWidget):
    """A label above what belongs to it."""

    def __init__(self, look: Look, label: str) -> None:
        super().__init__()
        self.look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.label = Label(look, label, "label", "ink2")
        self.label.setContentsMargins(0, look.s(14), 0, look.s(6))
        self.column.addWidget(self.label)


class SecretRow(LabelledRow):
    """Which of the ways in, and the secret itself. ``way`` is the key of the one that is chosen."""

    entered = Signal()
    turned = Signal(str)
    """Another way was chosen."""

    def __init__(self, look: Look, ways: Sequence[tuple[str, str]]) -> None:
        super().__init__(look, tr("What opens it"))
        self.way = ways[0][0]
        self.choice = ChoiceButton(look, tr("What opens it"), tuple(ways))
        self.choice.set_kind(SECONDARY)
        self.choice.chosen.connect(self._turn)
        self.column.addWidget(self.choice)
        self.column.addSpacing(look.s(8))
        self.field = Field(look, tr("Passphrase or words"), secret=True, height=46)
        self.field.entered.connect(self.entered)
        self.column.addWidget(self.field)
        self.choice.show_choice(self.way)

    def taken(self) -> bytearray | None:
        """What was typed, and the field emptied; ``None`` where nothing was."""
        if not self.field.text.strip():
            return None
        secret = as_secret(self.field.text)
        self.field.wipe()
        return secret

    def _turn(self, way: str) -> None:
        self.way = way
        self.choice.show_choice(way)
        self.turned.emit(way)


class PlaceRow(LabelledRow):
    """Where the diary will lie, and the wish for another place."""

    elsewhere_wanted = Signal()

    def __init__(self, look: Look, label: str) -> None:
        super().__init__(look, label)
        self._place = FlowText(look, "", "body", "ink")
        self.column.addWidget(self._place)
        elsewhere = Button(look, tr("Choose another place"), QUIET, size=34, flush=True)
        elsewhere.clicked.connect(self.elsewhere_wanted)
        self.column.addWidget(elsewhere)

    def show_place(self, place: Path | None) -> None:
        self._place.set_text(str(place or ""))


class LeaveRow(QWidget):
    """Back while nothing goes on, Cancel while something does."""

    cancelled = Signal()

    def __init__(self, look: Look, back: Button) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.s(14), 0, 0)
        self._back = back
        self._cancel = Button(look, tr("Cancel"), QUIET)
        self._cancel.clicked.connect(self.cancelled)
        self._cancel.hide()
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._cancel)

    def show_busy(self, *, busy: bool) -> None:
        begins = busy and self._cancel.isHidden()
        self._back.set_usable(not busy, tr("In a moment: something else is being done."))
        self._cancel.setVisible(busy)
        if begins:  # everything else is disabled then: the keys would go far away
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
