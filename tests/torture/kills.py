"""Kills a program at random moments while it lives in the diary, or opens it, and counts what it had acknowledged."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.domain.errors import DiaryError

from . import files, verdict
from .life import LIVES, Life
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
    life = Life(opened, told, Random(f"killed {arguments['seed']}"), LIVES[str(arguments["lives"])], place.folder)
    for _ in range(_STEPS):
        life.step()


@dataclass(slots=True)
class Outcome:
    """What went ``wrong``, how many children ``opened`` the vault, and how many died while they took each step."""

    wrong: list[str] = field(default_factory=list)
    opened: int = 0
    amid: Counter[str] = field(default_factory=Counter)

    @property
    def cut_short(self) -> int:
        """How many died in the middle of a step or a recording, neither between two nor while they opened."""
        return sum(count for what, count in self.amid.items() if what.startswith("ask ") or what == "heard")


def kill_again_and_again(nursery: Nursery, folder: Path, seed: int, kills: int, lives: str = "everything") -> Outcome:
    """A new vault, killed so often while it ``lives`` in one of the ways of ``life.LIVES``; none after a wrong one."""
    outcome = Outcome()
    with quick_keys():
        place = made(folder)
        told = lived_in(place, seed, 10)
        for number in range(kills):
            chance = Random(f"moment {seed} {number}")
            said = _live_and_die(nursery, place, told, chance, f"{seed}.{number}", lives)
            outcome.opened += "opened" in said
            outcome.amid[last_begun(said)] += 1
            outcome.wrong += [f"kill {lives} {seed}.{number}: {one}" for one in after(place, told, said)]
            if outcome.wrong:
                break
    shutil.rmtree(folder)
    return outcome


def last_begun(said: str) -> str:
    """What the child was at: ``ask sealing:3 1`` as its last words is a death while it sealed anew."""
    last = said.splitlines()[-1] if said else "opening"
    return last.split(":")[0] if last.startswith("ask") else last.split(" ")[0]


def _live_and_die(nursery: Nursery, place: Place, told: Told, chance: Random, seed: str, lives: str) -> str:
    nursery.start(f"{__name__}:child", place.folder, told=told.as_json(), seed=seed, lives=lives)
    lines = 0 if chance.random() < _WHILE_OPENING else chance.randrange(1, _MOST_LINES)
    wait_for(nursery, lines)
    time.sleep(chance.uniform(0.0, _LONGEST_PAUSE))
    nursery.kill()
    return nursery.end().said


def wait_for(nursery: Nursery, lines: int) -> None:
    """Until the child said so many lines, or too long."""
    deadline = time.monotonic() + _PATIENCE
    while nursery.said_so_far().count("\n") < lines and time.monotonic() < deadline:
        time.sleep(0.002)


def after(place: Place, told: Told, said: str) -> list[str]:
    """What is wrong with the diary now that its program is dead. All well, ``told`` goes on from what is there."""
    lines = said.splitlines(keepends=True)
    if lines and lines[-1].startswith("!"):
        return [f"the child failed: {lines[-1]}"]
    told.read("".join(line for line in lines if not line.startswith("opened")))
    try:
        opened = place.open()
    except DiaryError as error:
        return [f"does not open: {type(error).__name__}: {error}"]
    wrong = verdict.complaints(opened, told) + verdict.lost_backups(opened, told, place.stick)
    wrong += [] if wrong or opened.damaged else files.left_over(opened)
    if not wrong:
        verdict.settled(opened, told)
    opened.close()
    if "passphrase:0" in told.maybe or "change" in said:
        wrong += verdict.wrong_passphrases(place.vault(), told)
    return wrong
