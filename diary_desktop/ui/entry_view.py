"""An entry: read it, hear it with the words lighting up, correct it in its place, give it weather, delete it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from diary_desktop.domain.entry import Entry
from diary_desktop.presenters.entry import EntryState
from diary_desktop.presenters.history import HistoryState

from .history_view import HistoryView
from .language import counted, tr
from .look import Look
from .player_dock import PlayerDock
from .widgets.buttons import PRIMARY, QUIET, SECONDARY, SOFT, Button
from .widgets.chip import Chip
from .widgets.flow_text import FlowText, Mark
from .widgets.mood import MOOD_WORDS, MoodButton
from .widgets.notices import EmptyState
from .widgets.scroller import Scroller, emptied
from .widgets.text import IconLabel, Label
from .widgets.waveform import MiniWaveform
from .words import filled, headline_date, long_date, number, plain_date, time_of
from .write_view import MEASURE, TITLE_MARGINS, Editor


class EntryView(QWidget):
    """Header with the ways on, the page, and the player below it. Empty while no entry is chosen."""

    back_asked = Signal()
    ask_asked = Signal()
    edit_asked = Signal()
    edited = Signal(str, str)
    keep_asked = Signal()
    leave_edit_asked = Signal()
    delete_asked = Signal()
    restore_asked = Signal()
    mood_chosen = Signal(int)
    word_chosen = Signal(int)
    write_down_asked = Signal()
    history_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._state = EntryState()
        self._history = HistoryState()
        self._entry: Entry | None = None
        self._filling = False
        s = look.s
        whole = QVBoxLayout(self)
        whole.setContentsMargins(s(30), s(18), s(30), s(24))
        whole.setSpacing(s(8))
        whole.addLayout(self._head())
        self._stack = QStackedWidget()
        self._none = EmptyState(look, "book", tr("Choose an entry to read or hear it."))
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._reader())
        self._stack.addWidget(self._editor())
        self.history = HistoryView(look)
        self._stack.addWidget(self.history)
        whole.addWidget(self._stack, 1)
        self.dock = PlayerDock(look)
        whole.addWidget(self.dock)
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
        if state.word != before.word or state.playing != before.playing or state.entry is not before.entry:
            self._light(state)

    def show_history(self, state: HistoryState) -> None:
        """In the place of the page while it is of this entry."""
        opened = bool(state.versions) and not self._history.versions
        self._history = state
        self.history.show_state(state)
        self._turn()
        if opened:
            self.history.focus_first()

    def focus_first(self) -> None:
        if self._state.editing:
            self._text.setFocus()
        elif self.dock.isVisible():
            self.dock.play.setFocus()
        else:
            self._back.setFocus()

    def wipe(self) -> None:
        """Nothing of the entry stays in the widgets, nor in what could be undone."""
        self._filling = True
        self._title_edit.setText("")
        self._text.show_text("")
        self._filling = False
        self.show_history(HistoryState())
        self.show_state(EntryState())
        self._show_entry(EntryState())

    def set_narrow(self, narrow: bool) -> None:
        """Back leads to the list only where the list is not beside it; it is kept either way for the keyboard."""
        edge = self.look.s(26 if narrow else 30)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, self.look.s(18), edge, self.look.s(24))

    def _head(self) -> QHBoxLayout:
        look = self.look
        row = QHBoxLayout()
        row.setSpacing(look.s(8))
        self._back = Button(look, tr("Back"), QUIET, icon="back", flush=True)
        self._ask = Button(look, tr("Ask about this"), SOFT, icon="ask", size=36)
        self._edit = Button(look, tr("Edit"), SECONDARY, icon="pen", hint="Ctrl E", size=36, name=tr("Edit this entry"))
        self._delete = Button(look, tr("Delete"), QUIET, icon="trash", size=36, name=tr("Delete this entry"))
        self._restore = Button(
            look, tr("Restore"), SECONDARY, icon="undo", size=36, name=tr("Restore this entry from the bin")
        )
        self._leave = Button(look, tr("Leave as it was"), QUIET, size=36)
        self._keep = Button(
            look, tr("Keep"), PRIMARY, icon="check", hint="Ctrl ↵", size=36, name=tr("Keep the changes")
        )
        for button, signal in (
            (self._back, self.back_asked),
            (self._ask, self.ask_asked),
            (self._edit, self.edit_asked),
            (self._delete, self.delete_asked),
            (self._restore, self.restore_asked),
            (self._leave, self.leave_edit_asked),
            (self._keep, self.keep_asked),
        ):
            button.clicked.connect(signal)
        self._saved = IconLabel(look, "check", tr("Saved"), tone="ok")
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._saved)
        for button in (self._ask, self._edit, self._delete, self._restore, self._leave, self._keep):
            row.addWidget(button)
        return row

    def _reader(self) -> QWidget:
        s, look = self.look.s, self.look
        self._page = Scroller(s(MEASURE))
        column = self._page.column
        column.setContentsMargins(0, s(8), s(4), s(18))
        column.setSpacing(0)
        self._when = Label(look, "", "small", "ink2")
        self._title = FlowText(look, "", "display")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(s(8))
        self._body = FlowText(look, "", "read", gap=0.55)
        self._body.word_chosen.connect(self.word_chosen)
        self._trouble = Label(look, "", "small", "danger", wrap=True)
        self._waiting = QWidget()
        waiting = QHBoxLayout(self._waiting)
        waiting.setContentsMargins(0, s(14), 0, 0)
        self._waiting_text = IconLabel(look, "info", "", tone="lamp_ink", wrap=True)
        self._write_down = Button(look, tr("Write the words now"), SOFT, icon="microphone", size=34)
        self._write_down.clicked.connect(self.write_down_asked)
        waiting.addWidget(self._waiting_text, 1)
        waiting.addWidget(self._write_down)
        self._story = Button(look, "", QUIET, icon="history", size=34, flush=True)
        self._story.clicked.connect(self.history_asked)
        split = tr("This entry was changed in two places.")
        self._split = IconLabel(look, "warning", split, tone="lamp_ink", wrap=True)
        self._silent = QHBoxLayout()
        self._silent.setSpacing(s(12))
        self._count = Label(look, "", "small", "ink2")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, s(18), 0, 0)
        foot.addWidget(self._story)
        foot.addStretch(1)
        foot.addWidget(self._count)
        for one in (self._when, self._title):
            column.addWidget(one)
        column.addSpacing(s(12))
        column.addLayout(self._chips)
        column.addSpacing(s(18))
        for part in (self._body, self._waiting, self._split, self._trouble):
            column.addWidget(part)
        column.addLayout(self._silent)
        column.addLayout(foot)
        column.addSpacing(s(18))
        column.addLayout(self._moods())
        column.addStretch(1)
        return self._page

    def _moods(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.look.s(8))
        column.addWidget(Label(self.look, tr("What was the weather in you?"), "small", "ink2"))
        row = QHBoxLayout()
        row.setSpacing(self.look.s(8))
        self._mood_buttons: list[MoodButton] = []
        for mood, word in enumerate(MOOD_WORDS, start=1):
            button = MoodButton(self.look, mood, tr(word))
            button.clicked.connect(lambda checked, mood=mood: self.mood_chosen.emit(mood if checked else 0))
            row.addWidget(button)
            self._mood_buttons.append(button)
        row.addStretch(1)
        column.addLayout(row)
        return column

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
        entry, self._entry = state.entry, state.entry
        self._turn()
        binned = entry is not None and entry.binned is not None
        for button in (self._ask, self._edit, self._delete):
            button.setVisible(entry is not None and not state.editing and not binned)
        self._restore.setVisible(binned and not state.editing)
        for button in (self._leave, self._keep):
            button.setVisible(state.editing)
        self._saved.setVisible(state.editing and state.saved)
        if entry is None:
            emptied(self._chips)
            emptied(self._silent)
            self._story.set_face("", "history", tr("History"))
            for text in (self._title, self._body):
                text.set_text("")
            for label in (self._when, self._count, self._trouble):
                label.clear()
            return
        if state.editing:
            self._fill_editor(state)
        self._fill_page(entry, state)

    def _turn(self) -> None:
        """The page that is wanted; history gives way to the editor, and goes with its entry."""
        entry = self._state.entry
        remembers = entry is not None and self._history.entry_id == entry.entry_id
        page = 0 if entry is None else 2 if self._state.editing else 3 if remembers else 1
        self._stack.setCurrentIndex(page)

    def _fill_page(self, entry: Entry, state: EntryState) -> None:
        when = entry.when.local
        place = f" · {tr('In the bin')}" if entry.binned else ""
        self._when.setText(f"{long_date(when.date())} · {time_of(when)}{place}")
        # An automatic title is the text's first sentence, which stands just below.
        self._title.set_text(entry.revision.title or headline_date(when.date()))
        self._body.set_text(entry.text, self._marks(state))
        self._body.set_words([(one.start, one.end) for one in state.words])
        self._fill_chips(entry)
        missing = state.not_understood
        rough = entry.transcript is not None and entry.transcript.rough
        self._waiting.setVisible(entry.clip is not None and (entry.awaits_words or rough))
        if state.writing_down:
            self._waiting_text.say(tr("Your words are being written down."))
        elif missing is not None:
            what, hint = missing.what_template, missing.hint_template
            self._waiting_text.say(f"{filled(what, missing.values)} {filled(hint, missing.values)}")
        elif entry.awaits_words:
            self._waiting_text.say(tr("Your voice is kept. Words will be added when listening is installed."))
        else:
            self._waiting_text.say(tr("Rough captions for now. Better listening can write them again."))
        self._write_down.setVisible(entry.awaits_words and not state.writing_down)
        self._trouble.setVisible(state.error is not None and missing is None)
        if state.error is not None:
            what, hint = state.error.what_template, state.error.hint_template
            self._trouble.setText(f"{filled(what, state.error.values)} {filled(hint, state.error.values)}")
        self._show_silence(entry)
        story = _story_of(entry)
        self._split.setVisible(len(entry.heads) > 1)
        self._story.set_face(story, "history", f"{tr('History')}: {story}")
        words = len(entry.text.split())
        self._count.setText(tr("{count} words", count=number(words)) if words != 1 else tr("1 word"))
        for at, button in enumerate(self._mood_buttons, start=1):
            button.setChecked(entry.mood == at)

    def _show_silence(self, entry: Entry) -> None:
        """Sound that was let go: its waveform and since when."""
        emptied(self._silent)
        gone = entry.let_go
        self._silent.setContentsMargins(0, self.look.s(14) if gone else 0, 0, 0)
        if gone is not None:
            self._silent.addWidget(MiniWaveform(self.look, gone.peaks, gone.seconds))
            said = tr("The sound was let go on {day}.", day=plain_date(gone.when.local.date()))
            self._silent.addWidget(Label(self.look, said, "small", "ink2"))
            self._silent.addStretch(1)

    def _fill_chips(self, entry: Entry) -> None:
        emptied(self._chips)
        if entry.mood:
            mood = int(entry.mood)
            word = tr(MOOD_WORDS[mood - 1])
            self._chips.addWidget(Chip(self.look, word, icon=f"mood-{mood}", fill=f"mood{mood}_soft", ink="ink"))
        named = ((entry.tags, "tag"), (entry.people, "person"), ((entry.place,) if entry.place else (), "place"))
        for names, icon in named:
            for name in names:
                self._chips.addWidget(Chip(self.look, name, icon=icon))
        self._chips.addStretch(1)

    def _fill_editor(self, state: EntryState) -> None:
        self._filling = True
        if self._title_edit.text() != state.draft_title:
            self._title_edit.setText(state.draft_title)
        if self._text.toPlainText() != state.draft_text:
            self._text.show_text(state.draft_text)
        self._filling = False
        self._text.setFocus()

    def _marks(self, state: EntryState) -> list[Mark]:
        words = state.words
        marks = [Mark(one.start, one.end, "doubt") for one in words if one.doubtful]
        if state.marked[1] and state.word < 0:
            marks.append(Mark(*state.marked, "evidence"))
        if state.word >= 0 and words:
            now = words[min(state.word, len(words) - 1)]
            marks.append(Mark(words[0].start, now.end, "evidence"))
            marks.append(Mark(now.start, now.end, "word"))
        return marks

    def _light(self, state: EntryState) -> None:
        self._body.set_marks(self._marks(state))
        if state.playing and 0 <= state.word < len(state.words):
            word = state.words[state.word]
            rects = self._body.stretch_rects(word.start, word.end)
            page = self._page.widget()
            if rects and page is not None:
                at = self._body.mapTo(page, rects[0].center().toPoint())
                self._page.ensureVisible(at.x(), at.y(), 0, self._page.height() // 3)

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit(self._title_edit.text(), self._text.toPlainText())


def _story_of(entry: Entry) -> str:
    """How the text came to be, in a few words."""
    edits = sum(one.origin == "edited" for one in entry.revisions)
    told = tr("Spoken") if entry.clip or entry.let_go else tr("Written")
    if entry.transcript is not None and edits:
        told = tr("Original transcript kept")
    return f"{told} · {counted(edits, 'edited once', 'edited {count} times')}" if edits else told
