"""What one can say: every voice command, from the table the parser reads, as one says it and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from .language import tr
from .look import Look
from .widgets.buttons import PRIMARY, Button
from .widgets.flow_text import FlowText
from .widgets.scroller import Scroller
from .widgets.strokes import cut_corners, painting, rounded
from .widgets.text import Label

KEYS = (
    ("hands_free", "Hands-free"),
    ("mute", "Microphone off or on"),
    ("escape", "Silence, then leave"),
    ("speak", "Speak"),
    ("lock", "Lock now"),
)
"""Deeds that go with talking, and what they are called there."""


class VoiceHelp(QDialog):
    """``rows`` are wordings and what they do; ``keys`` stand above them where one asked for keys as well."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        rows: list[tuple[str, str]],
        keys: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.look = look
        s = look.s
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = tr("Keys and voice commands") if keys else tr("What you can say")
        self.setAccessibleName(title)
        self.resize(min(s(680), parent.width() - 40), min(s(640), parent.height() - 40))
        column = QVBoxLayout(self)
        column.setContentsMargins(s(26), s(22), s(22), s(20))
        column.setSpacing(s(10))
        column.addWidget(Label(look, title, "title"))
        said = FlowText(
            look,
            tr("In any order, with a please or without. Locking, discarding and deleting ask back first."),
            "body",
            "ink2",
        )
        lines = [(f"“{say}”", does) for say, does in rows]
        self._page = Scroller()
        if keys:
            self._page.column.addLayout(self._grid(keys))
            self._page.column.addSpacing(s(18))
            self._page.column.addWidget(Label(look, tr("What you can say"), "title", size=17))
            self._page.column.addWidget(said)
            self._page.column.addSpacing(s(4))
        else:
            column.addWidget(said)
            lines += [(look.keys.of(deed), tr(word)) for deed, word in KEYS if look.keys.of(deed)]
        self._page.column.addLayout(self._grid(lines))
        self._page.column.addStretch(1)
        column.addWidget(self._page, 1)
        foot = QHBoxLayout()
        self._close = Button(look, tr("Close"), PRIMARY)
        self._close.clicked.connect(self.reject)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.addLayout(foot)
        self._close.setFocus()

    def _grid(self, lines: Sequence[tuple[str, str]]) -> QGridLayout:
        s, grid = self.look.s, QGridLayout()
        grid.setHorizontalSpacing(s(20))
        grid.setVerticalSpacing(s(9))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for at, (say, does) in enumerate(lines):
            grid.addWidget(FlowText(self.look, say, "body", size=15), at, 0)
            grid.addWidget(FlowText(self.look, does, "body", "ink2"), at, 1)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut_corners(self, self.look.s(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            fill, border = self.look.colour("raised"), self.look.colour("control")
            rounded(painter, QRectF(self.rect()), self.look.s.exact(18), fill, border)
