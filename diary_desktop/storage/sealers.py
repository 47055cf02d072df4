"""One sealer for each purpose, made from the vault key at unlock and dropped at close."""

from __future__ import annotations

from dataclasses import dataclass

from ..crypto.key_slots import VaultKey
from ..crypto.sealed_record import RecordSealer
from ..crypto.subkeys import Subkeys
from . import backup_format, header

ANCHOR = "rollback anchor"
"""What lies outside of the vault is proved with."""

RECORDS = ("records", "vectors", "conversations", "settings", "log", "checkpoint", "snapshot")
OTHERS = ("checkpoint rows", "clips")
PURPOSES = (*RECORDS, *OTHERS, ANCHOR, header.PURPOSE, backup_format.PURPOSE)
"""Every purpose that has a subkey while the diary is open; the names are part of the format."""


@dataclass(frozen=True, slots=True)
class Sealers:
    """Every subkey the vault works with, but the rollback anchor's, which lies outside of it."""

    entries: RecordSealer
    vectors: RecordSealer
    conversations: RecordSealer
    settings: RecordSealer
    log: RecordSealer
    checkpoint: RecordSealer
    snapshot: RecordSealer
    checkpoint_rows: Subkeys
    clips: Subkeys

    def turn_over(self, key: VaultKey) -> None:
        """Seal everything under the newest epoch of ``key`` from now on; what was sealed before still opens."""
        for purpose, sealer in self._records().items():
            sealer.turn_over(key.subkey(purpose), key.epoch)
        for purpose, subkeys in self._others().items():
            subkeys.turn_over(key.subkey(purpose))

    def forget_older(self) -> None:
        """Nothing of an earlier epoch opens any more."""
        for sealer in self._records().values():
            sealer.forget_older()
        for subkeys in self._others().values():
            subkeys.forget_older()

    def forget(self) -> None:
        """At close: opening and sealing find the diary locked, whoever still holds a sealer."""
        for sealer in self._records().values():
            sealer.forget()
        for subkeys in self._others().values():
            subkeys.forget()

    def _records(self) -> dict[str, RecordSealer]:
        sealers = (
            self.entries,
            self.vectors,
            self.conversations,
            self.settings,
            self.log,
            self.checkpoint,
            self.snapshot,
        )
        return dict(zip(RECORDS, sealers, strict=True))

    def _others(self) -> dict[str, Subkeys]:
        return dict(zip(OTHERS, (self.checkpoint_rows, self.clips), strict=True))


def sealers_of(key: VaultKey) -> Sealers:
    """Derive them all; of the epoch before too, where the vault is still being sealed anew."""

    def sealer(purpose: str) -> RecordSealer:
        made = RecordSealer(key.subkey(purpose), key.vault_id, key.epoch)
        if key.previous is not None:
            made.also_opens(key.previous.subkey(purpose), key.previous.epoch)
        return made

    def subkeys(purpose: str) -> Subkeys:
        older = () if key.previous is None else (key.previous.subkey(purpose),)
        return Subkeys(key.subkey(purpose), *older)

    return Sealers(
        entries=sealer("records"),
        vectors=sealer("vectors"),
        conversations=sealer("conversations"),
        settings=sealer("settings"),
        log=sealer("log"),
        checkpoint=sealer("checkpoint"),
        snapshot=sealer("snapshot"),
        checkpoint_rows=subkeys("checkpoint rows"),
        clips=subkeys("clips"),
    )
