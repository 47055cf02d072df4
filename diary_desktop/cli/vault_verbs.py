"""Verbs that look after the vault itself: verify, compact and salvage, with progress for a person."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from diary_desktop.domain.events import Event, Progress
from diary_desktop.ports.storage import SalvageReport, VerifyReport
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys

from .agreeing import agree
from .describe import amount
from .opening import open_diary, secret_for
from .output import Output
from .secret_input import SecretInput

DAMAGED = 7
LAST_COPY = (
    "It may be the last copy of entries that are missing from this diary, and cannot be brought back. "
    "`diary-desktop salvage` looks for them there, into a new diary."
)
_TELL_EVERY = 20
"""Steps of a salvage between two lines for a person."""


def verify(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Open every record once; exit code 7 where something is damaged."""
    open_diary(journeys, args, secret)
    with progress(journeys, out, "verify"):
        report = journeys.upkeep.verify(0, Token())
    out.event("verified", verified_page(report), **verified_fields(report))
    return DAMAGED if report.damaged else 0


def compact(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Merge the tables' pieces and drop what came before."""
    open_diary(journeys, args, secret)
    with progress(journeys, out, "tidy"):
        journeys.upkeep.compact(0, Token())
    out.event("compacted", "Done. Every record was read again before anything older was dropped.")
    return 0


def remove_aside(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """What was set aside and cannot be read here goes for good, after a question."""
    open_diary(journeys, args, secret)
    found = journeys.upkeep.unread_aside()
    if found and not args.yes:
        agree(secret, f"Remove {', '.join(found)}? {LAST_COPY}", "--yes")
    gone = journeys.upkeep.remove_unread_aside() if found else ()
    out.event("removed_aside", f"Removed: {', '.join(gone) or 'nothing, there was none'}.", removed=list(gone))
    return 0


def salvage(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Take what can be proved into a new diary; the damaged one is only read. Exit code 7 where something is gone."""
    secrets = secret_for(journeys, args, secret)
    same = secrets.passphrase is not None and not args.new_passphrase
    passphrase = bytearray(secrets.passphrase or b"") if same else secret.new_passphrase()
    steps = journeys.session.place.salvage(secrets, args.to, passphrase)
    report = SalvageReport(0, 0, 0, 0, ())
    with closing(steps):
        for number, report in enumerate(steps):
            if number % _TELL_EVERY == 0:
                taken = amount(report.clips + report.given_back, "recording")
                out.note(f"{_entries(report.entries)}, {taken} so far.")
    out.event("salvaged", salvaged_page(report), **salvaged_fields(report))
    return DAMAGED if report.gone else 0


@contextmanager
def progress(journeys: Journeys, out: Output, step: str) -> Iterator[None]:
    """Show on standard error how far it is."""
    tell = teller(out)

    def heard(event: Event) -> None:
        if isinstance(event, Progress) and event.step == step and event.total:
            tell(event.done, event.total)

    stop = journeys.bus.listen(heard)
    try:
        yield
    finally:
        stop()


def teller(out: Output) -> Callable[[int, int], None]:
    """Tells how much is done of how much in whole per cent, each once."""
    told = -1

    def tell(done: int, total: int) -> None:
        nonlocal told
        share = 100 * done // total
        if share > told:
            told = share
            out.progress(share)

    return tell


def _files(count: int) -> tuple[str, ...]:
    """Said only where there are any."""
    return (amount(count, "attached file"),) if count else ()


def verified_page(report: VerifyReport) -> str:
    """What was read and every finding, for a person."""
    parts = (
        _entries(report.entries),
        amount(report.clips, "recording"),
        *_files(report.attachments),
        amount(report.records, "record"),
    )
    lines = [f"{', '.join(parts)} read."]
    if report.damaged:
        lines += ["Damaged:", *(f"  {one}" for one in report.damaged)]
        lines += ["Everything else opens. Restore a backup, or take what is sound with `diary-desktop salvage`."]
    else:
        lines[0] += " All are sound."
    if report.unclaimed:
        lines += ["Recordings that no entry names:", *(f"  {one}" for one in report.unclaimed)]
        lines += ["`diary-desktop salvage` gives them back as entries."]
    if report.kept_aside:
        lines += ["Kept aside since damage was found:", *(f"  {one}" for one in report.kept_aside)]
    return "\n".join(lines)


def verified_fields(report: VerifyReport) -> dict[str, object]:
    """The same for a script."""
    return {
        "ok": not report.damaged,
        "entries": report.entries,
        "clips": report.clips,
        "records": report.records,
        "attachments": report.attachments,
        "damaged": list(report.damaged),
        "unclaimed": list(report.unclaimed),
        "kept_aside": list(report.kept_aside),
    }


def salvaged_page(report: SalvageReport) -> str:
    """What came over, what is gone, and the new words, for a person."""
    parts = (
        _entries(report.entries),
        amount(report.conversations, "conversation"),
        amount(report.clips, "recording"),
        *_files(report.attachments),
    )
    lines = [f"{', '.join(parts)} taken over."]
    if report.given_back:
        lines += [f"{report.given_back} recordings that no entry named came as entries; their words are added later."]
    if report.gone:
        lines += ["Gone, or not wholly there:", *(f"  {one}" for one in report.gone)]
    else:
        lines += ["Nothing is missing."]
    lines += ["", "The damaged diary is as it was. Keep it until you have looked at the new one."]
    lines += ["Write these 12 words on paper. They open the new diary if the passphrase is lost:", ""]
    return "\n".join([*lines, *(f"{number:2d}. {word}" for number, word in enumerate(report.words, 1))])


def salvaged_fields(report: SalvageReport) -> dict[str, object]:
    """The same for a script."""
    return {
        "ok": not report.gone,
        "entries": report.entries,
        "conversations": report.conversations,
        "clips": report.clips,
        "given_back": report.given_back,
        "attachments": report.attachments,
        "gone": list(report.gone),
        "recovery_words": list(report.words),
    }


VERBS = {"verify": verify, "compact": compact, "remove-aside": remove_aside, "salvage": salvage}


def _entries(count: int) -> str:
    return amount(count, "entry", "entries")
