"""Kills a program at its Nth operation while a backup takes the diary's place, or a bundle is merged into it."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, cast

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.errors import DiaryError, VaultRolledBack
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.indexer import Indexer
from diary_desktop.services.merging import Merging
from diary_desktop.services.vault_state import VaultState
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.bundle_file import BundleFiles
from diary_desktop.storage.folder_swap import REPLACED, RESTORING
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.vault import LanceVault
from tests.unit.storage.backup_samples import job

from . import content, verdict
from .faulty_disk import NO_FAULT, FaultyDisk
from .files import on_this_thread
from .life import Life
from .nursery import Nursery, Tell
from .place import Place, let_go, lived_in, made
from .quick_keys import quick_keys
from .told import GONE, Told, number_of

NEVER = 0
_FIRST_OF_TRAVEL = 100
"""Entries and conversations of the other computer are numbered from here."""


class DyingDisk(FaultyDisk):
    """The program is killed when it asks for operation ``at``, counted from 1; never for ``NEVER``."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at
        self.arm(NO_FAULT)

    def meet(self, operation: str) -> None:
        super().meet(operation)
        if len(self.operations) == self._at:
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Scene:
    """``place`` is copied for each round; ``told`` is what its diary holds, ``arriving`` what comes in from outside.

    ``spoken`` are the numbers of arriving entries that have a sound.
    """

    place: Place
    told: Told
    arriving: Told
    spoken: frozenset[int] = frozenset()


def restoring_child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """The newest backup takes the diary's place."""
    disk = DyingDisk(int(arguments["at"]))
    restore(Place(folder), disk, tell)
    tell(f"done {len(disk.operations)}")


def restore(place: Place, disk: FaultyDisk, tell: Tell) -> tuple[str, ...]:
    """As the app does: beside, in place, opened, and only then is what was replaced removed. What did not come."""
    archive = FolderArchive(disk)
    restored = archive.restore_beside(archive.generations(place.stick)[0], place.secrets(), place.inside, job())
    archive.put_in_place(restored.folder, place.inside)
    tell("swapped")
    place.open(disk, accept_older=True).close()
    tell("removing")
    archive.drop_replaced(place.inside)
    return restored.problems


def merging_child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """As the app merges, without an index."""
    disk = DyingDisk(int(arguments["at"]))
    opened = Place(folder).open(disk)
    state = VaultState()
    state.adopt(opened)
    merging = Merging(BundleFiles(lambda: MINIMUM), on_this_thread(state), cast("Indexer", _NoIndex()), EventBus())
    report = merging.merge(folder / "bundle", content.passphrase(5), 0, Token())
    tell(f"changed {report.changes}")
    opened.close()
    tell(f"done {len(disk.operations)}")


class _NoIndex:
    def index(self, *_: object) -> None:
        """Vectors are made again whenever they are missing."""


def scene_of_restoring(folder: Path) -> Scene:
    """A diary with a backup from some days ago."""
    place = made(folder)
    arriving = lived_in(place, 31, 8)
    place.stick.mkdir()
    opened = place.open()
    life = Life(opened, arriving.copied(), Random("since the backup"), home=place.folder)
    life.take("back_up")
    told = life.told
    for name in ("save", "attach", "revise", "erase", "record", "take_out", "save"):
        life.take(name)
    opened.close()
    return Scene(place, told, arriving)


def scene_of_merging(folder: Path) -> Scene:
    """A diary, and a bundle of another one with entries of its own."""
    place, travel = made(folder), made(folder.with_name(f"{folder.name}-travel"))
    told, arriving = lived_in(place, 32, 8), Told()
    arriving.acknowledged = {f"{kind}:{_FIRST_OF_TRAVEL - 1}": GONE for kind in ("entry", "conversation", "file")}
    opened = travel.open()
    life = Life(opened, arriving, Random("travelling"))
    speaking = ("record", "attach", "revise", "converse", "record", "save", "attach", "take_out", "take_in", "converse")
    for name in ("save", "attach", *speaking):
        life.take(name)
    bundled(opened, place.folder / "bundle")
    spoken = _spoken(opened, arriving)
    opened.close()
    shutil.rmtree(travel.folder)
    return Scene(place, told, arriving, spoken)


def _spoken(opened: LedgerVault, told: Told) -> frozenset[int]:
    numbers = told.living("entry")
    return frozenset(one for one in numbers if opened.entries.get(content.entry_id(one)).clip is not None)


def bundled(opened: LedgerVault, file: Path) -> None:
    """Everything of it in a bundle behind ``content.passphrase(5)``, which opens it where keys are quick."""
    state = VaultState()
    state.adopt(opened)
    merging = Merging(BundleFiles(lambda: MINIMUM), on_this_thread(state), cast("Indexer", _NoIndex()), EventBus())
    with quick_keys():
        merging.bundle(file, content.passphrase(5), 0, Token())


def operations_of(nursery: Nursery, scene: Scene, task: str) -> int:
    """How many operations it takes when nobody dies."""
    copy = scene.place.copied(scene.place.folder.with_name("whole"))
    ended = nursery.run(f"{__name__}:{task}", copy.folder, at=NEVER)
    shutil.rmtree(copy.folder)
    return int(ended.lines[-1].split()[-1])


def restore_killed(nursery: Nursery, scene: Scene, at: int) -> list[str]:
    """What went wrong: the diary must be the one there was or the restored one, whole, and the other not yet gone."""
    copy = scene.place.copied(scene.place.folder.with_name("copy"))
    said = nursery.run(f"{__name__}:restoring_child", copy.folder, at=at).said
    wrong = [said] if "!" in said else after_restoring(copy, scene, said)
    if not wrong:
        again = nursery.run(f"{__name__}:restoring_child", copy.folder, at=NEVER).said
        wrong = [f"again: {one}" for one in after_restoring(copy, scene, again)] if "done" in again else [again]
    shutil.rmtree(copy.folder)
    return [f"restore killed at {at}: {one}" for one in wrong]


def after_restoring(place: Place, scene: Scene, said: str) -> list[str]:
    """What is wrong with the diary of which ``said`` was told before the restore broke off, or ended."""
    try:
        opened = _opened_knowingly(place)
    except DiaryError as error:
        return [f"does not open: {type(error).__name__}: {error}"]
    as_before, as_restored = (verdict.complaints(opened, one) for one in (scene.told, scene.arriving))
    let_go(opened)
    if as_before and as_restored:
        return [*as_before, *as_restored]
    wrong = ["a restored diary was taken back"] if "swapped" in said and as_restored else []
    wrong += ["half a restored diary is left"] if place.inside.with_name(f"vault{RESTORING}").exists() else []
    if not as_restored and "removing" not in said:
        wrong += _of_replaced(place, scene)
    return wrong


def _opened_knowingly(place: Place) -> LedgerVault:
    """As one who has asked for the older state that a backup is."""
    try:
        return place.open()
    except VaultRolledBack:
        return place.open(accept_older=True)


def _of_replaced(place: Place, scene: Scene) -> list[str]:
    replaced = place.inside.with_name(f"vault{REPLACED}")
    if not replaced.exists():
        return ["the diary that was replaced is gone before the restored one was opened"]
    opened = LanceVault(replaced, place.folder / "other-state", lambda: MINIMUM).unlock(place.secrets())
    wrong = [f"of the diary that was replaced: {one}" for one in verdict.complaints(opened, scene.told)]
    let_go(opened)
    return wrong


def merge_killed(nursery: Nursery, scene: Scene, at: int) -> list[str]:
    """What went wrong: all there was is there, of what came each entry whole or not at all; merging again ends it."""
    copy = scene.place.copied(scene.place.folder.with_name("copy"))
    said = nursery.run(f"{__name__}:merging_child", copy.folder, at=at).said
    wrong = [said] if "!" in said else _after_merging(copy, _both(scene, surely="changed" in said))
    if not wrong:
        again = nursery.run(f"{__name__}:merging_child", copy.folder, at=NEVER).said
        wrong = [f"again: {one}" for one in _after_merging(copy, _both(scene, surely=True), scene)]
        wrong += [] if "done" in again else [again]
    if not wrong:
        twice = nursery.run(f"{__name__}:merging_child", copy.folder, at=NEVER).said
        wrong += [] if "changed 0" in twice else [f"merged twice: {twice}"]
    shutil.rmtree(copy.folder)
    return [f"merge killed at {at}: {one}" for one in wrong]


def _both(scene: Scene, surely: bool) -> Told:
    told = scene.told.copied()
    living = {key: state for key, state in scene.arriving.acknowledged.items() if _is_merged(key, state)}
    if surely:
        told.acknowledged |= living
    else:
        told.maybe |= {key: {state} for key, state in living.items()}
    return told


def _is_merged(key: str, state: str) -> bool:
    return state != GONE and key.startswith(("entry:", "conversation:", "file:"))


def _after_merging(place: Place, told: Told, ended: Scene | None = None) -> list[str]:
    """``ended`` is given where all of it must be here, each sound with its entry."""
    try:
        opened = place.open()
    except DiaryError as error:
        return [f"does not open: {type(error).__name__}: {error}"]
    waiting = (*_waiting_for_sound(opened, told), *(f"{key} has not come" for key in told.maybe))
    wrong = [one for one in verdict.complaints(opened, told) if not one.startswith(waiting)]
    if ended is not None and not wrong and _spoken(opened, ended.arriving) != ended.spoken:
        wrong.append("a sound stayed behind")
    let_go(opened)
    return wrong


def _waiting_for_sound(opened: LedgerVault, told: Told) -> tuple[str, ...]:
    """Entries that may be here or not, and claim a sound that has not come yet: it is brought by merging again."""
    claimed = {
        entry.entry_id for entry, _ in opened.entries.load_all() if entry.clip is not None and not entry.clip.parts
    }
    doubtful = (number_of(key) for key in told.maybe if key.startswith("entry:"))
    return tuple(f"entry:{one} has lost its sound" for one in doubtful if content.entry_id(one) in claimed)
