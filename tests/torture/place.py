"""A vault of the tortured diary: made once with a key file, which opens without a key derivation, then copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.vault import LanceVault

from . import content
from .life import EVERYDAY, Life
from .told import Told


@dataclass(frozen=True, slots=True)
class Place:
    """``folder`` holds the vault, its anchor's folder and the key file."""

    folder: Path

    @property
    def inside(self) -> Path:
        """The vault's own folder."""
        return self.folder / "vault"

    @property
    def key_file(self) -> Path:
        return self.folder / "key"

    @property
    def stick(self) -> Path:
        """Where backups go."""
        return self.folder / "stick"

    def vault(self, files: FileSystem | None = None) -> LanceVault:
        return LanceVault(self.inside, self.folder / "state", lambda: MINIMUM, files)

    def secrets(self) -> Secrets:
        return Secrets(key_file=bytearray(self.key_file.read_bytes()))

    def open(self, files: FileSystem | None = None, accept_older: bool = False) -> LedgerVault:
        return self.vault(files).unlock(self.secrets(), accept_older=accept_older)

    def copied(self, target: Path) -> Place:
        """The same, at another place."""
        shutil.copytree(self.folder, target)
        return Place(target)


def made(folder: Path) -> Place:
    """An empty diary whose passphrase is ``content.passphrase(0)``."""
    place = Place(folder)
    folder.mkdir(parents=True)
    opened, _ = place.vault().create(content.passphrase(0))
    opened.keys.add_key_file(place.key_file)
    opened.close()
    return place


def lived_in(place: Place, seed: int, steps: int, weights: Mapping[str, int] = EVERYDAY) -> Told:
    """Live ``steps`` steps there and close; returns what is in it."""
    told = Told()
    opened = place.open()
    life = Life(opened, told, Random(f"lived {seed}"), weights)
    for name in ("save", "record", "save", "attach", "converse", "arrange"):
        life.take(name)
    for _ in range(steps):
        life.step()
    opened.close()
    return told


def let_go(opened: LedgerVault) -> None:
    """As a program that dies would: closing in order writes a checkpoint, which a copy to be thrown away needs not."""
    opened._ledger().close()
    opened._require().lock.release()


def quick_parent() -> Path | None:
    """Memory that looks like a disk, where the system has it: flushes cost nothing there, and kills are the same."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else None
