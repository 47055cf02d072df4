"""What is held while a vault is made or opened, and how an open vault is put together of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..crypto.key_slots import VaultKey
from ..crypto.purposes import Table
from ..domain.errors import VaultDamaged
from ..ports.keys import WayIn
from .checkpoint import CheckpointStore
from .clips import SealedClipStore
from .entry_codec import joined_vectors
from .files import FileSystem, FolderLock, VaultLayout
from .header import Header, HeaderStore
from .key_notes import NOTES, KeyNotes
from .key_slot_store import HeaderKeySlots
from .ledger import Ledger
from .log_payloads import CONVERSATIONS, ENTRIES, SETTINGS
from .named_rows import NamedRow
from .open_vault import LedgerVault, Parts
from .rekeying import Reach, Rekeying
from .rollback_anchor import RollbackAnchor, Seen
from .sealed_rows import SealedRows, VectorSeals
from .sealers import ANCHOR, Sealers, sealers_of
from .slot_maker import Fit
from .snapshot import SealedSnapshot
from .tables import SealedTable
from .write_ahead_log import WriteAheadLog


@dataclass(frozen=True, slots=True)
class Site:
    """A vault's place on disk; ``anchor_folder`` lies outside of it."""

    layout: VaultLayout
    anchor_folder: Path
    fit: Fit
    files: FileSystem
    headers: HeaderStore


@dataclass(slots=True)
class Opening:
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


def opening_at(site: Site, key: VaultKey, header: Header) -> Opening:
    """Nothing is read yet. Owns ``key``."""
    sealers = sealers_of(key)
    checkpoints = CheckpointStore(site.layout, sealers.checkpoint, sealers.checkpoint_rows, site.files)
    write_ahead = WriteAheadLog(site.layout, sealers.log, site.files, lambda last: opening.note(last))
    tables = _tables(site.layout.tables, sealers)
    snapshot = SealedSnapshot(site.layout, lambda: sealers.snapshot, site.files, lambda: write_ahead.last)
    ledger = Ledger(write_ahead, tables, checkpoints, site.files, lambda sequence: opening.remember(sequence), snapshot)
    opening = Opening(key, header, sealers, ledger, checkpoints, _anchor(site, key))
    return opening


def open_vault(
    site: Site, opening: Opening, lock: FolderLock, damaged: list[str], way_in: WayIn = "passphrase"
) -> LedgerVault:
    """The open vault, which owns the key and the lock from here on."""

    def changed(header: Header) -> None:
        opening.header = header
        opening.remember(opening.ledger.log.last)

    def turned(header: Header) -> None:
        """The anchor of the key before learns of it too: by that a folder put back is noticed."""
        changed(header)
        opening.sealers.turn_over(opening.key)
        opening.anchor = _anchor(site, opening.key)
        changed(header)

    key, ledger, sounds = opening.key, opening.ledger, opening.sealers.clips
    clips = SealedClipStore(site.layout.clips, sounds, key.vault_id, site.files)
    notes = KeyNotes(NamedRow(lambda: opening.ledger, NOTES))
    slots = HeaderKeySlots(site.headers, site.files, key, site.fit, changed, notes)
    forget = opening.sealers.forget_older
    reach = Reach(
        site.layout,
        site.files,
        site.headers,
        key,
        ledger,
        clips,
        sounds,
        opening.checkpoints,
        notes,
        turned,
        changed,
        forget,
    )
    renewal = Rekeying(reach)
    parts = Parts(
        site.layout,
        lock,
        key,
        ledger,
        clips,
        slots,
        opening.checkpoints,
        site.headers,
        renewal,
        opening.sealers,
        lambda: opening.header,
    )
    return LedgerVault(parts, damaged, way_in)


def refuse_older_header(opening: Opening) -> None:
    """A header from before everything was sealed anew, put back over what is sealed now: nothing would open.

    Told before anything is touched, by every copy of a checkpoint that can be read naming a later epoch: no single
    damage does that.
    """
    epochs = [epoch for epoch in opening.checkpoints.epochs() if epoch is not None]
    if epochs and min(epochs) > opening.key.epoch:
        raise VaultDamaged(
            "This diary's header is older than everything else in it, and opens none of it.",
            "Put back the newer files header-a and header-b, or restore a backup. Nothing was changed.",
        )


def _tables(folder: Path, sealers: Sealers) -> dict[str, SealedRows]:
    vectors = VectorSeals(sealers.vectors, joined_vectors)
    return {
        ENTRIES: SealedRows(SealedTable(folder, ENTRIES, True), Table.ENTRIES, sealers.entries, vectors),
        CONVERSATIONS: SealedRows(SealedTable(folder, CONVERSATIONS), Table.CONVERSATIONS, sealers.conversations),
        SETTINGS: SealedRows(SealedTable(folder, SETTINGS), Table.SETTINGS, sealers.settings),
    }


def _anchor(site: Site, key: VaultKey) -> RollbackAnchor:
    secret = key.subkey(ANCHOR)
    return RollbackAnchor(site.anchor_folder, site.layout.folder, key.vault_id, secret, site.files, epoch=key.epoch)
