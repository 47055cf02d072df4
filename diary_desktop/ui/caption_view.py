"""Words as they come: they grow from the top, what is settled stays, and the newest line is kept in sight."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.transcript import Caption

from .language import tr
from .look import Look
from .motion import Motion
from .widgets.buttons import SECONDARY, Button
from .widgets.flow_text import FlowText, Mark
from .widgets.notices import announce
from .widgets.scroller import Scroller, emptied
from .widgets.spoken_text import set_spoken
from .widgets.text import Label

LINE = 20
"""Px at 100 % of what the app says where words will be."""

LONGEST_BLOCK = 1200
"""Letters after which a new block begins at the next sentence: only the last block is ever laid out again."""

FADE_STEPS = 5
"""In which words that settle take their ink: each paints a paragraph anew."""

_KEYS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


@dataclass(slots=True)
class _Block:
    """A paragraph of the settled text, from letter ``start`` of it."""

    flow: FlowText
    start: int
    text: str = ""


class CaptionView(QWidget):
    """Shows one ``Caption`` after another, at most ``measure`` px wide. Scrolling by hand stops following.

    ``role`` is the type of the words; settled sentences are told to a screen reader only when asked for.
    """

    def __init__(
        self, look: Look, measure: int, role: str = "caption_live", size: float = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._role, self._size = role, size
        self._caption = Caption("")
        self._blocks: list[_Block] = []
        self._follows, self._announces = True, False
        self._looked_at: tuple[int, int] | None = None
        self._fresh = 0, 0
        self._settling = Motion(look, self, "captionFade", self._fade, steps=FADE_STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Words so far"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.scroller = Scroller(measure)
        self.scroller.column.setSpacing(round(self._line_height() / 2))
        self.scroller.setMinimumHeight(look.s(20))  # words scroll; what is below them is never cut
        bar = self.scroller.verticalScrollBar()
        bar.actionTriggered.connect(lambda _: self._moved_by_hand(bar.sliderPosition()))
        bar.rangeChanged.connect(lambda *_: self._keep_up())
        column.addWidget(self.scroller, 1)
        column.addLayout(self._foot(measure))

    @property
    def text(self) -> str:
        """Everything that is shown, paragraphs on lines of their own."""
        return "\n".join(one.flow.text for one in self._blocks)

    @property
    def follows(self) -> bool:
        """Whether the newest line is kept in sight."""
        return self._follows

    def show_caption(self, caption: Caption) -> None:
        """What was heard by now; one that does not go on from the last begins anew."""
        before = self._caption
        if not caption.settled.startswith(before.settled) or (self._blocks and before == Caption("")):
            self.wipe()
            before = self._caption
        if caption == before:
            return
        self._caption = caption
        dirty = max(0, len(self._blocks) - 1)
        fresh = caption.settled[len(before.settled) :]
        self._add(fresh, len(before.settled))
        for block in self._blocks[dirty:]:
            self._draw(block)
        if before.provisional and fresh.strip():
            self._fresh = len(before.settled), len(caption.settled)
            self._settling.go_anew()
        self._note.setVisible(caption.note == "behind")
        self.setAccessibleDescription(self._blocks[-1].flow.text if self._blocks else "")
        if self._announces and fresh.strip():
            announce(self, fresh.strip())
        self._keep_up()

    def show_line(self, line: str, *, quiet: bool) -> None:
        """A line of the app, in its own type, in place of words; ``quiet`` draws it fainter."""
        if self._caption != Caption("") or self.text != line:
            self.wipe()
            flow = FlowText(self.look, line, "lead", "ink2" if quiet else "ink", size=LINE)
            self._put(_Block(flow, 0))
            self.setAccessibleDescription(line)

    def show_next_doubt(self) -> None:
        """Bring the next doubtful word into sight, behind the last the first again, and tell a screen reader."""
        doubts, before = self._caption.doubts, self._looked_at
        if not doubts:
            return
        start, end = next((one for one in doubts if before is None or one > before), doubts[0])
        self._look_at((start, end))
        self._set_following(False)
        block = self._block_at(start)
        line = block.flow.stretch_rects(start - block.start, end - block.start)[0]
        self.scroller.verticalScrollBar().setValue(math.floor(block.flow.y() + line.top() - 2 * line.height()))
        announce(self, self._caption.settled[start:end], urgent=True)

    def _look_at(self, stretch: tuple[int, int] | None) -> None:
        before, self._looked_at = self._looked_at, stretch
        for one in (before, stretch):
            if one is not None:
                self._draw(self._block_at(one[0]))

    def _block_at(self, letter: int) -> _Block:
        return next(one for one in reversed(self._blocks) if one.start <= letter)

    def announce_sentences(self, on: bool) -> None:
        """Whether a screen reader is told each settled sentence."""
        self._announces = on

    def set_room(self, above: int, below: int) -> None:
        """Px of room over the first line and under the newest one."""
        self.scroller.column.setContentsMargins(0, above, self.look.s(12), below)

    def wipe(self) -> None:
        """Nothing that was said stays in the widgets."""
        self._looked_at, self._fresh = None, (0, 0)
        self._settling.stop()
        for block in self._blocks:
            block.flow.set_text("")
        self._blocks.clear()
        emptied(self.scroller.column)
        self._caption = Caption("")
        self._note.hide()
        self.setAccessibleDescription("")
        self._set_following(True)

    def follow(self) -> None:
        """Show the newest line, and go on doing so."""
        self._look_at(None)
        self._set_following(True)
        self._keep_up()

    def newest_line(self) -> tuple[int, int]:
        """Top and bottom of the newest line in px of the visible part; raises ``IndexError`` without words."""
        flow = self._blocks[-1].flow
        line = flow.stretch_rects(0, len(flow.text))[-1]
        top = flow.mapTo(self.scroller.viewport(), line.topLeft().toPoint()).y()
        return top, top + math.ceil(line.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _KEYS.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.scroller.verticalScrollBar().triggerAction(action)

    def _foot(self, measure: int) -> QHBoxLayout:
        row = QHBoxLayout()
        holder = QWidget()
        holder.setMaximumWidth(measure)
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        self._note = Label(self.look, tr("Words are catching up. Nothing is lost."), "small", "ink2")
        self._back = Button(self.look, tr("Back to now"), SECONDARY, icon="chevron-down", size=34)
        self._back.clicked.connect(self.follow)
        inner.addWidget(self._note)
        inner.addStretch(1)
        inner.addWidget(self._back)
        self._note.hide()
        self._back.hide()
        row.addStretch(1)
        row.addWidget(holder, 1000)
        row.addStretch(1)
        return row

    def _add(self, fresh: str, at: int) -> None:
        """Settled text that follows the other, letter ``at`` of the whole."""
        for number, part in enumerate(fresh.split("\n")):
            last = self._blocks[-1] if self._blocks else None
            full = last is not None and len(last.text) > LONGEST_BLOCK and last.text.endswith((".", "!", "?", "…"))
            if last is None or number or full:
                spare = len(part) - len(part.lstrip())
                last = self._new_block(at + spare)
                last.text = part[spare:]
            else:
                last.text += part
            at += len(part) + 1

    def _new_block(self, start: int) -> _Block:
        return self._put(_Block(FlowText(self.look, "", self._role, size=self._size), start))

    def _put(self, block: _Block) -> _Block:
        """Below the others."""
        column = self.scroller.column
        if not self._blocks:
            column.addStretch(1)
        column.insertWidget(column.count() - 1, block.flow)
        self._blocks.append(block)
        return block

    def _draw(self, block: _Block) -> None:
        end = block.start + len(block.text)
        inside = [one for one in self._caption.doubts if block.start <= one[0] and one[1] <= end]
        marks = [Mark(one[0] - block.start, one[1] - block.start, "doubt") for one in inside]
        marks += [Mark(one.start, one.end, "word") for one in marks if self._is_looked_at(block, one)]
        text, tail = block.text, self._caption.provisional if block is self._blocks[-1] else ""
        if tail:
            text = f"{text} {tail}".lstrip()
            marks.append(Mark(len(text) - len(tail), len(text), "tail"))
        block.flow.set_text(text, marks)
        set_spoken(block.flow, text)

    def _fade(self) -> None:
        """What was the tail takes the ink of what stays; only blocks that are still there are asked."""
        start, end = self._fresh
        for block in self._blocks:
            if block.start < end and start < block.start + len(block.text):
                block.flow.fade(start - block.start, end - block.start, self._settling.share)

    def _is_looked_at(self, block: _Block, mark: Mark) -> bool:
        return self._looked_at == (block.start + mark.start, block.start + mark.end)

    def _moved_by_hand(self, position: int) -> None:
        bar = self.scroller.verticalScrollBar()
        self._set_following(position >= bar.maximum() - self.look.s(8))

    def _set_following(self, on: bool) -> None:
        self._follows = on
        # Not at once: while the bar is on its way to another place, a change of its range would hold it where it was.
        QTimer.singleShot(0, self._back, lambda: self._back.setVisible(not self._follows))

    def _keep_up(self) -> None:
        """After the layout: only then does the page know how tall it has become."""
        if self._follows and self._caption != Caption(""):
            QTimer.singleShot(0, self.scroller, self._to_newest)

    def _to_newest(self) -> None:
        """By whole lines: none is cut at the upper edge."""
        if not self._follows:
            return  # somebody scrolled meanwhile
        self.scroller.to_end()
        bar = self.scroller.verticalScrollBar()
        upper, whole = bar.value(), -1.0
        for block in reversed(self._blocks):
            tops = [block.flow.y() + line.top() for line in block.flow.stretch_rects(0, len(block.flow.text))]
            later = [top for top in tops if top >= upper - 1]
            whole = later[0] if later else whole if whole >= 0 or not tops else tops[-1]
            if len(later) < len(tops):
                break
        if upper > 0 and whole >= 0:
            bar.setValue(math.floor(whole))

    def _line_height(self) -> float:
        return self.look.font(self._role, self._size).pixelSize() * self.look.line_height(self._role)
