"""What is asked after a fault hit a copy of the diary, or its new key: the copy is whole or none, the next one works.

A restore and a salvage meet their faults here as well: no diary is open while they run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import DiaryError
from diary_desktop.ports.storage import SalvageReport, Secrets
from diary_desktop.storage.files import TEMPORARY
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.vault import LanceVault

from . import arrivals, content, copies, damage, snapshots, verdict
from .arrivals import Scene
from .faulty_disk import FaultyDisk
from .life import Life
from .place import Place, let_go
from .told import GONE, Told

Meets = Callable[[Callable[[], None]], list[str]]
"""Does something on the faulty disk: ``succeeded``, nothing for an error of the diary, else what came out of it."""

ASKED_AFTER = ("back_up", "bundle", "snap", "reseal")


def sealed_anew(opened: LedgerVault) -> None:
    """To the end of it."""
    for _ in opened.renewal.steps():
        pass


def tried_again(journey: str, opened: LedgerVault, told: Told, place: Place) -> list[str]:
    """With the disk well again, in the same session."""
    if journey not in ASKED_AFTER:
        return []
    try:
        if journey == "reseal":
            sealed_anew(opened)
            return ["sealing anew does not end"] if opened.renewal.going_on else []
        Life(opened, told, Random(4), home=place.folder).take(journey)
    except DiaryError as error:
        return [f"does not work again: {type(error).__name__}: {error}"]
    return []


def complaints(journey: str, opened: LedgerVault, told: Told, place: Place) -> list[str]:
    """What a copy holds, told of or not, once the diary was opened again."""
    if journey == "snap":
        return snapshots.wrong_in(opened.snapshot, content.snapshot())
    if journey == "bundle":
        return [wrong for key in told.keys("bundle") for wrong in _wrong_in_bundle(place, told, key)]
    if journey == "back_up":
        left = [path.name for path in place.stick.rglob(f"{TEMPORARY}*")]
        return [*verdict.lost_backups(opened, told, place.stick), *(f"left on the stick: {name}" for name in left)]
    return tried_again(journey, opened, told, place) if journey == "reseal" else []


def _wrong_in_bundle(place: Place, told: Told, key: str) -> list[str]:
    """As many entries as were put in; one that failed may be missing, but is never half."""
    file = place.folder / key.replace(":", "-")
    if not file.exists():
        return [] if GONE in told.possible(key) else [f"{key} is gone"]
    try:
        items = copies.items_in(file)
    except DiaryError as error:
        return [f"{key}: {type(error).__name__}: {error}"]
    whole = sum(isinstance(one, Entry) for one in items)
    return [] if whole == len(items) and str(whole) in told.possible(key) else [f"{key} holds {whole} entries"]


def restoring(scene: Scene, disk: FaultyDisk, meets: Meets) -> list[str]:
    """The diary there was, or the restored one; a restore after it brings all of it."""
    said: list[str] = []
    problems: list[str] = []
    wrong = meets(lambda: problems.extend(arrivals.restore(scene.place, disk, said.append)))
    wrong = [one for one in wrong if one != "succeeded"]
    if problems:
        wrong += _looked_through(scene.place.vault(), scene.place.secrets(), scene.arriving, noticed=True)
    else:
        wrong += arrivals.after_restoring(scene.place, scene, " ".join(said))
    if not wrong:
        arrivals.restore(scene.place, FaultyDisk(), said.append)
        wrong = [f"again: {one}" for one in arrivals.after_restoring(scene.place, scene, " ".join(said))]
    return wrong


def salvaging(scene: Scene, disk: FaultyDisk, meets: Meets) -> list[str]:
    """The source stays as it was. What comes over is right, what does not is named, and another try brings all."""
    reports: list[SalvageReport] = []
    wrong = meets(lambda: reports.extend(_salvage(scene.place, "saved", disk)))
    if wrong == ["succeeded"]:
        wrong = _saved(scene, "saved", noticed=bool(reports[-1].gone))
    again = list(_salvage(scene.place, "again", FaultyDisk()))[-1]
    wrong += [f"again: gone is {again.gone}"] if again.gone else _saved(scene, "again", noticed=False)
    opened = scene.place.open()
    wrong += verdict.complaints(opened, scene.told)
    let_go(opened)
    return wrong


def _salvage(place: Place, name: str, disk: FaultyDisk) -> Iterator[SalvageReport]:
    return place.vault(disk).salvage(place.secrets(), place.folder / name, content.passphrase(7))


def _saved(scene: Scene, name: str, noticed: bool) -> list[str]:
    """What is wrong with the new diary; with what was ``noticed``, sounds may have become entries of their own."""
    vault = LanceVault(scene.place.folder / name, scene.place.folder / "state", lambda: MINIMUM)
    wrong = _looked_through(vault, Secrets(passphrase=content.passphrase(7)), scene.told, noticed)
    return [f"{name}: {one}" for one in wrong if not noticed or one != "entries that nobody wrote"]


def _looked_through(vault: LanceVault, secrets: Secrets, told: Told, noticed: bool) -> list[str]:
    opened = vault.unlock(secrets, accept_older=True)
    try:
        return damage.looked_through(opened, told, noticed)
    finally:
        let_go(opened)
