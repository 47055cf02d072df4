"""Hands-free: the whole window, readable from two metres; everything that is said stands here as well."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.catalogue import Role
from diary_desktop.presenters.engine_starts import Waking
from diary_desktop.presenters.hands_free import HandsFreeState

from .hands_free_answer import AnswerCard
from .hands_free_words import (
    caption_of,
    disc_name,
    face_of,
    hint_of,
    lacks_microphone,
    microphone_word,
    own_words_in,
    state_word,
)
from .language import tr
from .look import Look
from .motion import Veil
from .part_words import waking_up
from .widgets.buttons import PRIMARY, QUIET, Button
from .widgets.chip import Chip
from .widgets.flow_text import FlowText, Mark
from .widgets.notices import announce
from .widgets.scene import Mark as AppMark
from .widgets.scene import smooth_path
from .widgets.scroller import Scroller
from .widgets.spoken_text import set_spoken
from .widgets.status_block import network_word
from .widgets.strokes import painting, rounded
from .widgets.text import Label
from .widgets.voice_disc import VoiceDisc, paint_glow
from .widgets.wrapping_row import WrappingRow

CAPTION, SAID, LARGE_CAPTION, LARGE_SAID = 32, 28, 25, 22
"""Px at 100 % of the person's words, and of the diary's own, which are never set in the type of a person's;
in large text less, so that the lines below them stay in sight."""
MEASURE, CARD, BAR = 1160, 940, 10
LARGE_TEXT = 140
_WAVES = (
    "-80,590 120,568 320,578 560,625 760,640 960,600 1160,570 1400,600",
    "-80,650 160,690 320,702 480,650 640,634 800,665 1000,715 1200,752 1400,730",
    "-80,760 160,720 320,705 520,720 760,760 1000,770 1400,745",
)
"""Crests of the hills at the foot, far to near, for a window of 1280 x 800."""


def _sounding(state: HandsFreeState, face: str) -> list[Mark]:
    """Of the person's own voice: what was heard so far, and the word that sounds."""
    if state.lit is None or face != "own_voice":
        return []
    return [Mark(0, state.lit[1], "evidence"), Mark(*state.lit, "word")]


class Outlined(Chip):
    """Something one can say: outlined, for it is no button."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with painting(self) as painter:
            rounded(painter, QRectF(self.rect()), 999, None, self.look.colour("control"))


class HandsFreeView(QWidget):
    """Covers the window's body while it is shown. ``level`` gives the ring its dBFS."""

    disc_pressed = Signal()
    mute_asked = Signal()
    leave_asked = Signal()
    own_voice_asked = Signal()
    repeat_asked = Signal()
    help_asked = Signal()
    source_asked = Signal()
    microphone_asked = Signal()
    writing_asked = Signal()
    typing_asked = Signal()
    """What one can do where there is no microphone: choose one, write an entry, type a question."""
    connections_asked = Signal()
    """It is shown: what it says of the network is to be counted anew."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.level: Callable[[], float] = lambda: -90.0
        self._state = HandsFreeState()
        self._said = ""
        self._waking = Waking()
        self._suggested: tuple[str, ...] = ()
        self._says: WrappingRow
        s = look.s
        column = QVBoxLayout(self)
        column.setContentsMargins(s(28), s(20), s(28), s(20))
        column.setSpacing(s(8))
        column.addWidget(self._head())
        self._page = Scroller(s(MEASURE))
        self._page.column.setSpacing(s(6))
        self._page.column.setContentsMargins(s(BAR), 0, s(BAR), 0)  # the bar of a page in large text lies over its edge
        self._fill(self._page.column)
        column.addWidget(self._page, 1)
        self._veil = Veil(look, self)
        look.recoloured.connect(self.update)
        self.hide()

    def show_state(self, state: HandsFreeState) -> None:
        """Covers the window with it, or goes away."""
        before, self._state = self._state, state
        if state.shown:
            self._show_words(state)
        if state.shown != before.shown:
            self.setVisible(state.shown)
            if state.shown:
                self.raise_()
                self._veil.lift("slow")
                self.connections_asked.emit()
                self.focus_first()
            else:
                self.wipe()

    def show_waking(self, waking: Waking) -> None:
        """What a question or an answer waits for, said while it does."""
        self._waking = waking
        self._hint.setText(self._said_below())

    def show_connections(self, count: int | None) -> None:
        """How many were open when they were counted; None where nobody did yet, or the system does not tell."""
        icon, fill, ink = ("warning", "danger_soft", "danger") if count else ("shield", "ok_soft", "ok")
        self._network.set_face(network_word(count), icon, fill, ink)

    def focus_first(self) -> None:
        self.disc.setFocus()

    def wipe(self) -> None:
        """Nothing that was said stays in the widgets."""
        self._caption.set_text("")
        self._hint.setText("")
        self.answer.wipe()
        self._suggest(())
        self._said = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.look.colour("window"))
            self._paint_waves(painter)
            face = face_of(self._state)
            if face not in ("sleeping", "muted"):
                where = self.disc.mapTo(self, self.disc.rect().center())
                paint_glow(painter, self.look, QPointF(where), "ember" if face == "dictating" else "lamp")

    def _show_words(self, state: HandsFreeState) -> None:
        voice, face = state.voice, face_of(state)
        lacking = lacks_microphone(state)
        self.disc.show_face("muted" if lacking else face, disc_name(state))
        word = state_word(state)
        self._word.setText(word)
        self._word.set_tone({"dictating": "ember_ink", "sleeping": "ink2", "muted": "ink2"}.get(face, "lamp_ink"))
        settled, tail = caption_of(state)
        text = f"{settled} {tail}".strip()
        kind = [Mark(len(text) - len(tail), len(text), "tail")] if tail else []
        own = [Mark(start, end, "own") for start, end in own_words_in(state)]
        large = self.look.s.percent > LARGE_TEXT
        caption, said = (LARGE_CAPTION, LARGE_SAID) if large else (CAPTION, SAID)
        self._caption.set_role(*(("lead", said) if face in ("speaking", "confirming") else ("caption_live", caption)))
        self._caption.set_text(text, [*kind, *own, *_sounding(state, face)])
        set_spoken(self._caption, text)
        self._hint.setText(self._said_below())
        self.answer.show_answer(voice.answer, voice.source, state.answered, voice.language)
        self._without.setVisible(lacking)
        self._suggest(() if lacking else voice.suggestions)
        self._microphone.set_face(*microphone_word(state))
        face_of_mute = (tr("Unmute"), "microphone") if voice.muted else (tr("Mute"), "microphone-off")
        self._mute.set_face(*face_of_mute)
        if word != self._said:
            self._said = word
            announce(self, f"{word}. {hint_of(state, self.look.keys.of('mute'))}", urgent=face == "dictating")
        self.update()

    def _said_below(self) -> str:
        face = face_of(self._state)
        roles: tuple[Role, ...] = ("memory", "answering", "speaking") if face == "answering" else ()
        waking = self._waking.of(*(("listening",) if face == "dictating" else roles))
        return hint_of(self._state, self.look.keys.of("mute")) if waking is None else waking_up(waking)

    def _suggest(self, said: tuple[str, ...]) -> None:
        if said == self._suggested:
            return
        self._suggested = said
        old = self._says
        chips = tuple(Outlined(self.look, f"“{one}”", size=34, fill="surface", ink="ink") for one in said)
        lead = (Label(self.look, tr("You can say"), "small", "ink2"),) if said else ()
        self._says = WrappingRow(self.look, (*lead, *chips, self._help), 10, centred=True)
        self._help.show()
        self._page.column.replaceWidget(old, self._says)
        old.hide()
        old.deleteLater()
        self._says.setAccessibleName(tr("You can say") + ": " + ", ".join(said) if said else "")

    def _head(self) -> QWidget:
        s, look = self.look.s, self.look
        large = s.percent > LARGE_TEXT
        self._microphone = Chip(look, tr("Microphone off"), icon="microphone-off", size=32, weight=600)
        offline = self._network = Chip(look, network_word(None), icon="shield", size=32, weight=600)
        self.show_connections(None)
        self._mute = Button(look, tr("Mute"), icon="microphone-off", deed="" if large else "mute", size=44)
        self._leave = Button(look, tr("Leave"), QUIET, icon="close", deed="" if large else "escape", size=44)
        self._mute.clicked.connect(self.mute_asked)
        self._leave.clicked.connect(self.leave_asked)
        title = Label(look, tr("Hands-free"), "title", size=20, weight=500)
        if large:
            return WrappingRow(look, (self._microphone, offline, self._mute, self._leave), 10)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(s(13))
        first: tuple[QWidget, ...] = (AppMark(look, 30), title, self._microphone)
        for one in first:
            row.addWidget(one)
        row.addStretch(1)
        last: tuple[QWidget, ...] = (offline, self._mute, self._leave)
        for one in last:
            row.addWidget(one)
        return holder

    def _fill(self, column: QVBoxLayout) -> None:
        s, look = self.look.s, self.look
        self.disc = VoiceDisc(look, lambda: self.level())
        self.disc.clicked.connect(self.disc_pressed)
        self._word = Label(look, "", "button", "lamp_ink", size=16, weight=600)
        self._caption = FlowText(look, "", "caption_live", size=CAPTION, centred=True)
        self._hint = Label(look, "", "lead", "ink2", size=15, wrap=True)
        for one in (self._word, self._hint):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.answer = AnswerCard(look)
        self.answer.own_voice_asked.connect(self.own_voice_asked)
        self.answer.repeat_asked.connect(self.repeat_asked)
        self.answer.source_asked.connect(self.source_asked)
        self._help = Button(look, tr("All commands"), QUIET, deed="help", size=44)
        self._help.clicked.connect(self.help_asked)
        self._says = WrappingRow(look, (self._help,), 10, centred=True)
        column.addStretch(3)
        column.addWidget(self.disc, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(s(8))
        column.addWidget(self._word)
        column.addWidget(self._caption)
        column.addWidget(self._hint)
        column.addSpacing(s(8))
        column.addWidget(self._ways_without())
        column.addStretch(4)
        self.answer.setMaximumWidth(s(CARD))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.answer, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(s(10))
        column.addWidget(self._says)

    def _ways_without(self) -> WrappingRow:
        look = self.look
        choose = Button(look, tr("Choose microphone"), PRIMARY, icon="microphone", size=44)
        write = Button(look, tr("Write instead"), icon="pen", size=44)
        ask = Button(look, tr("Type a question"), icon="ask", size=44)
        choose.clicked.connect(self.microphone_asked)
        write.clicked.connect(self.writing_asked)
        ask.clicked.connect(self.typing_asked)
        self._without = WrappingRow(look, (choose, write, ask), 10, centred=True)
        self._without.hide()
        return self._without

    def _paint_waves(self, painter: QPainter) -> None:
        """Three low hills, behind nothing that has to be read without a card."""
        if not self.look.decorated:
            return
        painter.save()
        painter.scale(self.width() / 1280, self.height() / 800)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, crest in enumerate(_WAVES):
            shade = QColor(self.look.colour("accent_soft"))
            shade.setAlphaF((0.16, 0.22, 0.28)[number])
            path = smooth_path(crest)
            path.lineTo(1400, 820)
            path.lineTo(-80, 820)
            painter.setBrush(shade)
            painter.drawPath(path)
        painter.restore()
