"""The page of an entry: date, title, text whose words light up and can be pointed at, what is asked, the weather."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary_desktop.domain.details import details_of
from diary_desktop.domain.entry import Entry
from diary_desktop.presenters.entry_state import EntryState

from .attachment_tiles import AttachmentTiles
from .detail_faces import faces_of
from .detail_panel import DetailPanel
from .entry_questions import EntryQuestions
from .language import counted, tr
from .look import Look
from .widgets.buttons import QUIET, SOFT, Button
from .widgets.detail_chips import DetailChips
from .widgets.flow_text import FlowText, Mark
from .widgets.menu import Menu
from .widgets.note import Trouble
from .widgets.scroller import Scroller, emptied
from .widgets.spoken_text import set_spoken
from .widgets.text import IconLabel, Label
from .widgets.waveform import MiniWaveform
from .words import filled, headline_date, long_date, number, plain_date, time_of
from .write_view import MEASURE


class EntryPage(Scroller):
    """Keeps the word being said in the middle third, unless the reader has scrolled."""

    word_chosen = Signal(int)
    word_alone = Signal(int)
    caret_wanted = Signal(int)
    write_down_asked = Signal()
    history_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look.s(MEASURE), parent)
        self.look = look
        self._state = EntryState()
        self._following = True
        self._moving = self._led = False
        s, column = look.s, self.column
        column.setContentsMargins(0, s(8), s(12), s(18))
        column.setSpacing(0)
        self._when = Label(look, "", "small", "ink2")
        self._title = FlowText(look, "", "display")
        self._title.setProperty("ring_none", True)
        self.chips = DetailChips(look, tr("Mood, tags, people, place"))
        self.panel = DetailPanel(look)
        self.panel.hide()
        self.tiles = AttachmentTiles(look)
        self._found: tuple[list[tuple[int, int]], int] = ([], -1)
        self.body = self._made_body()
        self.questions = EntryQuestions(look)
        self._trouble = Trouble(look)
        self._trouble.setContentsMargins(0, look.s(8), 0, look.s(8))
        self._waiting = self._made_waiting()
        self._split = self._made_split()
        self._silent = QHBoxLayout()
        self._silent.setSpacing(s(12))
        column.addWidget(self._when)
        column.addSpacing(s(5))
        column.addWidget(self._title)
        column.addSpacing(s(14))
        column.addWidget(self.chips)
        column.addSpacing(s(12))
        column.addWidget(self.panel)
        column.addSpacing(s(6))
        column.addWidget(self.body)
        column.addSpacing(s(12))
        column.addWidget(self.tiles)
        for part in (self.questions, self._waiting, self._split, self._trouble):
            column.addWidget(part)
        column.addLayout(self._silent)
        column.addLayout(self._made_foot())
        column.addStretch(1)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_entry(self, entry: Entry, state: EntryState) -> None:
        """All of it."""
        self._state = state
        when = entry.when.local
        binned = f" · {tr('In the bin')}" if entry.binned else ""
        self._when.setText(f"{long_date(when.date())} · {time_of(when)}{binned}")
        # An automatic title is the text's first sentence, which stands just below.
        self._title.set_text(entry.revision.title or headline_date(when.date()))
        self.body.set_text(entry.text, self._marks(state))
        for one in (self._title, self.body):
            set_spoken(one, one.text)
        self.body.set_words([(one.start, one.end) for one in state.words])
        self.show_details(state)
        self._show_waiting(entry, state)
        self._trouble.tell(state.error if state.not_understood is None else None)
        self._show_silence(entry)
        story = _story_of(entry)
        self._split.setVisible(len(entry.heads) > 1)
        self._story.set_face(story, "history", f"{tr('History')}: {story}")
        words = len(entry.text.split())
        self._count.setText(tr("{count} words", count=number(words)) if words != 1 else tr("1 word"))

    def show_details(self, state: EntryState) -> None:
        """Chips, what can be added, photos and files."""
        entry = state.entry
        if entry is None:
            return
        still, details = entry.binned is not None, details_of(entry)
        self.chips.show_faces(faces_of(details, state.trackers, state.suggested, still=still))
        self.chips.setVisible(bool(self.chips.chips))
        self.panel.show_details(details, state.trackers)
        asked = bool(state.detailing) and not state.unasked
        led, self._led = self._led, asked
        self.panel.setVisible(bool(state.detailing) and not still)
        if asked and not led:
            self.panel.focus_part(state.detailing)
            QTimer.singleShot(0, self.panel, lambda: self.ensureWidgetVisible(self.panel.field, 0, self.height() // 3))
        self.tiles.show_attachments(entry.attachments, state.photos, still=still)

    def focus_title(self) -> None:
        """Where one begins to read, and what a screen reader says first."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, places: list[tuple[int, int]], at: int) -> None:
        """Where searched words stand; the one that is looked at comes into sight."""
        self._found = (places, at)
        self.body.set_marks(self._marks(self._state))
        if 0 <= at < len(places):
            self._bring(*places[at])

    def show_none(self) -> None:
        """Nothing of the entry before stays in it."""
        self._state = EntryState()
        self._found = ([], -1)
        self._led = False
        self.chips.show_faces(())
        self.panel.wipe()
        self.panel.hide()
        self.tiles.show_attachments((), {})
        emptied(self._silent)
        self._story.set_face("", "history", tr("History"))
        for text in (self._title, self.body):
            text.set_text("")
        for label in (self._when, self._count, self._trouble):
            label.clear()
        self.questions.show_state(self._state)

    def light(self, state: EntryState) -> None:
        """Another word is said, or looked at."""
        before, self._state = self._state, state
        self.body.set_marks(self._marks(state))
        if state.playing and not before.playing:
            self._following = True
        if state.doubt is not None and state.checked != before.checked:
            self._bring(state.doubt.start, state.doubt.end)
        elif state.playing and self._following and 0 <= state.word < len(state.words):
            word = state.words[state.word]
            self._bring(word.start, word.end)

    def _marks(self, state: EntryState) -> list[Mark]:
        places, at = self._found
        found = [Mark(*one, "word" if number == at else "evidence") for number, one in enumerate(places)]
        return [*_marks(state), *found]

    def _bring(self, start: int, end: int) -> None:
        rects, page = self.body.stretch_rects(start, end), self.widget()
        if rects and page is not None:
            at = self.body.mapTo(page, rects[0].center().toPoint())
            self._moving = True
            self.ensureVisible(at.x(), at.y(), 0, self.height() // 3)
            self._moving = False

    def _scrolled(self) -> None:
        if self._state.playing and not self._moving:
            self._following = False

    def _made_body(self) -> FlowText:
        body = FlowText(self.look, "", "read", gap=0.55)
        body.word_chosen.connect(self._chosen)
        body.caret_wanted.connect(self.caret_wanted)
        body.menu_wanted.connect(self._open_menu)
        body.cursor_moved.connect(self._bring)
        return body

    def _chosen(self, character: int) -> None:
        self._following = True
        self.word_chosen.emit(character)

    def _open_menu(self, character: int, at: QPoint) -> None:
        """What else can be done with a word."""
        menu = Menu(self.look, self)
        menu.setAccessibleName(tr("This word"))
        choices = (
            (tr("Play from here"), self.word_chosen),
            (tr("Play this word"), self.word_alone),
            (tr("Edit here"), self.caret_wanted),
        )
        for text, signal in choices:
            menu.addAction(text).triggered.connect(lambda _=False, signal=signal: signal.emit(character))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def _made_waiting(self) -> QWidget:
        s, look = self.look.s, self.look
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, s(10), 0, 0)
        self._waiting_text = IconLabel(look, "info", "", tone="lamp_ink", wrap=True)
        self._write_down = Button(look, tr("Write the words now"), SOFT, icon="microphone", size=34)
        self._write_down.clicked.connect(self.write_down_asked)
        row.addWidget(self._waiting_text, 1)
        row.addWidget(self._write_down)
        return whole

    def _made_split(self) -> QWidget:
        """After a merge: the way to both versions, side by side."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, self.look.s(10), 0, 0)
        said = tr("This entry was changed in two places.")
        row.addWidget(IconLabel(self.look, "warning", said, tone="lamp_ink", wrap=True), 1)
        both = Button(self.look, tr("See both"), SOFT, icon="history", size=34, name=f"{tr('See both')}: {said}")
        both.clicked.connect(self.history_asked)
        row.addWidget(both)
        return whole

    def _made_foot(self) -> QHBoxLayout:
        self._story = Button(self.look, "", QUIET, icon="history", size=34, flush=True)
        self._story.clicked.connect(self.history_asked)
        self._count = Label(self.look, "", "small", "ink2")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, self.look.s(10), 0, 0)
        foot.addWidget(self._story)
        foot.addStretch(1)
        foot.addWidget(self._count)
        return foot

    def _show_waiting(self, entry: Entry, state: EntryState) -> None:
        missing = state.not_understood
        rough = entry.transcript is not None and entry.transcript.rough and entry.again is None
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


def _marks(state: EntryState) -> list[Mark]:
    words = state.words
    marks = [Mark(one.start, one.end, "doubt") for one in words if one.doubtful]
    if state.marked[1] and state.word < 0:
        marks.append(Mark(*state.marked, "evidence"))
    if state.doubt is not None:
        marks.append(Mark(state.doubt.start, state.doubt.end, "word"))
    elif state.word >= 0 and words:
        now = words[min(state.word, len(words) - 1)]
        marks.append(Mark(words[0].start, now.end, "evidence"))
        marks.append(Mark(now.start, now.end, "word"))
    return marks


def _story_of(entry: Entry) -> str:
    """How the text came to be, in a few words."""
    edits = sum(one.origin == "edited" for one in entry.revisions)
    told = tr("Spoken") if entry.clip or entry.let_go else tr("Written")
    if entry.transcript is not None and edits:
        told = tr("Original transcript kept")
    return f"{told} · {counted(edits, 'edited once', 'edited {count} times')}" if edits else told
