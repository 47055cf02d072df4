"""The bin from the command line: delete, look, bring back, erase."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from diary_desktop.domain.entry import EntryId
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.bin import KEPT_DAYS, BinItem
from diary_desktop.services.diary import chosen
from diary_desktop.services.journeys import Journeys

from .agreeing import agree
from .describe import SHORT_ID, entry_fields, summary_fields
from .opening import open_diary
from .output import Output
from .secret_input import SecretInput

OLDER_BACKUPS = "Older backups you made still hold this entry until they are replaced."
OUT_OF_REACH = "Snapshots of the disk that your system made, and worn flash cells, may keep sealed remains."


def delete(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Into the bin."""
    open_diary(journeys, args, secret)
    summary = journeys.bin.put(journeys.diary.find(args.id).entry_id)
    short = summary.entry_id.hex()[:SHORT_ID]
    sentence = f"{short} is in the bin. `restore-entry {short}` brings it back within {KEPT_DAYS} days."
    out.event("binned", sentence, days_left=KEPT_DAYS, **summary_fields(summary))
    return 0


def list_bin(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Everything in the bin, put there last first."""
    open_diary(journeys, args, secret)
    items = journeys.bin.items()
    for one in items:
        out.event("bin_item", _line(one), **_fields(one))
    if not items:
        out.note("The bin is empty.")
    return 0


def restore_entry(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Out of the bin."""
    open_diary(journeys, args, secret)
    entry_id = chosen(args.id, journeys.diary.binned(), "`diary-desktop bin` shows what is there.")
    entry = journeys.bin.restore(entry_id, Token())
    out.event("restored", f"{entry_id.hex()[:SHORT_ID]} is back in your diary.", **entry_fields(entry))
    return 0


def erase(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Gone for good, after a question."""
    open_diary(journeys, args, secret)
    everything = (*journeys.diary.summaries(), *journeys.diary.binned())
    entry_id = chosen(args.id, everything, "`diary-desktop list` and `bin` show the ids.")
    short = entry_id.hex()[:SHORT_ID]
    aside = journeys.upkeep.unread_aside()
    if not args.yes:
        limits = " ".join((OLDER_BACKUPS, *_not_reached(aside), OUT_OF_REACH))
        agree(secret, f"Erase {short} for good? {limits}", "--yes")
    backups = [f"{one.made:%Y-%m-%d}" for one in journeys.backups.generations_with(EntryId(entry_id))]
    copies = journeys.bin.erase(EntryId(entry_id))
    limit = f"The backups of {', '.join(backups)} still hold it until they are replaced." if backups else OLDER_BACKUPS
    parts = [f"{short} is erased, with its sound if it had one. {limit}"]
    if copies:
        parts.append(f"Copies of its sentences were taken out of {copies} conversation{'' if copies == 1 else 's'}.")
    parts += _not_reached(aside)
    out.event(
        "erased", " ".join(parts), id=entry_id.hex(), conversations=copies, backups=backups, set_aside=list(aside)
    )
    return 0


VERBS = {"delete": delete, "bin": list_bin, "restore-entry": restore_entry, "erase": erase}


def _not_reached(aside: Sequence[str]) -> list[str]:
    """What was set aside and an erasure cannot look into."""
    if not aside:
        return []
    held = f"What was set aside damaged cannot be read here and may still hold it: {', '.join(aside)}."
    return [f"{held} `diary-desktop remove-aside` removes that."]


def _line(one: BinItem) -> str:
    what = "conversation" if one.kind == "conversation" else f"{one.when.local:%Y-%m-%d %H:%M}"
    left = "1 day left" if one.days_left == 1 else f"{one.days_left} days left"
    return f"{one.item_id.hex()[:SHORT_ID]}  {what:<16}  {left:<12}  {one.title or '(no words)'}"


def _fields(one: BinItem) -> dict[str, object]:
    return {
        "kind": one.kind,
        "id": one.item_id.hex(),
        "title": one.title,
        "binned": one.binned.isoformat(),
        "days_left": one.days_left,
        "seconds": round(one.seconds, 2),
    }
