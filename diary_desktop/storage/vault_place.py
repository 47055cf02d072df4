"""A vault's place on disk, and all that can be told of it while it is closed: nothing here reads LanceDB.

A window stands closed for hours, and what opens a diary takes more memory than everything else of it together.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from ..domain.errors import VaultMissing
from ..ports.keys import KeySlot
from ..ports.storage import OpenVault, Report, SalvageReport, Secrets, Vault
from .files import FileSystem, VaultLayout
from .folder_swap import settle
from .header import HeaderStore
from .try_file import TryFile
from .ways_in import named_slots


class VaultPlace:
    """``folder`` is the vault, ``anchor_folder`` lies outside of it."""

    def __init__(self, folder: Path, anchor_folder: Path, files: FileSystem | None = None) -> None:
        self._layout = VaultLayout(folder)
        self._anchor_folder = anchor_folder
        self._files = files or FileSystem()
        self._headers = HeaderStore(self._layout, self._files)
        self._tries = TryFile(anchor_folder, lambda: self._headers.read().vault_id, self._files)

    @property
    def folder(self) -> Path:
        return self._layout.folder

    def exists(self) -> bool:
        """Whether there is a vault here, sound or damaged; one whose making was interrupted is none."""
        settle(self._layout.folder, self._files)
        return self._layout.holds_a_vault()

    def turn_to(self, folder: Path) -> None:
        """Another place, for whoever holds this object. Raises ``VaultMissing``; then nothing has changed."""
        before = self._layout, self._headers
        for place in (folder, folder / "vault"):
            self._layout = VaultLayout(place)
            self._headers = HeaderStore(self._layout, self._files)
            if self.exists():
                return
        self._layout, self._headers = before
        raise VaultMissing("There is no diary in this folder.")

    @property
    def tries(self) -> TryFile:
        """Wrong tries, beside the rollback anchor."""
        return self._tries

    def ways_in(self) -> tuple[KeySlot, ...]:
        """From the newest sound header, unproved: only opening proves it."""
        if not self.exists():
            raise VaultMissing
        return named_slots(self._headers.read())


class LateVault(VaultPlace):
    """``load`` gives what makes and opens the vault of a folder, given its anchor's folder; asked on the vault thread.

    Its first call may take a second: a large library is read.
    """

    def __init__(self, folder: Path, anchor_folder: Path, load: Callable[[Path, Path], Vault]) -> None:
        super().__init__(folder, anchor_folder)
        self._load = load

    def create(self, passphrase: bytearray) -> tuple[OpenVault, tuple[str, ...]]:
        """Raises as the port says."""
        return self._whole().create(passphrase)

    def unlock(self, secrets: Secrets, report: Report | None = None, accept_older: bool = False) -> OpenVault:
        """Raises as the port says."""
        return self._whole().unlock(secrets, report, accept_older)

    def take_up(self, lost: OpenVault) -> OpenVault:
        """Raises as the port says."""
        return self._whole().take_up(lost)

    def salvage(self, secrets: Secrets, target: Path, passphrase: bytearray) -> Generator[SalvageReport]:
        """Raises as the port says."""
        return self._whole().salvage(secrets, target, passphrase)

    def _whole(self) -> Vault:
        return self._load(self.folder, self._anchor_folder)
