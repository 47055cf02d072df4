"""Seals sound and files chunk by chunk, so that a cut file opens up to the cut and nothing else of it changes.

    header:  magic 4 | format u16 | chunk size u32 | salt 32
    chunk:   ciphertext of (used u32 | payload | zeros to the chunk size) | tag 16

Each stream has its own key, HKDF(purpose key, salt, vault id | clip id | part), so a nonce is only a counter and the
mark of the last chunk: chunks cannot be moved, swapped, repeated or dropped, and an end cannot be forged. A chunk is
sealed once; a failed write repeats the same bytes. A stream is never continued, a new part begins a new one.

The last chunk is empty, but in a stream that was sealed anew under another key: there it holds the last tag of the
stream it was made from, by which whoever remembers the stream goes on knowing it.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from diary_desktop.domain.errors import RecordDamaged, RecordTooNew

from .kdf import hkdf
from .sealed_record import AES_FORMAT, CHACHA_FORMAT, TAG_BYTES, preferred_format

MAGIC = b"DDSS"
CHUNK_BYTES = 4096
"""Payload and its length in a sealed chunk, unless whoever seals knows the size of the pieces better."""

_HEADER = struct.Struct(">4sHI32s")
_USED = struct.Struct(">I")
_NONCE = struct.Struct(">7xIB")
SALT_BYTES = 32
MOST_CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class StreamId:
    """What a stream is: both ids 16 bytes, ``part`` from 1."""

    vault_id: bytes
    clip_id: bytes
    part: int

    def info(self) -> bytes:
        """Fixed-length bytes for the key derivation."""
        if len(self.vault_id) != 16 or len(self.clip_id) != 16:
            raise ValueError("ids are 16 bytes")
        return self.vault_id + self.clip_id + struct.pack(">I", self.part)


@dataclass(frozen=True, slots=True)
class OpenedStream:
    """What of a stream proves itself: its payload, chunks, last tag, and whether its last chunk is there."""

    payload: bytes
    chunks: int
    last_tag: bytes
    finished: bool


class StreamSealer:
    """Seals one stream. Bytes returned must be written in order, once each."""

    def __init__(self, key: bytes, stream: StreamId, chunk_bytes: int = CHUNK_BYTES, fmt: int | None = None) -> None:
        self._chunk_bytes = chunk_bytes
        fmt = fmt if fmt is not None else preferred_format()
        salt = os.urandom(SALT_BYTES)
        self._cipher = _cipher(fmt, key, salt, stream)
        self.header = _HEADER.pack(MAGIC, fmt, chunk_bytes, salt)
        self.chunks = 0
        self.length = 0
        self.last_tag = b""
        self._finished = False

    def seal(self, payload: bytes) -> bytes:
        """All of ``payload`` in whole chunks, now: nothing is held back for later."""
        room = self._chunk_bytes - _USED.size
        return b"".join(self._chunk(payload[at : at + room], last=False) for at in range(0, len(payload), room))

    def seal_chunk(self, payload: bytes) -> bytes:
        """Exactly one chunk of ``payload``, which fits one."""
        return self._chunk(payload, last=False)

    def finish(self, known_by: bytes = b"") -> bytes:
        """The last chunk, without which the stream counts as interrupted.

        ``known_by`` is the last tag of the stream this one takes the place of, and goes on being its own.
        """
        sealed = self._chunk(known_by, last=True)
        self.length -= len(known_by)
        self.last_tag = known_by or self.last_tag
        self._finished = True
        return sealed

    def _chunk(self, payload: bytes, *, last: bool) -> bytes:
        if self._finished:
            raise ValueError("a finished stream is never continued")
        body = _USED.pack(len(payload)) + payload
        body += bytes(self._chunk_bytes - len(body))
        sealed = self._cipher.encrypt(_NONCE.pack(self.chunks, last), body, None)
        self.chunks += 1
        self.length += len(payload)
        self.last_tag = sealed[-TAG_BYTES:]
        return sealed


def open_stream(key: bytes, stream: StreamId, content: bytes) -> OpenedStream:
    """The longest beginning of ``content`` that proves itself. Raises ``RecordDamaged`` for an unsound header."""
    fmt, chunk_bytes, salt = _header(content)
    cipher = _cipher(fmt, key, salt, stream)
    payload, tag, chunks = bytearray(), b"", 0
    size = chunk_bytes + TAG_BYTES
    for at in range(_HEADER.size, len(content), size):
        sealed = content[at : at + size]
        for last in (False, True):
            body = _opened(cipher, chunks, sealed, last=last)
            if body is not None:
                break
        else:
            break
        chunks += 1
        if last:
            known_by = _payload(body) or sealed[-TAG_BYTES:]
            return OpenedStream(bytes(payload), chunks, known_by, finished=at + size == len(content))
        payload += _payload(body)
        tag = sealed[-TAG_BYTES:]
    return OpenedStream(bytes(payload), chunks, tag, finished=False)


class ChunkOpener:
    """Opens single chunks of one stream in any order, so that one damaged chunk costs no other."""

    def __init__(self, key: bytes, stream: StreamId, header: bytes) -> None:
        """Raises ``RecordDamaged`` for an unsound header."""
        fmt, chunk_bytes, salt = _header(header)
        self._cipher = _cipher(fmt, key, salt, stream)
        self.sealed_bytes = chunk_bytes + TAG_BYTES

    def open(self, number: int, sealed: bytes) -> tuple[bytes, bool] | None:
        """The payload of chunk ``number`` and whether it is the last; ``None`` where it does not prove itself."""
        for last in (False, True):
            body = _opened(self._cipher, number, sealed, last=last)
            if body is not None:
                return _payload(body), last
        return None


STREAM_HEADER_BYTES = _HEADER.size


def _header(content: bytes) -> tuple[int, int, bytes]:
    if len(content) < _HEADER.size:
        raise RecordDamaged
    magic, fmt, chunk_bytes, salt = _HEADER.unpack_from(content)
    if magic == MAGIC and fmt > CHACHA_FORMAT:
        raise RecordTooNew
    if magic != MAGIC or fmt not in (AES_FORMAT, CHACHA_FORMAT) or not _USED.size < chunk_bytes <= MOST_CHUNK_BYTES:
        raise RecordDamaged
    return fmt, chunk_bytes, salt


def _opened(cipher: AESGCM | ChaCha20Poly1305, number: int, sealed: bytes, *, last: bool) -> bytes | None:
    try:
        return cipher.decrypt(_NONCE.pack(number, last), sealed, None)
    except InvalidTag:
        return None


def _payload(body: bytes) -> bytes:
    (used,) = _USED.unpack_from(body)
    if used > len(body) - _USED.size:
        raise RecordDamaged
    return body[_USED.size : _USED.size + used]


def _cipher(fmt: int, key: bytes, salt: bytes, stream: StreamId) -> AESGCM | ChaCha20Poly1305:
    own = hkdf(key, salt, stream.info())
    return AESGCM(own) if fmt == AES_FORMAT else ChaCha20Poly1305(own)
