"""The list of kept conversations in place of the thread: search, rows, and what can be done with each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.domain.conversation import Conversation, ConversationId
from diary_desktop.presenters.conversation_list import ListState

from .language import counted, tr
from .look import Look
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, BaseButton, Button
from .widgets.field import Field
from .widgets.flow_text import FlowText
from .widgets.menu_button import MenuButton
from .widgets.notices import EmptyState
from .widgets.scroller import Scroller, emptied
from .widgets.strokes import painting, rounded
from .widgets.text import Label
from .widgets.wrapping_row import WrappingRow
from .words import filled, plain_date, time_of

MEASURE = 640
PAUSE_MS = 250
FIRST_ROWS, MORE_ROWS = 40, 80
"""Rows are made as the list is scrolled."""


class ConversationRow(QWidget):
    """One conversation: a button that goes on with it, and a menu beside it."""

    chosen = Signal()
    wished = Signal(str)
    """``rename``, ``archive``, ``unarchive``, ``delete``, ``markdown`` or ``json``."""

    def __init__(self, look: Look, one: Conversation, *, current: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conversation = one
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.s(4))
        self.button = _RowButton(look, one, current=current)
        self.button.clicked.connect(self.chosen)
        row.addWidget(self.button, 1)
        aside = one.archived is not None
        choices = (
            ("rename", tr("Rename")),
            ("unarchive", tr("Take out of the archive")) if aside else ("archive", tr("Archive")),
            ("markdown", tr("Save as a readable file")),
            ("json", tr("Save whole, for programs")),
            ("delete", tr("Delete")),
        )
        self.menu = MenuButton(look, "more", tr("More for {title}", title=one.title), choices)
        self.menu.chosen.connect(self.wished)
        row.addWidget(self.menu)


class _RowButton(BaseButton):
    """Title, when something was last asked in it, and how many questions."""

    def __init__(self, look: Look, one: Conversation, *, current: bool) -> None:
        when = one.touched.local
        questions = counted(len(one.read), "1 question", "{count} questions")
        about = f"{plain_date(when.date())} · {time_of(when)} · {questions}"
        super().__init__(look, f"{one.title}, {about}")
        self._current = current
        self.setProperty("ring_radius", 12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.s(14), look.s(9), look.s(12), look.s(9))
        column.setSpacing(look.s(2))
        column.addWidget(FlowText(look, one.title, "body", max_lines=2, size=15))
        column.addWidget(Label(look, about, "small", "ink3", wrap=True))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, rect = self.look.s, QRectF(self.rect())
            if self._current:
                rounded(painter, rect, s.exact(12), self.look.colour("surface"), self.look.colour("line"))
                bar = QRectF(0, s(12), s.exact(3.5), rect.height() - s(24))
                rounded(painter, bar, 2, self.look.colour("accent"))
            else:
                rounded(painter, rect, s.exact(12), self.lit(""))


class TitleRow(QWidget):
    """A title being changed."""

    given = Signal(str)
    left = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.s(14), look.s(6), 0, look.s(10))
        column.setSpacing(look.s(8))
        self.field = Field(look, tr("Title of the conversation"))
        self.field.set_text(title)
        self.field.entered.connect(lambda: self.given.emit(self.field.text))
        column.addWidget(self.field)
        save, leave = Button(look, tr("Save the title"), PRIMARY, size=36), Button(look, tr("Cancel"), QUIET, size=36)
        save.clicked.connect(lambda: self.given.emit(self.field.text))
        leave.clicked.connect(self.left)
        column.addWidget(WrappingRow(look, (save, leave)))


class ConversationPage(QWidget):
    """Only what ``show_state`` gives is shown."""

    closed = Signal()
    searched = Signal(str)
    aside_asked = Signal(bool)
    chosen = Signal(object)
    renaming_asked = Signal(object)
    renamed = Signal(object, str)
    wished = Signal(object, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        self._state = ListState()
        self._made = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setMaximumWidth(s(MEASURE))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, s(8), 0, 0)
        column.setSpacing(s(10))
        row.addStretch(1)
        row.addWidget(holder, 1000)
        row.addStretch(1)
        self.field = Field(look, tr("Find a conversation"), icon="search", placeholder=tr("Find a conversation"))
        column.addWidget(self.field)
        self._aside = Button(look, tr("Archived"), SECONDARY, icon="archive", size=34)
        self._aside.clicked.connect(lambda: self.aside_asked.emit(not self._state.aside))
        self._back = Button(look, tr("Back to the conversation"), QUIET, icon="back", size=34, flush=True)
        self._back.clicked.connect(self.closed)
        column.addWidget(WrappingRow(look, (self._back, self._aside)))
        self._line = Label(look, "", "small", "ink2", wrap=True)
        column.addWidget(self._line)
        self._rows = Scroller()
        self._rows.column.setContentsMargins(0, 0, s(12), s(16))
        self._rows.column.setSpacing(s(4))
        self._rows.verticalScrollBar().valueChanged.connect(self._grow)
        column.addWidget(self._rows, 1)
        self._none = EmptyState(look, "ask", tr("No conversation yet. Ask something, and it is kept here."))
        column.addWidget(self._none)
        column.addStretch(0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self.searched.emit(self.field.text))
        self.field.changed.connect(lambda _: self._pause.start(PAUSE_MS))
        self.field.entered.connect(lambda: self.searched.emit(self.field.text))

    def show_state(self, state: ListState) -> None:
        before, self._state = self._state, state
        if not state.open:
            self.wipe()
            return
        self._aside.set_face(tr("Back to the list") if state.aside else tr("Archived"), "archive")
        self._say(state)
        self._none.setVisible(state.known and not state.total and not state.aside)
        rebuilt = (before.rows, before.renaming, before.current) != (state.rows, state.renaming, state.current)
        if rebuilt or not before.open:
            emptied(self._rows.column)
            self._made = 0
            self._make(FIRST_ROWS)
            self._rows.column.addStretch(1)
        self._rows.setVisible(bool(state.rows))

    def focus_first(self) -> None:
        self.field.focus()

    def wipe(self) -> None:
        """No title stays in the widgets."""
        self._pause.stop()
        self._state, self._made = ListState(), 0
        self.field.wipe()
        self._pause.stop()
        self._line.clear()
        emptied(self._rows.column)

    def _say(self, state: ListState) -> None:
        self._line.set_tone("danger" if state.error else "ink2")
        if state.error is not None:
            text = f"{filled(state.error.what_template, state.error.values)} "
            text += filled(state.error.hint_template, state.error.values)
        elif not state.known:
            text = tr("Looking for your conversations...")
        elif state.query and not state.rows:
            text = tr("No conversation has these words.")
        elif state.aside and not state.total:
            text = tr("Nothing is archived.")
        elif state.query:
            text = counted(len(state.rows), "1 conversation found", "{count} conversations found")
        else:
            text = counted(state.total, "1 conversation", "{count} conversations") if state.total else ""
        self._line.setText(text)
        self._line.setVisible(bool(text))

    def _grow(self, value: int) -> None:
        bar = self._rows.verticalScrollBar()
        if self._made < len(self._state.rows) and value > bar.maximum() - self._rows.height():
            stretch = self._rows.column.takeAt(self._rows.column.count() - 1)
            self._make(MORE_ROWS)
            if stretch is not None:
                self._rows.column.addItem(stretch)

    def _make(self, count: int) -> None:
        for one in self._state.rows[self._made : self._made + count]:
            if one.conversation_id == self._state.renaming:
                self._rows.column.addWidget(self._title_row(one))
                continue
            row = ConversationRow(self.look, one, current=one.conversation_id == self._state.current)
            key: ConversationId = one.conversation_id
            row.chosen.connect(lambda key=key: self.chosen.emit(key))
            row.wished.connect(lambda wish, key=key: self._wish(key, wish))
            self._rows.column.addWidget(row)
        self._made = min(self._made + count, len(self._state.rows))

    def _title_row(self, one: Conversation) -> TitleRow:
        row = TitleRow(self.look, one.title)
        row.given.connect(lambda title: self.renamed.emit(one.conversation_id, title))
        row.left.connect(lambda: self.renaming_asked.emit(None))
        QTimer.singleShot(0, row.field, row.field.focus)
        return row

    def _wish(self, key: ConversationId, wish: str) -> None:
        if wish == "rename":
            self.renaming_asked.emit(key)
        else:
            self.wished.emit(key, wish)
