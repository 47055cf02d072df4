"""An entry or the recovery words on paper, or a plain PDF: laid out and written away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

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


def sheet_of_words(words: Sequence[str], family: str) -> Sheet:
    """The recovery words, numbered, and what they are for."""
    line = tr("These words open the diary if the passphrase is lost. Keep them where nobody looks.")
    head = f'<h1 style="font-size:20pt;font-weight:500;margin:0">{escape(tr("Recovery words"))}</h1>'
    about = f'<p style="color:{_QUIET};font-size:10pt">{escape(line)}</p>'
    rows = "".join(
        f"<tr><td align=right>{at}&nbsp;&nbsp;</td><td>{escape(one)}</td></tr>" for at, one in enumerate(words, 1)
    )
    return Sheet(f'<div style="color:{_INK}">{head}{about}<table style="font-size:15pt">{rows}</table></div>', family)


def ask_printer(sheet: Sheet, window: QWidget, run: Callable[[Callable[[], object]], object], *, to_file: bool) -> None:
    """Ask the system which printer; ``run`` then does the rest. ``to_file`` offers a plain file as well."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("")
    dialog = QPrintDialog(printer, window)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, to_file)
    dialog.setWindowTitle(tr("Print"))
    dialog.accepted.connect(lambda: run(partial(put_on, sheet, printer)))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


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
