"""The pieces of a conversation: the question's bubble, the waiting line, and a source with its quote marked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.conversation import Citation
from diary_desktop.services.cited import Surroundings

from ..language import tr
from ..look import Look
from ..words import clock_time, plain_date, short_date
from .buttons import QUIET, SOFT, Button
from .card import Card
from .citation import CitationChip
from .flow_text import FlowText, Mark
from .mood import MOOD_WORDS, MoodDisc
from .spoken_text import set_spoken
from .strokes import dot, painting, rounded
from .text import Label

BUBBLE_WIDTH, NARROWEST = 460, 200


def citation_name(citation: Citation) -> str:
    """``Source 2, 23 October 2026, Before the rain``."""
    parts = [tr("Source {number}", number=citation.number), plain_date(citation.day), citation.title]
    return ", ".join(part for part in parts if part)


class QuestionBubble(QWidget):
    """What was asked, at the right, as wide as its words up to ``BUBBLE_WIDTH`` and the room there is."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        self.setAccessibleName(tr("You asked: {question}", question=text))
        column = QVBoxLayout(self)
        column.setContentsMargins(s(18), s(11), s(18), s(11))
        asked = FlowText(look, text, "lead")
        set_spoken(asked, text)
        column.addWidget(asked)
        wide = QFontMetricsF(look.font("lead")).horizontalAdvance(text) + s(38)
        width = min(s(BUBBLE_WIDTH), round(wide))
        self.setMaximumWidth(width)
        self.setMinimumWidth(min(width, s(NARROWEST)))
        look.recoloured.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rounded(painter, QRectF(self.rect()), self.look.s.exact(14), self.look.colour("accent_soft"))


class WaitingDots(QWidget):
    """Three lamp dots that take turns; still where motion is unwanted."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._turn = 0
        self.setFixedSize(look.s(44), look.s(18))
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self._next)
        look.recoloured.connect(self.update)

    def set_moving(self, moving: bool) -> None:
        """Twice a second at the most: nothing ever flashes."""
        if moving:
            self._timer.start()
        else:
            self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for number in range(3):
                shade = self.look.colour("lamp")
                shade.setAlphaF((1.0, 0.65, 0.35)[(number + self._turn) % 3])
                s = self.look.s
                dot(painter, s(8) + number * s(13), self.height() / 2, s.exact(4), shade)

    def _next(self) -> None:
        if not self.look.still:
            self._turn = (self._turn + 2) % 3
            self.update()


class SourceCard(Card):
    """One source: number, date, title, the sentence that was meant, and the way to its entry."""

    open_asked = Signal()
    hear_asked = Signal()

    def __init__(self, look: Look, citation: Citation, *, spoken: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, 15, parent=parent)
        s = look.s
        self.number = citation.number
        self.setAccessibleName(citation_name(citation))
        head = QHBoxLayout()
        head.setSpacing(s(8))
        self._chip = CitationChip(look, citation.number, citation_name(citation))
        self._chip.clicked.connect(self.open_asked)
        self._chip.setAccessibleDescription(
            tr("Enter opens the entry at this sentence, Space plays it")
            if spoken
            else tr("Opens the entry at this sentence")
        )
        self._chip.open_asked.connect(self.open_asked)
        self._chip.hear_asked.connect(self.hear_asked if spoken else self.open_asked)
        head.addWidget(self._chip)
        head.addWidget(Label(look, short_date(citation.day), "small", "ink2", weight=500))
        head.addStretch(1)
        self._head = head
        self.column.addLayout(head)
        if citation.title and not citation.quote.startswith(citation.title.rstrip("…")):
            self.column.addWidget(FlowText(look, citation.title, "title", size=17, max_lines=2))
        self._citation, self._around = citation, Surroundings()
        self._hear: Button | None = None
        self._mood: QWidget | None = None
        self._quote = FlowText(look, "", "quote")
        self._quote.set_text(citation.quote, [Mark(0, len(citation.quote), "evidence")])
        set_spoken(self._quote, citation.quote)
        self.column.addWidget(self._quote)
        self.column.addLayout(self._foot(citation, spoken))

    def set_around(self, around: Surroundings | None) -> None:
        """The words beside the quote, the mood of the entry, and how long the quote sounds."""
        if around is None or around == self._around:
            return
        self._around, quote = around, self._citation.quote
        before = f"{around.before} " if around.before else ""
        after = f" {around.after}" if around.after else ""
        self._quote.set_text(before + quote + after, [Mark(len(before), len(before) + len(quote), "evidence")])
        if self._hear is not None and around.seconds:
            length = clock_time(max(around.seconds, 1))
            self._hear.set_face(
                tr("Hear it") + f" · {length}", "play", tr("Hear it: {source}", source=citation_name(self._citation))
            )
        if around.mood is not None and self._mood is None:
            self._mood = MoodDisc(self.look, around.mood, size=28)
            self._mood.setAccessibleName(tr("Mood: {mood}", mood=tr(MOOD_WORDS[around.mood - 1])))
            self._head.addWidget(self._mood)

    def focus(self) -> None:
        """Its number has the focus, for Enter and Space."""
        self._chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_active(self, active: bool) -> None:
        """This is the source just asked for."""
        self.set_marked(active)
        self._chip.set_active(active)

    def _foot(self, citation: Citation, spoken: bool) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(0)
        if spoken:
            hear = Button(
                self.look,
                tr("Hear it"),
                SOFT,
                icon="play",
                size=32,
                name=tr("Hear it: {source}", source=citation_name(citation)),
            )
            hear.clicked.connect(self.hear_asked)
            self._hear = hear
            foot.addWidget(hear)
        foot.addStretch(1)
        opens = Button(
            self.look,
            tr("Open"),
            QUIET,
            icon="forward",
            size=32,
            flush=True,
            name=tr("Open {source}", source=citation_name(citation)),
        )
        opens.clicked.connect(self.open_asked)
        foot.addWidget(opens, 0, Qt.AlignmentFlag.AlignRight)
        return foot
