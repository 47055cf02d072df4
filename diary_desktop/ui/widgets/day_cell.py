"""Paints one day of a month: its number, the moon's day, the first title, the weather and how many entries."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from diary_desktop.presenters.calendar_days import DayCell

from ..look import Look
from ..motion import between
from .day_words import lunar_mark
from .shortened import shortened
from .strokes import dot, rounded

GAP = 8
"""Px at 100 % between two days."""

TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def paint_day(painter: QPainter, look: Look, rect: QRectF, cell: DayCell, *, chosen: bool, warmth: float) -> None:
    """Days of other months are a number alone; days to come an outline."""
    s = look.s
    if cell.in_month or chosen:
        _paint_ground(painter, look, rect, cell, chosen=chosen, warmth=warmth)
    else:
        rounded(painter, rect, s.exact(10), between(None, look.colour("hover"), warmth))
    head = QRectF(rect.left() + s(10), rect.top() + s(5), rect.width() - s(18), s(20))
    quiet = not cell.in_month
    painter.setFont(look.font("body", 14, 400 if quiet else 600))
    painter.setPen(look.colour("ink3" if quiet else "accent_ink" if cell.today else "ink2" if cell.future else "ink"))
    painter.drawText(head, TOP_LEFT, str(cell.day.day))
    if cell.lunar is not None and not quiet and rect.width() > s(56):
        painter.setFont(look.font("tiny", 11))
        painter.setPen(look.colour("ink2"))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, lunar_mark(cell.lunar))
    if cell.entries and not quiet:
        _paint_told(painter, look, rect, cell)


def _paint_ground(painter: QPainter, look: Look, rect: QRectF, cell: DayCell, *, chosen: bool, warmth: float) -> None:
    fill = f"mood{int(cell.mood)}_soft" if cell.mood else "" if cell.future else "surface"
    ground, control = look.colour(fill) if fill else None, look.colour("control")
    border = control if look.high_contrast else None if cell.mood else look.colour("line")
    radius = look.s.exact(10)
    if not cell.mood:
        ground = between(ground, look.colour("hover"), warmth)
    rounded(painter, rect, radius, ground, between(border, control, warmth))
    if chosen or cell.today:
        rounded(painter, rect, radius, None, look.colour("accent"), 2.2 if chosen else 1.2)


def _paint_told(painter: QPainter, look: Look, rect: QRectF, cell: DayCell) -> None:
    s = look.s
    foot = rect.bottom() - s(17)
    lines = int((foot - s(9) - rect.top() - s(25)) // s(15))
    if lines > 0:
        words = QRectF(rect.left() + s(10), rect.top() + s(28), rect.width() - s(18), lines * s(15))
        _paint_title(painter, look, words, cell.title, min(2, lines))
    x = rect.left() + s(10)
    if cell.mood:
        look.paint_icon(painter, f"mood-{int(cell.mood)}", x, foot - s(8), 16, look.colour(f"mood{int(cell.mood)}"))
    else:
        dot(painter, x + s(4), foot, s.exact(3), look.colour("ink2"))
    if cell.entries > 1:
        painter.setFont(look.font("tiny", 11, 600))
        painter.setPen(look.colour("ink2"))
        line = QRectF(x + (s(21) if cell.mood else s(13)), foot - s(9), rect.width(), s(18))
        painter.drawText(line, TOP_LEFT, f"×{cell.entries}")


def _paint_title(painter: QPainter, look: Look, rect: QRectF, title: str, lines: int) -> None:
    """At most ``lines`` lines; a word longer than the cell is cut with an ellipsis."""
    font = look.font("small", 12, 500)
    layout = QTextLayout(title, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    metrics, starts = QFontMetricsF(font), [0]
    layout.beginLayout()
    while (line := layout.createLine()).isValid() and len(starts) <= lines:
        line.setLineWidth(max(8.0, rect.width()))
        starts.append(line.textStart() + line.textLength())
    layout.endLayout()
    painter.setFont(font)
    painter.setPen(look.colour("ink"))
    for number in range(min(lines, len(starts) - 1)):
        last = number == lines - 1
        said = title[starts[number] :] if last else title[starts[number] : starts[number + 1]]
        said = shortened(said.strip(), metrics, rect.width())
        painter.drawText(QPointF(rect.left(), rect.top() + metrics.ascent() + number * look.s(15)), said)
