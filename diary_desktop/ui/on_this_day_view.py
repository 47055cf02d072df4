"""This day before: what was told on the same day in earlier years; hard days and rested topics are asked about."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.presenters.on_this_day import OnThisDayState
from diary_desktop.services.on_this_day import Remembered

from .language import tr
from .look import Look
from .widgets.buttons import QUIET, Button
from .widgets.covered_card import CoveredCard
from .widgets.day_words import ago_words, covered_words, day_of_memory, lunar_spoken
from .widgets.entry_card import EntryCard
from .widgets.notices import EmptyState
from .widgets.scroller import Scroller, emptied
from .widgets.text import Label
from .words import headline_date

MEASURE = 700


class OnThisDayView(QWidget):
    """Built anew from each state below the way back."""

    back_asked = Signal()
    opened = Signal(object)
    played = Signal(object)
    uncover_asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._shown: OnThisDayState | None = None
        s = look.s
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(s(36), s(18), s(26), 0)
        self._back = Button(look, tr("Back"), QUIET, icon="back", flush=True)
        self._back.clicked.connect(self.back_asked)
        bar.addWidget(self._back)
        bar.addStretch(1)
        whole.addLayout(bar)
        self._page = Scroller(s(MEASURE + 72))
        column = self._page.column
        column.setContentsMargins(s(36), s(6), s(36), s(26))
        column.setSpacing(s(4))
        column.addWidget(Label(look, tr("This day before"), "label", "lamp_ink"))
        self._title = Label(look, "", "display")
        column.addWidget(self._title)
        self._lunar = Label(look, "", "small", "ink2")
        column.addWidget(self._lunar)
        self._list = QVBoxLayout()
        self._list.setSpacing(s(9))
        column.addLayout(self._list)
        column.addStretch(1)
        whole.addWidget(self._page, 1)

    def show_state(self, state: OnThisDayState) -> None:
        if state == self._shown:
            return
        self._shown = state
        self._title.setText(headline_date(state.day))
        self._lunar.setVisible(state.lunar is not None)
        self._lunar.setText(lunar_spoken(state.lunar) if state.lunar is not None else "")
        emptied(self._list)
        for _, group in groupby(state.before, key=lambda one: (one.ago, one.count, one.day)):
            self._add_group(list(group), state)
        if not state.before:
            self._list.addSpacing(self.look.s(26))
            hint = tr("Next year this day will be here.")
            self._list.addWidget(EmptyState(self.look, "history", tr("Nothing from this day yet."), hint))

    def focus_first(self) -> None:
        """The newest memory that is shown, else the way back."""
        first = next(iter(self._page.findChildren(EntryCard)), None)
        (first or self._back).setFocus(Qt.FocusReason.TabFocusReason)

    def wipe(self) -> None:
        """Nothing of the diary stays in the widgets."""
        self._shown = None
        self._title.clear()
        self._lunar.clear()
        emptied(self._list)

    def _add_group(self, group: list[Remembered], state: OnThisDayState) -> None:
        s, first = self.look.s, group[0]
        head = QHBoxLayout()
        head.setContentsMargins(0, s(20), 0, 0)
        head.addWidget(Label(self.look, ago_words(first), "label", "ink2"))
        head.addStretch(1)
        head.addWidget(Label(self.look, day_of_memory(first), "small", "ink2", weight=500))
        self._list.addLayout(head)
        for one in group:
            if one.summary.entry_id in state.covered:
                self._list.addWidget(self._covered(one, state))
            else:
                self._list.addWidget(self._card(one))

    def _card(self, one: Remembered) -> EntryCard:
        card, chosen = EntryCard(self.look, one.summary), one.summary.entry_id
        card.clicked.connect(lambda: self.opened.emit(chosen))
        card.play_asked.connect(lambda: self.played.emit(chosen))
        return card

    def _covered(self, one: Remembered, state: OnThisDayState) -> CoveredCard:
        rests = one.summary.entry_id in state.rested
        title = tr("Rested topic") if rests else tr("A hard day")
        card = CoveredCard(self.look, title, day_of_memory(one), covered_words("rested" if rests else "hard"))
        card.uncovered.connect(lambda: self.uncover_asked.emit(one.summary.entry_id))
        return card
