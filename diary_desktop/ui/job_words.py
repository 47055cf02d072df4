"""What the tray says of each kind of long work: its name, how much of it is done, and how long it still takes."""

from __future__ import annotations

from diary_desktop.presenters.jobs import Job, Kind

from .language import counted, tr
from .words import number

NAMES: dict[Kind, str] = {
    "index": "Learning your entries by meaning",
    "backup": "Backing up",
    "restore_trial": "Trying a restore",
    "verify": "Looking whether everything is sound",
    "tidy": "Tidying the diary's folder",
    "export": "Writing the export",
    "import": "Taking in entries",
    "merge": "Merging the other diary",
    "rekey": "Sealing everything anew",
    "again": "Writing recordings down again",
    "models": "Fetching models",
    "places": "Looking through older entries",
    "erase": "Erasing",
}
"""Untranslated. Never the name of a file, a folder or an entry."""

IN_ENTRIES: frozenset[Kind] = frozenset({"index", "again", "places", "import"})
"""What is counted in things a person knows; all else is said in per cent."""


def job_words(kind: Kind) -> str:
    """What is being done."""
    return tr(NAMES[kind])


def amount_words(job: Job) -> str:
    """``412 of 1,208``, or ``34 %``; empty where nobody knows."""
    if not job.total:
        return number(job.done) if job.done and job.kind in IN_ENTRIES else ""
    if job.kind in IN_ENTRIES:
        return tr("{done} of {total}", done=number(job.done), total=number(job.total))
    return tr("{percent} %", percent=min(100, 100 * job.done // job.total))


def left_words(job: Job) -> str:
    """How long it still takes, or why it stands still."""
    if job.paused:
        return tr("Paused")
    if job.held:
        return tr("Waiting")
    if job.seconds_left is None:
        return ""
    minutes = round(job.seconds_left / 60)
    return tr("less than a minute left") if minutes < 1 else counted(minutes, "1 minute left", "{count} minutes left")
