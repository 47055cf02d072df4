"""Answers with their sources: numbered chips inside flowing text, each a real button."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ..look import Look
from .buttons import BaseButton
from .flow_text import FlowText
from .spoken_text import set_spoken
from .strokes import painting, rounded

_MARKER = re.compile(r"\s*\[(\d{1,2})\]")
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ROOM = "\u00a0" * 7
"""No-break spaces keep a chip on the line of the word it belongs to; about 28 px at 16 px."""


class CitationChip(BaseButton):
    """A number that stands for a source: Enter opens it, Space plays it. ``active`` while its source is the one shown.

    Its name, with ``quote`` where that stands nowhere near, is shown under the pointer and where keys come to it.
    """

    open_asked = Signal()
    hear_asked = Signal()

    def __init__(self, look: Look, number: int, name: str, *, quote: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self.number = number
        self._active = False
        # Whatever a person wrote is shown as it is; only text that Qt takes for formatted breaks its lines.
        self.setToolTip(f"<p>{escape(name)}</p><p>{escape(quote)}</p>" if quote else name)
        self.setProperty("ring_radius", 8)
        self.setFixedSize(QSize(look.s(24), look.s(24)))

    def says(self, number: int, name: str, quote: str) -> bool:
        """Whether it stands for this already."""
        return (number, name, quote) == (self.number, self.accessibleName(), self.accessibleDescription())

    def set_active(self, active: bool) -> None:
        self._active = active
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_asked.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.hear_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS:
            QTimer.singleShot(0, self, self._show_tip)  # Qt hides every tip while the focus is on its way

    def _show_tip(self) -> None:
        if self.hasFocus():
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s = self.look.s
            shape = QRectF(self.rect()).adjusted(1, s.exact(2), -1, -s.exact(2))
            filled = self._active or self.hovered
            fill = self.look.colour("accent") if self._active else self.lit("accent_soft", "accent")
            rounded(painter, shape, s.exact(7), fill, self.look.colour("accent"))
            painter.setFont(self.look.font("tiny", 12, 600))
            painter.setPen(self.look.colour("on_accent" if filled else "accent_ink"))
            painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, str(self.number))


def split_citations(text: str) -> tuple[str, list[tuple[int, int]]]:
    """``text`` with every ``[n]`` replaced by room for its chip, and where each room begins with its number."""
    made, found, last = "", [], 0
    for match in _MARKER.finditer(text):
        made += text[last : match.start()]
        found.append((len(made), int(match.group(1))))
        made += _ROOM
        last = match.end()
    return made + text[last:], found


class AnswerText(FlowText):
    """An answer in the app's own type; ``chosen`` carries the number of the chip that was pressed."""

    chosen = Signal(int)
    opened = Signal(int)
    heard = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", "lead", size=16, parent=parent)
        self._chips: list[tuple[int, CitationChip]] = []

    def show_answer(self, text: str, names: Mapping[int, str], quotes: Mapping[int, str] | None = None) -> None:
        """``names`` says what each source is called; a number without a name gets no chip and no room. ``quotes`` are
        the words in each."""
        said = quotes or {}
        kept = _MARKER.sub(lambda match: match.group() if int(match.group(1)) in names else "", text)
        flowing, places = split_citations(kept)
        before, self._chips = self._chips, []
        self.set_text(flowing)
        self.setAccessibleName(kept)
        set_spoken(self, kept)
        for at, (start, number) in enumerate(places):
            name, quote = names[number], said.get(number, "")
            known = before[at][1] if at < len(before) else None
            same = known is not None and known.says(number, name, quote)  # it may have the keys while more streams in
            self._chips.append((start, known if known is not None and same else self._chip(number, name, quote)))
        for _, chip in before:
            if all(chip is not one for _, one in self._chips):
                chip.hide()
                chip.deleteLater()
        self._place_chips()

    def set_active(self, numbers: Sequence[int]) -> None:
        """Which sources are shown now."""
        for _, chip in self._chips:
            chip.set_active(chip.number in numbers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chips()

    def _chip(self, number: int, name: str, quote: str) -> CitationChip:
        chip = CitationChip(self.look, number, name, quote=quote, parent=self)
        chip.setAccessibleDescription(quote)
        chip.clicked.connect(lambda: self.chosen.emit(number))
        chip.open_asked.connect(lambda: self.opened.emit(number))
        chip.hear_asked.connect(lambda: self.heard.emit(number))
        chip.show()
        return chip

    def _place_chips(self) -> None:
        for start, chip in self._chips:
            rects = self.stretch_rects(start, start + len(_ROOM))
            if rects:
                middle = rects[0].center()
                chip.move(round(middle.x() - chip.width() / 2), round(middle.y() - chip.height() / 2))
