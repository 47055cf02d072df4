"""The last answer in the hands-free view: its words, its date, and the way to hear it again in one's own voice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.domain.conversation import Answer
from diary_desktop.domain.moment import Moment

from .language import tr
from .look import Look
from .widgets.buttons import QUIET, SOFT, Button
from .widgets.chip import Chip
from .widgets.flow_text import FlowText
from .widgets.strokes import card_shape, painting
from .widgets.text import Label
from .words import short_date

LARGE_TEXT = 140


class AnswerCard(QWidget):
    """Hidden while nothing was answered."""

    own_voice_asked = Signal()
    repeat_asked = Signal()
    source_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        s = look.s
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        outer = (QVBoxLayout if s.percent > LARGE_TEXT else QHBoxLayout)(self)
        outer.setContentsMargins(s(22), s(10), s(12), s(12))
        outer.setSpacing(s(12))
        texts = QVBoxLayout()
        texts.setSpacing(s(2))
        self._when = Label(look, "", "small", "ink2")
        self._words = FlowText(look, "", "lead", max_lines=2)
        texts.addWidget(self._when)
        texts.addWidget(self._words)
        outer.addLayout(texts, 1)
        row = QHBoxLayout()
        row.setSpacing(s(10))
        self._day = Chip(look, "", icon="quote", fill="accent_soft", ink="accent_ink", size=32, weight=600)
        self._own = Button(look, tr("Hear your own words"), SOFT, icon="play", size=44)
        self._repeat = Button(look, tr("Repeat"), QUIET, icon="history", size=44)
        self._own.clicked.connect(self.own_voice_asked)
        self._repeat.clicked.connect(self.repeat_asked)
        for one in (self._day, self._own, self._repeat):
            row.addWidget(one)
        row.addStretch(1)
        outer.addLayout(row)
        self.hide()
        look.recoloured.connect(self.update)

    def show_answer(self, answer: Answer | None, source: int, answered: Moment | None, language: str) -> None:
        """The answer, or the source of it in question."""
        self.setVisible(answer is not None)
        if answer is None:
            return
        cited = answer.citations[source] if source < len(answer.citations) else None
        time = f"{answered.local:%H:%M}" if answered is not None else ""
        self._when.setText(tr("Last answer, {time}", time=time))
        quoted = cited is not None and (answer.kind == "quoted" or source > 0)
        self._words.set_role("quote" if quoted else "lead")
        self._words.set_text(cited.quote if cited is not None and quoted else answer.text)
        for one in (self._day, self._own):
            one.setVisible(cited is not None)
        if cited is not None:
            self._day.set_face(
                short_date(cited.day, answered.local.year if answered is not None else 0),
                "quote",
                "accent_soft",
                "accent_ink",
            )

    def wipe(self) -> None:
        """Nothing of an answer stays."""
        self._words.set_text("")
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            card_shape(painter, self.look, QRectF(self.rect()).adjusted(0, 0, 0, -3), self.look.s.exact(14))
