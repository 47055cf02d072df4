"""What this computer last saw of a vault, kept outside it, so that a folder put back to an older state is noticed."""

from __future__ import annotations

import logging
import struct
from dataclasses import dataclass
from pathlib import Path

from ..crypto.key_slots import hmac_sha256, same_mac
from ..domain.errors import StorageError
from .files import FileSystem

log = logging.getLogger(__name__)

_LAYOUT = struct.Struct("<8sH16sQQ")
_MAGIC = b"DIARYANC"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest header generation and log sequence seen."""

    generation: int
    sequence: int

    def older_than(self, other: Seen) -> bool:
        """Whether either counter is behind."""
        return self.generation < other.generation or self.sequence < other.sequence


class RollbackAnchor:
    """One small file per vault id in the state folder, with a MAC under a subkey of the vault."""

    def __init__(self, folder: Path, vault_id: bytes, key: bytes, files: FileSystem) -> None:
        self._path = folder / f"anchor-{vault_id.hex()}"
        self._vault_id = vault_id
        self._key = key
        self._files = files

    def read(self) -> Seen | None:
        """What was seen, or ``None`` on a computer that never saw this vault, or whose anchor is damaged."""
        try:
            data = self._files.read(self._path)
        except OSError:
            return None
        body, mac = data[: _LAYOUT.size], data[_LAYOUT.size :]
        if len(body) != _LAYOUT.size or not same_mac(mac, hmac_sha256(self._key, body)):
            log.warning("rollback anchor damaged: an older state cannot be recognised this time")
            return None
        magic, number, vault_id, generation, sequence = _LAYOUT.unpack(body)
        if (magic, number, vault_id) != (_MAGIC, _FORMAT, self._vault_id):
            return None
        return Seen(generation, sequence)

    def write(self, seen: Seen) -> None:
        """Remember. A state folder that cannot be written is logged and stops nothing: the entries are safe without."""
        body = _LAYOUT.pack(_MAGIC, _FORMAT, self._vault_id, seen.generation, seen.sequence)
        try:
            self._files.make_folder(self._path.parent)
            self._files.replace(self._path, body + hmac_sha256(self._key, body))
        except StorageError as error:
            log.warning("rollback anchor not written: %s", type(error).__name__)
