"""What this computer last saw of a vault, kept outside it, so that a folder put back to an older state is noticed."""

from __future__ import annotations

import logging
import struct
from dataclasses import dataclass
from pathlib import Path

from ..crypto.key_slots import hmac_sha256, same_mac
from ..domain.errors import StorageError
from .files import FileSystem, writing

log = logging.getLogger(__name__)

_LAYOUT = struct.Struct("<8sH16sQQ")
_MAGIC = b"DIARYANC"
_FORMAT = 1
_SLOT = _LAYOUT.size + 32
_STARTS = (0, 4096)
"""Where the two slots lie: a page apart, so that one torn write never takes both."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest header generation and log sequence seen."""

    generation: int
    sequence: int


class RollbackAnchor:
    """One small file per vault id in the state folder, each state with a MAC under a subkey of the vault.

    Two slots a page apart are written in turn, in place: whatever a power cut does to one, the other proves itself.
    """

    def __init__(self, folder: Path, vault_id: bytes, key: bytes, files: FileSystem, epoch: int = 1) -> None:
        """Each epoch has its own file: an older folder opens with an older key, and finds what that one last saw."""
        self._path = folder / (f"anchor-{vault_id.hex()}" + (f"-{epoch}" if epoch > 1 else ""))
        self._vault_id = vault_id
        self._key = key
        self._files = files
        self._turn = 0
        self._complained = False

    def read(self) -> Seen | None:
        """What was seen, or ``None`` on a computer that never saw this vault, or whose anchor is damaged."""
        try:
            data = self._files.read(self._path)
        except OSError:
            return None
        slots = [self._seen_in(data[at : at + _SLOT]) for at in _STARTS]
        found = [seen for seen in slots if seen is not None]
        if not found:
            log.warning("rollback anchor damaged: an older state cannot be recognised this time")
            return None
        newest = max(found, key=lambda seen: (seen.generation, seen.sequence))
        self._turn = 1 - slots.index(newest)
        return newest

    def note(self, seen: Seen) -> None:
        """Remember, in the system's cache alone: cheap enough for every save, and a killed program loses none of it."""
        self._put(seen, flushed=False)

    def write(self, seen: Seen) -> None:
        """Remember for good, both slots: after a deliberate restore neither may speak of what was before.

        A state folder that cannot be written is logged and stops nothing: the entries are safe without.
        """
        for _ in _STARTS:
            self._put(seen, flushed=True)

    def _put(self, seen: Seen, flushed: bool) -> None:
        body = _LAYOUT.pack(_MAGIC, _FORMAT, self._vault_id, seen.generation, seen.sequence)
        try:
            with writing():
                self._put_in_place(body + hmac_sha256(self._key, body), flushed)
        except StorageError as error:
            if not self._complained:
                log.warning("rollback anchor not written: %s", type(error).__name__)
            self._complained = True
        else:
            self._complained = False
            self._turn = 1 - self._turn

    def _put_in_place(self, state: bytes, flushed: bool) -> None:
        made = not self._path.exists()
        if made:
            self._files.make_folder(self._path.parent)
        with self._files.open(self._path, "xb" if made else "r+b") as handle:
            handle.seek(_STARTS[self._turn])
            self._files.write(handle, state)
            if flushed:
                self._files.flush(handle)
        if made:
            self._files.flush_folder(self._path.parent)

    def _seen_in(self, state: bytes) -> Seen | None:
        body, mac = state[: _LAYOUT.size], state[_LAYOUT.size :]
        if len(body) != _LAYOUT.size or not same_mac(mac, hmac_sha256(self._key, body)):
            return None
        magic, number, vault_id, generation, sequence = _LAYOUT.unpack(body)
        if (magic, number, vault_id) != (_MAGIC, _FORMAT, self._vault_id):
            return None
        return Seen(generation, sequence)
