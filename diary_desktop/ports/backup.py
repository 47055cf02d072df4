"""What a backup is asked for: generations in a folder, written from an open vault, proved, thinned out, restored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from diary_desktop.domain.backup import BackupCheck, Catalogue, Generation, RestoreReport
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.moment import Moment

from .backup_source import BackupSource, RowBatches
from .storage import Report, Secrets


@dataclass(frozen=True, slots=True)
class Job:
    """How long work is watched and stopped."""

    token: CancelToken
    report: Report


class BackupArchive(Protocol):
    """Backup folders. Used on the jobs thread; every method may raise ``BackupError``."""

    def generations(self, folder: Path) -> tuple[Generation, ...]:
        """Every backup of every diary at this place, newest first; needs no key. Raises ``BackupFolderMissing``."""

    def write(
        self, folder: Path, source: BackupSource, rows: RowBatches, now: Moment, above: int, job: Job
    ) -> tuple[Generation, BackupCheck]:
        """A new generation, numbered above ``above``, read back and proved when this returns.

        Raises ``BackupFolderFull``, ``BackupFolderMissing``, ``BackupDamaged``, ``Cancelled``; the older ones stay.
        """

    def check(self, generation: Generation, source: BackupSource, job: Job, proved: set[str] | None) -> BackupCheck:
        """Read it whole, and every sound it names that is not in ``proved``, which grows; with ``None`` no sound.

        A damaged copy of a sound is set aside, so that the next backup makes a new one where the diary still has it.
        """

    def thin(self, folder: Path, source: BackupSource, keep: Collection[str]) -> None:
        """Remove generations of this diary that are not named by ``keep``, then sounds that no kept one names."""

    def restore(self, generation: Generation, secrets: Secrets, folder: Path, job: Job) -> RestoreReport:
        """Into the new or empty ``folder``: whatever proves itself, the rest named.

        Raises ``WrongPassphrase``, ``BackupDamaged`` where nothing can be read, ``FolderUnusable``, ``DiskFull``.
        """

    def restore_beside(self, generation: Generation, secrets: Secrets, folder: Path, job: Job) -> RestoreReport:
        """As ``restore``, into a folder beside the diary at ``folder``, for ``put_in_place``."""

    def rehearse(self, generation: Generation, source: BackupSource, folder: Path, job: Job) -> RestoreReport:
        """As ``restore``, without asking for a secret; the vault is opened, compared with the backup and removed."""

    def reachable(self, folder: Path, mount: str = "") -> bool:
        """Whether the folder is there, so that a backup can be tried, and its disk still mounted at ``mount``."""

    def mount_of(self, folder: Path) -> str:
        """Where the disk that ``folder`` lies on is mounted; empty for the one that holds everything else."""

    def put_in_place(self, restored: Path, folder: Path) -> None:
        """Swap a restored diary in, the closed one that lies there being kept beside it. Killed, it is finished later.

        Raises ``VaultInUse``, ``FolderUnusable``.
        """

    def drop_replaced(self, folder: Path) -> bool:
        """Remove the diary that ``put_in_place`` kept; False where there is none."""

    def read_catalogue(self, data: bytes | None) -> Catalogue:
        """What the diary remembers of its backups; nothing where that is damaged or was never written.

        Raises ``RecordTooNew`` for what a newer version of the app wrote.
        """

    def catalogue_bytes(self, catalogue: Catalogue) -> bytes:
        """For ``OpenVault.save_backup_memory``."""
