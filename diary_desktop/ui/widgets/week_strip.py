"""This week at a glance: a disc a day with that day's last mood; each day is a button with its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..language import counted, tr
from ..look import Look
from ..words import headline_date, weekday_initials
from .buttons import BaseButton
from .mood import MOOD_WORDS
from .roving import be_one_stop, walk
from .strokes import dot, painting, rounded


@dataclass(frozen=True, slots=True)
class DayFace:
    """What one day shows: how many entries, the last mood (0 for none), whether it is today, or still to come."""

    day: date
    entries: int
    mood: int
    today: bool
    future: bool = False


class DayDisc(BaseButton):
    """One day. Empty days are dotted; today is ringed."""

    def __init__(self, look: Look, face: DayFace, parent: QWidget | None = None) -> None:
        words = [headline_date(face.day), counted(face.entries, "1 entry", "{count} entries")]
        if face.mood:
            words.append(tr("Mood: {mood}", mood=tr(MOOD_WORDS[face.mood - 1])))
        super().__init__(look, ", ".join(words), parent)
        self._face = face
        self.setToolTip(self.accessibleName())
        self.set_usable(not face.future, tr("This day is still to come."))
        self.setProperty("ring_radius", 12)

    def sizeHint(self) -> QSize:
        return QSize(self.look.s(40), self.look.s(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            s, look, face = self.look.s, self.look, self._face
            wide = QRectF(self.rect()).width()
            rounded(painter, QRectF(self.rect()).adjusted(1, 0, -1, 0), s.exact(10), self.lit(""))
            painter.setFont(look.font("tiny", 12))
            painter.setPen(look.colour("ink2"))
            painter.drawText(QRectF(0, 0, wide, s(18)), Qt.AlignmentFlag.AlignCenter, weekday_initials(face.day))
            middle = s(41)
            disc = QRectF(wide / 2 - s.exact(15), middle - s.exact(15), s.exact(30), s.exact(30))
            if face.today:
                ring = disc.adjusted(-s.exact(4), -s.exact(4), s.exact(4), s.exact(4))
                rounded(painter, ring, 999, None, look.colour("accent"), 2)
            if not face.entries:
                rounded(painter, disc, 999, None, look.colour("control"), 1, dashed=True)
            else:
                rounded(painter, disc, 999, look.colour(f"mood{face.mood}_soft" if face.mood else "chip"))
            if face.mood:
                ink = look.colour(f"mood{face.mood}")
                look.paint_icon(painter, f"mood-{face.mood}", wide / 2 - s(18) / 2, middle - s(18) / 2, 18, ink)
            elif face.entries:
                dot(painter, wide / 2, middle, s.exact(3), look.colour("ink2"))
            painter.setFont(look.font("tiny", 12, 600 if face.today else 500))
            painter.setPen(look.colour("ink" if face.today else "ink2"))
            painter.drawText(QRectF(0, s(62), wide, s(18)), Qt.AlignmentFlag.AlignCenter, str(face.day.day))


class WeekStrip(QWidget):
    """Seven days, Monday first; one tab stop, which begins at today."""

    day_chosen = Signal(date)

    def __init__(self, look: Look, faces: tuple[DayFace, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.setAccessibleName(tr("This week"))
        self._discs: list[DayDisc] = []
        for face in faces:
            disc = DayDisc(look, face)
            disc.arrows_go_up = True
            self._discs.append(disc)
            disc.clicked.connect(lambda _=False, day=face.day: self.day_chosen.emit(day))
            row.addWidget(disc, 1)
        be_one_stop(self._discs, next((at for at, face in enumerate(faces) if face.today), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not walk(self._discs, event.key()):
            super().keyPressEvent(event)
