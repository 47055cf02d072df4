"""The rail: where one is, what one can always do, and whether the microphone is open; wide or compact."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ..language import tr, tr_short
from ..look import Look
from .buttons import EMBER, SOFT, BaseButton, Button, RoundButton
from .rail_entries import ACTIONS, ALL, FOOT, PLACES, RailEntry
from .scene import Mark
from .status_block import StatusBlock
from .strokes import painting, rounded
from .text import Label
from .top_bar import TopBar

WIDE, COMPACT = 224, 84


class RailItem(BaseButton):
    """A line with icon, word and key hint; compact, the icon above a small word."""

    def __init__(self, look: Look, entry: RailEntry, *, framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(look, tr(entry.word), parent)
        self.key = entry.key
        self._entry = entry
        self._framed = framed
        self._compact = False
        self.setCheckable(entry.is_place)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.keys.changed.connect(self.update)

    @property
    def hint(self) -> str:
        """The keys that lead there, where there is room for them."""
        return "" if self._compact else self.look.keys.short(self.key)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Only the window decides where one is."""

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(68 if self._compact else 192), self.look.s(47 if self._compact else 38))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look = self.look.s, self.look
            rect = QRectF(self.rect())
            self._paint_ground(painter, rect)
            chosen = self.isChecked()
            ink = look.colour("accent_ink" if chosen else "ink2")
            word = look.colour("ink" if chosen else "ink2")
            if self._compact:
                look.paint_icon(painter, self._entry.icon, (rect.width() - s(20)) / 2, s(6), 20, ink)
                painter.setFont(look.font("tiny", 12, 600 if chosen else 500))
                painter.setPen(word)
                painter.drawText(rect.adjusted(0, s(26), 0, -s(2)), Qt.AlignmentFlag.AlignCenter, self._short())
            else:
                look.paint_icon(painter, self._entry.icon, s(14), (rect.height() - s(19)) / 2, 19, ink)
                painter.setFont(look.font("button", 14, 600 if chosen else 500))
                painter.setPen(word)
                painter.drawText(rect.adjusted(s(44), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, tr(self._entry.word))
                wide = QFontMetricsF(painter.font()).horizontalAdvance(tr(self._entry.word))
                self._paint_keys(painter, rect.adjusted(s(44) + wide + s(8), 0, -s(12), 0))

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        s, look = self.look.s, self.look
        if self.isChecked():
            half = s(12 if self._compact else 10)
            bar = QRectF(0, rect.center().y() - half, s.exact(3.5), 2 * half)
            ground = rect if self._compact else rect.adjusted(s(5), 0, 0, 0)
            border = look.colour("control") if look.high_contrast else None
            rounded(painter, ground, s.exact(10), look.colour("surface"), border)
            rounded(painter, bar, 2, look.colour("accent"))
        elif self._framed and not self._compact:
            rounded(painter, rect, s.exact(10), self.lit("surface"), look.colour("control"))
        else:
            rounded(painter, rect, s.exact(10), self.lit(""))

    def _paint_keys(self, painter: QPainter, room: QRectF) -> None:
        """Whole or not at all: a person may have chosen long ones."""
        painter.setFont(self.look.font("tiny", 11))
        painter.setPen(self.look.colour("ink2"))
        if QFontMetricsF(painter.font()).horizontalAdvance(self.hint) <= room.width() + 1:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.hint)

    def _short(self) -> str:
        return tr("Lock") if self.key == "lock" else tr_short(self._entry.word)


class SpeakButton(Button):
    """The rail's Speak: soft, so that it never competes; ember while recording."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("Speak"), SOFT, icon="microphone", deed="speak", size=46, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Rail(QWidget):
    """One tab stop; the arrow keys move inside."""

    went = Signal(str)
    """``today``, ``timeline``, ``ask``, ``insights``, ``settings``, ``write``, ``search`` or ``lock``."""
    speak_asked = Signal()
    section_asked = Signal(str)
    """A section of Settings: what a line of the foot is about."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setProperty("room", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._compact = False
        self._mark = Mark(look, 30)
        self._word = Label(look, tr("Diary"), "title", size=20, weight=500)
        self._speak = SpeakButton(look)
        self._speak_round = RoundButton(look, "microphone", tr("Speak"), SOFT, size=46)
        for button in (self._speak, self._speak_round):
            button.clicked.connect(self.speak_asked)
        self._items = {one.key: RailItem(look, one, framed=one.key == "search") for one in ALL}
        for key, item in self._items.items():
            item.clicked.connect(lambda _=False, key=key: self.went.emit(key))
        self._status = StatusBlock(look)
        self._status.section_asked.connect(self.section_asked)
        self.bar = TopBar(look)
        """What stands for the rail where there is no room for it; whoever lays the screens out places it."""
        self.bar.went.connect(self.went)
        self.bar.speak_asked.connect(self.speak_asked)
        self.bar.section_asked.connect(self.section_asked)
        self._fill()
        self.set_compact(False)
        look.recoloured.connect(self.update)

    def set_place(self, place: str) -> None:
        """Mark where one is; an entry or a recording lies inside one of the places."""
        for key, item in self._items.items():
            if item.isCheckable():
                item.setChecked(key == place)
                item.setAccessibleDescription(tr("You are here") if key == place else "")
        self._rove(self._items.get(place, self._items["today"]))
        self.bar.set_place(place)

    @property
    def needed_height(self) -> int:
        """Px below which its lines would lie over each other."""
        return self._column.minimumSize().height()

    def set_compact(self, compact: bool) -> None:
        """Icons over small words, for narrow windows and while recording."""
        s = self.look.s
        self._compact = compact
        self.setFixedWidth(s(COMPACT if compact else WIDE))
        edge = s(8 if compact else 16)
        self._column.setContentsMargins(edge, s(16 if compact else 18), edge, s(8 if compact else 10))
        self._column.setSpacing(s(2 if compact else 4))
        self._word.setVisible(not compact)
        self._speak.setVisible(not compact)
        self._speak_round.setVisible(compact)
        self._items["write"].setVisible(not compact)
        for item in self._items.values():
            item.set_compact(compact)
        self._status.set_compact(compact)

    def set_recording(self, recording: bool) -> None:
        """Ember while an entry is recorded: the button says it, and leads there."""
        name = tr("Recording. Show it.") if recording else tr("Speak")
        self._speak.set_kind(EMBER if recording else SOFT)
        self._speak.set_face(tr("Recording") if recording else tr("Speak"), "microphone", name)
        self._speak_round.set_face("microphone", name, EMBER if recording else SOFT)
        self.bar.set_recording(recording, name)

    def set_microphone(self, *, on: bool, waiting_for: str = "") -> None:
        """The line at the foot, for whatever the microphone is open; ``waiting_for`` is the word that wakes it."""
        self._status.set_microphone(on=on, waiting_for=waiting_for)
        self.bar.status.set_microphone(on=on, waiting_for=waiting_for)

    def set_connections(self, count: int | None) -> None:
        """The other line at the foot."""
        self._status.set_connections(count)
        self.bar.status.set_connections(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        stops = [one for one in self._stops() if one.isVisible()]
        here = next((at for at, one in enumerate(stops) if one.hasFocus()), -1)
        if step is None or here < 0:
            super().keyPressEvent(event)
            return
        there = stops[(here + step) % len(stops)]
        self._rove(there)
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.look.colour("rail"))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), self.look.colour("line"))

    def _stops(self) -> list[BaseButton]:
        items = [
            self._items[key]
            for key in ("write", "search", "today", "timeline", "ask", "insights", "hands_free", "settings", "lock")
        ]
        return [self._speak, self._speak_round, *items, *self._status.lines]

    def _rove(self, stop: BaseButton) -> None:
        for one in self._stops():
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is stop else Qt.FocusPolicy.ClickFocus)

    def _fill(self) -> None:
        s, column = self.look.s, self._column
        column.setSpacing(s(4))
        head = QHBoxLayout()
        head.setContentsMargins(s(6), 0, s(6), 0)
        head.setSpacing(s(11))
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        head.addWidget(self._word, 1)
        column.addLayout(head)
        column.addSpacing(s(15))
        column.addWidget(self._speak)
        column.addWidget(self._speak_round, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(s(2))
        for one in ACTIONS:
            column.addWidget(self._items[one.key])
        column.addSpacing(s(9))
        for one in PLACES:
            column.addWidget(self._items[one.key])
        column.addStretch(1)
        for one in FOOT:
            column.addWidget(self._items[one.key])
        column.addSpacing(s(4))
        column.addWidget(self._status)
