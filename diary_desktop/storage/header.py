"""The vault's header: who it is, which slots open it; two copies, each proving itself before any key is derived.

    magic 8 | format u16 | generation u64 | epoch u16 | vault id 16 | slot count u8 | slots | MAC 32 | SHA-256 32

The SHA-256 tells damage without a key, so a bad disk is never called a wrong passphrase. The MAC, under a subkey of
the vault key, is checked after unlocking and tells forgery.
"""

from __future__ import annotations

import hashlib
import logging
import struct
from dataclasses import dataclass, replace

from diary_desktop.crypto.key_slots import SLOT_BYTES, Slot, SlotKind, VaultKey, hmac_sha256, same_mac
from diary_desktop.domain.errors import VaultDamaged, VaultTooNew, WrongPassphrase

from .files import FileSystem, VaultLayout

log = logging.getLogger(__name__)

MAGIC = b"DiaryVlt"
FORMAT = 1
PURPOSE = "header"
MOST_SLOTS = 8

_FIXED = struct.Struct(">8sHQH16sB")
_HASH_BYTES = 32


@dataclass(frozen=True, slots=True)
class Header:
    """One state of the header. ``mac`` is over everything before it."""

    generation: int
    epoch: int
    vault_id: bytes
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def body(self) -> bytes:
        """What the MAC is over."""
        fixed = _FIXED.pack(MAGIC, FORMAT, self.generation, self.epoch, self.vault_id, len(self.slots))
        return fixed + b"".join(slot.encode() for slot in self.slots)

    def encode(self) -> bytes:
        """One copy, with its own hash at the end."""
        whole = self.body() + self.mac
        return whole + hashlib.sha256(whole).digest()

    def with_slot(self, slot: Slot) -> Header:
        """The next generation, in which ``slot`` takes the place of any other of its kind."""
        others = tuple(one for one in self.slots if one.kind is not slot.kind)
        return replace(self, generation=self.generation + 1, slots=(*others, slot))

    def signed(self, key: VaultKey) -> Header:
        """With the MAC it needs."""
        return replace(self, mac=hmac_sha256(key.subkey(PURPOSE, self.epoch), self.body()))

    def unlock(self, kind: SlotKind, secret: bytes | bytearray) -> VaultKey:
        """The vault key. Raises ``WrongPassphrase``; ``VaultDamaged`` where the header was forged."""
        for slot in self.slots:
            if slot.kind is kind:
                key = slot.unwrap(secret, self.vault_id)
                try:
                    self.verify(key)
                except VaultDamaged:
                    key.wipe()
                    raise
                return key
        raise WrongPassphrase

    def verify(self, key: VaultKey) -> None:
        """Raises ``VaultDamaged`` unless whoever wrote this held the vault key."""
        if not same_mac(self.mac, self.signed(key).mac):
            raise VaultDamaged


def decode_header(raw: bytes) -> Header:
    """Raises ``VaultDamaged`` for a copy that does not prove itself, ``VaultTooNew`` for one of a later format."""
    whole, digest = raw[:-_HASH_BYTES], raw[-_HASH_BYTES:]
    if len(raw) < _FIXED.size + 2 * _HASH_BYTES or hashlib.sha256(whole).digest() != digest:
        raise VaultDamaged
    magic, fmt, generation, epoch, vault_id, count = _FIXED.unpack_from(whole)
    if magic != MAGIC:
        raise VaultDamaged
    if fmt > FORMAT:
        raise VaultTooNew
    if not 1 <= count <= MOST_SLOTS or len(whole) != _FIXED.size + count * SLOT_BYTES + _HASH_BYTES:
        raise VaultDamaged
    starts = range(_FIXED.size, _FIXED.size + count * SLOT_BYTES, SLOT_BYTES)
    slots = tuple(Slot.decode(whole[at : at + SLOT_BYTES]) for at in starts)
    return Header(generation, epoch, vault_id, slots, whole[-_HASH_BYTES:])


class HeaderStore:
    """Reads and writes the two copies."""

    def __init__(self, layout: VaultLayout, files: FileSystem) -> None:
        self._layout = layout
        self._files = files

    def exists(self) -> bool:
        """Whether there is a copy, sound or not."""
        return any(path.exists() for path in self._layout.headers)

    def read(self) -> Header:
        """The newest sound copy. Raises ``VaultDamaged`` where neither is, ``VaultTooNew``."""
        found = [header for header in self._copies() if header is not None]
        if not found:
            raise VaultDamaged("Both copies of the diary's header are damaged.")
        return max(found, key=lambda header: header.generation)

    def write(self, header: Header) -> None:
        """Both copies, one flushed before the other is touched. A full disk leaves both as they were."""
        self._files.replace_all(self._layout.headers, header.encode())

    def heal(self, header: Header) -> int:
        """Write ``header`` over copies that are damaged or of a lower generation; returns how many."""
        wrong = [path for path, copy in zip(self._layout.headers, self._copies(), strict=True) if copy != header]
        for path in wrong:
            log.info("header healed")
            self._files.replace(path, header.encode())
        return len(wrong)

    def _copies(self) -> list[Header | None]:
        return [self._copy(number) for number in (0, 1)]

    def _copy(self, number: int) -> Header | None:
        try:
            return decode_header(self._files.read(self._layout.headers[number]))
        except (VaultDamaged, FileNotFoundError):
            return None
        except OSError as error:
            raise VaultDamaged("The diary's header cannot be read.", "Check the disk and who may read it.") from error
