"""Refuses the Nth operation of everything the vault does: a visible error, the state before, and life goes on."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.domain.errors import DiaryError
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.lance import LOOP_THREAD
from diary_desktop.storage.open_vault import LedgerVault

from . import content, fault_copies, verdict
from .arrivals import Scene
from .fault_rounds import JOURNEYS, Round
from .faulty_disk import NO_FAULT, Fault, FaultyDisk, lancedb_on
from .life import Life
from .nursery import Ended, Nursery, Tell
from .place import Place, let_go, lived_in, made
from .told import Told

_SEED = 3


def run(nursery: Nursery, folder: Path, rounds: list[Round], patience: float) -> Ended:
    """All of them in one child, which tells each before and after it."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = [(one.journey, one.fault.kind, one.fault.at, one.fault.sticky) for one in rounds]
    return nursery.run(f"{__name__}:child", folder, patience, rounds=plain)


def operations_of(nursery: Nursery, folder: Path) -> dict[str, list[str]]:
    """What each journey asks of the disk and of LanceDB, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    ended = nursery.run(f"{__name__}:counting_child", folder)
    pairs = (line.partition(": ") for line in ended.said.splitlines())
    return {journey: operations.split(",") for journey, _, operations in pairs}


def child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """Every round that was asked for, each on a fresh copy."""
    template = _template(folder)
    for journey, kind, at, sticky in arguments["rounds"]:
        one = Round(journey, Fault(kind, at, sticky))
        tell(f"begin {one}")
        wrong = _Trial(_copied(template, folder), one).run()
        shutil.rmtree(folder / "copy")
        for what in wrong:
            tell(f"wrong {one}: {what}")
        tell("done")


def counting_child(folder: Path, _: Mapping[str, Any], tell: Tell) -> None:
    """Each journey without a fault."""
    template = _template(folder)
    for journey in JOURNEYS:
        trial = _Trial(_copied(template, folder), Round(journey, NO_FAULT))
        wrong = trial.run()
        assert not wrong, wrong
        tell(f"{journey}: {','.join(trial.operations)}")
        shutil.rmtree(folder / "copy")


def _template(folder: Path) -> Scene:
    """A diary lived in after its last backup."""
    place, kept, backed_up = Place(folder / "template"), folder / "told.json", folder / "backed-up.json"
    if not kept.exists():
        made(place.folder).stick.mkdir()
        told = lived_in(place, _SEED, 12)
        opened = place.open()
        life = Life(opened, told, Random("since the backup"), home=place.folder)
        life.take("back_up")
        backed_up.write_text(told.as_json())
        for name in ("save", "record", "revise"):
            life.take(name)
        opened.close()
        kept.write_text(told.as_json())
    return Scene(place, Told.of_json(kept.read_text()), Told.of_json(backed_up.read_text()))


def _copied(template: Scene, folder: Path) -> Scene:
    return replace(template, place=template.place.copied(folder / "copy"), told=template.told.copied())


class _Trial:
    """One round on a copy that may be spoilt."""

    def __init__(self, scene: Scene, one: Round) -> None:
        self._scene = scene
        self._place = scene.place
        self._told = scene.told
        self._round = one
        self._disk = FaultyDisk()
        self.operations: list[str] = []

    def run(self) -> list[str]:
        """What went wrong."""
        before = set(threading.enumerate())
        with lancedb_on(self._disk):
            wrong = self._tried()
        left = [thread.name for thread in set(threading.enumerate()) - before if thread.name != LOOP_THREAD]
        return wrong + [f"a thread is left: {name}" for name in left]

    def _tried(self) -> list[str]:
        if self._round.journey == "create":
            return self._creating()
        if self._round.journey == "restore":
            return fault_copies.restoring(self._scene, self._disk, self._meets)
        if self._round.journey == "salvage":
            return fault_copies.salvaging(self._scene, self._disk, self._meets)
        return self._living()

    def _creating(self) -> list[str]:
        place = Place(self._place.folder / "new")
        place.folder.mkdir()
        vault = place.vault(self._disk)
        wrong = self._meets(lambda: vault.create(content.passphrase(0))[0].close())
        opened = (
            place.vault().unlock(Secrets(passphrase=content.passphrase(0)))
            if vault.exists()
            else vault.create(content.passphrase(0))[0]
        )
        Life(opened, Told(), Random(0)).save()
        opened.close()
        return [one for one in wrong if one != "succeeded"]

    def _living(self) -> list[str]:
        """Open, fail, look around, go on, close, and open again."""
        opened = None
        if self._round.journey != "open":
            opened = self._place.open(self._disk)
            wrong = self._meets(self._journey(opened))
        else:
            wrong = self._meets(lambda: self._place.open(self._disk).close())
        failed = wrong != ["succeeded"]
        wrong = [one for one in wrong if one != "succeeded"]
        if opened is not None and self._round.journey != "close":
            wrong += self._goes_on(opened, failed)
        return wrong + self._reopened(self._place, self._told)

    def _journey(self, opened: LedgerVault) -> Callable[[], None]:
        life = Life(opened, self._told, Random(1), home=self._place.folder, disk=self._disk)
        if self._round.journey in ("tidy", "close"):
            life.save()
        return opened.close if self._round.journey == "close" else lambda: self._taken(life, opened)

    def _taken(self, life: Life, opened: LedgerVault) -> None:
        """The step, and what goes on by itself after it."""
        life.take(self._round.journey)
        if self._round.journey == "reindex":
            opened.tidy()
        if self._round.journey == "reseal":
            fault_copies.sealed_anew(opened)

    def _meets(self, work: Callable[[], None]) -> list[str]:
        """Nothing for an error of the diary, ``succeeded`` where the fault did no harm, else what came out of it."""
        self._disk.arm(self._round.fault)
        try:
            work()
        except DiaryError:
            return []
        except Exception as error:  # noqa: BLE001  anything that is not an error of the diary is what we look for
            return [f"came out as {type(error).__name__}: {error}"]
        finally:
            self.operations = list(self._disk.operations)
            self._disk.heal()
        return ["succeeded"]

    def _goes_on(self, opened: LedgerVault, failed: bool) -> list[str]:
        """In the same session: what was kept is there, and a save works or asks to open the diary again."""
        try:
            wrong = [one for one in verdict.complaints(opened, self._told) if not one.startswith("named as damaged")]
        except DiaryError as error:
            opened.close()
            return [f"cannot be read any more in this session: {type(error).__name__}: {error}"]
        if failed and self._round.journey in ("save", "revise", "converse", "arrange"):
            settled = Told.of_json(self._told.as_json())
            settled.maybe.clear()
            wrong += [f"not as before: {one}" for one in verdict.complaints(opened, settled) if "entry" in one]
        try:
            Life(opened, self._told, Random(2)).save()
        except DiaryError as error:
            if "open it again" not in error.hint_text:
                wrong.append(f"cannot save any more: {error}")
        else:
            wrong += fault_copies.tried_again(self._round.journey, opened, self._told, self._place)
        opened.close()
        return wrong

    def _reopened(self, place: Place, told: Told) -> list[str]:
        try:
            opened = place.open()
        except DiaryError as error:
            return [f"does not open any more: {type(error).__name__}: {error}"]
        wrong = verdict.complaints(opened, told)
        wrong += fault_copies.complaints(self._round.journey, opened, told, place)
        Life(opened, told, Random(3)).save()
        let_go(opened)
        if "passphrase:0" in told.maybe:
            wrong += verdict.wrong_passphrases(place.vault(), told)
        return wrong
