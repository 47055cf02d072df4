"""Seals and opens one record, bound to the place it belongs to: moved, swapped or replayed, it does not open.

    format u16 | epoch u16 | nonce 12 | ciphertext | tag 16

The plaintext is ``length u32 | payload | zeros`` up to a multiple of ``pad`` bytes, so sizes tell little. The
associated data has fixed-length fields only: vault id, table, column, record id, sequence, revision id, format, epoch.
"""

from __future__ import annotations

import os
import struct
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from diary_desktop.domain.errors import RecordDamaged, RecordTooNew, VaultLocked

AES_FORMAT = 1
CHACHA_FORMAT = 2
"""For processors without AES instructions."""

NONCE_BYTES = 12
TAG_BYTES = 16
ID_BYTES = 16
NO_REVISION = bytes(ID_BYTES)
TEXT_PAD = 512
CPU_INFO = Path("/proc/cpuinfo")

_HEAD = struct.Struct(">HH")
_LENGTH = struct.Struct(">I")
_PLACE = struct.Struct(">BB16sQ16s")
_HEAD_BYTES = _HEAD.size + NONCE_BYTES


class Place(NamedTuple):
    """Where a record belongs: ``record_id`` and ``revision_id`` are 16 bytes, ``sequence`` is unsigned 64-bit.

    A tuple, as opening a lifetime makes one for every record.
    """

    table: int
    column: int
    record_id: bytes
    sequence: int
    revision_id: bytes = NO_REVISION

    def encode(self) -> bytes:
        """42 bytes, every field of fixed length."""
        if len(self.record_id) != ID_BYTES or len(self.revision_id) != ID_BYTES:
            raise ValueError("ids are 16 bytes")
        return _PLACE.pack(*self)


def epoch_of(sealed: bytes) -> int:
    """The epoch a record says it was sealed in, 0 for what is too short to be one. Opening proves it."""
    return int(_HEAD.unpack_from(sealed)[1]) if len(sealed) >= _HEAD.size else 0


def is_too_new(sealed: bytes) -> bool:
    """Whether a record says that a newer version of the app sealed it. Nothing proves that."""
    return len(sealed) >= _HEAD.size and int(_HEAD.unpack_from(sealed)[0]) > CHACHA_FORMAT


class RecordSealer:
    """Seals records of one vault under one key (32 bytes). May be used from any thread.

    While everything is sealed anew, it opens records of the epoch before as well; it seals in the newest alone.
    ``pad`` is the step in bytes that sizes are rounded up to; 0 leaves them. ``fmt`` is for tests and converters.
    """

    def __init__(
        self, key: bytes, vault_id: bytes, epoch: int = 1, pad: int = TEXT_PAD, fmt: int | None = None
    ) -> None:
        if len(vault_id) != ID_BYTES:
            raise ValueError("a vault id is 16 bytes")
        self._keys = {epoch: key}
        self._vault_id = vault_id
        self._epoch = epoch
        self._pad = pad
        self._format = fmt if fmt is not None else preferred_format()
        self._ciphers: dict[bytes, AESGCM | ChaCha20Poly1305] = {}
        """By the head of the records that each opens."""

    @property
    def epoch(self) -> int:
        """The one it seals in."""
        return self._epoch

    def also_opens(self, key: bytes, epoch: int) -> None:
        """Open records of an earlier epoch too."""
        self._keys = {**self._keys, epoch: key}

    def turn_over(self, key: bytes, epoch: int) -> None:
        """Seal in a new epoch from now on; what was sealed before still opens."""
        self._keys = {**self._keys, epoch: key}
        self._epoch = epoch

    def forget_older(self) -> None:
        """Open records of the newest epoch alone."""
        self._keys = {self._epoch: self._keys[self._epoch]}
        self._ciphers = {}

    def forget(self) -> None:
        """The diary is closed: whoever still holds this holds no key, and finds the diary locked."""
        self._keys = {}
        self._ciphers = {}

    def seal(self, plaintext: bytes, place: Place) -> bytes:
        """``plaintext`` sealed under a fresh random nonce."""
        epoch = self._epoch
        head = _HEAD.pack(self._format, epoch)
        nonce = os.urandom(NONCE_BYTES)
        associated = self._vault_id + place.encode() + head
        return head + nonce + self._cipher(head).encrypt(nonce, self._padded(plaintext), associated)

    def open(self, sealed: bytes, place: Place) -> bytes:
        """What was sealed for exactly this place. Raises ``RecordDamaged`` for anything else.

        ``RecordTooNew``, which is one, where the format says that a newer version sealed it.
        """
        padded = self._opened(sealed, place)
        return padded[_LENGTH.size : _LENGTH.size + _length_in(padded)]

    def open_view(self, sealed: bytes, place: Place) -> memoryview:
        """As ``open``, without copying a large content once more."""
        padded = self._opened(sealed, place)
        return memoryview(padded)[_LENGTH.size : _LENGTH.size + _length_in(padded)]

    def _opened(self, sealed: bytes, place: Place) -> bytes:
        if len(sealed) < _HEAD_BYTES + _LENGTH.size + TAG_BYTES:
            raise RecordDamaged
        head, nonce, body = sealed[: _HEAD.size], sealed[_HEAD.size : _HEAD_BYTES], memoryview(sealed)[_HEAD_BYTES:]
        cipher = self._ciphers.get(head) or self._cipher(head)
        try:
            return cipher.decrypt(nonce, body, self._vault_id + place.encode() + head)
        except InvalidTag as error:
            raise RecordDamaged from error

    def sealed_length(self, length: int) -> int:
        """How long ``length`` bytes become by sealing."""
        whole = _LENGTH.size + length
        return _HEAD_BYTES + whole + (-whole % self._pad if self._pad else 0) + TAG_BYTES

    def _padded(self, plaintext: bytes) -> bytes:
        whole = _LENGTH.pack(len(plaintext)) + plaintext
        return whole + bytes(-len(whole) % self._pad) if self._pad else whole

    def _cipher(self, head: bytes) -> AESGCM | ChaCha20Poly1305:
        """Of records that begin so. Raises ``RecordTooNew`` or ``RecordDamaged`` without one; ``VaultLocked``."""
        fmt, epoch = _HEAD.unpack(head)
        keys, ciphers = self._keys, self._ciphers  # another thread may let them go meanwhile
        if not keys:
            raise VaultLocked
        if fmt > CHACHA_FORMAT:
            raise RecordTooNew
        if fmt < AES_FORMAT or epoch not in keys:
            raise RecordDamaged
        cipher = ciphers.get(head)
        if cipher is None:
            key = keys[epoch]
            cipher = ciphers[head] = AESGCM(key) if fmt == AES_FORMAT else ChaCha20Poly1305(key)
        return cipher


@cache
def preferred_format(cpu_info: Path = CPU_INFO) -> int:
    """AES-GCM where the processor helps (every x86-64 and ARMv8 of the last decade), else ChaCha20-Poly1305.

    Linux tells in ``cpu_info``; systems without that file run on processors that have the instructions.
    """
    try:
        told = cpu_info.read_text(encoding="ascii", errors="replace").lower()
    except OSError:
        return AES_FORMAT
    flags = next((line for line in told.splitlines() if line.startswith(("flags", "features"))), "")
    return AES_FORMAT if "aes" in flags.split() else CHACHA_FORMAT


def _length_in(padded: bytes) -> int:
    """Of the payload. Raises ``RecordDamaged`` where so much cannot be in it."""
    (length,) = _LENGTH.unpack_from(padded)
    if length > len(padded) - _LENGTH.size:
        raise RecordDamaged
    return int(length)
