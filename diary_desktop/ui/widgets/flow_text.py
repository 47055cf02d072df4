"""Flowing text with a true line height, marked stretches and words that can be pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from ..motion import between
from .shortened import shortened
from .strokes import painting, rounded

_ENDLESS = 1e6
"""Px that no line of text fills."""

MarkKind = Literal["evidence", "word", "doubt", "tail", "added", "removed", "own"]
"""``own``: the person's words inside a sentence of the diary, in their type."""

_SHAPED = ("tail", "own")
"""Marks that change the letters themselves."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` of the text, and what is said of them."""

    start: int
    end: int
    kind: MarkKind


@dataclass(slots=True)
class _Paragraph:
    layout: QTextLayout
    start: int
    top: float = 0.0


class FlowText(QWidget):
    """Paragraphs split at line breaks. ``max_lines`` cuts with an ellipsis. Text is never read as mark-up."""

    word_chosen = Signal(int)
    """The index of the character that was clicked, or of the word Enter was pressed on."""
    caret_wanted = Signal(int)
    """The same with Ctrl held: to write there."""
    menu_wanted = Signal(int, QPoint)
    """A character that was clicked with the other button, or whose word the menu key was pressed on, and where."""
    cursor_moved = Signal(int, int)
    """First and last character of the word the arrow keys have come to."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "read",
        tone: str = "ink",
        *,
        size: float = 0,
        max_lines: int = 0,
        gap: float = 0.5,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._role, self._tone, self._size = role, tone, size
        self._max_lines = max_lines
        self._gap = gap
        self._centred = centred
        self._text = ""
        self._marks: tuple[Mark, ...] = ()
        self._words: tuple[tuple[int, int], ...] = ()
        self._cursor = -1
        self._fading: tuple[int, int, float] | None = None
        self._paragraphs: list[_Paragraph] = []
        self._laid_width = -1.0
        self._laid: dict[float, tuple[list[_Paragraph], float]] = {}
        self._height = 0.0
        self._heights: dict[int, int] = {}
        self._natural = -1.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.recoloured.connect(self.update)
        self.set_text(text)

    @property
    def reached(self) -> int:
        """The first character of the word the keyboard is at; -1 where it is at none."""
        return self._words[self._cursor][0] if self.hasFocus() and 0 <= self._cursor < len(self._words) else -1

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Another text with its marks."""
        if text != self._text or not self._paragraphs:
            self._text = text
            self.setAccessibleName(text)
            self._forget_lines()
            self._cursor = -1
            self.updateGeometry()
        self.set_marks(marks)

    def set_role(self, role: str, size: float = 0) -> None:
        """Another type for the same place: whose words stand there is told by it."""
        if (role, size) != (self._role, self._size):
            self._role, self._size = role, size
            self._forget_lines()
            self.updateGeometry()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Other marks on the same text; nothing is laid out again unless the kind changes the letters."""
        if tuple(marks) == self._marks:
            return
        shaped = [one for one in (*marks, *self._marks) if one.kind in _SHAPED]
        self._marks = tuple(marks)
        if shaped:
            self._forget_lines()
            self.updateGeometry()
        self.update()

    def fade(self, start: int, end: int, share: float) -> None:
        """Characters whose ink has come ``share`` (0 to 1) of the way from a tail's to that of the text."""
        self._fading = (start, end, share) if share < 1.0 else None
        self.update()

    def set_words(self, words: Sequence[tuple[int, int]]) -> None:
        """Stretches that can be clicked or reached with the arrow keys; none makes the text still."""
        self._words = tuple(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if words else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if words else Qt.CursorShape.ArrowCursor)

    def stretch_rects(self, start: int, end: int) -> list[QRectF]:
        """Where characters ``start`` to ``end`` lie, one rectangle a line."""
        self._lay(self.width())
        found: list[QRectF] = []
        for one in self._paragraphs:
            for number in range(one.layout.lineCount()):
                line = one.layout.lineAt(number)
                first = max(start - one.start, line.textStart())
                last = min(end - one.start, line.textStart() + line.textLength())
                if first < last:
                    left, right = _x_of(line, first), _x_of(line, last)
                    found.append(QRectF(left, one.top + line.y(), right - left, line.height()))
        return found

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = round(self._height_within(width))
        return self._heights[width]  # nested layouts ask for the same few widths over and over

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 40 else self.look.s(320)
        return QSize(self.look.s(320), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.s(60), round(self._line_height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay(self.width())
        with painting(self) as painter:
            painter.setPen(self.look.colour(self._tone))
            for mark in self._marks:
                self._paint_behind(painter, mark)
            if self._cursor >= 0 and self.hasFocus():
                for rect in self.stretch_rects(*self._words[self._cursor]):
                    rounded(painter, rect.adjusted(-2, 0, 2, 0), 4, None, self.look.colour("focus"), 2)
            for one in self._paragraphs:
                one.layout.draw(painter, QPointF(0, one.top), self._lit(one))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._words and event.button() == Qt.MouseButton.LeftButton:
            at = self._character_at(event.position())
            if at >= 0:
                writes = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                (self.caret_wanted if writes else self.word_chosen).emit(at)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if by_key and 0 <= self._cursor < len(self._words):
            rects = self.stretch_rects(*self._words[self._cursor])
            at, place = self._words[self._cursor][0], rects[0].bottomLeft().toPoint() if rects else QPoint()
        else:
            place = event.pos()
            at = self._character_at(QPointF(place)) if self._words and not by_key else -1
        if at >= 0:
            self.menu_wanted.emit(at, self.mapToGlobal(place))
        else:
            super().contextMenuEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if self._words and key in steps:
            here = self._cursor if self._cursor >= 0 else self._lit_word() - 1
            self._cursor = max(0, min(len(self._words) - 1, here + steps[key]))
            self.cursor_moved.emit(*self._words[self._cursor])
            self.setAccessibleDescription(self._text[slice(*self._words[self._cursor])])
            self.update()
        elif self._cursor >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.word_chosen.emit(self._words[self._cursor][0])
        else:
            super().keyPressEvent(event)

    def _lit_word(self) -> int:
        """The word that is marked as being said, else the first."""
        lit = next((one.start for one in self._marks if one.kind == "word"), 0)
        return next((at for at, one in enumerate(self._words) if one[0] >= lit), 0)

    def _line_height(self) -> float:
        return self.look.font(self._role, self._size).pixelSize() * self.look.line_height(self._role)

    def _forget_lines(self) -> None:
        self._laid_width = -1.0
        self._laid.clear()
        self._heights.clear()
        self._natural = -1.0

    def _height_within(self, width: int) -> float:
        lines = self._lines_at_a_glance(width)
        if lines:
            return lines * self._line_height()
        self._lay(width)
        return self._height

    def _lines_at_a_glance(self, width: int) -> int:
        """Lines of a text that is cut, told by how wide it is in one; 0 where it has to be broken to know."""
        most, text = self._max_lines, self._text.rstrip()
        if most < 2 or not text or "\n" in text:
            return most if most == 1 else 0
        if self._natural < 0:
            whole = self._broken(text, 0, _ENDLESS, self._line_height())  # its lines are gone with it
            self._natural = whole.lineAt(0).naturalTextWidth()
        if self._natural < width - 1:
            return 1
        return most if self._natural > (most - 1) * (width + self._line_height()) else 0

    def _lay(self, width: float) -> None:
        """Break the text into lines once for each width. Those of the width before are kept: layouts ask about two in
        turn, and an answer that came was broken 30 times instead of 18."""
        if width == self._laid_width:
            return
        if width not in self._laid:
            self._laid = {known: lines for known, lines in self._laid.items() if known == self._laid_width}
            self._laid[width] = self._laid_within(width)
        self._laid_width = width
        self._paragraphs, self._height = self._laid[width]

    def _laid_within(self, width: float) -> tuple[list[_Paragraph], float]:
        """The lines in a width, and how high they are together."""
        found: list[_Paragraph] = []
        start, top, lines = 0, 0.0, 0
        step = self._line_height()
        for paragraph in self._text.split("\n"):
            if paragraph.strip() and not (self._max_lines and lines >= self._max_lines):
                layout = self._laid_out(paragraph, start, width, step, self._max_lines - lines)
                top += step * self._gap if lines else 0.0
                found.append(_Paragraph(layout, start, top))
                top += step * layout.lineCount()
                lines += layout.lineCount()
            start += len(paragraph) + 1
        return found, max(top, step if self._max_lines else 0.0)

    def _laid_out(self, text: str, start: int, width: float, step: float, room: int) -> QTextLayout:
        """``room`` lines at most when this text is cut; then the last one ends in an ellipsis."""
        layout = self._broken(text, start, width, step)
        if self._max_lines and layout.lineCount() > room:
            last = layout.lineAt(room - 1).textStart()
            metrics = QFontMetricsF(self.look.font(self._role, self._size))
            rest = shortened(text[last:], metrics, width)
            layout = self._broken(text[:last] + rest, start, width, step)
        return layout

    def _broken(self, text: str, start: int, width: float, step: float) -> QTextLayout:
        font = self.look.font(self._role, self._size)
        layout = QTextLayout(text, font)
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(start, len(text)))
        # The glyphs sit in the middle of their line, whatever the font thinks its own line is.
        # A little lower than that: a capital with two marks (Ẫ) stands higher than the font says.
        lead = (step - QFontMetricsF(font).height()) / 2 + step * 0.03
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 20))
            line.setPosition(QPointF(0, y + lead))
            y += step
        layout.endLayout()
        return layout

    def _formats(self, start: int, length: int) -> list[QTextLayout.FormatRange]:
        found = []
        for mark in self._marks:
            if mark.kind not in _SHAPED or mark.end <= start or mark.start >= start + length:
                continue
            one = QTextLayout.FormatRange()
            one.start = max(0, mark.start - start)
            one.length = min(mark.end - start, length) - one.start
            shape = QTextCharFormat()
            if mark.kind == "tail":
                shape.setFont(self.look.font(self._role, self._size, italic=True))
                shape.setForeground(self.look.colour("ink3"))
            else:
                shape.setFont(self.look.font("quote", self._size))
            one.format = shape
            found.append(one)
        return found

    def _lit(self, paragraph: _Paragraph) -> list[QTextLayout.FormatRange]:
        """The word being spoken has its own ink, and so have words that settle."""
        found = self._faded(paragraph)
        for mark in self._marks:
            if mark.kind == "word":
                one = QTextLayout.FormatRange()
                one.start, one.length = mark.start - paragraph.start, mark.end - mark.start
                if 0 <= one.start < len(paragraph.layout.text()):
                    shape = QTextCharFormat()
                    shape.setForeground(self.look.colour("on_lamp"))
                    one.format = shape
                    found.append(one)
        return found

    def _faded(self, paragraph: _Paragraph) -> list[QTextLayout.FormatRange]:
        if self._fading is None:
            return []
        start, end, share = self._fading
        one, shape = QTextLayout.FormatRange(), QTextCharFormat()
        one.start = max(0, start - paragraph.start)
        one.length = min(end - paragraph.start, len(paragraph.layout.text())) - one.start
        if one.length <= 0:
            return []
        ink = between(self.look.colour("ink3"), self.look.colour(self._tone), share)
        if ink is not None:
            shape.setForeground(ink)
        one.format = shape
        return [one]

    def _paint_behind(self, painter: QPainter, mark: Mark) -> None:
        fills = {"evidence": "lamp_soft", "word": "lamp", "added": "ok_soft", "removed": "danger_soft"}
        if mark.kind in fills:
            edge = 2 if mark.kind == "word" else 1
            for rect in self.stretch_rects(mark.start, mark.end):
                rounded(painter, rect.adjusted(-edge, 0, edge, 0), 3, self.look.colour(fills[mark.kind]))
                self._rule(painter, rect, mark)
        elif mark.kind == "doubt":
            for rect in self.stretch_rects(mark.start, mark.end):
                painter.setPen(QPen(self.look.colour("lamp_ink"), 1.6, Qt.PenStyle.DotLine))
                painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self.look.colour(self._tone))

    def _rule(self, painter: QPainter, rect: QRectF, mark: Mark) -> None:
        """What came and what went is told by a line as well as by its colour."""
        if mark.kind in ("added", "removed"):
            painter.setPen(QPen(self.look.colour("ok" if mark.kind == "added" else "danger"), 1.4))
            y = rect.bottom() - 2 if mark.kind == "added" else rect.center().y() + 1
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _character_at(self, point: QPointF) -> int:
        for one in self._paragraphs:
            for number in range(one.layout.lineCount()):
                line = one.layout.lineAt(number)
                if one.top + line.y() <= point.y() <= one.top + line.y() + line.height():
                    return one.start + line.xToCursor(point.x(), line.CursorPosition.CursorOnCharacter)
        return -1


def _x_of(line: QTextLine, position: int) -> float:
    """Where a character begins; the binding gives the position back beside it."""
    found = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # stubs say object
