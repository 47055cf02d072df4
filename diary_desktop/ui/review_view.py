"""A later transcript beside an entry's text: each change with its answers, all at once, or another time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.presenters.review import ReviewState

from .language import counted, tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from .widgets.change_row import ChangeRow
from .widgets.scroller import Scroller, emptied
from .widgets.text import Label
from .widgets.usable import set_usable
from .widgets.wrapping_row import WrappingRow
from .words import filled, plain_date

MEASURE = 660
MOST_SHOWN = 20
"""Changes shown at a time; the next ones come up as these are answered."""


class ReviewView(QWidget):
    """In the place of the page while it is open."""

    closed = Signal()
    taken = Signal(int)
    left = Signal(int)
    all_taken = Signal()
    all_left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._shown: tuple[object, ...] = ()
        s = look.s
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._page = Scroller(s(MEASURE))
        whole.addWidget(self._page)
        column = self._page.column
        column.setContentsMargins(0, s(8), s(12), s(18))
        column.setSpacing(s(10))
        column.addWidget(Label(look, tr("Written down again"), "page", wrap=True))
        self._said = Label(look, "", "body", "ink2", wrap=True)
        self._trouble = Label(look, "", "small", "danger", wrap=True)
        self._take_all = Button(look, tr("Take all of it"), PRIMARY, icon="check")
        self._take_all.clicked.connect(self.all_taken)
        self._leave_all = Button(look, tr("Leave it as it is"), SECONDARY)
        self._leave_all.clicked.connect(self.all_left)
        self._close = Button(look, tr("Another time"), QUIET, icon="close")
        self._close.clicked.connect(self.closed)
        column.addWidget(self._said)
        column.addWidget(self._trouble)
        column.addWidget(WrappingRow(look, (self._take_all, self._leave_all, self._close), 10))
        self._list = QVBoxLayout()
        self._list.setSpacing(s(10))
        column.addLayout(self._list)
        self._more = Label(look, "", "small", "ink2", wrap=True)
        column.addWidget(self._more)
        column.addStretch(1)

    def focus_first(self) -> None:
        self._take_all.setFocus()

    def show_state(self, state: ReviewState) -> None:
        self._trouble.setVisible(state.error is not None)
        if state.error is not None:
            what, hint, values = state.error.what_template, state.error.hint_template, state.error.values
            self._trouble.setText(f"{filled(what, values)} {filled(hint, values)}")
        undecided = state.undecided
        self._said.setText(_said(state))
        self._leave_all.set_usable(not state.busy, tr("In a moment: something else is being done."))
        safe = state.proposal.safe if state.proposal is not None else frozenset()
        any_safe = any(number in safe for number, _ in undecided)
        why = "" if any_safe else tr("Each of these would change what you wrote by hand: look at them one by one.")
        set_usable([self._take_all], not state.busy and any_safe, why)
        shown = undecided[:MOST_SHOWN]
        more = len(undecided) - len(shown)
        self._more.setText(counted(more, "1 more change below.", "{count} more changes below.") if more else "")
        if shown != self._shown:
            self._fill(state)

    def _fill(self, state: ReviewState) -> None:
        """Whoever was at a change goes on at the one that took its place."""
        rows = self.findChildren(ChangeRow)
        focused: QWidget | None = self.focusWidget()
        here = next((at for at, row in enumerate(rows) if focused is not None and row.isAncestorOf(focused)), -1)
        emptied(self._list)
        self._shown = state.undecided[:MOST_SHOWN]
        for number, change in state.undecided[:MOST_SHOWN]:
            note = tr("You wrote or changed this by hand.") if change.by_hand else ""
            row = ChangeRow(self.look, (change.before, change.after), change.old, change.new, note=note)
            row.taken.connect(lambda number=number: self.taken.emit(number))
            row.left.connect(lambda number=number: self.left.emit(number))
            self._list.addWidget(row)
        rows = self.findChildren(ChangeRow)
        if here >= 0:
            stop = rows[min(here, len(rows) - 1)].take if rows else self._close
            stop.setFocus(Qt.FocusReason.TabFocusReason)


def _said(state: ReviewState) -> str:
    """By whom, when, and what the marks mean."""
    again = state.entry.again if state.entry is not None else None
    if again is None:
        return ""
    day = plain_date(again.made.local.date())
    by = tr("By {name}, {day}.", name=again.transcript.recognizer, day=day)
    marks = tr("Struck through is what would go, underlined is what would come.")
    stays = tr("The text of today and the original transcript stay in the history.")
    return f"{by} {marks} {stays}"
