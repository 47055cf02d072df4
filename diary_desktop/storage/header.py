"""The vault's header: who it is, which slots open it; two copies, each proving itself before any key is derived.

    magic 8 | format u16 | generation u64 | epoch u16 | vault id 16 | slot count u8 | slots | MAC 32 | SHA-256 32

The SHA-256 tells damage without a key, so a bad disk is never called a wrong passphrase. The MAC, under a subkey of
the vault key, is checked after unlocking and tells forgery.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import struct
from dataclasses import dataclass, replace

from diary_desktop.crypto.key_slots import SLOT_BYTES, Slot, SlotKind, VaultKey, hmac_sha256, same_mac
from diary_desktop.domain.errors import (
    ChangeUncertain,
    InputError,
    StorageError,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
)

from .files import FileSystem, VaultLayout, translated, undone_by

log = logging.getLogger(__name__)

MAGIC = b"DiaryVlt"
FORMAT = 1
WITHOUT_HEADER = "Nothing was erased, but nothing opens without it. Restore a backup, or put back a copy of that file."
PURPOSE = "header"
PREVIOUS_PURPOSE = "previous key"
"""The subkey under which the key of the epoch before is wrapped."""
MOST_SLOTS = 8

_ALONE = (SlotKind.PASSPHRASE, SlotKind.WORDS, SlotKind.PREVIOUS)
"""Kinds of which there is one slot; it is replaced, never removed."""

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
        """The next generation with ``slot``. Of passphrases and words there is one, of the others as many as wanted.

        Raises ``InputError`` where all places are taken.
        """
        kept = tuple(one for one in self.slots if one.kind is not slot.kind or slot.kind not in _ALONE)
        if len(kept) >= MOST_SLOTS:
            raise InputError(
                "There are {count} ways into this diary already.", "Remove one of them first.", count=MOST_SLOTS
            )
        return replace(self, generation=self.generation + 1, slots=(*kept, slot))

    def without_slot(self, slot_id: str) -> Header:
        """The next generation without this slot. Raises ``InputError`` for one there is not, or that must stay."""
        found = next((one for one in self.slots if one.slot_id == slot_id), None)
        if found is None:
            raise InputError("There is no such way into this diary.", "Nothing was changed.")
        if found.kind in _ALONE:
            raise InputError("The passphrase and the recovery words always stay.", "You can change them instead.")
        kept = tuple(one for one in self.slots if one is not found)
        return replace(self, generation=self.generation + 1, slots=kept)

    def signed(self, key: VaultKey) -> Header:
        """With the MAC it needs."""
        return replace(self, mac=hmac_sha256(key.subkey(PURPOSE, self.epoch), self.body()))

    def unlock(self, kind: SlotKind, secret: bytes | bytearray) -> VaultKey:
        """The vault key. Raises ``WrongPassphrase``; ``VaultDamaged`` where the header was forged."""
        for slot in self.slots:
            if slot.kind is kind:
                try:
                    key = slot.unwrap(secret, self.vault_id)
                except WrongPassphrase:
                    continue
                with undone_by(key.wipe):
                    key.epoch = self.epoch
                    self.verify(key)
                    key.previous = self._previous(key)
                return key
        raise WrongPassphrase

    @property
    def sealing_anew(self) -> bool:
        """Whether the key of the epoch before is still kept, because not everything is sealed under this one."""
        return any(slot.kind is SlotKind.PREVIOUS for slot in self.slots)

    def _previous(self, key: VaultKey) -> VaultKey | None:
        for slot in self.slots:
            if slot.kind is SlotKind.PREVIOUS:
                found = slot.unwrap(key.subkey(PREVIOUS_PURPOSE), self.vault_id)
                found.epoch = self.epoch - 1
                return found
        return None

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
        return self._sound()[0]

    def unlock(self, kind: SlotKind, secret: bytes | bytearray) -> tuple[Header, VaultKey]:
        """The header to go on with, and its key. Raises as ``read`` and ``Header.unlock``.

        Where the copies differ, the newer one is the truth as long as the key that the older one gives proves it. An
        older one is taken only where that key proves the newer one forged; what was written by somebody without the
        key is then kept aside.
        """
        newest, *older = self._sound()
        try:
            return newest, newest.unlock(kind, secret)
        except (WrongPassphrase, VaultDamaged) as error:
            for copy in older:
                key = _opened_despite(newest, copy, kind, secret)
                if key is not None:
                    log.warning("the newer copy of the header is forged, the older one was taken")
                    return copy, key
            raise error

    def keep_aside(self, taken: Header) -> None:
        """Copy what is about to be healed over, though it is no older than ``taken``, into quarantine."""
        for copy in self._sound():
            if copy != taken and copy.generation >= taken.generation:
                self._files.make_folder(self._layout.quarantine)
                self._files.replace(self._layout.quarantine / f"header-{copy.mac.hex()[:16]}", copy.encode())

    def write(self, header: Header) -> None:
        """Both copies, one flushed before the other is touched. A full disk leaves both as they were.

        Where the disk fails in between, the copy that was written is put back, if the disk still takes that. Raises
        ``ChangeUncertain`` where it does not: the newer copy may open the vault from then on.
        """
        before = self._copies()
        try:
            self._files.replace_all(self._layout.headers, header.encode())
        except StorageError as error:
            if any(before) and not self._is_put_back(before, header):
                raise ChangeUncertain from error
            raise

    def _is_put_back(self, before: list[Header | None], after: Header) -> bool:
        """Whether no copy of ``after`` is left; where the disk does not even read, nobody knows."""
        try:
            self._put_back(before)
            return after not in self._copies()
        except StorageError:
            return False

    def _put_back(self, before: list[Header | None]) -> None:
        for path, old, now in zip(self._layout.headers, before, self._copies(), strict=True):
            if old is not None and old != now:
                with contextlib.suppress(StorageError):  # then the copy not yet written still opens
                    self._files.replace(path, old.encode())

    def heal(self, header: Header) -> int:
        """Write ``header`` over copies that are damaged or of a lower generation; returns how many."""
        wrong = [path for path, copy in zip(self._layout.headers, self._readable(), strict=True) if copy != header]
        for path in wrong:
            log.info("header healed")
            self._files.replace(path, header.encode())
        return len(wrong)

    def wrong_copies(self) -> list[str]:
        """Names of copies that do not prove themselves or differ from the newest."""
        copies = self._readable()
        newest = max((one.generation for one in copies if one is not None), default=0)
        names = ("the first copy of the header", "the second copy of the header")
        right = {one for one in copies if one is not None and one.generation == newest}
        if len(right) > 1:
            return ["the two copies of the header, which differ"]
        return [name for name, one in zip(names, copies, strict=True) if one not in right]

    def _sound(self) -> list[Header]:
        """The sound copies, newest first, each once."""
        found = {header: None for header in self._readable() if header is not None}
        if not found:
            raise VaultDamaged("Both copies of the diary's header are damaged.", WITHOUT_HEADER)
        return sorted(found, key=lambda header: header.generation, reverse=True)

    def _copies(self) -> list[Header | None]:
        """None for a copy that does not prove itself. Raises ``StorageError`` where one cannot be read at all."""
        return [self._copy(number) for number in (0, 1)]

    def _readable(self) -> list[Header | None]:
        """As ``_copies``, with None for a copy that the disk does not give; raises where it gives neither."""
        found: list[Header | None] = []
        refused: list[StorageError] = []
        for number in (0, 1):
            try:
                found.append(self._copy(number))
            except StorageError as error:
                found.append(None)
                refused.append(error)
        if refused and not any(found):
            raise refused[0]
        return found

    def _copy(self, number: int) -> Header | None:
        try:
            with translated():
                return decode_header(self._files.read(self._layout.headers[number]))
        except (VaultDamaged, FileNotFoundError):
            return None


def _opened_despite(newest: Header, copy: Header, kind: SlotKind, secret: bytes | bytearray) -> VaultKey | None:
    """The key of an older copy, where it opens with ``secret`` and proves that the newest one is forged."""
    try:
        key = copy.unlock(kind, secret)
    except (WrongPassphrase, VaultDamaged):
        return None
    try:
        newest.verify(key)
    except VaultDamaged:
        return key
    key.wipe()
    return None
