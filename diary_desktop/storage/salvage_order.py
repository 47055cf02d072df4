"""The order of a salvage: what is opened with what, where to, and that every secret is gone afterwards."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..domain.errors import FolderUnusable, InputError, VaultDamaged, VaultExists, VaultMissing
from ..ports.storage import SalvageReport, Secrets
from .files import FileSystem, FolderLock, VaultLayout
from .given_secrets import secret_of, wiped
from .header import HeaderStore
from .open_vault import LedgerVault
from .salvage import Salvage, Source

ANOTHER_PLACE = "Name a new or empty folder instead."
"""What to do where a diary was to be made of another one and there is one already."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. ``create`` makes the new vault in ``target`` and returns its recovery words with it."""

    secrets: Secrets
    target: Path
    passphrase: bytearray = field(repr=False)
    create: Callable[[bytearray], tuple[LedgerVault, tuple[str, ...]]]


def salvaging(layout: VaultLayout, headers: HeaderStore, files: FileSystem, order: Order) -> Generator[SalvageReport]:
    """The report so far after each step. The vault in ``layout`` is only read."""
    secrets = order.secrets
    given = (secrets.passphrase, secrets.recovery_words, secrets.key_file, secrets.keystore, order.passphrase)
    with wiped(*given), contextlib.ExitStack() as stack:
        if not layout.folder.is_dir():
            raise VaultMissing
        if not headers.exists():
            raise VaultDamaged(
                "Both copies of the diary's header are gone, and without them no passphrase opens anything.",
                "Copy header-a or header-b from a backup or an older copy of this folder, and try again.",
            )
        if order.target.resolve().is_relative_to(layout.folder.resolve()):
            raise InputError("The new diary cannot lie inside the damaged one.", "Name another folder with --to.")
        stack.callback(_locked(layout).release)
        _, key = headers.unlock(*secret_of(secrets))
        stack.callback(key.wipe)
        made, words = _made(order)
        stack.callback(made.close)
        for report in Salvage(Source(layout, key, files), made, made.ledger, order.target).steps():
            yield replace(report, words=words)


def _made(order: Order) -> tuple[LedgerVault, tuple[str, ...]]:
    try:
        return order.create(order.passphrase)
    except VaultExists as error:
        raise VaultExists(hint=ANOTHER_PLACE) from error


def _locked(layout: VaultLayout) -> FolderLock:
    """The lock where it can be had: on a medium that can only be read nobody else writes either."""
    lock = FolderLock(layout.lock)
    with contextlib.suppress(FolderUnusable):
        lock.acquire()
    return lock
