"""A stick pulled out at each operation of a backup, then plugged in again: a real file system, gone from one moment on.

The diary must not notice, the error must be one of a backup, nothing half may count as a generation, and the next
backup onto the same stick must be whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.domain.errors import BackupError, DiaryError
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.open_vault import LedgerVault
from tests.loop_disk import LoopDisk, loop_disk
from tests.unit.storage.backup_samples import back_up, days_later, job

from . import verdict
from .faulty_disk import NO_FAULT, FaultyDisk
from .life import Life
from .nursery import Ended, Nursery, Tell
from .place import lived_in, made
from .told import Told

NEVER = 0


class PulledDisk(FaultyDisk):
    """``disk`` is pulled out when operation ``at`` is asked for, counted from 1; never for ``NEVER``."""

    def __init__(self, disk: LoopDisk, at: int) -> None:
        super().__init__()
        self._disk = disk
        self.pull_out_at(at)

    def pull_out_at(self, at: int) -> None:
        """Count from here."""
        self._at = at
        self.arm(NO_FAULT)

    def meet(self, operation: str) -> None:
        super().meet(operation)
        if len(self.operations) == self._at:
            self._disk.pull_out()


def run(nursery: Nursery, folder: Path, rounds: Sequence[int], patience: float) -> Ended:
    """Even rounds are of a first backup, odd ones of one that finds an older, operation by operation, then again."""
    return nursery.run(f"{__name__}:child", folder, patience, rounds=list(rounds))


def child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """Tells ``done`` for each round and ``wrong`` for what went wrong in it."""
    place = made(folder)
    told = lived_in(place, 41, 12)
    opened = place.open()
    operations = _operations_of(opened, place.folder / "a folder")
    for number in arguments["rounds"]:
        older = number % 2
        at = number // 2 % operations[older] + 1
        with loop_disk(place.folder / "disk") as disk:
            there = [back_up(opened, disk.folder)[0].number for _ in range(older)]
            _say_more(opened, told)
            wrong = _pulled_out(opened, disk, at, there)
        wrong += verdict.complaints(opened, told)
        for one in wrong:
            tell(f"wrong {older} older, pulled out at {at}: {one}")
        tell("done")
    opened.close()


def _operations_of(opened: LedgerVault, folder: Path) -> tuple[int, int]:
    """Of a first backup and of the next one; with more to copy there are more, and none of the last rounds is early."""
    folder.mkdir()
    counted = FaultyDisk()
    counts = []
    for _ in range(2):
        counted.arm(NO_FAULT)
        back_up(opened, folder, FolderArchive(counted))
        counts.append(len(counted.operations))
    return counts[0], counts[1]


def _say_more(opened: LedgerVault, told: Told) -> None:
    """Something new to copy in each round."""
    Life(opened, told, Random(f"stick {len(told.acknowledged)}")).take("record")


def _pulled_out(opened: LedgerVault, disk: LoopDisk, at: int, there: list[int]) -> list[str]:
    stick = PulledDisk(disk, at)
    try:
        back_up(opened, disk.folder, FolderArchive(stick), days_later(1))
    except BackupError as error:
        wrong = [] if error.what_text and error.hint_text else [f"{type(error).__name__} says nothing"]
    except DiaryError as error:
        wrong = [f"the diary is blamed: {type(error).__name__}: {error}"]
    else:
        wrong = ["a backup is called done that is on no stick"]
    if left := list(disk.folder.iterdir()):
        wrong.append(f"written where no stick is: {[one.name for one in left]}")
    disk.mount()
    return wrong + _plugged_in(opened, disk, there)


def _plugged_in(opened: LedgerVault, disk: LoopDisk, there: list[int]) -> list[str]:
    archive, source = FolderArchive(), opened.backup_source()
    try:
        found = {one.number: archive.check(one, source, job(), set()) for one in archive.generations(disk.folder)}
        wrong = [f"generation {number} is half: {one.problems}" for number, one in found.items() if one.problems]
        wrong += [f"generation {number} is gone" for number in there if number not in found]
        made, check = back_up(opened, disk.folder, archive, days_later(2))
        again = archive.check(made, source, job(), set())
        return wrong + [f"the next backup: {one}" for one in (*check.problems, *again.problems)]
    except DiaryError as error:
        return [f"plugged in again: {type(error).__name__}: {error}"]
    finally:
        source.wipe()
