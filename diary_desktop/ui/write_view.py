"""Writing by hand: a title, a text, and nothing else in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from diary_desktop.domain.journal import Tracker
from diary_desktop.presenters.entry_state import DetailPart
from diary_desktop.presenters.write import WriteState

from .attachment_tiles import AttachmentTiles
from .detail_faces import faces_of
from .detail_panel import DetailPanel
from .files_dropped import FilesDropped
from .language import tr
from .look import Look
from .photo_viewer import PhotoPlace
from .widgets.buttons import PRIMARY, QUIET, Button
from .widgets.detail_chips import DetailChips
from .widgets.field import keep_unlearned
from .widgets.note import Trouble
from .widgets.scroller import Scroller
from .widgets.text import IconLabel, Label
from .words import long_date, time_of

MEASURE = 660
LEAST_TEXT = 72
"""Px at 100 % that are kept for the text: in a low window, or in large text, the page is scrolled instead."""
RING = 6
"""Px at 100 % that the focus ring reaches over a chip: the scroller leaves it that room."""
PICTURES = 150
"""Px at 100 % that photos take from the text at most; more of them are scrolled."""
TITLE_MARGINS = (-2, 0, 0, 0)
"""A line edit keeps 2 px of its own at the left; the title stands flush with the text below it."""


class Editor(QTextEdit):
    """Plain text in the reading type, with its line height; pasted styles are left behind."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._line_height = look.line_height("read")
        self._doubts: list[tuple[QTextCursor, str]] = []
        keep_unlearned(self)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(look.font("read"))
        self.setAccessibleName(name)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ring_none", True)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(lambda: self._underline() if self._doubts else None)
        look.recoloured.connect(self._underline)

    def show_text(self, text: str) -> None:
        """Another text, without a way back to the one before."""
        self.setPlainText(text)
        shape = QTextBlockFormat()
        # Proportional to the font's own line, which for Vollkorn is 1.39 of its size.
        shape.setLineHeight(self._line_height / 1.39 * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setBottomMargin(self.font().pixelSize() * 0.55)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self.document().clearUndoRedoStacks()
        self.mark(())

    def select(self, start: int, end: int) -> None:
        """Begin with these characters selected, or with the caret there."""
        cursor = self.textCursor()
        cursor.setPosition(min(start, len(self.toPlainText())))
        cursor.setPosition(min(end, len(self.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def mark(self, stretches: Sequence[tuple[int, int]]) -> None:
        """Underline words nobody is sure of, with dots, for as long as they stay as they are."""
        self._doubts = []
        for start, end in stretches:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._doubts.append((cursor, cursor.selectedText()))
        self._underline()

    def _underline(self) -> None:
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        shape.setUnderlineColor(self._look.colour("lamp_ink"))
        found = []
        for cursor, word in self._doubts:
            if cursor.selectedText() == word:
                one = QTextEdit.ExtraSelection()
                one.cursor, one.format = cursor, shape
                found.append(one)
        self.setExtraSelections(found)


class WriteView(FilesDropped):
    """A draft. Each change is told at once, so that nothing is lost when the view is built anew."""

    edited = Signal(str, str)
    keep_asked = Signal()
    discard_asked = Signal()
    leave_asked = Signal()
    viewer_made = Signal(object)
    detailing_asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._filling = False
        self._trackers: tuple[Tracker, ...] = ()
        s = look.s
        whole = QVBoxLayout(self)
        whole.setContentsMargins(s(36 - RING), s(20), s(36 - RING), s(20))
        whole.setSpacing(s(10))
        whole.addLayout(self._head())
        self._page = Scroller(s(MEASURE + 2 * RING))
        column = self._page.column
        column.setContentsMargins(s(RING), s(10), s(RING), 0)
        column.setSpacing(s(8))
        self._when = Label(look, "", "body", "ink2")
        self._question = Label(look, "", "label", "accent_ink", wrap=True)
        self._title = QLineEdit()
        keep_unlearned(self._title)
        self._title.setFont(look.font("display", 30))
        self._title.setTextMargins(*TITLE_MARGINS)
        self._title.setPlaceholderText(tr("Title, if you like"))
        self._title.setAccessibleName(tr("Title"))
        self._title.setProperty("ring_none", True)
        self._text = Editor(look, tr("Text"))
        self._text.setPlaceholderText(tr("Write here."))
        self._trouble = Trouble(look)
        self.chips = DetailChips(look, tr("Mood, tags, people, place"))
        self.panel = DetailPanel(look)
        self.panel.hide()
        self.tiles = AttachmentTiles(look, kept=False)
        self.photos = PhotoPlace(look, self, kept=False)
        self._pictures = Scroller()
        self._pictures.column.addWidget(self.tiles)
        self._pictures.hide()
        self._text.setMinimumHeight(s(LEAST_TEXT))
        for one in (self._when, self._question, self._title, self.chips, self.panel, self._trouble):
            column.addWidget(one)
        column.addSpacing(s(6))
        column.addWidget(self._text, 1)
        column.addWidget(self._pictures)
        whole.addWidget(self._page, 1)
        self._title.textChanged.connect(self._tell)
        self._title.returnPressed.connect(self._text.setFocus)
        self._text.textChanged.connect(self._tell)

    def show_state(self, state: WriteState) -> None:
        self._filling = True
        if state.title != self._title.text():
            self._title.setText(state.title)
        if state.text != self._text.toPlainText() or not state.text:
            self._text.show_text(state.text)
        self._filling = False
        if state.started is not None:
            local = (state.details.happened or state.started).local
            self._when.setText(f"{long_date(local.date())} · {time_of(local)}")
        self._question.setText(tr(state.question) if state.question else "")
        self._question.setVisible(bool(state.question))
        self._saved.setVisible(state.saved)
        self._show_details(state)
        self._keep.set_waiting(state.saving)
        self._text.setReadOnly(state.saving)  # a letter typed now would be in neither the entry nor the draft
        self._keep.set_usable(not state.saving, tr("In a moment: something else is being done."))
        self._trouble.tell(state.error)

    def takes_files(self) -> bool:
        """Whether photos and files can be put on the draft now."""
        return not self._text.isReadOnly()

    def show_trackers(self, trackers: tuple[Tracker, ...]) -> None:
        """What a person keeps count of."""
        self._trackers = trackers

    def open_panel(self, part: DetailPart) -> None:
        """Asks for what can be added, and begins there."""
        self.detailing_asked.emit(part)
        self.panel.focus_part(part)

    def focus_first(self) -> None:
        self._text.setFocus()
        QTimer.singleShot(0, self._page, lambda: self._page.ensureWidgetVisible(self._text, 0, 0))

    def wipe(self) -> None:
        """Nothing of the draft stays in the widgets, nor in what could be undone."""
        self._filling = True
        self._title.setText("")
        self._text.show_text("")
        self._question.clear()
        self._filling = False
        self.chips.show_faces(())
        self.panel.wipe()
        self.tiles.show_attachments((), {})
        self.photos.show((), None, None)
        for one in (self.panel, self._pictures):
            one.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.photos.spread()

    def _show_details(self, state: WriteState) -> None:
        self.chips.show_faces(faces_of(state.details, self._trackers, ()))
        self.panel.show_details(state.details, self._trackers)
        opened = bool(state.detailing) and self.panel.isHidden()
        self.panel.setVisible(bool(state.detailing))
        if opened:
            self.panel.focus_part(state.detailing)
            QTimer.singleShot(0, self._page, lambda: self._page.ensureWidgetVisible(self.panel.field))
        self.tiles.show_attachments(state.attachments, state.photos)
        high = self.tiles.heightForWidth(max(1, self._pictures.width()))
        self._pictures.setFixedHeight(min(high, self.look.s(PICTURES)))
        self._pictures.setVisible(bool(state.attachments))
        photos = tuple(one for one in state.attachments if one.kind == "photo")
        made = self.photos.show(photos, state.viewed, state.view)
        if made is not None:
            self.viewer_made.emit(made)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(self.look.s(RING), 0, self.look.s(RING), 0)
        row.setSpacing(self.look.s(10))
        back = Button(self.look, tr("Back"), QUIET, icon="back", flush=True)
        back.clicked.connect(self.leave_asked)
        discard = Button(self.look, tr("Throw away"), QUIET, icon="trash", name=tr("Throw this draft away"))
        discard.clicked.connect(self.discard_asked)
        self._keep = Button(self.look, tr("Keep"), PRIMARY, icon="check", deed="commit", name=tr("Keep this entry"))
        self._keep.clicked.connect(self.keep_asked)
        self._saved = IconLabel(self.look, "check", tr("Saved"), tone="ok")
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._saved)
        row.addWidget(discard)
        row.addWidget(self._keep)
        return row

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit(self._title.text(), self._text.toPlainText())
