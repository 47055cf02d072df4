"""Cuts the power at a random moment of a diary's life, builds what the disk may hold then, and opens it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import DiaryError

from . import content, copies, snapshots, verdict
from .life import RESEALING, WITH_COPIES, Life
from .nursery import Ended, Nursery, Tell
from .place import Place, let_go, lived_in, made
from .recording_disk import FOLDER, Bytes, Moment, RecordingDisk
from .told import Told

LIVES = (WITH_COPIES, RESEALING)
"""Seeds take turns in them."""
SECTORS = (512, 4096)
STATES_A_LIFE = 100
_BEFORE, _STEPS = 8, 14
_CUT_OFF = re.compile("named as damaged: .*(log record|bytes of the log|of the log)")
"""A record that was being written is named. Whether it had been acknowledged is told apart from its name."""


def run(nursery: Nursery, folder: Path, seeds: Sequence[int], patience: float, lying: str = "") -> Ended:
    """So many lives with ``STATES_A_LIFE`` cuts each, in one child, which tells each before and after it.

    ``lying`` names the files whose flushes come to nothing: then something must be lost.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return nursery.run(f"{__name__}:child", folder, patience, seeds=list(seeds), lying=lying)


def child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """Live once for each seed with the disk remembering, then cut."""
    template = made(folder / f"template-{arguments['seeds'][0]}")
    for seed in arguments["seeds"]:
        moments = _lived(template.copied(folder / "life"), seed, str(arguments["lying"]))
        for number in range(STATES_A_LIFE):
            chance = Random(f"cut {seed} {number}")
            moment = chance.choice(moments)
            tell(f"begin {seed}.{number}")
            leave(moment, chance, folder / "after")
            for wrong in _opened(Place(folder / "after"), moment):
                tell(f"wrong {seed}.{number}: {wrong}")
                if arguments["lying"]:
                    return
            shutil.rmtree(folder / "after")
            tell("done")
        for name in ("life", "life.kept"):
            shutil.rmtree(folder / name)


def _lived(place: Place, seed: int, lying: str) -> list[Moment]:
    """Every moment of a life of some steps, its opening and closing included."""
    told = lived_in(place, seed, _BEFORE)
    place.stick.mkdir()
    disk = RecordingDisk(place.folder, told.as_json, lying)
    opened = place.open(disk)
    life = Life(opened, told, Random(f"power {seed}"), LIVES[seed % len(LIVES)], place.folder, disk)
    for _ in range(_STEPS):
        life.step()
    opened.close()
    return disk.moments


def leave(moment: Moment, chance: Random, folder: Path) -> None:
    """One state in which the cut may leave the disk."""
    share = chance.choice((0.0, 0.5, 0.5, 1.0))
    folder.mkdir()
    for name in sorted({*moment.safe_names, *moment.other_names}):
        meaning = moment.safe_names.get(name)
        if name in moment.other_names and chance.random() < share:
            meaning = chance.choice(sorted(moment.other_names[name], key=str))
        target = folder / name
        if meaning is None or not target.parent.is_dir():
            continue
        if meaning == FOLDER:
            target.mkdir()
        else:
            target.write_bytes(_bytes_left(moment.files[meaning], chance))


def _bytes_left(file: Bytes, chance: Random) -> bytes:
    """The safe bytes, and of the others what chance leaves."""
    safe, now = file.safe or b"", file.now
    if safe == now:
        return now
    start = next((at for at, (one, other) in enumerate(zip(safe, now, strict=False)) if one != other), None)
    start = min(len(safe), len(now)) if start is None else start
    kind = chance.choice(("lost", "all", "cut", "zeros", "reordered"))
    if kind in ("lost", "all"):
        return safe if kind == "lost" else now
    sector = chance.choice(SECTORS)
    ends = [*range((start // sector + 1) * sector, len(now), sector), len(now)]
    if kind == "cut":
        return now[: chance.choice([start, *ends])]
    left, at = bytearray(now[:start]), start
    for end in ends:
        kept = kind == "reordered" and chance.random() < 0.5
        left += now[at:end] if kept else bytes(max(0, end - at))
        at = max(at, end)
    return bytes(left)


def _opened(place: Place, moment: Moment) -> list[str]:
    told = Told.of_json(moment.told)
    try:
        opened = place.open()
    except DiaryError as error:
        return [f"does not open: {type(error).__name__}: {error}"]
    except Exception as error:  # noqa: BLE001  whatever else comes out is what we look for
        return [f"came out as {type(error).__name__}: {error}"]
    wrong = [one for one in verdict.complaints(opened, told) if not _CUT_OFF.match(one)]
    try:
        wrong += verdict.lost_backups(opened, told, place.stick) + snapshots.wrong_in(
            opened.snapshot, content.snapshot()
        )
        wrong += [one for number in told.living("bundle") for one in _wrong_in_bundle(place, told, number)]
    except DiaryError as error:
        wrong.append(f"a copy that was acknowledged: {type(error).__name__}: {error}")
    let_go(opened)
    if "passphrase:0" in told.acknowledged | told.maybe:
        wrong += verdict.wrong_passphrases(place.vault(), told)
    return wrong


def _wrong_in_bundle(place: Place, told: Told, number: int) -> list[str]:
    """One that was acknowledged holds as many entries as were put in, and no hole."""
    items = copies.items_in(place.folder / f"bundle-{number}")
    whole = sum(isinstance(one, Entry) for one in items)
    asked = told.acknowledged[f"bundle:{number}"]
    return [] if str(whole) == asked and whole == len(items) else [f"bundle {number} holds {whole} of {asked}"]
