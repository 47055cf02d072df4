"""What can be added to an entry, below its chips: weather, a tag, person or place as one types, numbers, files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QDoubleValidator, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from diary_desktop.domain.details import Details
from diary_desktop.domain.journal import Tracker
from diary_desktop.domain.labels import Label as Named
from diary_desktop.domain.labels import folded
from diary_desktop.presenters.entry_state import DetailPart

from .language import tr
from .look import Look
from .widgets.buttons import QUIET, SECONDARY, Button
from .widgets.card import Card
from .widgets.detail_chips import ChipFace, DetailChips
from .widgets.field import Field
from .widgets.mood import MoodPicker
from .widgets.scroller import emptied
from .widgets.switch import Switch
from .widgets.text import Label
from .widgets.wrapping_row import WrappingRow

ICONS = {"tag": "tag", "person": "person", "place": "place"}

Complete = Callable[[str], Sequence[Named]]


def kind_word(label: Named) -> str:
    """``Tag``, ``Person`` or ``Place``."""
    return {"tag": tr("Tag"), "person": tr("Person"), "place": tr("Place")}[label.kind]


class DetailPanel(Card):
    """Shown while something is added. ``complete`` gives the names that fit what was typed."""

    mood_chosen = Signal(int)
    added = Signal(object)
    tracker_set = Signal(str, object)
    date_asked = Signal()
    files_asked = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=16, parent=parent)
        self.complete: Complete = lambda typed: ()
        self._known: frozenset[Named] = frozenset()
        self._trackers: tuple[Tracker, ...] = ()
        self._boxes: dict[str, Switch | Field] = {}
        s = look.s
        self.column.setSpacing(s(10))
        self.moods = MoodPicker(look)
        self.moods.chosen.connect(self.mood_chosen)
        self.field = Field(
            look, tr("Add a tag, a person or a place"), icon="tag", placeholder=tr("Tag, person or place"), height=38
        )
        self.field.changed.connect(self._typed)
        self.field.entered.connect(self._enter)
        self.field.edit.installEventFilter(self)
        self.found = DetailChips(look, tr("Suggestions"))
        self.found.chosen.connect(self._take)
        self.found.hide()
        self._numbers = QWidget()
        self._grid = QGridLayout(self._numbers)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(s(16))
        self._grid.setVerticalSpacing(s(8))
        self._grid.setColumnStretch(0, 1)
        self.column.addWidget(Label(look, tr("What was the weather in you?"), "label", "ink2"))
        parts: tuple[QWidget, ...] = (self.moods, self.field, self.found, self._numbers)
        for part in (*parts, self._feet(look)):
            self.column.addWidget(part)

    def show_details(self, details: Details, trackers: tuple[Tracker, ...]) -> None:
        """What is on the entry now."""
        self.moods.show_mood(int(details.mood or 0))
        self._known = frozenset(details.labels)
        if trackers != self._trackers:
            self._trackers = trackers
            self._make_numbers()
        values = dict(details.trackers)
        for name, box in self._boxes.items():
            self._show_value(box, values.get(name))

    def focus_part(self, part: DetailPart) -> None:
        """Where one begins."""
        if part == "mood":
            self.moods.focus_first()
        elif part == "tracker" and self._boxes:
            box = next(iter(self._boxes.values()))
            (box.edit if isinstance(box, Field) else box).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.field.focus()

    def wipe(self) -> None:
        """Nothing that was typed stays."""
        self.field.wipe()
        self.found.show_faces(())
        self._trackers = ()
        self._make_numbers()
        self.moods.show_mood(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field to what was found."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down and self.found.chips:
            self.found.focus_key(self.found.chips[0].face.key)
            return True
        return super().eventFilter(watched, event)

    def _feet(self, look: Look) -> QWidget:
        files = Button(look, tr("Add photo or file"), QUIET, icon="paperclip", size=34, flush=True)
        files.clicked.connect(self.files_asked)
        date = Button(look, tr("Change date"), QUIET, icon="calendar-plus", deed="change_date", size=34)
        date.clicked.connect(self.date_asked)
        done = Button(look, tr("Done"), SECONDARY, size=34, name=tr("Done adding"))
        done.clicked.connect(self.closed)
        return WrappingRow(look, (files, date, done), spacing=16)

    def _typed(self, text: str) -> None:
        self.found.show_faces([self._face(one) for one in self.complete(text)])
        self.found.setVisible(bool(self.found.chips))

    def _face(self, label: Named) -> ChipFace:
        name = tr("{kind} {name}. Enter adds it.", kind=kind_word(label), name=label.text)
        return ChipFace(label, f"{label.text} · {kind_word(label)}", name, ICONS[label.kind], dashed=True)

    def _enter(self) -> None:
        """What was typed: the known name that differs in marks at most, else a new tag."""
        typed = folded(self.field.text)
        fits = next((one for one in self.complete(self.field.text) if folded(one.text) == typed), None)
        if fits is not None:
            self._take(fits)

    def _take(self, label: object) -> None:
        self.added.emit(label)
        self.field.wipe()
        self.found.show_faces(())
        self.found.hide()
        self.field.focus()

    def _make_numbers(self) -> None:
        emptied(self._grid)
        self._boxes = {}
        for row, tracker in enumerate(self._trackers):
            self._grid.addWidget(Label(self.look, tracker.name, "body"), row, 0)
            box = self._switch(tracker) if tracker.kind == "yes_no" else self._number(tracker)
            self._boxes[tracker.name] = box
            has_unit = bool(tracker.unit) and tracker.kind != "yes_no"
            self._grid.addWidget(box, row, 1, 1, 1 if has_unit else 2, Qt.AlignmentFlag.AlignRight)
            if has_unit:
                self._grid.addWidget(Label(self.look, tracker.unit, "small", "ink2"), row, 2)
        self._numbers.setVisible(bool(self._trackers))

    def _switch(self, tracker: Tracker) -> Switch:
        box = Switch(self.look, tracker.name)
        box.clicked.connect(lambda: self.tracker_set.emit(tracker.name, None if box.isChecked() else 1.0))
        return box

    def _number(self, tracker: Tracker) -> Field:
        box = Field(self.look, f"{tracker.name}, {tracker.unit}" if tracker.unit else tracker.name, height=36)
        box.setFixedWidth(self.look.s(110))
        box.edit.setValidator(QDoubleValidator(-1e9, 1e9, 3, box.edit))
        box.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.edit.editingFinished.connect(lambda: self._tell_number(tracker.name, box))
        return box

    def _tell_number(self, name: str, box: Field) -> None:
        if not box.edit.isModified():
            return
        box.edit.setModified(False)
        value, is_number = QLocale().toDouble(box.text)
        self.tracker_set.emit(name, value if is_number else None)

    def _show_value(self, box: Switch | Field, value: float | None) -> None:
        if isinstance(box, Switch):
            box.setChecked(bool(value))
        elif not (box.edit.hasFocus() and box.edit.isModified()):
            box.set_text("" if value is None else tracker_number(value))


def tracker_number(value: float) -> str:
    """``5`` or ``6.5``, with a decimal comma in Vietnamese."""
    plain = QLocale()
    plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return plain.toString(value, "g", 10)
