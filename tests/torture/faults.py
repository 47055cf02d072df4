"""Refuses the Nth operation of everything the vault does: a visible error, the state before, and life goes on."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.domain.errors import DiaryError
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.lance import LOOP_THREAD
from diary_desktop.storage.open_vault import LedgerVault

from . import content, verdict
from .faulty_disk import KINDS, NO_FAULT, Fault, FaultyDisk, lancedb_on, may_meet
from .life import Life
from .nursery import Ended, Nursery, Tell
from .place import Place, let_go, lived_in, made
from .told import Told

IN_AN_OPEN_VAULT = (
    "save",
    "revise",
    "converse",
    "arrange",
    "record",
    "attach",
    "take_out",
    "reindex",
    "forget",
    "erase",
    "tidy",
    "compact",
    "change_passphrase",
    "close",
)
JOURNEYS = ("create", "open", *IN_AN_OPEN_VAULT)
PROMISED = ("create", "open", "save", "record", "attach", "erase", "tidy", "compact", "change_passphrase")
"""Journeys for the short run; the others go the same ways."""
_SEED = 3


@dataclass(frozen=True, slots=True)
class Round:
    """``journey`` is interrupted by ``fault``."""

    journey: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.journey}, {self.fault.kind} at {self.fault.at}{' and on' if self.fault.sticky else ''}"


def rounds_of(operations: Mapping[str, Sequence[str]]) -> Iterator[Round]:
    """Every operation, every kind of fault that can hit it, once and sticky; the kinds outermost."""
    for kind in KINDS:
        for sticky in (False, True):
            for journey in JOURNEYS:
                for at, operation in enumerate(operations[journey], 1):
                    if may_meet(kind, operation):
                        yield Round(journey, Fault(kind, at, sticky))


def every_fifth(operations: Mapping[str, Sequence[str]], start: int = 0) -> list[Round]:
    """Each fifth operation of each journey with one kind of fault, which changes from one to the next."""
    positions = [(journey, at) for journey in PROMISED for at in range(1, len(operations[journey]) + 1)][start::5]
    turns = [(kind, sticky) for sticky in (False, True) for kind in KINDS]
    return [
        Round(journey, Fault(turns[number % len(turns)][0], at, turns[number % len(turns)][1]))
        for number, (journey, at) in enumerate(positions)
    ]


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
    template, told = _template(folder)
    for journey, kind, at, sticky in arguments["rounds"]:
        one = Round(journey, Fault(kind, at, sticky))
        tell(f"begin {one}")
        wrong = _Trial(template.copied(folder / "copy"), told.copied(), one).run()
        shutil.rmtree(folder / "copy")
        for what in wrong:
            tell(f"wrong {one}: {what}")
        tell("done")


def counting_child(folder: Path, _: Mapping[str, Any], tell: Tell) -> None:
    """Each journey without a fault."""
    template, told = _template(folder)
    for journey in JOURNEYS:
        trial = _Trial(template.copied(folder / "copy"), told.copied(), Round(journey, NO_FAULT))
        wrong = trial.run()
        assert not wrong, wrong
        tell(f"{journey}: {','.join(trial.operations)}")
        shutil.rmtree(folder / "copy")


def _template(folder: Path) -> tuple[Place, Told]:
    place = Place(folder / "template")
    kept = folder / "told.json"
    if kept.exists():
        return place, Told.of_json(kept.read_text())
    made(place.folder)
    told = lived_in(place, _SEED, 12)
    kept.write_text(told.as_json())
    return place, told


class _Trial:
    """One round on a copy that may be spoilt."""

    def __init__(self, place: Place, told: Told, one: Round) -> None:
        self._place = place
        self._told = told
        self._round = one
        self._disk = FaultyDisk()
        self.operations: list[str] = []

    def run(self) -> list[str]:
        """What went wrong."""
        before = set(threading.enumerate())
        with lancedb_on(self._disk):
            wrong = self._creating() if self._round.journey == "create" else self._living()
        left = [thread.name for thread in set(threading.enumerate()) - before if thread.name != LOOP_THREAD]
        return wrong + [f"a thread is left: {name}" for name in left]

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
        if self._round.journey == "close":
            Life(opened, self._told, Random(1)).save()
            return opened.close
        life = Life(opened, self._told, Random(1))
        if self._round.journey == "tidy":
            life.save()
        return lambda: self._taken(life, opened)

    def _taken(self, life: Life, opened: LedgerVault) -> None:
        life.take(self._round.journey)
        if self._round.journey == "reindex":
            opened.tidy()

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
        opened.close()
        return wrong

    def _reopened(self, place: Place, told: Told) -> list[str]:
        try:
            opened = place.open()
        except DiaryError as error:
            return [f"does not open any more: {type(error).__name__}: {error}"]
        wrong = verdict.complaints(opened, told)
        Life(opened, told, Random(3)).save()
        let_go(opened)
        if "passphrase:0" in told.maybe:
            wrong += verdict.wrong_passphrases(place.vault(), told)
        return wrong
