"""What this computer last saw of a vault, kept outside it, so that a folder put back to an older state is noticed.

Each folder has its own: of two copies of one diary neither is taken for an older state of the other once both were
opened. A folder seen for the first time is compared with what was seen of the diary in any other.
"""

from __future__ import annotations

import contextlib
import logging
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..crypto.key_slots import hmac_sha256, same_mac
from ..domain.errors import StorageError
from .files import FileSystem, writing
from .listing import inside

log = logging.getLogger(__name__)

_LAYOUT = struct.Struct("<8sH16sQQ")
_MAGIC = b"DIARYANC"
_FORMAT = 1
_SLOT = _LAYOUT.size + 32
_STARTS = (0, 4096)
"""Where the two slots lie: a page apart, so that one torn write never takes both."""
_AT = "-at-"


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest header generation and log sequence seen."""

    generation: int
    sequence: int


class RollbackAnchor:
    """One small file per vault id and folder in the state folder, each state with a MAC under a subkey of the vault.

    Two slots a page apart are written in turn, in place: whatever a power cut does to one, the other proves itself.
    """

    def __init__(
        self, folder: Path, vault: Path, vault_id: bytes, key: bytes, files: FileSystem, epoch: int = 1
    ) -> None:
        """``folder`` holds the anchors, ``vault`` is the folder seen, which only the key can recognise in the name.

        Each epoch has its own file: an older folder opens with an older key, and finds what that one last saw.
        """
        self._common = f"anchor-{vault_id.hex()}" + (f"-{epoch}" if epoch > 1 else "")
        place = os.path.normcase(vault.resolve())
        self._path = folder / f"{self._common}{_AT}{hmac_sha256(key, os.fsencode(place))[:8].hex()}"
        self._vault_id = vault_id
        self._key = key
        self._files = files
        self._turn = 0
        self._complained = False

    def read(self) -> Seen | None:
        """What was seen in this folder, or ``None`` where it never was, or its anchor is damaged."""
        try:
            data = self._files.read(self._path)
        except OSError:
            return None
        slots = self._slots_of(data)
        found = [seen for seen in slots if seen is not None]
        if not found:
            log.warning("rollback anchor damaged: an older state cannot be recognised this time")
            return None
        newest = max(found, key=_age)
        self._turn = 1 - slots.index(newest)
        return newest

    def read_elsewhere(self) -> Seen | None:
        """The newest state seen of the diary in any other folder; ``None`` on a computer that never saw it."""
        found = [seen for data in self._others() for seen in self._slots_of(data) if seen is not None]
        return max(found, key=_age, default=None)

    def _others(self) -> Iterator[bytes]:
        """Also the one file for all folders that there was before."""
        with contextlib.suppress(OSError):
            for path in inside(self._path.parent):
                ours = path.name == self._common or path.name.startswith(f"{self._common}{_AT}")
                if ours and path != self._path:
                    with contextlib.suppress(OSError):
                        yield self._files.read(path)

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

    def _slots_of(self, data: bytes) -> list[Seen | None]:
        return [self._seen_in(data[at : at + _SLOT]) for at in _STARTS]

    def _seen_in(self, state: bytes) -> Seen | None:
        body, mac = state[: _LAYOUT.size], state[_LAYOUT.size :]
        if len(body) != _LAYOUT.size or not same_mac(mac, hmac_sha256(self._key, body)):
            return None
        magic, number, vault_id, generation, sequence = _LAYOUT.unpack(body)
        if (magic, number, vault_id) != (_MAGIC, _FORMAT, self._vault_id):
            return None
        return Seen(generation, sequence)


def _age(seen: Seen) -> tuple[int, int]:
    return seen.generation, seen.sequence
