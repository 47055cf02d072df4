"""An entry's versions: what differs from now, and the way back; of two that stand side by side one is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.history import HistoryState, Version
from diary_desktop.presenters.word_diff import Piece

from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from .widgets.card import Card
from .widgets.choice_button import ChoiceButton
from .widgets.flow_text import FlowText, Mark, MarkKind
from .widgets.scroller import Scroller, emptied
from .widgets.text import Label
from .widgets.wrapping_row import WrappingRow
from .words import filled, plain_date, time_of

MEASURE, BESIDE_FROM = 660, 560
"""Px at 100 %: how wide the page grows, and from where on two versions stand beside one another."""


class HistoryView(QWidget):
    """In the place of the page while it is open."""

    closed = Signal()
    version_chosen = Signal(int)
    back_wanted = Signal()
    keep_wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state = HistoryState()
        s = look.s
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._page = Scroller(s(MEASURE))
        whole.addWidget(self._page)
        column = self._page.column
        column.setContentsMargins(0, s(8), s(12), s(18))
        column.setSpacing(s(10))
        column.addWidget(Label(look, tr("History"), "page"))
        self._conflict = self._conflict_part()
        column.addWidget(self._conflict)
        self._choice_at = QVBoxLayout()
        column.addLayout(self._choice_at)
        self._choice: ChoiceButton | None = None
        self._said = Label(look, "", "small", "ink2", wrap=True)
        self._title = FlowText(look, "", "title", size=20)
        self._text = FlowText(look, "", "read", gap=0.55)
        self._trouble = Label(look, "", "small", "danger", wrap=True)
        self._bring = Button(look, tr("Bring this version back"), SECONDARY, icon="undo")
        self._bring.clicked.connect(self.back_wanted)
        self._close = Button(look, tr("Close the history"), QUIET, icon="close")
        self._close.clicked.connect(self.closed)
        for part in (self._said, self._title, self._text, self._trouble):
            column.addWidget(part)
        column.addWidget(WrappingRow(look, (self._bring, self._close), 10))
        column.addStretch(1)

    def show_state(self, state: HistoryState) -> None:
        before, self._state = self._state, state
        if state.versions != before.versions:
            self._fill_choice(state)
        if state.conflict != before.conflict:
            self._fill_conflict(state)
        self._conflict.setVisible(bool(state.conflict))
        version = state.versions[state.chosen] if state.versions else None
        if self._choice is not None:
            self._choice.show_choice(str(state.chosen))
        self._show_version(state, version)
        for one in (self._bring, *self._conflict.findChildren(Button)):
            one.set_usable(not state.busy, tr("In a moment: something else is being done."))
        self._trouble.setVisible(state.error is not None)
        if state.error is not None:
            what, hint, values = state.error.what_template, state.error.hint_template, state.error.values
            self._trouble.setText(f"{filled(what, values)} {filled(hint, values)}")

    def focus_first(self) -> None:
        keep = self._conflict.findChild(Button) if self._state.conflict else None
        (keep or self._choice or self._close).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.look.s(BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._pair.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _conflict_part(self) -> QWidget:
        s = self.look.s
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, s(14))
        column.setSpacing(s(10))
        text = tr("This entry was changed in two places. Nothing is lost: choose which one is shown, both are kept.")
        column.addWidget(FlowText(self.look, text, "body"))
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(s(12))
        column.addLayout(self._pair)
        return whole

    def _fill_conflict(self, state: HistoryState) -> None:
        emptied(self._pair)
        for number, version in enumerate(state.conflict):
            card = Card(self.look)
            card.column.addWidget(Label(self.look, _name_of(version), "small", "ink2", wrap=True))
            if version.title:
                card.column.addWidget(FlowText(self.look, version.title, "title", size=17))
            card.column.addWidget(FlowText(self.look, version.text, "read", size=16))
            card.column.addStretch(1)
            name = f"{tr('Keep this one')}: {_name_of(version)}, {number + 1}"
            keep = Button(self.look, tr("Keep this one"), SECONDARY, icon="check", size=34, name=name)
            keep.clicked.connect(lambda _=False, number=number: self.keep_wanted.emit(number))
            card.column.addWidget(keep)
            self._pair.addWidget(card, 1)

    def _fill_choice(self, state: HistoryState) -> None:
        emptied(self._choice_at)
        self._choice = None
        if state.versions:
            choices = tuple((str(number), _name_of(one)) for number, one in enumerate(state.versions))
            self._choice = ChoiceButton(self.look, tr("Version"), choices)
            self._choice.set_kind(SECONDARY)
            self._choice.chosen.connect(lambda key: self.version_chosen.emit(int(key)))
            self._choice_at.addWidget(self._choice)

    def _show_version(self, state: HistoryState, version: Version | None) -> None:
        self._bring.setVisible(version is not None and not version.current)
        self._bring.set_kind(PRIMARY if not state.conflict else SECONDARY)
        if version is None:
            for shown in (self._title, self._text):
                shown.set_text("")
            self._said.clear()
            return
        text, marks = _marked(state.pieces) if state.pieces else (version.text, [])
        self._title.set_text(version.title)
        self._title.setVisible(bool(version.title))
        self._text.set_text(text, marks)
        if version.current:
            self._said.setText(tr("This is what the entry says now."))
        elif marks:
            self._said.setText(tr("Beside what it says now: struck through is what went, underlined is what came."))
        else:
            self._said.setText(tr("The words are the same as now."))


def _marked(pieces: tuple[Piece, ...]) -> tuple[str, list[Mark]]:
    """The pieces as one text. A mark ends where its words do, so that no space is underlined."""
    text, marks = "", []
    kinds: dict[str, MarkKind] = {"added": "added", "removed": "removed"}
    for piece in pieces:
        if piece.kind in kinds:
            bare = piece.text.strip()
            start = len(text) + piece.text.find(bare)
            marks.append(Mark(start, start + len(bare), kinds[piece.kind]))
        text += piece.text
    return text, marks


def _name_of(version: Version) -> str:
    """``Edited, 21 November 2026, 21:40``."""
    words = {
        "transcript": tr("Original transcript"),
        "transcribed": tr("Written down again"),
        "written": tr("Written"),
        "edited": tr("Edited"),
    }
    local = version.made.local
    said = f"{words[version.kind]}, {plain_date(local.date())}, {time_of(local)}"
    return f"{said} · {tr('now')}" if version.current else said
