"""What is said of another program's diary: its name, what is wrong with a part of it, what came in and went out."""

from __future__ import annotations

from collections.abc import Sequence

from diary_desktop.domain.foreign import Flaw, ForeignFormat, Unreadable
from diary_desktop.domain.imported import DryRun, ImportReport, PastImport, UndoReport

from .language import counted, tr
from .words import plain_date


def format_word(form: ForeignFormat) -> str:
    """Names of programs are the same in every language."""
    names: dict[ForeignFormat, str] = {
        "archive": tr("An open archive of this diary"),
        "day_one": "Day One",
        "day_one_classic": "Day One Classic",
        "apple_journal": "Apple Journal",
        "keep": "Google Keep",
        "jrnl": "jrnl",
        "markdown": "Markdown",
    }
    return names[form]


def flaw_word(flaw: Flaw) -> str:
    """Why something is not taken in."""
    words: dict[Flaw, str] = {
        "damaged": tr("Damaged"),
        "empty": tr("Nothing is in it"),
        "no_date": tr("It tells no day"),
        "too_large": tr("Too large"),
        "file_missing": tr("This file is not there"),
        "thrown_away": tr("It lay in the bin there"),
        "not_followed": tr("It leads out of the folder"),
        "locked": tr("Encrypted"),
    }
    return words[flaw]


def found_words(found: DryRun) -> str:
    """Which program, and from which day to which."""
    name = format_word(found.form)
    if found.first is None or found.last is None:
        return tr("{program}: nothing new was found.", program=name)
    first, last = plain_date(found.first.local.date()), plain_date(found.last.local.date())
    said = tr("{program}, {first} to {last}.", program=name, first=first, last=last)
    if found.dated_by_file:
        said += " " + counted(
            found.dated_by_file,
            "1 entry tells no day and gets the one of its file.",
            "{count} entries tell no day and get the one of their file.",
        )
    return said


def taken_words(report: ImportReport) -> str:
    """What came."""
    if not report.added:
        return tr("Nothing new was taken in.")
    return counted(report.added, "1 entry taken in.", "{count} entries taken in.")


def undone_words(report: UndoReport) -> str:
    """What went, and what stayed."""
    said = counted(report.binned, "1 entry put into the bin.", "{count} entries put into the bin.")
    if report.changed:
        stayed = counted(report.changed, "1 changed since stayed.", "{count} changed since stayed.")
        return f"{said} {stayed}"
    return said


def past_words(one: PastImport) -> str:
    """How much of it is here, and how long it can be undone."""
    entries = counted(one.there, "1 entry is here", "{count} entries are here")
    if one.note.undone is not None:
        return tr("{entries}. Undone.", entries=entries)
    if not one.can_be_undone:
        return tr("{entries}.", entries=entries)
    left = counted(one.days_left, "1 day left to undo it", "{count} days left to undo it")
    return tr("{entries}, {left}.", entries=entries, left=left)


def list_text(several: Sequence[Unreadable]) -> str:
    """A line for each, for a file."""
    return "".join(f"{one.item}\t{flaw_word(one.flaw)}\n" for one in several)
