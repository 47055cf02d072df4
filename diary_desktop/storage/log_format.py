"""The bytes of the write-ahead log: a head with the log's generation, then records that are found again after damage.

    head    "DIARYLOG" | format u16 | generation u64 | CRC-32 of these three
    record  "dialog" + kind u8 + zero | length u32 | seq u64 | CRC-32 of these three | sealed bytes

Everything is little-endian. The seal covers vault id, generation, seq and kind, so a record that was moved, repeated or
taken from another log does not open.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

LOG_FORMAT = 1
_HEAD = struct.Struct("<8sHQ")
_CRC = struct.Struct("<I")
_MAGIC = b"DIARYLOG"
_RECORD_MAGIC = b"dialog"
_RECORD = struct.Struct("<6sBBIQ")
HEAD_SIZE = _HEAD.size + _CRC.size
RECORD_HEAD_SIZE = _RECORD.size + _CRC.size
LONGEST_RECORD = 256 * 1024 * 1024
"""Bytes. A length above it is damage: a ten-hour transcript with all its words is about 10 MB."""


class LogKind(IntEnum):
    """What a record says."""

    PUT = 1
    ERASE = 2
    CONVERSATION = 3
    SETTINGS = 4
    CHECKPOINT = 5


_KINDS = {int(kind): kind for kind in LogKind}


@dataclass(frozen=True, slots=True)
class Framed:
    """One record as it stands in the file: where it begins and ends, its seq and kind, and the sealed bytes."""

    start: int
    end: int
    sequence: int
    kind: LogKind
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes ``start`` to ``end`` of the file that are no record."""

    start: int
    end: int


def head(generation: int) -> bytes:
    """The first bytes of a log."""
    body = _HEAD.pack(_MAGIC, LOG_FORMAT, generation)
    return body + _CRC.pack(zlib.crc32(body))


def read_head(data: bytes) -> tuple[int, int] | None:
    """Format and generation, or ``None`` where the head is damaged."""
    if len(data) < HEAD_SIZE:
        return None
    body = data[: _HEAD.size]
    magic, number, generation = _HEAD.unpack(body)
    (crc,) = _CRC.unpack_from(data, _HEAD.size)
    return (int(number), int(generation)) if magic == _MAGIC and crc == zlib.crc32(body) else None


def frame(kind: LogKind, sequence: int, sealed: bytes) -> bytes:
    """One record ready to be appended."""
    body = _RECORD.pack(_RECORD_MAGIC, kind, 0, len(sealed), sequence)
    return body + _CRC.pack(zlib.crc32(body)) + sealed


def frames(data: bytes) -> Iterator[Framed | Stretch]:
    """Records and, between them, stretches that are none, in file order, resuming at the next magic after damage.

    A record whose length reaches past the end is a stretch too: it was never completely written, or its end is lost.
    """
    at = lost_from = HEAD_SIZE
    while at < len(data):
        record = _record_at(data, at)
        if record is None:
            following = data.find(_RECORD_MAGIC, at + 1)
            at = following if following >= 0 else len(data)
            continue
        if lost_from < at:
            yield Stretch(lost_from, at)
        yield record
        at = lost_from = record.end
    if lost_from < len(data):
        yield Stretch(lost_from, len(data))


def _record_at(data: bytes, at: int) -> Framed | None:
    if at + RECORD_HEAD_SIZE > len(data):
        return None
    magic, kind, zero, length, sequence = _RECORD.unpack_from(data, at)
    (crc,) = _CRC.unpack_from(data, at + _RECORD.size)
    start, end = at + RECORD_HEAD_SIZE, at + RECORD_HEAD_SIZE + length
    if magic != _RECORD_MAGIC or zero or crc != zlib.crc32(data[at : at + _RECORD.size]):
        return None
    if length > LONGEST_RECORD or end > len(data) or kind not in _KINDS:
        return None
    return Framed(at, end, sequence, _KINDS[kind], data[start:end])
