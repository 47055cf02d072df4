"""``Vault`` on LanceDB: a vault's place on disk, and the order in which one is made and opened."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Generator
from pathlib import Path

from ..crypto.kdf import Argon2Parameters, check_passphrase
from ..crypto.key_slots import Slot, SlotKind, VaultKey
from ..crypto.recovery_words import new_words
from ..domain.errors import (
    DiskFull,
    FolderUnusable,
    OlderCopy,
    StorageError,
    VaultExists,
    VaultLocked,
    VaultMissing,
    VaultRolledBack,
)
from ..ports.keys import WayIn
from ..ports.storage import OpenVault, Report, SalvageReport, Secrets
from .files import FileSystem, FolderLock, VaultLayout, translated, undone_by
from .folder_swap import drop_leftovers
from .given_secrets import fitted, secret_of, wiped
from .hard_links import refuse_without_links
from .header import Header
from .key_slot_store import words_slot
from .ledger import Ledger
from .listing import inside
from .open_vault import LedgerVault
from .opening import Opening, Site, open_vault, opening_at, refuse_older_header
from .recovery import Recovery
from .revision_ids import new_revision_id
from .rollback_anchor import Seen
from .salvage_order import ANOTHER_PLACE, Order, salvaging
from .slot_maker import Fit
from .taking_up import as_it_was, is_still_there, refuse_another_state
from .vault_place import VaultPlace

log = logging.getLogger(__name__)

_STEPS = 4


class LanceVault(VaultPlace):
    """``folder`` is the vault, ``anchor_folder`` lies outside of it; ``parameters`` fix how costly a passphrase is.

    Without them that is fitted to the machine.
    """

    def __init__(
        self,
        folder: Path,
        anchor_folder: Path,
        parameters: Callable[[], Argon2Parameters] | None = None,
        files: FileSystem | None = None,
    ) -> None:
        super().__init__(folder, anchor_folder, files)
        self._fit: Fit = fitted if parameters is None else lambda *_: parameters()

    def create(self, passphrase: bytearray) -> tuple[LedgerVault, tuple[str, ...]]:
        """A new vault and its 12 recovery words; nothing half-made stays behind. ``passphrase`` is wiped.

        Raises ``VaultExists``, ``FolderUnusable``, ``DiskFull``, ``InputError`` for an empty passphrase.
        """
        with wiped(passphrase):
            if self.exists():
                raise VaultExists
            check_passphrase(passphrase)
            with translated():
                made_folder = not self._layout.folder.exists()
            self._files.make_folder(self._layout.folder)
            lock = self._locked()
            with undone_by(lock.release, lambda: self._remove_unfinished(made_folder)):
                refuse_without_links(self._layout.lock)
                self._clear_unfinished()
                return self._made(passphrase, lock)

    def unlock(self, secrets: Secrets, report: Report | None = None, accept_older: bool = False) -> LedgerVault:
        """Raises ``VaultMissing``, ``WrongPassphrase``, ``VaultDamaged``, ``VaultInUse``, ``VaultTooNew``,
        ``VaultRolledBack``, ``InputError`` for words that are none. The secrets are wiped whatever happens.
        """
        with wiped(secrets.passphrase, secrets.recovery_words, secrets.key_file, secrets.keystore):
            if not self.exists():
                raise VaultMissing
            lock = self._locked()
            with undone_by(lock.release):
                refuse_without_links(self._layout.lock)
                with translated():
                    self._files.sweep(self._layout.folder)
                header, key = self._headers.unlock(*secret_of(secrets))
        opening = opening_at(self._site, key, header)
        with undone_by(opening.ledger.close, key.wipe, lock.release):
            vault = self._opened(opening, lock, report, accept_older, secrets.way_in or "passphrase")
            self._heal(header)
            self._drop_leftovers()
            return vault

    def take_up(self, lost: OpenVault) -> OpenVault:
        """Raises as the port says, and ``VaultLocked`` where ``lost`` is closed."""
        if not isinstance(lost, LedgerVault):
            raise VaultLocked
        known = lost.parts
        if is_still_there(known, self._layout):
            return lost
        lock = self._locked()
        with undone_by(lock.release):
            header = as_it_was(known, self._headers)
            with translated():
                self._files.sweep(self._layout.folder)
            opening = opening_at(self._site, known.key.copy(), header)
            with undone_by(opening.ledger.close, opening.key.wipe):
                refuse_another_state(known.ledger, opening)
                again = self._opened(opening, lock, None, False, lost.opened_with)
        lost.abandon()
        log.info("taken up again, the disk is back")
        return again

    def salvage(self, secrets: Secrets, target: Path, passphrase: bytearray) -> Generator[SalvageReport]:
        """Raises as the port says. All secrets are wiped when the last step was taken or it was given up."""
        place = LanceVault(target, self._anchor_folder, lambda: self._fit(None, 0.0), self._files)
        return salvaging(self._layout, self._headers, self._files, Order(secrets, target, passphrase, place.create))

    def refill(self, key: VaultKey, header: Header, fill: Callable[[Ledger, VaultLayout], int]) -> None:
        """A vault of a known key, its rows and sounds put by ``fill``, which returns the last sequence; closed again.

        Raises ``VaultExists``, ``FolderUnusable``, ``DiskFull``; nothing half-made stays behind. ``key`` is wiped.
        """
        if self.exists():
            raise VaultExists(hint=ANOTHER_PLACE)
        made_folder = not self._layout.folder.exists()
        self._files.make_folder(self._layout.folder)
        lock = self._locked()
        with contextlib.ExitStack() as stack:
            stack.callback(lock.release)
            with undone_by(lambda: self._remove_unfinished(made_folder)):
                refuse_without_links(self._layout.lock)
                self._clear_unfinished()
                self._files.replace(self._marker, b"")
                opening = opening_at(self._site, key, header)
                stack.callback(key.wipe)
                stack.callback(opening.ledger.close)
                self._fill(opening, lambda: fill(opening.ledger, self._layout))

    def reopen(self, key: VaultKey, header: Header) -> LedgerVault:
        """Open what ``refill`` made. Owns ``key``. Raises as ``unlock``."""
        lock = self._locked()
        opening = opening_at(self._site, key, header)
        with undone_by(opening.ledger.close, key.wipe, lock.release):
            return self._opened(opening, lock, None, accept_older=True)

    def _fill(self, opening: Opening, fill: Callable[[], int]) -> None:
        """Empty tables, what ``fill`` puts into them, and the header last."""
        for folder in (self._layout.tables, self._layout.clips):
            self._files.make_folder(folder)
        for rows in opening.ledger.tables.values():
            rows.table.create()
        opening.ledger.log.start(0, [], fill())
        opening.ledger.checkpoint()
        self._headers.write(opening.header)
        self._files.remove(self._marker)

    def _made(self, passphrase: bytearray, lock: FolderLock) -> tuple[LedgerVault, tuple[str, ...]]:
        self._files.replace(self._marker, b"")
        key = VaultKey.random(new_revision_id())
        words = new_words()
        slot = Slot.wrap(key, SlotKind.PASSPHRASE, passphrase, self._fit(None, 0.0))
        header = Header(1, 1, key.vault_id, (slot, words_slot(key, words))).signed(key)
        opening = opening_at(self._site, key, header)
        with undone_by(opening.ledger.close, key.wipe):
            self._fill(opening, lambda: 0)
        return open_vault(self._site, opening, lock, []), words

    def _opened(
        self,
        opening: Opening,
        lock: FolderLock,
        report: Report | None,
        accept_older: bool,
        way_in: WayIn = "passphrase",
    ) -> LedgerVault:
        refuse_older_header(opening)
        _tell(report, 1)
        ledger = opening.ledger
        seen = opening.anchor.read()
        refusal = VaultRolledBack if seen is not None else OlderCopy
        elsewhere = opening.anchor.read_elsewhere() if seen is None else None
        known = seen or elsewhere or Seen(0, 0)
        if not accept_older and opening.header.generation < known.generation:
            raise refusal
        found = Recovery(
            self._layout, ledger, opening.checkpoints, self._files, accept_older, known.sequence, refusal
        ).run()
        _tell(report, 2)
        if found.older and not accept_older:
            raise VaultRolledBack
        if found.bad_end:  # what was lost there is named; its sequences are not given out again
            ledger.log.last = max(ledger.log.last, known.sequence)
        vault = open_vault(self._site, opening, lock, found.damaged, way_in)
        vault.known_elsewhere = elsewhere is not None and not accept_older  # an older state was asked about already
        if found.rewrite_log or ledger.unsettled:
            ledger.settle_if_possible()
        if ledger.erasing:  # to be gone on with in steps; a snapshot may still hold what is erased
            ledger.snapshot.invalidate()
        if found.rewrite_log:
            with contextlib.suppress(DiskFull):  # everything is in the log, and reading goes on
                ledger.checkpoint()
        _tell(report, 3)
        reached = Seen(opening.header.generation, ledger.log.last)
        if seen != reached:
            opening.anchor.write(reached)
        _tell(report, 4)
        return vault

    def _drop_leftovers(self) -> None:
        """Only now: had this diary not opened, a restored one beside it might be wanted."""
        try:
            drop_leftovers(self._layout.folder, self._files)
        except StorageError as error:
            log.warning("what an interrupted restore left stays for now: %s", type(error).__name__)

    def _heal(self, header: Header) -> None:
        """Make both copies this one. A disk that takes no more does not keep the diary closed."""
        try:
            self._headers.keep_aside(header)
            self._headers.heal(header)
        except StorageError as error:
            log.info("header not healed", extra={"error": type(error).__name__})

    @property
    def _site(self) -> Site:
        """Where it lies at this moment: ``turn_to`` changes it."""
        return Site(self._layout, self._anchor_folder, self._fit, self._files, self._headers)

    @property
    def _marker(self) -> Path:
        return self._layout.marker

    def _locked(self) -> FolderLock:
        lock = FolderLock(self._layout.lock)
        lock.acquire()
        return lock

    def _clear_unfinished(self) -> None:
        """Make way where making a vault was interrupted; refuse a folder that holds anything else."""
        with translated():
            if self._marker.exists():
                self._remove_own_files()
            names = (file.name for file in self._layout.folder.iterdir())
            if any(name != self._layout.lock.name and not name.startswith(".") for name in names):
                raise FolderUnusable("This folder holds other files already.", "Choose an empty folder for the diary.")

    def _remove_unfinished(self, with_folder: bool) -> None:
        """Take back what was made. Only while the marker lies there, so never anything that can hold an entry."""
        with contextlib.suppress(OSError, StorageError):
            if self._marker.exists():
                self._remove_own_files()
            self._files.unlink(self._layout.lock)
            if with_folder:
                self._files.remove_one_folder(self._layout.folder)

    def _remove_own_files(self) -> None:
        for folder in (self._layout.tables, self._layout.clips):
            self._files.remove_tree(folder)
        self._files.remove_all(
            (*self._layout.headers, self._layout.log, *inside(self._layout.folder, begins="checkpoint-"))
        )
        self._files.sweep(self._layout.folder)
        self._files.remove(self._marker)


def _tell(report: Report | None, done: int) -> None:
    if report is not None:
        report(done, _STEPS)
