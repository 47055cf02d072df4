"""One found entry: mood, title, date, and the sentence it was found by with the words on lamplight."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.domain.search import SearchResult

from ..look import Look
from ..words import short_date
from .buttons import BaseButton
from .entry_words import shown_title
from .flow_text import FlowText, Mark
from .mood import MoodDisc
from .strokes import painting, rounded
from .text import Label


class ResultRow(BaseButton):
    """A click opens it; the keyboard stays in the search field and walks the rows from there."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        s = look.s
        self._shown: object = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(s(14), s(9), s(16), s(10))
        row.setSpacing(s(14))
        self._disc = MoodDisc(look, 0, size=32)
        row.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(s(2))
        head = QHBoxLayout()
        head.setSpacing(s(12))
        self._title = FlowText(look, "", "title", size=17, max_lines=1)
        self._day = Label(look, "", "small", "ink2")
        head.addWidget(self._title, 1)
        head.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._quote = FlowText(look, "", "quote", "ink2", max_lines=2)
        column.addWidget(self._quote)
        self._ground = Label(look, "", "small", "ink2")
        column.addWidget(self._ground)
        row.addLayout(column, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_result(self, result: SearchResult, why: str) -> None:
        """Another one in the same place."""
        if (result, why) == self._shown:
            return
        self._shown = (result, why)
        title, day = shown_title(result.summary), short_date(result.summary.when.local.date())
        self._say(title, day, why)
        self._disc.set_mood(result.summary.mood or 0, spoken=bool(result.summary.seconds))
        self._quote.set_text(result.quote, [Mark(start, end, "evidence") for start, end in result.marks])
        self.setAccessibleName(", ".join(part for part in (title, day, result.quote, why) if part))

    def put_away(self) -> None:
        """Nothing of what it showed stays in it."""
        self.hide()
        if self._shown is not None:
            self._shown = None
            self._say("", "", "")
            self._disc.set_mood(0)
            self._quote.set_text("")
            self.setAccessibleName("")

    def _say(self, title: str, day: str, why: str) -> None:
        self._title.set_text(title)
        self._day.setText(day)
        self._ground.setText(why)
        self._ground.setVisible(bool(why))

    def nextCheckState(self) -> None:
        """Only the view decides which row is meant."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rect, look = QRectF(self.rect()), self.look
            if self.isChecked():
                border = look.colour("control") if look.high_contrast else None
                rounded(painter, rect, look.s.exact(12), look.colour("accent_soft"), border)
            else:
                rounded(painter, rect, look.s.exact(12), self.lit(""))
