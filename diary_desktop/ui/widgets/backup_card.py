"""The card on Today that says how old the last backup is: quiet while all is well, amber once somebody should look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diary_desktop.presenters.backup import BackupCard

from ..language import counted, tr
from ..look import Look
from ..words import filled, plain_date, time_of
from .buttons import BaseButton
from .flow_text import FlowText
from .strokes import SHADOW, painting
from .text import Label


def card_words(card: BackupCard) -> tuple[str, str]:
    """The card's title and the line below it. Never a path: somebody may look over one's shoulder."""
    if card.kind == "running":
        return tr("Backing up…"), running_words(card)
    if card.kind == "never":
        return tr("No backup yet"), tr("One stick or disk is enough. Everything on it is sealed.")
    if card.kind == "failed" and card.error is not None:
        return tr("The last backup did not succeed"), filled(card.error.hint_template, card.error.values)
    if card.kind == "missing":
        return old_words(card.days), tr("Plug in the disk or stick it lies on.")
    if card.kind == "old":
        return old_words(card.days), tr("Make a new one now.")
    return tr("Backed up and checked"), when_words(card)


def old_words(days: int) -> str:
    """How old the last one is."""
    return counted(days, "The last checked backup is 1 day old.", "The last checked backup is {count} days old.")


def when_words(card: BackupCard) -> str:
    """``Today 07:40`` or the date."""
    if card.last is None:
        return ""
    local = card.last.local
    if card.days == 0:
        return tr("In the last 24 hours, at {time}", time=time_of(local))
    return plain_date(local.date())


def running_words(card: BackupCard) -> str:
    """How far, and how long it will take where that can be told."""
    done = tr("{percent} %", percent=card.percent)
    if card.seconds_left is None:
        return done
    minutes = round(card.seconds_left / 60)
    left = tr("less than a minute left") if minutes < 1 else counted(minutes, "1 minute left", "{count} minutes left")
    return f"{done} · {left}"


class BackupCardView(BaseButton):
    """The whole card opens the Backup page."""

    def __init__(self, look: Look, card: BackupCard, parent: QWidget | None = None) -> None:
        title, line = card_words(card)
        super().__init__(look, f"{title}. {line}", parent)
        self._amber = card.amber
        s = look.s
        self.setProperty("ring_radius", 14)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(s(18), s(14), s(18), s(14) + SHADOW)
        row.setSpacing(s(12))
        self._icon = Label(look, "")
        self._icon_name = "warning" if card.amber else "archive" if card.kind in ("never", "running") else "shield"
        self._tone = "lamp_ink" if card.amber else "ink2" if card.kind in ("never", "running") else "ok"
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(s(2))
        column.addWidget(FlowText(look, title, "body_strong", "lamp_ink" if card.amber else "ink"))
        column.addWidget(FlowText(look, line, "small", "ink" if card.amber else "ink2"))
        row.addLayout(column, 1)
        self._colour()
        look.recoloured.connect(self._colour)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self.paint_card(painter, "lamp_soft" if self._amber else "surface")

    def _colour(self) -> None:
        self._icon.setPixmap(self.look.icon(self._icon_name, 20, self._tone, self.devicePixelRatioF()))
