"""Paints one row of a list of entries, and the heads between them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from diary_desktop.domain.entry import EntrySummary
from diary_desktop.domain.listing import Head

from ..language import counted, tr
from ..look import Look
from ..motion import between
from ..words import clock_time, short_date, time_of
from .entry_rows import head_text
from .entry_words import about_entry, preview_after_title, shown_title
from .shortened import shortened
from .strokes import rounded

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_head(painter: QPainter, look: Look, rect: QRectF, head: Head, *, by_month: bool, this_year: int) -> None:
    """A day or a month at the left, how many entries at the right."""
    line = QRectF(rect.left(), rect.bottom() - look.s(28), rect.width() - look.s(6), look.s(24))
    count = counted(head.count, "1 entry", "{count} entries")
    used = _text(painter, look, line, count, look.font("small"), "ink2", RIGHT)
    name = head_text(head, by_month=by_month, this_year=this_year)
    _text(painter, look, line.adjusted(0, 0, -used - look.s(10), 0), name, look.font("label"), "ink2")


@dataclass(frozen=True, slots=True)
class Ground:
    """Whether the entry is the one that is read, how far the pointer has warmed its row (0 to 1), and whether it
    rests."""

    opened: bool = False
    warmth: float = 0.0
    rests: bool = False


def paint_narrow_row(
    painter: QPainter, look: Look, rect: QRectF, one: EntrySummary, ground: Ground, this_year: int
) -> None:
    """Mood, title, and day, time and length below; the open one has an accent bar."""
    s = look.s
    _ground(painter, look, rect.adjusted(0, 1, 0, -1), ground)
    middle = rect.center().y()
    _disc(painter, look, one, rect.left() + s(14), middle, 30)
    words = QRectF(rect.left() + s(56), middle - s(22), rect.width() - s(68), s(22))
    words.setRight(words.right() - _marks(painter, look, one, words))
    _text(painter, look, words, shown_title(one, rests=ground.rests), look.font("body", 14, 500), "ink")
    below = QRectF(rect.left() + s(56), middle, rect.width() - s(68), s(21))
    _text(painter, look, below, about_entry(one, this_year), look.font("small"), "ink3")


def paint_wide_row(
    painter: QPainter, look: Look, rect: QRectF, one: EntrySummary, ground: Ground, this_year: int
) -> None:
    """Mood, title and the beginning of the text; time and length at the right, with the marks before them."""
    s = look.s
    card = rect.adjusted(0, s(3), 0, -s(3))
    edge = look.colour("control" if look.high_contrast else "line")
    fill = between(look.colour("surface"), look.colour("hover"), ground.warmth if look.high_contrast else 0)
    rounded(painter, card, s.exact(12), fill, between(edge, look.colour("control"), ground.warmth))
    if ground.opened:
        _paint_bar(painter, look, card)
    _disc(painter, look, one, card.left() + s(16), card.center().y(), 36)
    left, wide = card.left() + s(66), card.width() - s(84)
    first = QRectF(left, card.center().y() - s(27), wide, s(26))
    day = f"{short_date(one.when.local.date(), this_year)} · " if one.pinned else ""
    about = day + time_of(one.when.local) + (f" · {clock_time(one.seconds)}" if one.seconds else "")
    first.setRight(
        first.right() - _text(painter, look, first, about, look.font("small", 13, 500), "ink2", RIGHT) - s(10)
    )
    first.setRight(first.right() - _marks(painter, look, one, first))
    own = look.font("title", 17) if one.title and not ground.rests else look.font("body_strong", 15)
    _text(painter, look, first, shown_title(one, rests=ground.rests), own, "ink")
    second = QRectF(left, card.center().y() + s(1), wide, s(25))
    said = tr("Damaged") if one.damaged else "" if ground.rests else preview_after_title(one)
    _text(painter, look, second, said, look.font("quote", 15), "danger" if one.damaged else "ink2")


def _ground(painter: QPainter, look: Look, rect: QRectF, ground: Ground) -> None:
    radius = look.s.exact(12)
    if ground.opened:
        rounded(painter, rect, radius, look.colour("surface"), look.colour("line"))
        _paint_bar(painter, look, rect)
    else:
        rounded(painter, rect, radius, between(None, look.colour("hover"), ground.warmth))


def _paint_bar(painter: QPainter, look: Look, rect: QRectF) -> None:
    s = look.s
    bar = QRectF(rect.left(), rect.top() + s(12), s.exact(3.5), rect.height() - s(24))
    rounded(painter, bar, 2, look.colour("accent"))


def _disc(painter: QPainter, look: Look, one: EntrySummary, left: float, middle: float, size: int) -> None:
    """The weather on its tint; without a mood a pen or a microphone says how the entry came to be."""
    mood = int(one.mood or 0)
    shape = QRectF(left, middle - look.s.exact(size) / 2, look.s.exact(size), look.s.exact(size))
    rounded(painter, shape, 999, look.colour(f"mood{mood}_soft" if mood else "chip"))
    name = f"mood-{mood}" if mood else "microphone" if one.seconds else "pen"
    px = round(size * (0.58 if mood else 0.5))
    corner = (shape.width() - look.s(px)) / 2
    look.paint_icon(
        painter, name, shape.left() + corner, shape.top() + corner, px, look.colour(f"mood{mood}" if mood else "ink2")
    )


def _marks(painter: QPainter, look: Look, one: EntrySummary, line: QRectF) -> float:
    """Small signs at the right end of a line; how much of it they took."""
    names = [
        name for name, there in (("pin", one.pinned), ("star", one.starred), ("paperclip", one.attachments)) if there
    ]
    taken = 0.0
    for name in names:
        taken += look.s(20)
        at = line.right() - taken
        look.paint_icon(painter, name, at, line.center().y() - look.s(15) / 2, 15, look.colour("ink3"))
    return taken


def _text(
    painter: QPainter,
    look: Look,
    rect: QRectF,
    text: str,
    font: QFont,
    tone: str,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """One line, cut with an ellipsis where it is too long; how wide it became."""
    metrics = QFontMetricsF(font)
    line = shortened(" ".join(text.split()), metrics, rect.width())
    painter.setFont(font)
    painter.setPen(look.colour(tone))
    painter.drawText(rect, align | Qt.TextFlag.TextDontClip, line)
    return metrics.horizontalAdvance(line)
