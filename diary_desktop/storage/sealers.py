"""One sealer for each purpose, made from the vault key at unlock and dropped at close."""

from __future__ import annotations

from dataclasses import dataclass

from ..crypto.key_slots import VaultKey
from ..crypto.sealed_record import RecordSealer


@dataclass(frozen=True, slots=True)
class Sealers:
    """Every subkey the vault works with. The names of the purposes are part of the format."""

    entries: RecordSealer
    vectors: RecordSealer
    conversations: RecordSealer
    settings: RecordSealer
    log: RecordSealer
    checkpoint: RecordSealer
    snapshot: RecordSealer
    checkpoint_rows: bytes
    anchor: bytes
    clips: bytes


def sealers_of(key: VaultKey) -> Sealers:
    """Derive them all."""

    def sealer(purpose: str) -> RecordSealer:
        return RecordSealer(key.subkey(purpose), key.vault_id)

    return Sealers(
        entries=sealer("records"),
        vectors=sealer("vectors"),
        conversations=sealer("conversations"),
        settings=sealer("settings"),
        log=sealer("log"),
        checkpoint=sealer("checkpoint"),
        snapshot=sealer("snapshot"),
        checkpoint_rows=key.subkey("checkpoint rows"),
        anchor=key.subkey("rollback anchor"),
        clips=key.subkey("clips"),
    )
