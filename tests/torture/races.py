"""Copies of the diary that start together: one writes, the others are told so, and a kill frees the lock at once."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.domain.errors import VaultInUse
from diary_desktop.storage.files import FolderLock, VaultLayout

from . import content, verdict
from .nursery import Nursery, Tell
from .place import Place
from .told import Told

_PATIENCE = 60.0


def child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """Wait for the starting shot, open, save one entry, and hold the vault until killed; or say that it was refused."""
    shot, number = Path(arguments["shot"]), int(arguments["number"])
    tell("waits")
    while not shot.exists():
        time.sleep(0.0005)
    try:
        opened = Place(folder).open()
    except VaultInUse:
        tell("refused")
        return
    with Told(tell).asking(f"entry:{number}", "1"):
        opened.entries.put(content.entry(number))
    tell("writes")
    time.sleep(_PATIENCE)


@dataclass(slots=True)
class Waits:
    """Seconds from each kill of a writer until it was buried and its lock taken."""

    seconds: list[float] = field(default_factory=list)


def race(runners: Sequence[Nursery], place: Place, told: Told, seed: int, waits: Waits | None = None) -> list[str]:
    """One race of all runners into the vault; what went wrong. ``told`` goes on from race to race."""
    shot = place.folder.with_name(f"shot-{seed}")
    for number, runner in enumerate(runners, start=told.next_number("entry")):
        told.acknowledged[f"entry:{number}"] = "gone"
        runner.start(f"{__name__}:child", place.folder, number=number, shot=str(shot))
    _wait_for(runners, {"waits"})
    time.sleep(Random(f"shot {seed}").uniform(0.0, 0.005))
    shot.touch()
    _wait_for(runners, {"writes", "refused"})
    outcome = sorted(
        word for runner in runners for word in runner.said_so_far().split() if word in ("writes", "refused")
    )
    wrong = [] if sorted(outcome) == ["refused"] * (len(runners) - 1) + ["writes"] else [f"came out as {outcome}"]
    wrong += [] if _is_refused(place) else ["a third one was let in"]
    killed = time.monotonic()
    for runner in runners:
        runner.kill()
    ended = [runner.end() for runner in runners]
    wrong += _not_free(place)
    if waits is not None:
        waits.seconds.append(time.monotonic() - killed)
    for said in (one.said for one in ended):
        told.read("".join(line for line in said.splitlines(keepends=True) if line.startswith(("ask", "done"))))
        wrong += [said] if "!" in said else []
    shot.unlink()
    return wrong or _left_behind(place, told)


def _wait_for(runners: Sequence[Nursery], words: set[str]) -> None:
    """Until each has said one of them, or long enough."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if all(words & set(runner.said_so_far().split()) for runner in runners):
            return
        time.sleep(0.002)


def _not_free(place: Place) -> list[str]:
    """The system frees a lock with the program: the first try after its burial succeeds, on any machine."""
    lock = FolderLock(VaultLayout(place.inside).lock)
    try:
        lock.acquire()
    except VaultInUse:
        return ["the lock outlived its program"]
    lock.release()
    return []


def _is_refused(place: Place) -> bool:
    try:
        place.open().close()
    except VaultInUse:
        return True
    return False


def _left_behind(place: Place, told: Told) -> list[str]:
    opened = place.open()
    wrong = verdict.complaints(opened, told)
    opened.close()
    return wrong
