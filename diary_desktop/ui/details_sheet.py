"""What is known of an entry besides what it says: when it happened and was told, and how its words came to be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.moment import Moment

from .language import counted, tr
from .look import Look
from .widgets.buttons import PRIMARY, Button
from .widgets.dialog import RaisedDialog
from .widgets.text import Label
from .words import length_said, long_date, number, size_text, time_of


def details_said(entry: Entry) -> list[tuple[str, str]]:
    """What is known, each with its name; what is not known is left out."""
    rows = [(tr("Happened"), _when(entry.when)), (tr("Told"), _when(entry.told))]
    rows.append((tr("Source"), _source(entry)))
    if entry.transcript is not None and entry.transcript.recognizer:
        rows.append((tr("Written down by"), entry.transcript.recognizer))
    language = {"en": tr("English"), "vi": tr("Vietnamese")}.get(entry.language, entry.language)
    if language:
        rows.append((tr("Language"), language))
    if entry.clip is not None:
        rows.append((tr("Length"), length_said(entry.clip.seconds)))
        if sealed := sum(part.length for part in entry.clip.parts):
            rows.append((tr("Size of the sound"), size_text(sealed)))
    words = len(entry.text.split())
    rows.append((tr("Words"), number(words)))
    rows.append((tr("Versions"), number(len(entry.revisions))))
    if entry.attachments:
        size = size_text(sum(one.size for one in entry.attachments))
        rows.append((tr("Photos and files"), f"{number(len(entry.attachments))} · {size}"))
    return rows


class DetailsSheet(RaisedDialog):
    """Two columns and a button; Escape closes."""

    def __init__(self, look: Look, parent: QWidget, entry: Entry) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.look = look
        s = look.s
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Details"))
        rows = details_said(entry)
        self.setAccessibleDescription(". ".join(f"{name}: {said}" for name, said in rows))
        self.setMinimumWidth(s(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(s(26), s(22), s(26), s(20))
        column.setSpacing(s(14))
        column.addWidget(Label(look, tr("Details"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(s(24))
        grid.setVerticalSpacing(s(9))
        grid.setColumnStretch(1, 1)
        for at, (name, said) in enumerate(rows):
            grid.addWidget(Label(look, name, "small", "ink2"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(look, said, "body", wrap=True), at, 1)
        column.addLayout(grid)
        row = QHBoxLayout()
        close = Button(look, tr("Close"), PRIMARY, name=tr("Close the details"))
        close.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()


def _when(moment: Moment) -> str:
    return f"{long_date(moment.local.date())}, {time_of(moment.local)}"


def _source(entry: Entry) -> str:
    if entry.clip is not None:
        said = (entry.clip.device or tr("Microphone")) if entry.clip.source == "microphone" else tr("A sound file")
        parts = len(entry.clip.parts)
        return f"{said}, {counted(parts, '1 part', '{count} parts')}" if parts > 1 else said
    return tr("Spoken, the sound was let go") if entry.let_go is not None else tr("Written")
