"""``Vault`` on LanceDB: a vault's place on disk, and the order in which one is made and opened."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from ..crypto.kdf import Argon2Parameters, check_passphrase
from ..crypto.key_slots import Slot, SlotKind, VaultKey
from ..crypto.purposes import Table
from ..crypto.recovery_words import new_words
from ..domain.errors import (
    DiskFull,
    FolderUnusable,
    StorageError,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    VaultRolledBack,
)
from ..ports.keys import KeySlot, WayIn
from ..ports.storage import Report, SalvageReport, Secrets
from .checkpoint import CheckpointStore
from .clips import SealedClipStore
from .compaction import finish_erasures
from .entry_codec import joined_vectors
from .files import FileSystem, FolderLock, VaultLayout, translated, undone_by
from .folder_swap import drop_trial, settle
from .given_secrets import fitted, secret_of, wiped
from .header import Header, HeaderStore
from .key_notes import NOTES, KeyNotes
from .key_slot_store import HeaderKeySlots, named_slots, words_slot
from .ledger import Ledger
from .log_payloads import CONVERSATIONS, ENTRIES, SETTINGS
from .named_rows import NamedRow
from .open_vault import LedgerVault, Parts
from .recovery import Recovery
from .rekeying import Reach, Rekeying
from .revision_ids import new_revision_id
from .rollback_anchor import RollbackAnchor, Seen
from .salvage_order import Order, salvaging
from .sealed_rows import SealedRows, VectorSeals
from .sealers import Sealers, sealers_of
from .slot_maker import Fit
from .snapshot import SealedSnapshot
from .tables import SealedTable
from .try_file import TryFile
from .write_ahead_log import WriteAheadLog

log = logging.getLogger(__name__)

_UNFINISHED = "unfinished"
"""A file that lies in the folder while a vault is being made, before anything can be kept in it."""
_STEPS = 4


@dataclass(slots=True)
class _Opening:
    """What is held while a vault is made or opened."""

    key: VaultKey
    header: Header
    sealers: Sealers
    ledger: Ledger
    checkpoints: CheckpointStore
    anchor: RollbackAnchor

    def note(self, sequence: int) -> None:
        """Tell the anchor of a save."""
        self.anchor.note(Seen(self.header.generation, sequence))

    def remember(self, sequence: int) -> None:
        """Tell the anchor what was reached, for good."""
        self.anchor.write(Seen(self.header.generation, sequence))


class LanceVault:
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
        self._layout = VaultLayout(folder)
        self._anchor_folder = anchor_folder
        self._fit: Fit = fitted if parameters is None else lambda *_: parameters()
        self._files = files or FileSystem()
        self._headers = HeaderStore(self._layout, self._files)
        self._tries = TryFile(anchor_folder, lambda: self._headers.read().vault_id, self._files)

    @property
    def folder(self) -> Path:
        return self._layout.folder

    def exists(self) -> bool:
        """Whether there is a vault here, sound or damaged; one whose making was interrupted is none."""
        settle(self._layout.folder, self._files)
        if self._headers.exists():
            return True
        with contextlib.suppress(OSError):
            return self._layout.log.exists() and not self._marker.exists()
        return False

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

    def create(self, passphrase: bytearray) -> tuple[LedgerVault, tuple[str, ...]]:
        """A new vault and its 12 recovery words; nothing half-made stays behind. ``passphrase`` is wiped.

        Raises ``VaultExists``, ``FolderUnusable``, ``DiskFull``, ``InputError`` for an empty passphrase.
        """
        with wiped(passphrase):
            if self.exists():
                raise VaultExists
            check_passphrase(passphrase)
            made_folder = not self._layout.folder.exists()
            self._files.make_folder(self._layout.folder)
            lock = self._locked()
            with undone_by(lock.release, lambda: self._remove_unfinished(made_folder)):
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
                with translated():
                    self._files.sweep(self._layout.folder)
                    drop_trial(self._layout.folder, self._files)
                header, key = self._headers.unlock(*secret_of(secrets))
        opening = self._opening(key, header)
        with undone_by(opening.ledger.close, key.wipe, lock.release):
            vault = self._opened(opening, lock, report, accept_older, secrets.way_in or "passphrase")
            self._heal(header)
            return vault

    def salvage(self, secrets: Secrets, target: Path, passphrase: bytearray) -> Generator[SalvageReport]:
        """Raises as the port says. All secrets are wiped when the last step was taken or it was given up."""
        place = LanceVault(target, self._anchor_folder, lambda: self._fit(None, 0.0), self._files)
        return salvaging(self._layout, self._headers, self._files, Order(secrets, target, passphrase, place.create))

    def refill(self, key: VaultKey, header: Header, fill: Callable[[Ledger, VaultLayout], int]) -> None:
        """A vault of a known key, its rows and sounds put by ``fill``, which returns the last sequence; closed again.

        Raises ``VaultExists``, ``FolderUnusable``, ``DiskFull``; nothing half-made stays behind. ``key`` is wiped.
        """
        if self.exists():
            raise VaultExists
        made_folder = not self._layout.folder.exists()
        self._files.make_folder(self._layout.folder)
        lock = self._locked()
        with contextlib.ExitStack() as stack:
            stack.callback(lock.release)
            with undone_by(lambda: self._remove_unfinished(made_folder)):
                self._clear_unfinished()
                self._files.replace(self._marker, b"")
                opening = self._opening(key, header)
                stack.callback(key.wipe)
                stack.callback(opening.ledger.close)
                self._fill(opening, lambda: fill(opening.ledger, self._layout))

    def reopen(self, key: VaultKey, header: Header) -> LedgerVault:
        """Open what ``refill`` made. Owns ``key``. Raises as ``unlock``."""
        lock = self._locked()
        opening = self._opening(key, header)
        with undone_by(opening.ledger.close, key.wipe, lock.release):
            return self._opened(opening, lock, None, accept_older=True)

    def _fill(self, opening: _Opening, fill: Callable[[], int]) -> None:
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
        opening = self._opening(key, header)
        with undone_by(opening.ledger.close, key.wipe):
            self._fill(opening, lambda: 0)
        return self._vault(opening, lock, []), words

    def _opened(
        self,
        opening: _Opening,
        lock: FolderLock,
        report: Report | None,
        accept_older: bool,
        way_in: WayIn = "passphrase",
    ) -> LedgerVault:
        _refuse_older_header(opening)
        _tell(report, 1)
        ledger = opening.ledger
        seen = opening.anchor.read()
        if not accept_older and seen is not None and opening.header.generation < seen.generation:
            raise VaultRolledBack
        known = 0 if seen is None else seen.sequence
        found = Recovery(self._layout, ledger, opening.checkpoints, self._files, accept_older, known).run()
        _tell(report, 2)
        if found.older and not accept_older:
            raise VaultRolledBack
        if found.bad_end:  # what was lost there is named; its sequences are not given out again
            ledger.log.last = max(ledger.log.last, known)
        vault = self._vault(opening, lock, found.damaged, way_in)
        if found.rewrite_log or ledger.unsettled:
            ledger.settle_if_possible()
        if ledger.erasing:
            finish_erasures(ledger, self._layout, vault.clips)
        elif found.rewrite_log:
            with contextlib.suppress(DiskFull):  # everything is in the log, and reading goes on
                ledger.checkpoint()
        _tell(report, 3)
        reached = Seen(opening.header.generation, ledger.log.last)
        if seen != reached:
            opening.anchor.write(reached)
        _tell(report, 4)
        return vault

    def _heal(self, header: Header) -> None:
        """Make both copies this one. A disk that takes no more does not keep the diary closed."""
        try:
            self._headers.keep_aside(header)
            self._headers.heal(header)
        except StorageError as error:
            log.info("header not healed", extra={"error": type(error).__name__})

    def _opening(self, key: VaultKey, header: Header) -> _Opening:
        sealers = sealers_of(key)
        checkpoints = CheckpointStore(self._layout, sealers.checkpoint, sealers.checkpoint_rows, self._files)
        write_ahead = WriteAheadLog(self._layout, sealers.log, self._files, lambda last: opening.note(last))
        folder, vectors = self._layout.tables, VectorSeals(sealers.vectors, joined_vectors)
        tables = {
            ENTRIES: SealedRows(SealedTable(folder, ENTRIES, True), Table.ENTRIES, sealers.entries, vectors),
            CONVERSATIONS: SealedRows(SealedTable(folder, CONVERSATIONS), Table.CONVERSATIONS, sealers.conversations),
            SETTINGS: SealedRows(SealedTable(folder, SETTINGS), Table.SETTINGS, sealers.settings),
        }
        snapshot = SealedSnapshot(self._layout, lambda: sealers.snapshot, self._files, lambda: write_ahead.last)
        ledger = Ledger(
            write_ahead, tables, checkpoints, self._files, lambda sequence: opening.remember(sequence), snapshot
        )
        opening = _Opening(key, header, sealers, ledger, checkpoints, self._anchor(key))
        return opening

    def _anchor(self, key: VaultKey) -> RollbackAnchor:
        return RollbackAnchor(
            self._anchor_folder, key.vault_id, key.subkey("rollback anchor"), self._files, epoch=key.epoch
        )

    def _vault(
        self, opening: _Opening, lock: FolderLock, damaged: list[str], way_in: WayIn = "passphrase"
    ) -> LedgerVault:
        def changed(header: Header) -> None:
            opening.header = header
            opening.remember(opening.ledger.log.last)

        def turned(header: Header) -> None:
            """The anchor of the key before learns of it too: by that a folder put back is noticed."""
            changed(header)
            opening.sealers.turn_over(opening.key)
            opening.anchor = self._anchor(opening.key)
            changed(header)

        clips = SealedClipStore(self._layout.clips, opening.sealers.clips, opening.key.vault_id, self._files)
        notes = KeyNotes(NamedRow(lambda: opening.ledger, NOTES))
        keys = HeaderKeySlots(
            self._headers,
            self._files,
            opening.key,
            self._fit,
            changed,
            notes,
        )
        reach = Reach(
            self._layout,
            self._files,
            self._headers,
            opening.key,
            opening.ledger,
            clips,
            opening.sealers.clips,
            opening.checkpoints,
            notes,
            turned,
            changed,
            opening.sealers.forget_older,
        )
        return LedgerVault(
            Parts(
                self._layout,
                lock,
                opening.key,
                opening.ledger,
                clips,
                keys,
                opening.checkpoints,
                self._headers,
                Rekeying(reach),
            ),
            damaged,
            way_in,
        )

    @property
    def _marker(self) -> Path:
        return self._layout.folder / _UNFINISHED

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
        self._files.remove_all((*self._layout.headers, self._layout.log, *self._layout.folder.glob("checkpoint-*")))
        self._files.sweep(self._layout.folder)
        self._files.remove(self._marker)


def _refuse_older_header(opening: _Opening) -> None:
    """A header from before everything was sealed anew, put back over what is sealed now: nothing would open.

    Told before anything is touched, by every copy of every checkpoint naming a later epoch: no single damage does that.
    """
    epochs = opening.checkpoints.epochs()
    if epochs and min(epochs) > opening.key.epoch:
        raise VaultDamaged(
            "This diary's header is older than everything else in it, and opens none of it.",
            "Put back the newer files header-a and header-b, or restore a backup. Nothing was changed.",
        )


def _tell(report: Report | None, done: int) -> None:
    if report is not None:
        report(done, _STEPS)
