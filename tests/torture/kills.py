"""Kills a program at random moments while it lives in the diary, or opens it, and counts what it had acknowledged."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.domain.errors import DiaryError

from . import verdict
from .life import EVERYTHING, Life
from .nursery import Nursery, Tell
from .place import Place, lived_in, made
from .quick_keys import quick_keys
from .told import Told

KILLS_A_VAULT = 25
_MOST_LINES = 60
"""A child says about three lines a step, and dies once it has said so many or fewer."""
_LONGEST_PAUSE = 0.06
"""Seconds between what it said and its death: about as long as a step takes."""
_WHILE_OPENING = 0.25
"""Share of the children that die while they open the vault."""
_STEPS = 10_000
_PATIENCE = 60.0


def child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """Open the vault and live until killed."""
    told = Told.of_json(str(arguments["told"]), tell)
    place = Place(folder)
    place.stick.mkdir(exist_ok=True)
    opened = place.open()
    tell("opened - -")
    life = Life(opened, told, Random(f"killed {arguments['seed']}"), EVERYTHING, place.stick)
    for _ in range(_STEPS):
        life.step()


def kill_again_and_again(nursery: Nursery, folder: Path, seed: int, kills: int) -> tuple[list[str], int]:
    """What went wrong in a new vault that was killed so often, none after a wrong one; how many children opened it."""
    with quick_keys():
        place = made(folder)
        told = lived_in(place, seed, 10)
        wrong: list[str] = []
        opened = 0
        for number in range(kills):
            chance = Random(f"moment {seed} {number}")
            said = _live_and_die(nursery, place, told, chance, f"{seed}.{number}")
            opened += "opened" in said
            wrong += [f"kill {seed}.{number}: {one}" for one in _after(place, told, said)]
            if wrong:
                break
    shutil.rmtree(folder)
    return wrong, opened


def _live_and_die(nursery: Nursery, place: Place, told: Told, chance: Random, seed: str) -> str:
    nursery.start(f"{__name__}:child", place.folder, told=told.as_json(), seed=seed)
    lines = 0 if chance.random() < _WHILE_OPENING else chance.randrange(1, _MOST_LINES)
    deadline = time.monotonic() + _PATIENCE
    while nursery.said_so_far().count("\n") < lines and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(chance.uniform(0.0, _LONGEST_PAUSE))
    nursery.kill()
    return nursery.end().said


def _after(place: Place, told: Told, said: str) -> list[str]:
    lines = said.splitlines(keepends=True)
    if lines and lines[-1].startswith("!"):
        return [f"the child failed: {lines[-1]}"]
    told.read("".join(line for line in lines if not line.startswith("opened")))
    try:
        opened = place.open()
    except DiaryError as error:
        return [f"does not open: {type(error).__name__}: {error}"]
    wrong = verdict.complaints(opened, told) + verdict.lost_backups(opened, told, place.stick)
    if not wrong:
        verdict.settled(opened, told)
    opened.close()
    if "passphrase:0" in told.maybe or "change" in said:
        wrong += verdict.wrong_passphrases(place.vault(), told)
    return wrong
