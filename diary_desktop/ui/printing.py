"""An entry on paper, or as a plain PDF: laid out and written away from the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from diary_desktop.domain.entry import Entry

from .language import tr
from .widgets.mood import MOOD_WORDS
from .words import headline_date, long_date, time_of

_MARGIN_MM = 22.0
_INK, _QUIET = "#1d1a22", "#5b5563"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed, in the language of the window; made on the window's thread, laid out on another."""

    html: str
    family: str


def sheet_of(entry: Entry, family: str) -> Sheet:
    """Date, title, labels and text, whatever a person wrote being text and never mark-up."""
    when = entry.when.local
    title = entry.revision.title or headline_date(when.date())
    labels = [tr(MOOD_WORDS[entry.mood - 1])] if entry.mood else []
    labels += [*entry.tags, *entry.people, *([entry.place] if entry.place else [])]
    head = f'<p style="color:{_QUIET};font-size:10pt">{escape(long_date(when.date()))} · {time_of(when)}</p>'
    head += f'<h1 style="font-size:20pt;font-weight:500;margin:0">{escape(title)}</h1>'
    about = f'<p style="color:{_QUIET};font-size:10pt">{escape(" · ".join(labels))}</p>' if labels else ""
    style = "font-size:12pt;line-height:150%;margin:0 0 8pt 0"
    body = "".join(f'<p style="{style}">{escape(one)}</p>' for one in entry.text.splitlines() if one.strip())
    return Sheet(f'<div style="color:{_INK}">{head}{about}{body}</div>', family)


def pdf_of(sheet: Sheet) -> bytes:
    """A PDF, in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setCreator("")
    put_on(sheet, writer)
    return bytes(buffer.data().data())


def put_on(sheet: Sheet, printer: QPdfWriter | QPrinter) -> None:
    """Laid out for the printer's page."""
    printer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(QFont(sheet.family))
    document.setDocumentMargin(0)
    document.setHtml(sheet.html)
    document.setPageSize(QSizeF(printer.pageLayout().paintRectPoints().size()))
    document.print_(printer)
