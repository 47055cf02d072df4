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

    def __init__(self, look: Look, result: SearchResult, why: str, parent: QWidget | None = None) -> None:
        title, day = shown_title(result.summary), short_date(result.summary.when.local.date())
        said = ", ".join(part for part in (title, day, result.quote, why) if part)
        super().__init__(look, said, parent)
        s = look.s
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(s(14), s(9), s(16), s(10))
        row.setSpacing(s(14))
        disc = MoodDisc(look, result.summary.mood or 0, spoken=bool(result.summary.seconds), size=32)
        row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(s(2))
        head = QHBoxLayout()
        head.setSpacing(s(12))
        head.addWidget(FlowText(look, title, "title", size=17, max_lines=1), 1)
        head.addWidget(Label(look, day, "small", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        quote = FlowText(look, "", "quote", "ink2", max_lines=2)
        quote.set_text(result.quote, [Mark(start, end, "evidence") for start, end in result.marks])
        column.addWidget(quote)
        if why:
            column.addWidget(Label(look, why, "small", "ink2"))
        row.addLayout(column, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

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
