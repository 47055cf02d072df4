"""Backups, restoring and merging from the command line; exit code 8 wherever something of a backup is damaged."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from diary_desktop.domain.backup import Generation, KnownGeneration
from diary_desktop.domain.bundle import MergeReport
from diary_desktop.domain.errors import BackupError, InputError
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys

from .describe import amount
from .opening import open_diary
from .output import Output
from .secret_input import SecretInput

DAMAGED = BackupError.exit_code
SHORT_VAULT = 8


def backup(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """A new generation in each folder, proved before this says so."""
    open_diary(journeys, args, secret)
    backups = journeys.backups
    folders = [args.to.absolute()] if args.to else []
    if folders and not args.once:
        known = [Path(folder) for folder in backups.look().folders]
        backups.choose(list(dict.fromkeys((*known, *folders))))
    for one in backups.back_up(0, Token(), folders):
        known_one = next(each for each in backups.state.known if each.name == one.name)
        amounts = amount(known_one.entries, "entry", "entries")
        sentence = f"Backed up and checked: {amounts}, {one.size / 1e6:.1f} MB without sounds and files."
        out.event("backed_up", sentence, folder=str(one.folder), **_known_fields(known_one))
    return 0


def list_backups(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """What is kept. With a folder named, what lies there, without a key."""
    if args.folder:
        return _list_folder(journeys, args.folder, out)
    open_diary(journeys, args, secret)
    backups = journeys.backups
    if args.check:
        backups.check_all(0, Token())
    if args.try_restore:
        return _try_restore(journeys, out)
    state = backups.look()
    for one in reversed(state.known):
        out.event("backup", _known_line(one), folder=one.place, **_known_fields(one))
    if not state.known:
        out.note("No backup is known. `diary-desktop backup --to FOLDER` makes one.")
    return DAMAGED if any(one.problems for one in state.known) else 0


def restore(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Into a new folder or in place; works on a computer that has no diary yet."""
    generation = _chosen(journeys.backups.candidates(args.folder), args.generation)
    if args.in_place:
        report = journeys.backups.restore_here(generation, secret.to_open(), _silent, Token())
    else:
        report = journeys.backups.restore(generation, secret.to_open(), args.to.absolute(), _silent, Token())
    sealed = amount(report.sounds, "sound or file", "sounds and files")
    restored = f"{amount(report.entries, 'entry', 'entries')} and {sealed}"
    sentence = f"Restored {restored}. " + (
        "Every record was read and proved." if not report.problems else f"Missing: {', '.join(report.problems)}."
    )
    out.event(
        "restored",
        sentence,
        ok=not report.problems,
        folder=str(report.folder),
        entries=report.entries,
        sounds=report.sounds,
        problems=list(report.problems),
    )
    out.note("It is an older state of your diary: where this computer knows a newer one, open it once with")
    out.note("--accept-older-state. The passphrase and words are those of the day of the backup.")
    return DAMAGED if report.problems else 0


def bundle(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """All entries in one new file."""
    open_diary(journeys, args, secret)
    file = args.to.absolute()
    entries = journeys.merging.bundle(file, secret.new_passphrase(), 0, Token())
    out.event(
        "bundled", f"{entries} entries with their sounds and files are in the bundle.", file=str(file), entries=entries
    )
    return 0


def merge(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """What another computer has and this one has not."""
    open_diary(journeys, args, secret)
    report = journeys.merging.merge(
        args.file.absolute(),
        secret.other_passphrase("Passphrase of the bundle: "),
        0,
        Token(),
        dry_run=args.dry_run,
        also_erased=args.also_erased,
    )
    out.event("counted" if args.dry_run else "merged", merge_sentence(report), **_merge_fields(report))
    return DAMAGED if report.damaged else 0


VERBS = {"backup": backup, "backups": list_backups, "restore": restore, "bundle": bundle, "merge": merge}


def merge_sentence(report: MergeReport) -> str:
    """What came of a merge, for a person."""
    parts = [
        f"{report.added} new, {report.newer} continued, {report.conflicts} in conflict (both states are kept), "
        f"{report.details} with new details, {report.same} the same; {amount(report.sounds, 'sound')}."
    ]
    if report.erased_here:
        parts.append(f"{report.erased_here} were erased here; --also-erased brings them back.")
    if report.conversations:
        parts.append(f"{amount(report.conversations, 'conversation')} new or gone on.")
    if report.conversations_erased:
        gone = amount(report.conversations_erased, "conversation")
        parts.append(f"{gone} erased here; --also-erased brings back.")
    if report.names:
        parts.append(f"{report.names} names are new or were misheard in more ways.")
    if report.names_forgotten:
        parts.append(f"{amount(report.names_forgotten, 'name')} forgotten here; --also-erased brings back.")
    if report.differs:
        parts.append(f"{report.differs} differ in mood, place or date; yours are kept.")
    if report.files:
        parts.append(f"{amount(report.files, 'attached file')}.")
    if report.split:
        ids = ", ".join(one.entry_id.hex()[:8] for one in report.split)
        parts.append(f"In conflict: {ids}; the window shows both states side by side.")
    if report.damaged:
        parts.append(f"Damaged in the bundle: {', '.join(report.damaged)}.")
    return " ".join(parts)


def _list_folder(journeys: Journeys, folder: Path, out: Output) -> int:
    found = journeys.backups.candidates(folder)
    if not found:
        out.note("There are no backups in this folder.")
    for one in found:
        sentence = (
            f"{one.name}  {one.made:%Y-%m-%d %H:%M} UTC  {one.size / 1e6:8.1f} MB  diary {one.vault[:SHORT_VAULT]}"
        )
        fields = {"generation": one.name, "made": one.made.isoformat(), "size": one.size, "vault": one.vault}
        out.event("backup", sentence, folder=str(one.folder), **fields)
    return 0


def _try_restore(journeys: Journeys, out: Output) -> int:
    drill = journeys.backups.rehearse(0, Token())
    sentence = f"Restored {drill.entries} entries for a trial, compared them and removed them. " + (
        "All are sound." if not drill.problems else f"Wrong: {', '.join(drill.problems)}."
    )
    fields = {"generation": drill.generation, "entries": drill.entries, "problems": list(drill.problems)}
    out.event("tried", sentence, ok=not drill.problems, **fields)
    return DAMAGED if drill.problems else 0


def _chosen(found: tuple[Generation, ...], name: str | None) -> Generation:
    if not found:
        raise BackupError("There are no backups in this folder.", "Name the folder they were made in.")
    if name is None:
        if len({one.vault for one in found}) > 1:
            raise InputError(
                "Backups of several diaries lie in this folder.",
                "Choose one with --generation; `backups --in` lists them.",
            )
        return max(found, key=lambda one: one.number)
    for one in found:
        if one.name == name:
            return one
    raise InputError("There is no backup of that name.", "`diary-desktop backups --in FOLDER` lists them.")


def _known_line(one: KnownGeneration) -> str:
    read = f"read {one.checked:%Y-%m-%d}" if one.checked else "not read yet"
    sounds = (
        f"sounds and files read {one.sounds_checked:%Y-%m-%d}"
        if one.sounds_checked
        else "sounds and files copied before not read yet"
    )
    state = f"DAMAGED: {', '.join(one.problems)}" if one.problems else f"{read}, {sounds}"
    entries = amount(one.entries, "entry", "entries")
    return f"{one.made:%Y-%m-%d %H:%M} UTC  {entries:>14}  {one.size / 1e6:8.1f} MB  {state}"


def _known_fields(one: KnownGeneration) -> dict[str, object]:
    return {
        "generation": one.name,
        "made": one.made.isoformat(),
        "entries": one.entries,
        "size": one.size,
        "checked": one.checked.isoformat() if one.checked else None,
        "sounds_checked": one.sounds_checked.isoformat() if one.sounds_checked else None,
        "problems": list(one.problems),
    }


def _merge_fields(report: MergeReport) -> dict[str, object]:
    return {
        "added": report.added,
        "newer": report.newer,
        "conflicts": report.conflicts,
        "details": report.details,
        "same": report.same,
        "erased_here": report.erased_here,
        "differs": report.differs,
        "sounds": report.sounds,
        "files": report.files,
        "split": [one.entry_id.hex() for one in report.split],
        "conversations": report.conversations,
        "conversations_erased": report.conversations_erased,
        "names": report.names,
        "names_forgotten": report.names_forgotten,
        "damaged": list(report.damaged),
    }


def _silent(done: int, total: int) -> None:
    """A command says what came of it when it is done."""
