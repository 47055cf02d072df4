"""The chips of an entry as buttons in wrapping lines: one tab stop, arrows inside, Delete takes one away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..look import Look
from .buttons import TARGET, BaseButton
from .roving import STEPS
from .scroller import let_go
from .strokes import painting, rounded
from .wrapping_row import WrappingLines

CHIP, GAP = 28, 8
"""Px at 100 %: as high as it is painted; it is hit in ``TARGET``."""


@dataclass(frozen=True, slots=True)
class ChipFace:
    """``key`` is what the chip stands for; ``dashed`` ones are offered and not there yet."""

    key: object
    text: str
    name: str
    icon: str = ""
    fill: str = "chip"
    ink: str = "ink2"
    dashed: bool = False
    removable: bool = False
    menu: bool = False


class DetailChip(BaseButton):
    """One of them."""

    arrows_go_up = True

    def __init__(self, look: Look, face: ChipFace, parent: QWidget) -> None:
        super().__init__(look, face.name, parent)
        self.face = face
        self.setText(face.text)
        self.setProperty("ring_radius", 999)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        s = self.look.s
        wide = QFontMetricsF(self.look.font("small", 13, 500)).horizontalAdvance(self.face.text)
        lead = s(21) if self.face.icon else 0
        return QSize(round(wide + lead + s(22 if self.face.text else 14)), s(TARGET))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, rect, face = self.look.s, self.look, self.painted_part(CHIP), self.face
            edged = face.dashed or look.high_contrast
            fill = self.lit("" if face.dashed else face.fill, "hover" if edged else face.fill)
            border = look.colour("control") if edged else self.lit("", "control")
            rounded(painter, rect, 999, fill, border, dashed=face.dashed)
            ink, x = look.colour(face.ink), s.exact(11)
            if face.icon:
                look.paint_icon(painter, face.icon, s(10), rect.center().y() - s(15) / 2, 15, ink)
                x += s(20)
            painter.setFont(look.font("small", 13, 500))
            painter.setPen(ink)
            room = rect.adjusted(x, 0, -s.exact(8), 0)
            text = QFontMetricsF(painter.font()).elidedText(face.text, Qt.TextElideMode.ElideRight, room.width() + 3)
            painter.drawText(room.adjusted(0, 0, 6, 0), Qt.AlignmentFlag.AlignVCenter, text)


class DetailChips(WrappingLines):
    """``chosen`` is told a chip's key with a click, Enter or Space, ``removed`` with Delete or Backspace."""

    chosen = Signal(object)
    removed = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, GAP, parent)
        self.setAccessibleName(name)
        self._faces: tuple[ChipFace, ...] = ()
        self._chips: list[DetailChip] = []

    @property
    def wrapped(self) -> Sequence[DetailChip]:
        return self._chips

    @property
    def chips(self) -> Sequence[DetailChip]:
        """As they stand."""
        return self._chips

    def show_faces(self, faces: Sequence[ChipFace]) -> None:
        """Other chips; the one with the focus keeps it, or the next one gets it."""
        if tuple(faces) == self._faces:
            return
        at = self.focused
        held = self._chips[at].face.key if at >= 0 else None
        self._faces = tuple(faces)
        before, self._chips = self._chips, [self._made(one) for one in faces]
        if at >= 0 and self._chips:
            keys = [one.face.key for one in self._chips]
            self.focus_at(keys.index(held) if held in keys else at)
        for one in before:
            let_go(one)
        self.be_one_stop(max(0, self.focused))
        self.lay_anew()

    def focus_key(self, key: object) -> None:
        """The chip that stands for it."""
        keys = [one.face.key for one in self._chips]
        if key in keys:
            self.focus_at(keys.index(key))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.s(80), self.look.s(TARGET) if self._chips else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, key = self.focused, Qt.Key(event.key())
        if at < 0 or not (key in STEPS or key in (Qt.Key.Key_Home, Qt.Key.Key_End) or self._takes_away(key, at)):
            super().keyPressEvent(event)
        elif key in STEPS:
            self.focus_at(at + STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.focus_at(0 if key == Qt.Key.Key_Home else len(self._chips) - 1)
        else:
            self.removed.emit(self._chips[at].face.key)

    def _takes_away(self, key: Qt.Key, at: int) -> bool:
        return key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._chips[at].face.removable

    def _made(self, face: ChipFace) -> DetailChip:
        chip = DetailChip(self.look, face, self)
        chip.clicked.connect(lambda: self.chosen.emit(face.key))
        if face.menu:
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(face.key, chip.mapToGlobal(at)))
        chip.show()
        return chip
