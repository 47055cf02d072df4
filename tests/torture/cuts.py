"""Takes a real file system away at random moments while a program lives in the diary on it: the kernel's power cut.

What the kernel holds in memory is lost, names and bytes alike, and the journal is replayed before the diary opens.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.domain.errors import DiaryError
from tests.loop_disk import JOURNAL_KEPT, JOURNAL_LOST, LoopDisk, loop_disk

from . import kills
from .kills import Outcome
from .nursery import Nursery, Tell
from .place import Place, lived_in, made
from .quick_keys import quick_keys
from .told import Told

CUTS_A_VAULT = 20
LIVES = ("everything", "everything", "resealing", "speaking")
"""Vaults take turns in them."""

_SIZE = 512 << 20
"""Bytes, a hole in memory until they are written."""
_OPTIONS = {"ext4": ("", "commit=1", "data=writeback", "nodelalloc"), "xfs": ("", "wsync")}
"""How soon and in which order the kernel writes names and bytes of its own accord."""
_MOST_LINES = 60
_LONGEST_PAUSE = 0.06
_WHILE_OPENING = 0.2
"""Share of the cuts that come while the diary is opened after the last one."""
_LONGEST_END = 3.0
"""Seconds a program is given to meet its dead disk; another half of them die with it."""
_OURS = re.compile(r'File "[^"]*/diary_desktop/')


def child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """Live in the diary on the disk at ``folder``; what is told goes beside the disk."""
    kills.child(_place(folder).folder, arguments, tell)


def cut_again_and_again(nursery: Nursery, folder: Path, seed: int, cuts: int, kind: str = "ext4") -> Outcome:
    """A new diary on a new file system, its power cut so often; none after a wrong one.

    Raises:
        NoLoopDisk: not possible here.
    """
    outcome = Outcome()
    lives, chance = LIVES[seed % len(LIVES)], Random(f"cuts {kind} {seed}")
    options = chance.choice(_OPTIONS[kind])
    with quick_keys(), loop_disk(folder, kind, _SIZE, options) as disk:
        told = lived_in(made(_place(folder).folder), seed, 10)
        for number in range(cuts):
            name = f"{seed}.{number}"
            before, after = _live_and_be_cut(nursery, disk, told, Random(f"cut {kind} {name}"), name, lives)
            disk.unmount()
            disk.mount(options)
            outcome.opened += "opened" in before
            outcome.amid[kills.last_begun(before)] += 1
            wrong = [*_failed(before, after), *kills.after(_place(folder), told, before + _asked(after))]
            outcome.wrong += [f"cut {kind} {options} {lives} {name}: {one}" for one in wrong]
            if wrong:
                break
    return outcome


def _place(folder: Path) -> Place:
    return Place(folder / "diary")


def _live_and_be_cut(
    nursery: Nursery, disk: LoopDisk, told: Told, chance: Random, name: str, lives: str
) -> tuple[str, str]:
    """What the program had said by the moment of the cut, and what it said from then on to its end."""
    nursery.start(f"{__name__}:child", disk.folder, told=told.as_json(), seed=name, lives=lives)
    kills.wait_for(nursery, 0 if chance.random() < _WHILE_OPENING else chance.randrange(1, _MOST_LINES))
    time.sleep(chance.uniform(0.0, _LONGEST_PAUSE))
    journal = chance.choice((JOURNAL_KEPT, JOURNAL_LOST, JOURNAL_LOST))
    before = nursery.said_so_far()
    disk.cut(journal)
    if chance.random() < 0.5:
        nursery.kill()
    said = nursery.end(_LONGEST_END).said
    whole = before[: before.rfind("\n") + 1]
    return whole, said.removeprefix(whole)


def _asked(after: str) -> str:
    """What was only asked for. With the power the processor stops: nobody hears an acknowledgement after the cut.

    Here one may still come, as the kernel ends a file system in steps and may call a flush amid them done.
    """
    return "".join(line for line in after.splitlines(keepends=True) if line.startswith("ask "))


def _failed(before: str, after: str) -> list[str]:
    """A dead disk is met with an error of the diary; before the cut there was nothing to meet."""
    if "!" in before:
        return [f"the program failed before the cut: {before.splitlines()[-1]}"]
    trouble = next((line for line in after.splitlines() if line.startswith("!")), "")
    raised = trouble.rpartition("  File ")[2]
    is_ours = _OURS.match(f"File {raised}") is not None and not _is_of_the_diary(raised)
    return [f"a dead disk came out as: {trouble}"] if is_ours else []


def _is_of_the_diary(raised: str) -> bool:
    """``raised`` are the last lines of a traceback, with bars for their ends."""
    module, _, name = raised.rstrip("|").rpartition("|")[2].partition(":")[0].rpartition(".")
    kind = getattr(sys.modules.get(module), name, None)
    return isinstance(kind, type) and issubclass(kind, DiaryError)
