"""Diaries of other programs from the command line: looked through, taken in, undone."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from diary_desktop.domain.errors import InputError
from diary_desktop.domain.foreign import Flaw, ForeignFormat, Unreadable
from diary_desktop.domain.imported import DryRun, PastImport
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys

from .describe import amount
from .opening import open_diary
from .output import Output
from .secret_input import SecretInput

FORMATS: dict[ForeignFormat, str] = {
    "archive": "an archive of this program",
    "day_one": "Day One",
    "day_one_classic": "Day One Classic",
    "apple_journal": "Apple Journal",
    "keep": "Google Keep",
    "jrnl": "jrnl",
    "markdown": "Markdown",
}
FLAWS: dict[Flaw, str] = {
    "damaged": "it is damaged",
    "empty": "nothing is in it",
    "no_date": "it tells no day",
    "too_large": "it is too large",
    "file_missing": "this file is not there",
    "thrown_away": "it lay in the bin there",
    "not_followed": "it leads out of the folder",
    "locked": "it is encrypted",
}


def import_(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """0 also where some of it could not be read: that is named, item by item."""
    if args.dry_run and args.path is None:
        raise InputError("A dry run needs something to look through.", "Name the file or folder of the other diary.")
    open_diary(journeys, args, secret)
    token = Token()
    try:
        if args.past:
            return _list_past(journeys, out)
        if args.undo:
            return _undo(journeys, args.undo, out, token)
        if args.dry_run:
            return _told(journeys.importing.dry_run(args.path, token), out)
        return _take_in(journeys, args, out, token)
    except KeyboardInterrupt:
        token.cancel()
        raise


def _told(found: DryRun, out: Output) -> int:
    _name_unreadable(found.unreadable, out)
    days = f", {found.first.local:%Y-%m-%d} to {found.last.local:%Y-%m-%d}" if found.first and found.last else ""
    sentence = (
        f"Read as {FORMATS[found.form]}: "
        f"{amount(found.found, 'entry', 'entries')} found, {found.new} new{days}, "
        f"{amount(found.duplicates, 'duplicate')}, {amount(found.files, 'file')}, "
        f"{len(found.unreadable)} not readable."
    )
    if found.dated_by_file:
        sentence += f" {found.dated_by_file} of the new ones tell no day: they get the one of their file."
    out.event(
        "dry_run",
        f"{sentence} Nothing was changed.",
        format=found.form,
        found=found.found,
        new=found.new,
        duplicates=found.duplicates,
        files=found.files,
        dated_by_file=found.dated_by_file,
        unreadable=len(found.unreadable),
    )
    return 0


def _take_in(journeys: Journeys, args: Namespace, out: Output, token: Token) -> int:
    report = journeys.importing.run(args.path, token)
    _name_unreadable(report.unreadable, out)
    import_id = report.import_id.hex()
    sentence = (
        f"{amount(report.added, 'entry', 'entries')} taken in with {amount(report.files, 'file')}, "
        f"{amount(report.duplicates, 'duplicate')} left out, {len(report.unreadable)} not readable."
    )
    if report.added:
        sentence += f" `import --undo {import_id}` undoes it within 30 days."
    out.event(
        "imported",
        sentence,
        id=import_id,
        added=report.added,
        files=report.files,
        duplicates=report.duplicates,
        unreadable=len(report.unreadable),
    )
    journeys.importing.make_findable(report, token)
    return 0


def _list_past(journeys: Journeys, out: Output) -> int:
    past = journeys.importing.past()
    for one in past:
        out.event("past_import", _line(one), **_fields(one))
    if not past:
        out.note("Nothing was imported yet.")
    return 0


def _line(one: PastImport) -> str:
    left = f"can be undone for {amount(one.days_left, 'day')}" if one.can_be_undone else "cannot be undone any more"
    entries = amount(one.there, "entry", "entries")
    state = "undone" if one.note.undone else left
    begin = f"{one.note.import_id.hex()}  {one.note.made.local:%Y-%m-%d %H:%M}"
    return f"{begin}  {FORMATS[one.note.form]}  {entries}, {state}"


def _fields(one: PastImport) -> dict[str, object]:
    return {
        "id": one.note.import_id.hex(),
        "made": one.note.made.isoformat(),
        "format": one.note.form,
        "entries": one.there,
        "undone": one.note.undone is not None,
        "can_be_undone": one.can_be_undone,
        "days_left": one.days_left if one.can_be_undone else 0,
    }


def _undo(journeys: Journeys, typed: str, out: Output, token: Token) -> int:
    try:
        import_id = bytes.fromhex(typed)
    except ValueError as error:
        raise InputError("There is no such import.", "Look at the list of imports.") from error
    report = journeys.importing.undo(import_id, token)
    sentence = f"{amount(report.binned, 'entry', 'entries')} put into the bin."
    if report.changed:
        sentence += f" {amount(report.changed, 'entry', 'entries')} changed since stayed."
    out.event("import_undone", sentence, binned=report.binned, changed=report.changed)
    return 0


def _name_unreadable(several: Sequence[Unreadable], out: Output) -> None:
    for one in several:
        out.event("unreadable", f"Not readable: {one.item}: {FLAWS[one.flaw]}.", item=one.item, reason=one.flaw)


VERBS = {"import": import_}
