"""Ask: the conversation, the composer with its microphone, and the sources an answer rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.asking import Correction
from diary_desktop.domain.conversation import Answer
from diary_desktop.domain.errors import DiaryError
from diary_desktop.presenters.ask_state import AskState, Turn, sentence_count
from diary_desktop.presenters.conversation_list import ListState
from diary_desktop.presenters.engine_starts import Waking

from .ask_composer import Composer
from .ask_reading import ReadingCard
from .ask_turn import TurnView
from .conversation_page import ConversationPage
from .language import counted, tr
from .look import Look
from .sources_panel import SourcesPanel
from .widgets.buttons import QUIET, Button
from .widgets.chip import ChipButton
from .widgets.choice_button import ChevronButton
from .widgets.citation import CitationChip
from .widgets.conversation import SourceCard
from .widgets.flow_text import FlowText
from .widgets.notices import announce
from .widgets.scroller import Scroller, emptied
from .widgets.text import Label
from .widgets.wrapping_row import WrappingRow
from .words import filled

MEASURE = 640
LOW = 330
"""Px at 100 % of height below which the composer is its field alone."""

SOURCES_WIDTH = 336
KEPT = 480
"""Px at 100 % that the answer keeps beside its sources."""

TITLE_ROOM = 330
"""Px at 100 % that the rest of the header needs beside the title."""

HINT_ROOM = 600
"""Px at 100 % of the header from which a key is named in it."""


class AskView(QWidget):
    """Thread and composer in the middle, or the list of conversations in their place; sources at the right or, in a
    narrow window, over it."""

    asked = Signal(str)
    listen_asked = Signal()
    stop_asked = Signal()
    again_asked = Signal(int)
    read_asked = Signal(int)
    new_asked = Signal()
    list_asked = Signal()
    sources_asked = Signal(int, int)
    sources_closed = Signal()
    source_opened = Signal(int)
    source_heard = Signal(int)
    explain_asked = Signal(int)
    passage_chosen = Signal(int)
    days_given = Signal(int, str)
    corrected = Signal(int, object)
    change_asked = Signal(int)
    change_left = Signal()
    take_out_asked = Signal(int)
    complained = Signal(int, object)
    reflection_asked = Signal(str)
    models_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._turns: tuple[Turn, ...] = ()
        self._views: list[TurnView] = []
        self._waking, self._aloud, self._speaking = Waking(), 0, False
        self._over = self._wordless = False
        self._said_title = ""
        self._told: DiaryError | None = None
        s = look.s
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(s(26), s(18), s(26), s(16))
        column.setSpacing(s(10))
        column.addLayout(self._head())
        self._thread = Scroller(s(MEASURE))
        self._thread.column.setContentsMargins(0, s(8), s(12), s(8))
        self._holder = QVBoxLayout()
        self._holder.setSpacing(s(6))
        self._begin = self._beginning()
        self._thread.column.addWidget(self._begin)
        self._thread.column.addLayout(self._holder)
        self._thread.column.addStretch(1)
        column.addWidget(self._thread, 1)
        self.page = ConversationPage(look)
        self.page.hide()
        column.addWidget(self.page, 1)
        self.composer = Composer(look)
        self.composer.setMaximumWidth(s(MEASURE))
        self.composer.sent.connect(self.asked)
        self.composer.listen_asked.connect(self.listen_asked)
        self.composer.change_left.connect(self.change_left)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.composer, 1000)
        foot.addStretch(1)
        column.addLayout(foot)
        row.addWidget(middle, 1)
        self.sources = SourcesPanel(look)
        self.sources.setFixedWidth(s(SOURCES_WIDTH))
        self.sources.closed.connect(self.sources_closed)
        self.sources.opened.connect(self.source_opened)
        self.sources.heard.connect(self.source_heard)
        row.addWidget(self.sources)
        self.sources.hide()

    def show_state(self, state: AskState) -> None:
        self._said_title = state.title
        self._new.setVisible(bool(state.turns))
        self._begin.setVisible(not state.turns)
        self._show_turns(state)
        for at, view in enumerate(self._views):
            view.set_shown(at == state.shown, state.source)
            view.explain(state.explained if state.explained is not None and state.explained.turn == at else None)
        self._aloud, self._speaking = max(state.shown, 0), bool(state.speaking)
        self._tell_waking()
        answer = state.sourced
        self.sources.show_sources(answer, state.source, state.sounding, state.around)
        # Over the answer it would hide what was just asked for: there it waits until a source is asked for.
        found = answer is not None and bool(answer.citations)
        self.sources.setVisible(found and not self.page.isVisibleTo(self) and (not self._over or state.source > 0))
        self._place_sources()
        self.composer.show_state(state)

    def show_waking(self, waking: Waking) -> None:
        """Said where an answer is waited for, and where one is to be read aloud."""
        self._waking = waking
        self._tell_waking()

    def _tell_waking(self) -> None:
        for at, view in enumerate(self._views):
            here = at == self._aloud
            view.set_waking(self._waking.of("memory", "answering"))
            view.set_speaking(here and self._speaking, self._waking.of("speaking") if here else None)

    def show_wordless(self, wordless: bool) -> None:
        """Whether nothing is there that words answers: said where one is made of quotes."""
        self._wordless = wordless
        for view in self._views:
            view.set_wordless(wordless)

    def show_list(self, state: ListState) -> None:
        """The conversations in place of the thread, or the thread again."""
        opened = state.open and not self.page.isVisibleTo(self)
        self.page.show_state(state)
        self.page.setVisible(state.open)
        self._thread.setVisible(not state.open)
        self.composer.setVisible(not state.open)
        if state.open:
            self.sources.hide()
            self._place_sources()
        if opened:
            self.page.focus_first()

    def set_narrow(self, narrow: bool) -> None:
        """The panel gives up a little width; where the answer would keep too little, it lies over it."""
        wide = self.look.s(300 if narrow else SOURCES_WIDTH)
        over = narrow and self.width() - wide < self.look.s(KEPT)
        self.sources.setFixedWidth(wide)
        if over != self._over:
            self._over = over
            if over:
                self._row.removeWidget(self.sources)
                self.sources.hide()
            else:
                self._row.addWidget(self.sources)
        self._place_sources()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.composer.set_low(self.height() < self.look.s(LOW))
        self._place_sources()

    def _place_sources(self) -> None:
        """Where it lies over the answer; beside it, it leaves the title less room."""
        if self._over:
            self.sources.setGeometry(self.width() - self.sources.width(), 0, self.sources.width(), self.height())
            self.sources.raise_()
        self._place_title()

    def focus_first(self) -> None:
        if self.page.isVisibleTo(self):
            self.page.focus_first()
        else:
            self.composer.field.focus()

    def hear_focused(self) -> bool:
        """Play the source that has the keys, in an answer or beside it; False where none has."""
        over: QWidget | None = self.focusWidget()
        number = 0
        while over is not None and over is not self:
            number = over.number if isinstance(over, CitationChip | SourceCard) else number
            if isinstance(over, TurnView) and number:
                self._open(self._views.index(over), number, self.source_heard)
                return True
            over = over.parentWidget() if over is not self.sources else None
        if number:
            self.source_heard.emit(number)
        return bool(number)

    def send(self) -> None:
        """Ask what was said where one is listened to, else what was written; not behind the list of conversations."""
        if self.composer.isVisibleTo(self):
            self.composer.finish()

    def wipe(self) -> None:
        """Nothing that was asked or answered stays in the widgets."""
        self._turns, self._views, self._said_title = (), [], ""
        emptied(self._holder)
        self._place_title()
        self.composer.wipe()
        self.page.wipe()
        self.sources.show_sources(None, 0)
        self.sources.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.s(16))
        self._name = Label(self.look, tr("Ask"), "page")
        row.addWidget(self._name)
        self._title = ChevronButton(self.look, tr("Conversations"), QUIET, size=36)
        self._title.clicked.connect(self.list_asked)
        row.addWidget(self._title)
        row.addStretch(1)
        self._new = Button(self.look, tr("New conversation"), QUIET, icon="plus", deed="new_conversation", size=36)
        self._new.clicked.connect(self.new_asked)
        row.addWidget(self._new)
        return row

    def set_titled(self, titled: bool) -> None:
        """Whether the page says its name itself: not where the bar above says it."""
        self._name.setVisible(titled)

    def _place_title(self) -> None:
        """As much of the title as there is room for; a screen reader hears all of it."""
        whole = self.width() - (self.sources.width() if self.sources.isVisibleTo(self) and not self._over else 0)
        room = whole - self.look.s(TITLE_ROOM)
        wanted = self._said_title or tr("Conversations")
        metrics = QFontMetricsF(self.look.font("button", 14, 500))
        text = metrics.elidedText(wanted, Qt.TextElideMode.ElideRight, max(room, self.look.s(90)))
        name = tr("Conversations") + (f": {self._said_title}" if self._said_title else "")
        self._title.set_face(text, name=name)
        narrow = self.width() < self.look.s(560)
        self._new.set_face("" if narrow else tr("New conversation"), "plus", tr("New conversation"))
        self._new.set_hint_shown(whole >= self.look.s(HINT_ROOM))

    def _beginning(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, self.look.s(60 if self.look.s.percent <= 130 else 6), 0, 0)
        column.setSpacing(self.look.s(10))
        column.addWidget(FlowText(self.look, tr("What would you like to know?"), "page", centred=True))
        line = tr("Ask about a day, a person or a place. The answer shows where it is written.")
        column.addWidget(FlowText(self.look, line, "body", "ink2", centred=True))
        column.addSpacing(self.look.s(26 if self.look.s.percent <= 130 else 6))
        column.addWidget(FlowText(self.look, tr("Or look back:"), "label", "ink2", centred=True))
        kinds = (
            ("week", tr("This week")),
            ("month", tr("This month")),
            ("year", tr("This year")),
            ("on-this-day", tr("On this day")),
            ("people", tr("People")),
            ("topics", tr("What comes back")),
        )
        chips = [self._look_back(kind, word) for kind, word in kinds]
        column.addWidget(WrappingRow(self.look, tuple(chips), 10, centred=True, chips=tr("Or look back:")))
        return holder

    def _look_back(self, kind: str, word: str) -> ChipButton:
        chip = ChipButton(self.look, word, tr("Look back: {what}", what=word))
        chip.clicked.connect(lambda: self.reflection_asked.emit(kind))
        return chip

    def _show_turns(self, state: AskState) -> None:
        """Only turns that changed are built anew: the last one, as a rule, unless it can take what is new."""
        if state.turns == self._turns:
            return
        same = 0
        for new, old, view in zip(state.turns, self._turns, self._views, strict=False):
            if new is not old and not view.follow(new):
                break
            same += 1
        told = [one.answer for one in self._turns]
        held = self._held_in(self._views[same:])
        while len(self._views) > same:
            view = self._views.pop()
            self._holder.removeWidget(view)
            view.hide()
            view.deleteLater()
        for at in range(same, len(state.turns)):
            self._add_turn(at, state.turns[at])
        self._give_back(held, self._views[same:])
        grown = state.turns[-1:] != self._turns[-1:]
        self._turns = state.turns
        if grown:
            QTimer.singleShot(0, self._thread, self._to_last)
        self._announce(told, state.turns)

    def _held_in(self, views: Sequence[TurnView]) -> str:
        """The name of the control that has the keys and is about to go; empty for none."""
        focused: QWidget | None = self.focusWidget()
        if focused is None or not any(view.isAncestorOf(focused) for view in views):
            return ""
        return focused.accessibleName()

    def _give_back(self, held: str, views: Sequence[TurnView]) -> None:
        """The keys to the same control of what is there now; where it is gone, as Stop is, to the question's field."""
        if not held:
            return
        found = (one for view in views for one in view.findChildren(QAbstractButton) if one.accessibleName() == held)
        again = next((one for one in found if one.isEnabled()), None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.composer.field.focus()

    def _to_last(self) -> None:
        """The last question at the top, so that its answer is read from its beginning; the end where all of it fits."""
        if self._views:
            bar = self._thread.verticalScrollBar()
            bar.setValue(min(bar.maximum(), self._views[-1].mapTo(self._thread.page, QPoint(0, 0)).y()))

    def _announce(self, told: Sequence[Answer | None], turns: tuple[Turn, ...]) -> None:
        """An answer that has just come; not those of a conversation that is taken up again."""
        last = turns[-1].answer if turns else None
        if last is not None and len(told) == len(turns) and told[-1] is None:
            sources = counted(len(last.citations), "1 source", "{count} sources")
            said = counted(sentence_count(last), "1 sentence", "{count} sentences")
            announce(self, tr("Answer, {sentences}, {sources}", sentences=said, sources=sources))
        error = turns[-1].error if turns else None
        if error is not None and error is not self._told:
            announce(self, filled(error.what_template, error.values), urgent=True)
        self._told = error

    def _add_turn(self, at: int, turn: Turn) -> None:
        view = TurnView(self.look, turn)
        view.sources_asked.connect(lambda source, at=at: self.sources_asked.emit(at, source))
        view.source_opened.connect(lambda source, at=at: self._open(at, source, self.source_opened))
        view.source_heard.connect(lambda source, at=at: self._open(at, source, self.source_heard))
        view.read_asked.connect(lambda at=at: self.read_asked.emit(at))
        view.again_asked.connect(lambda at=at: self.again_asked.emit(at))
        view.stop_asked.connect(self.stop_asked)
        view.explain_asked.connect(lambda at=at: self.explain_asked.emit(at))
        view.change_asked.connect(lambda at=at: self.change_asked.emit(at))
        view.take_out_asked.connect(lambda at=at: self.take_out_asked.emit(at))
        view.complained.connect(lambda complaint, at=at: self.complained.emit(at, complaint))
        view.everywhere_asked.connect(lambda at=at: self.corrected.emit(at, Correction(everywhere=True)))
        view.reading_opened.connect(lambda card, at=at: self._connect_reading(at, card))
        view.models_asked.connect(self.models_asked)
        view.set_wordless(self._wordless)
        self._holder.addWidget(view)
        self._views.append(view)

    def _open(self, at: int, source: int, wish: SignalInstance) -> None:
        """From the answer itself: its sources come first, for a number means one of those that are shown."""
        self.sources_asked.emit(at, source)
        wish.emit(source)

    def _connect_reading(self, at: int, card: ReadingCard) -> None:
        card.days_given.connect(lambda words: self.days_given.emit(at, words))
        card.all_days_asked.connect(lambda: self.corrected.emit(at, Correction(everywhere=True)))
        card.open_asked.connect(lambda: self.corrected.emit(at, Correction("open")))
        card.count_asked.connect(lambda: self.corrected.emit(at, Correction("count")))
        card.change_asked.connect(lambda: self.change_asked.emit(at))
        card.passage_chosen.connect(self.passage_chosen)
        QTimer.singleShot(0, card, lambda: self._thread.ensureWidgetVisible(card))
