"""A memory that is asked about before it is shown: no word of it is there until somebody says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..language import tr
from ..look import Look
from .buttons import SECONDARY, Button
from .card import Card
from .flow_text import FlowText
from .text import IconLabel, Label


class CoveredCard(Card):
    """``title`` says when it was, ``question`` why it is covered."""

    uncovered = Signal()

    def __init__(self, look: Look, title: str, day: str, question: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.column.addWidget(IconLabel(look, "history", title, "label", "lamp_ink"))
        self.column.addWidget(FlowText(look, question, "body", "ink"))
        foot = QHBoxLayout()
        foot.addWidget(Label(look, day, "small", "ink2"))
        foot.addStretch(1)
        show = Button(look, tr("Open it"), SECONDARY, size=32, name=f"{tr('Open it')}, {title}, {day}")
        show.clicked.connect(self.uncovered)
        foot.addWidget(show)
        self.column.addSpacing(look.s(4))
        self.column.addLayout(foot)
