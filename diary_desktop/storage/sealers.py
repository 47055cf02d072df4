"""One sealer for each purpose, made from the vault key at unlock and dropped at close."""

from __future__ import annotations

from dataclasses import dataclass

from ..crypto.key_slots import VaultKey
from ..crypto.sealed_record import RecordSealer
from ..crypto.subkeys import Subkeys


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

    def _records(self) -> dict[str, RecordSealer]:
        """By the name of the purpose, which is part of the format."""
        return {
            "records": self.entries,
            "vectors": self.vectors,
            "conversations": self.conversations,
            "settings": self.settings,
            "log": self.log,
            "checkpoint": self.checkpoint,
            "snapshot": self.snapshot,
        }

    def _others(self) -> dict[str, Subkeys]:
        return {"checkpoint rows": self.checkpoint_rows, "clips": self.clips}


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
