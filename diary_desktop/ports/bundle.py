"""What merging is asked for: a file for another computer, sealed under a passphrase of its own, written and read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from diary_desktop.domain.bundle import BundledItem, BundleItem

from .backup import Job


class OpenBundle(Protocol):
    """A bundle whose passphrase was right. ``close`` wipes its key."""

    @property
    def entries(self) -> int:
        """How many it says it holds; 0 where its end is missing."""

    def items(self, job: Job) -> Iterator[BundleItem]:
        """From the beginning, each entry before its sounds, conversations last.

        What does not prove itself is named where it lay.
        """

    def close(self) -> None:
        """Wipe the key. May be called twice."""


class BundleArchive(Protocol):
    """Used on the jobs thread; every method may raise ``BackupError``."""

    def write(self, file: Path, passphrase: bytearray, items: Iterator[BundledItem], job: Job) -> int:
        """A new file, read back when this returns; how many entries it holds. ``passphrase`` is wiped.

        Raises ``InputError`` for an empty passphrase, ``BackupError`` where something lies at ``file`` already.
        """

    def open(self, file: Path, passphrase: bytearray) -> OpenBundle:
        """Raises ``WrongPassphrase``, ``BackupDamaged``, ``BackupFolderMissing``. ``passphrase`` is wiped."""
