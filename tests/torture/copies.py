"""Harms backups, bundles and snapshots: what comes out of them is as it was put in, and what does not come is named."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.crypto.sealed_record import RecordSealer
from diary_desktop.domain.bundle import BundleItem, LostPiece
from diary_desktop.domain.errors import DiaryError
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.bundle_file import BundleFiles
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.snapshot import SealedSnapshot
from diary_desktop.storage.vault import LanceVault
from tests.unit.storage.backup_samples import job

from . import arrivals, content, damage, snapshots
from .life import Life
from .nursery import Ended, Nursery, Tell
from .place import let_go, lived_in, made
from .told import Told


def run(nursery: Nursery, folder: Path, seeds: Sequence[int], patience: float) -> Ended:
    """All of them in one child, which tells each before and after it."""
    folder.mkdir(parents=True, exist_ok=True)
    return nursery.run(f"{__name__}:child", folder, patience, seeds=list(seeds))


def child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """One damage for each seed: of a stick with backups, of a bundle, of a snapshot, in turn."""
    originals = Originals(folder / f"originals-{arguments['seeds'][0]}")
    trials = {"backup": _of_backup, "bundle": _of_bundle, "snapshot": _of_snapshot}
    for seed in arguments["seeds"]:
        name = list(trials)[seed % len(trials)]
        chance = Random(f"copies {seed}")
        copy = folder / "copy"
        shutil.copytree(originals.folder / name, copy)
        what = chance.choice(damage.KINDS)
        where = damage.harm(copy, chance, what)
        tell(f"begin {seed} {name} {what} {where}")
        for wrong in _judged(trials[name], originals, copy):
            tell(f"wrong {seed} {name} {what} {where}: {wrong}")
        shutil.rmtree(copy)
        tell("done")


def _judged(trial: Any, originals: Originals, copy: Path) -> list[str]:
    try:
        return list(trial(originals, copy))
    except DiaryError as error:
        return [] if error.what_text and error.hint_text else ["an error that says nothing"]
    except Exception as error:  # noqa: BLE001  whatever else comes out is what we look for
        return [f"came out as {type(error).__name__}: {error}"]


@dataclass
class Originals:
    """Made once in ``folder``: a stick with two generations, a bundle, and a snapshot of two pages and more."""

    folder: Path

    def __post_init__(self) -> None:
        self.place = made(self.folder / "living")
        self.told: dict[int, Told] = {}
        """What each generation holds, by its number."""
        told = lived_in(self.place, 41, 10)
        stick, bundle, snapshot = (self.folder / name for name in ("backup", "bundle", "snapshot"))
        for one in (stick, bundle, snapshot):
            one.mkdir()
        self.place.stick.symlink_to(stick)
        opened = self.place.open()
        life = Life(opened, told, Random("copied"), home=self.place.folder)
        for number in (1, 2):
            life.take("back_up")
            self.told[number] = told.copied()
            for name in ("save", "attach", "revise", "record", "erase", "take_out", "attach"):
                life.take(name)
        arrivals.bundled(opened, bundle / "file")
        opened.close()
        snapshots.write(self.snapshot_in(snapshot), content.snapshot(), pages=4)

    @cached_property
    def items(self) -> list[BundleItem]:
        """What the bundle holds."""
        return items_in(self.folder / "bundle" / "file")

    def snapshot_in(self, folder: Path) -> SealedSnapshot:
        sealer = RecordSealer(b"k" * 32, b"v" * 16)
        return SealedSnapshot(VaultLayout(folder), lambda: sealer, FileSystem(), lambda: 1_000)


def _of_backup(originals: Originals, copy: Path) -> list[str]:
    """Restore the newest backup that is there: what it holds and does not say to lack is as it was."""
    archive, target = FolderArchive(), copy.with_name("restored")
    try:
        there = archive.generations(copy)
        if not there:
            return []  # its one file is gone: there is nothing to choose
        report = archive.restore(there[0], originals.place.secrets(), target, job())
        opened = LanceVault(target, copy.with_name("state"), lambda: MINIMUM).unlock(
            originals.place.secrets(), accept_older=True
        )
        wrong = damage.looked_through(opened, originals.told[there[0].number], bool(report.problems))
        let_go(opened)
        return wrong
    finally:
        for left in (target, copy.with_name("state")):
            shutil.rmtree(left, ignore_errors=True)


def _of_bundle(originals: Originals, copy: Path) -> list[str]:
    before = originals.items
    found = items_in(copy / "file")
    named = [one for one in found if isinstance(one, LostPiece)]
    whole = [one for one in found if not isinstance(one, LostPiece)]
    wrong = ["something that was not put into it"] if any(one not in before for one in whole) else []
    return wrong + ([] if named or whole == before else ["something is missing and not named"])


def items_in(file: Path) -> list[BundleItem]:
    """All that a bundle gives. Raises ``DiaryError``."""
    bundle = BundleFiles(lambda: MINIMUM).open(file, content.passphrase(5))
    try:
        return list(bundle.items(job()))
    finally:
        bundle.close()


def _of_snapshot(originals: Originals, copy: Path) -> list[str]:
    return snapshots.wrong_in(originals.snapshot_in(copy), content.snapshot())
