"""What the diary asks of the folder of models: what is there, what may be had, and how it gets in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from diary_desktop.domain.catalogue import Catalogue, CatalogueModel, InstalledModel
from diary_desktop.domain.errors import CancelToken

Told = Callable[[int, int], None]
"""Told the bytes done and the bytes in all."""


class ModelStore(Protocol):
    """The folder of models and the catalogue beside it. Used by one thread at a time."""

    @property
    def catalogue(self) -> Catalogue:
        """What may be fetched."""

    def installed(self) -> list[InstalledModel]:
        """What lies in the folder, without reading the weights."""

    def fetch(self, model: CatalogueModel, told: Told, token: CancelToken) -> None:
        """Fetch and put in its place. Raises ``DownloadFailed``, ``DiskFull``, ``StorageError``, ``Cancelled``."""

    def verify(self, model: InstalledModel, told: Told, token: CancelToken) -> bool:
        """Read every byte and compare with the catalogue. False where a file is another, or the model is not in it."""

    def place_of(self, model: InstalledModel) -> Path:
        """The folder or file the engines load."""

    def use(self, model: InstalledModel) -> None:
        """It is the one of its role from now on. Raises ``StorageError``."""

    def remove(self, model: InstalledModel) -> None:
        """Delete its files. Raises ``StorageError``."""


class ModelKits(Protocol):
    """Models in one file, for a stick."""

    def pack(self, models: Sequence[InstalledModel], to: Path, told: Told, token: CancelToken) -> None:
        """Write the models into a kit. Raises ``StorageError``, ``DiskFull``, ``Cancelled``; then no file is left."""

    def unpack(self, kit: Path, *, unknown: bool, told: Told, token: CancelToken) -> list[InstalledModel]:
        """Prove and put in place. ``unknown`` lets in what the catalogue does not vouch for.

        Raises ``ModelDamaged``, ``UnknownModel``, ``DiskFull``, ``StorageError``, ``Cancelled``; then nothing changed.
        """
