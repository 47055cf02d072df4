"""An entry: read it, hear it with the words lighting up, correct it in its place, give it weather, delete it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from diary_desktop.domain.entry import Entry
from diary_desktop.presenters.entry_state import EntryState
from diary_desktop.presenters.history import HistoryState
from diary_desktop.presenters.review import ReviewState

from .entry_menu import EntryMenu
from .entry_page import EntryPage
from .files_dropped import FilesDropped
from .find_bar import FindBar
from .history_view import HistoryView
from .language import tr
from .look import Look
from .photo_viewer import PhotoPlace
from .player_dock import PlayerDock
from .review_view import ReviewView
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, SOFT, Button
from .widgets.field import keep_unlearned
from .widgets.notices import EmptyState
from .widgets.text import IconLabel
from .write_view import MEASURE, TITLE_MARGINS, Editor

LOW = 400
"""Px at 100 %: below this height of the page its text would be left half a line."""


class EntryView(FilesDropped):
    """Header with the ways on, the page, and the player below it. Empty while no entry is chosen."""

    back_asked = Signal()
    ask_asked = Signal()
    edit_asked = Signal()
    edited = Signal(str, str)
    keep_asked = Signal()
    leave_edit_asked = Signal()
    wished = Signal(str)
    viewer_made = Signal(object)
    restore_asked = Signal()
    word_chosen = Signal(int)
    write_down_asked = Signal()
    history_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state = EntryState()
        self._history = HistoryState()
        self._review = ReviewState()
        self._entry: Entry | None = None
        self._filling = False
        self.photos = PhotoPlace(look, self)
        self._edge = 30
        whole = QVBoxLayout(self)
        whole.addLayout(self._head())
        self.finding = FindBar(look)
        whole.addWidget(self.finding)
        self._stack = QStackedWidget()
        self._none = EmptyState(look, "book", tr("Choose an entry to read or hear it."))
        self._stack.addWidget(self._none)
        self.page = EntryPage(look)
        for signal, told in (
            (self.page.word_chosen, self.word_chosen),
            (self.page.write_down_asked, self.write_down_asked),
            (self.page.history_asked, self.history_asked),
        ):
            signal.connect(told)
        self._stack.addWidget(self.page)
        self._stack.addWidget(self._editor())
        self.history = HistoryView(look)
        self._stack.addWidget(self.history)
        self.review = ReviewView(look)
        self._stack.addWidget(self.review)
        whole.addWidget(self._stack, 1)
        self.dock = PlayerDock(look)
        whole.addWidget(self.dock)
        self.finding.found.connect(self.page.show_found)
        self.finding.closed.connect(self.focus_first)
        self._show_entry(EntryState())

    def show_state(self, state: EntryState) -> None:
        before, self._state = self._state, state
        if (
            state.entry is not self._entry
            or state.editing != before.editing
            or state.error is not before.error
            or state.saved != before.saved
            or (state.writing_down != before.writing_down)
        ):
            self._show_entry(state)
        self.dock.show_state(state)
        self.page.questions.show_state(state)
        if _details(state) != _details(before):
            self.page.show_details(state)
        if (state.viewed, state.view) != (before.viewed, before.view):
            self._show_photo(state)
        if (state.word, state.playing, state.checked) != (before.word, before.playing, before.checked) or (
            state.entry is not before.entry or state.words is not before.words
        ):
            self.page.light(state)

    def show_history(self, state: HistoryState) -> None:
        """In the place of the page while it is of this entry."""
        opened = bool(state.versions) and not self._history.versions
        self._history = state
        self.history.show_state(state)
        self._turn()
        if opened:
            self.history.focus_first()

    def show_review(self, state: ReviewState) -> None:
        """In the place of the page while a later transcript of it is looked at."""
        opened = state.proposal is not None and self._review.proposal is None
        self._review = state
        self.review.show_state(state)
        self._turn()
        if opened:
            self.review.focus_first()

    def focus_first(self) -> None:
        if self.photos.is_open:
            self.photos.focus()
        elif self._state.editing:
            self._text.setFocus()
        elif self.page.isVisible():
            self.page.focus_title()
        else:
            self._back.setFocus()

    def wipe(self) -> None:
        """Nothing of the entry stays in the widgets, nor in what could be undone."""
        self._filling = True
        self._title_edit.setText("")
        self._text.show_text("")
        self._filling = False
        self.show_history(HistoryState())
        self.show_review(ReviewState())
        self.show_state(EntryState())
        self._show_entry(EntryState())

    def set_narrow(self, narrow: bool) -> None:
        """Back leads to the list only where the list is not beside it; it is kept either way for the keyboard."""
        self._edge = 26 if narrow else 30
        self._lay_edges()

    def _lay_edges(self) -> None:
        """In a low window what stands above and below the text gives way to it."""
        s, low = self.look.s, self.height() < self.look.s(LOW)
        above, below = (8, 10) if low else (18, 24)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(s(self._edge), s(above), s(self._edge), s(below))
            layout.setSpacing(s(4 if low else 8))
        self.dock.set_low(low=low)

    def open_find(self) -> None:
        """A field above the page, in which words of this entry are looked for."""
        if self._entry is not None:
            self.finding.open(self._entry.text)

    def takes_files(self) -> bool:
        """Whether photos and files can be put on what is shown."""
        entry = self._state.entry
        return entry is not None and entry.binned is None and not self._state.editing

    def _show_photo(self, state: EntryState) -> None:
        still = state.entry is None or state.entry.binned is not None
        made = self.photos.show(state.photo_list, state.viewed, state.view, still=still)
        if made is not None:
            self.viewer_made.emit(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.photos.spread()
        self._lay_edges()
        self._lay_head()

    def _lay_head(self) -> None:
        """Words and key hints where there is room for them."""
        room = self.width() - self._back.sizeHint().width() - self.menu.sizeHint().width() - self.look.s(2 * 30 + 3 * 8)
        self._edit.set_hint_shown(room >= self._ask.whole_width + self._edit.whole_width)
        self._ask.set_shortened(room < self._ask.whole_width + self._edit.sizeHint().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays and pauses, wherever in the page nothing else wants it."""
        entry = self._state.entry
        if event.key() == Qt.Key.Key_Space and entry is not None and entry.clip and not self._state.editing:
            self.dock.play_asked.emit()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        look = self.look
        row = QHBoxLayout()
        row.setSpacing(look.s(8))
        self._back = Button(look, tr("Back"), QUIET, icon="back", flush=True)
        self._ask = Button(look, tr("Ask about this"), SOFT, icon="ask", size=36)
        self._edit = Button(look, tr("Edit"), SECONDARY, icon="pen", deed="edit", size=36, name=tr("Edit this entry"))
        self.menu = EntryMenu(look)
        self.menu.chosen.connect(self.wished)
        self._restore = Button(
            look, tr("Restore"), SECONDARY, icon="restore", size=36, name=tr("Restore this entry from the bin")
        )
        self._leave = Button(look, tr("Leave as it was"), QUIET, size=36)
        self._keep = Button(
            look, tr("Keep"), PRIMARY, icon="check", deed="commit", size=36, name=tr("Keep the changes")
        )
        for button, signal in (
            (self._back, self.back_asked),
            (self._ask, self.ask_asked),
            (self._edit, self.edit_asked),
            (self._restore, self.restore_asked),
            (self._leave, self.leave_edit_asked),
            (self._keep, self.keep_asked),
        ):
            button.clicked.connect(signal)
        self._saved = IconLabel(look, "check", tr("Saved"), tone="ok")
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._saved)
        for button in (self._ask, self._edit, self._restore, self._leave, self._keep):
            row.addWidget(button)
        row.addWidget(self.menu)
        return row

    def _editor(self) -> QWidget:
        s = self.look.s
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, s(8), 0, 0)
        inner = QWidget()
        inner.setMaximumWidth(s(MEASURE))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(s(10))
        self._title_edit = QLineEdit()
        keep_unlearned(self._title_edit)
        self._title_edit.setFont(self.look.font("display"))
        self._title_edit.setTextMargins(*TITLE_MARGINS)
        self._title_edit.setPlaceholderText(tr("Title, if you like"))
        self._title_edit.setAccessibleName(tr("Title"))
        self._title_edit.setProperty("ring_none", True)
        self._text = Editor(self.look, tr("Text"))
        column.addWidget(self._title_edit)
        column.addWidget(self._text, 1)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self._title_edit.textChanged.connect(self._tell)
        self._text.textChanged.connect(self._tell)
        return holder

    def _show_entry(self, state: EntryState) -> None:
        before, self._entry = self._entry, state.entry
        entry = state.entry
        self._turn()
        if entry is None or state.editing:
            self.finding.wipe()
        else:
            self.finding.search_in(entry.text)
        binned = entry is not None and entry.binned is not None
        for button in (self._ask, self._edit):
            button.setVisible(entry is not None and not state.editing and not binned)
        self.menu.setVisible(entry is not None and not state.editing)
        self.menu.show_entry(entry)
        self._restore.setVisible(binned and not state.editing)
        for button in (self._leave, self._keep):
            button.setVisible(state.editing)
        self._saved.setVisible(state.editing and state.saved)
        if entry is None:
            self.page.show_none()
            return
        if state.editing:
            self._fill_editor(state)
        self.page.show_entry(entry, state)
        if before is None and self._back.hasFocus():
            self.focus_first()  # it had to wait there for the entry

    def _turn(self) -> None:
        """The page that is wanted; history gives way to the editor, and goes with its entry."""
        entry = self._state.entry
        remembers = entry is not None and self._history.entry_id == entry.entry_id
        reviewed = self._review.entry
        reviews = entry is not None and reviewed is not None and reviewed.entry_id == entry.entry_id
        inner = 4 if reviews else 3 if remembers else 1
        page = 0 if entry is None else 2 if self._state.editing else inner
        self._stack.setCurrentIndex(page)

    def _fill_editor(self, state: EntryState) -> None:
        self._filling = True
        if self._title_edit.text() != state.draft_title:
            self._title_edit.setText(state.draft_title)
        if self._text.toPlainText() != state.draft_text:
            self._text.show_text(state.draft_text)
        self._filling = False
        self._text.select(*state.selected)
        self._text.mark([(one.start, one.end) for one in state.doubts])
        self._text.setFocus()

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit(self._title_edit.text(), self._text.toPlainText())


def _details(state: EntryState) -> tuple[object, ...]:
    """What the chips, the panel below them and the tiles are made of besides the entry."""
    return (state.suggested, state.trackers, state.detailing, state.unasked, state.photos)
