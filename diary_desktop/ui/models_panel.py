"""Which models for this computer: three sets, a card for each role, and the one question before anything goes online.

The same in a first run and in Settings.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.presenters.models_state import BUILT_IN, ROLES, ModelsState, missing_of, rows_of, set_of

from .file_choice import local_files
from .language import tr
from .look import Look
from .model_words import asked_words, computer_words, set_words, size_words, state_words
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, Button, Kind
from .widgets.card import Card
from .widgets.flow_text import FlowText
from .widgets.note import Note
from .widgets.role_card import RoleCard
from .widgets.set_card import SetCard
from .widgets.text import IconLabel, Label
from .widgets.usable import set_usable

SETS_BESIDE = 560
"""Px at 100 % from which the three sets stand side by side."""


class ModelsPanel(QWidget):
    """Says what is wanted; a presenter decides."""

    wished = Signal(str, object)
    """What is wanted, a word of ``models_wishes``, and of what: a set, a role, or a path that was dropped here."""

    def __init__(self, look: Look, main: Kind = PRIMARY, built_in: bool = True) -> None:
        """``main`` is the kind of its one way on, which is another where the page around has a filled button.

        ``built_in``: whether there is a card for what needs nothing, where there is room to say so.
        """
        super().__init__()
        self.look = look
        s = look.s
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._computer = Label(look, "", "lead", "ink2", size=14.5, wrap=True)
        column.addWidget(self._computer)
        column.addSpacing(s(12))
        column.addLayout(self._set_row())
        column.addSpacing(s(12))
        cards = QVBoxLayout()
        cards.setSpacing(s(8))
        self._cards = {role: RoleCard(look, role) for role in (ROLES[0], *([BUILT_IN] if built_in else []), *ROLES[1:])}
        for role, card in self._cards.items():
            cards.addWidget(card)
            card.paused.connect(lambda: self.wished.emit("stop", None))
            card.continued.connect(lambda: self.wished.emit("go on", None))
            card.tried.connect(lambda role=role: self.wished.emit("try", role))
            card.smaller_wanted.connect(lambda role=role: self.wished.emit("smaller", role))
            card.wanted_anyway.connect(lambda role=role: self.wished.emit("anyway", role))
        column.addLayout(cards)
        column.addSpacing(s(10))
        self.online = OnlineCard(look, main)
        column.addWidget(self.online)
        self._note = Note(look)
        column.addWidget(self._note)
        for button, wish in (
            (self.online.fetch, "ask"), (self.online.kit, "kit"), (self.online.yes, "agree"),
            (self.online.no, "refuse"), (self.online.stop, "stop"),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, wish=wish: self.wished.emit(wish, None))
        self.show_state(ModelsState())

    def show_state(self, state: ModelsState) -> None:
        """The whole of it."""
        shelf = state.shelf
        words = computer_words(shelf.computer) if shelf is not None else ""
        self._computer.setText(words or tr("Looking at this computer..."))
        self._show_sets(state)
        for row in rows_of(state):
            if row.role in self._cards:
                self._cards[row.role].show_row(row, state)
        for card in self._cards.values():
            card.setVisible(shelf is not None)
        self.online.setVisible(shelf is not None)
        self.online.show_state(state)
        said = None if state.busy in ("fetch", "try") or state.broken is not None else state_words(state)
        self._note.setVisible(said is not None)
        if said is not None:
            self._note.say(*said)

    def focus_first(self) -> None:
        """The set that is chosen."""
        next((one for one in self._sets.values() if one.isChecked()), self.online.fetch).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData())
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.wished.emit("bring", files[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.look.s(SETS_BESIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _set_row(self) -> QBoxLayout:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(self.look.s(10))
        self._sets = {step: SetCard(self.look, *set_words(step)) for step in ("light", "balanced", "best")}
        for step, card in self._sets.items():
            card.clicked.connect(lambda _=False, step=step: self.wished.emit("choose", step))
            self._row.addWidget(card, 1)
        return self._row

    def _show_sets(self, state: ModelsState) -> None:
        shelf = state.shelf
        by_step = {one.step: one for one in shelf.suggested} if shelf is not None else {}
        for step, card in self._sets.items():
            one = by_step.get(step)
            card.setVisible(one is not None)
            if one is None or shelf is None:
                continue
            left = sum(each.size for each in shelf.missing(one.keys))
            size = size_words(left) if left else tr("Installed")
            suits = tr("suits this computer") if one.recommended else ""
            card.show_set(size, suits, chosen=step == state.chosen)
            set_usable([card], state.busy in ("", "look"))


class OnlineCard(Card):
    """The only time the diary goes online: first what that means, then from where and what, and a yes or a no."""

    def __init__(self, look: Look, main: Kind) -> None:
        super().__init__(look, 14, 14, "info_soft")
        s = look.s
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(s(14))
        words = QVBoxLayout()
        words.setSpacing(s(4))
        self._head = IconLabel(look, "shield", "", "body_strong", "ink", wrap=True)
        self._text = FlowText(look, "", "small", "ink")
        words.addWidget(self._head)
        words.addWidget(self._text)
        self._row.addLayout(words, 1)
        self.fetch = Button(look, "", main, icon="download")
        self.kit = Button(look, tr("No internet? Use a USB kit"), SECONDARY, icon="usb")
        self.yes = Button(look, tr("Fetch them"), main, icon="download")
        self.no = Button(look, tr("Not now"), QUIET)
        self.stop = Button(look, tr("Stop"), SECONDARY, name=tr("Stop what is going on with models"))
        self._buttons = QWidget()
        ways = QVBoxLayout(self._buttons)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(s(6))
        for one in (self.fetch, self.kit, self.yes, self.no, self.stop):
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            ways.addWidget(one)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self._row)
        self._was_asking = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.look.s(SETS_BESIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    @property
    def asking(self) -> bool:
        """Whether a yes is waited for."""
        return self._was_asking

    def show_state(self, state: ModelsState) -> None:
        idle, shelf = state.busy in ("", "look"), state.shelf
        asking = idle and shelf is not None and bool(state.asked or state.unknown)
        if asking and shelf is not None:
            head, text = asked_words(state, shelf) if state.asked else (_unknown_words(), "")
            self.yes.setText(tr("Fetch them") if state.asked else tr("Take it in all the same"))
            self.yes.setAccessibleName(self.yes.text())
        else:
            head = tr("The only time the diary goes online")
            text = tr(
                "Each file is checked against a built-in fingerprint before use. Afterwards the diary opens no "
                "connection at all. Everything works without them, only rougher: you can do this later."
            )
        self._head.say(head)
        self._text.set_text(text)
        self._text.setVisible(bool(text))
        chosen, missing = set_of(state), missing_of(state)
        size = sum(one.size for one in shelf.missing(chosen.keys)) if shelf is not None and chosen is not None else 0
        self.fetch.setText(tr("Fetch {size}...", size=size_words(size)))
        self.fetch.setAccessibleName(self.fetch.text())
        self.fetch.setVisible(not asking and idle and bool(missing) and not state.waiting)
        self.kit.setVisible(not asking and idle)
        self.stop.setVisible(not idle and state.busy != "fetch")
        for one in (self.yes, self.no):
            one.setVisible(asking)
        ways = (self.fetch, self.kit, self.yes, self.no, self.stop)
        self._buttons.setVisible(any(one.isVisibleTo(self._buttons) for one in ways))
        if asking and not self._was_asking and self.isVisible():
            self.yes.setFocus()
        self._was_asking = asking


def _unknown_words() -> str:
    return tr("This holds models nobody vouches for. Take them in only if you trust where they come from.")
