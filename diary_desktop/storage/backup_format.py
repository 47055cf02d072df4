"""How a backup generation lies on a stick: names, the beginning that proves itself without a key, and frames.

    part file:  preamble | sealed chunks | preamble | length of the preamble u32
    preamble:   magic 8 | format u16 | part u32 | generation id 16 | length of the header u32 | copy of the vault's
                header | header of the sealed stream 42 | SHA-256 32
    chunk:      where the first frame begins u32 | pieces of frames
    frame:      kind u8 | length u32 | payload

Chunks are those of ``crypto/sealed_stream.py``: numbered, the last one marked. A generation over ``PART_BYTES`` goes on
in a further part, because a stick formatted FAT32 holds no file of 4 GB. A frame may run over chunks and parts; each
chunk tells where the next frame begins, so that a damaged chunk costs only the frames it touches.
"""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path

from ..crypto.sealed_stream import STREAM_HEADER_BYTES
from ..domain.errors import BackupDamaged, RecordDamaged, VaultTooNew
from ..ports.backup_source import SealedRow
from .log_payloads import CONVERSATIONS, ENTRIES, SETTINGS
from .records import from_bytes, to_bytes

MAGIC = b"DiaryBck"
FORMAT = 1
PURPOSE = "backup"
CHUNK_BYTES = 64 * 1024
PART_BYTES = 2_000_000_000
"""Below what any stick can hold in one file."""
FOOT = struct.Struct(">I")
NO_FRAME = 0xFFFF_FFFF
CHUNK_ROOM = CHUNK_BYTES - 8
"""Bytes of frames in one chunk: it also holds its own length and where its first frame begins."""

_FIXED = struct.Struct(">8sHI16sI")
_HASH_BYTES = 32
_MOST_HEADER = 64 * 1024
_NAME = re.compile(r"g(\d{6})-(\d{8}-\d{6})-([0-9a-f]{8})")
_PART = re.compile(r"(g\d{6}-\d{8}-\d{6}-[0-9a-f]{8})\.(\d{1,4})")
_FOLDER = re.compile(r"diary-([0-9a-f]{32})")
_TIME = "%Y%m%d-%H%M%S"
_FRAME = struct.Struct(">BI")
_ROW = struct.Struct(">B16sQI16sIB")
_SOUND = struct.Struct(">16sIQ16s32s")
_TABLES = {ENTRIES: 1, CONVERSATIONS: 2, SETTINGS: 3}
_TABLE_NAMES = {number: name for name, number in _TABLES.items()}


class FrameKind(IntEnum):
    """What a frame holds. The numbers are part of the format."""

    ABOUT = 1
    ROW = 2
    SOUND = 3
    END = 4
    ENTRY = 5
    CLIP = 6
    CONVERSATION = 7
    NAMES = 8


@dataclass(frozen=True, slots=True)
class Preamble:
    """What a part file says of itself at either end."""

    part: int
    generation_id: bytes
    header: bytes
    stream_header: bytes

    def encode(self) -> bytes:
        """With its own hash at the end."""
        fixed = _FIXED.pack(MAGIC, FORMAT, self.part, self.generation_id, len(self.header))
        whole = fixed + self.header + self.stream_header
        return whole + hashlib.sha256(whole).digest()


def preamble_length(beginning: bytes) -> int:
    """How long a preamble is, from its first ``FIXED_BYTES``. Raises ``BackupDamaged``, ``VaultTooNew``."""
    if len(beginning) < _FIXED.size:
        raise BackupDamaged
    magic, number, _, _, header = _FIXED.unpack_from(beginning)
    if magic != MAGIC or header > _MOST_HEADER:
        raise BackupDamaged
    if number > FORMAT:
        raise VaultTooNew
    return int(_FIXED.size + header + STREAM_HEADER_BYTES + _HASH_BYTES)


FIXED_BYTES = _FIXED.size


def read_preamble(raw: bytes) -> Preamble:
    """Raises ``BackupDamaged`` for one that does not prove itself, ``VaultTooNew``."""
    whole, digest = raw[:-_HASH_BYTES], raw[-_HASH_BYTES:]
    if preamble_length(raw) != len(raw) or hashlib.sha256(whole).digest() != digest:
        raise BackupDamaged
    _, _, part, generation_id, length = _FIXED.unpack_from(whole)
    at = _FIXED.size + length
    return Preamble(part, generation_id, whole[_FIXED.size : at], whole[at:])


@dataclass(frozen=True, slots=True)
class About:
    """What a generation says of itself inside its seal."""

    vault: str
    number: int
    made: str
    rows: int


@dataclass(frozen=True, slots=True)
class SoundCopy:
    """One part of a clip as a generation names it: ``tag`` is its last 16 bytes, ``digest`` SHA-256 of all of it."""

    clip_id: bytes
    part: int
    length: int
    tag: bytes
    digest: bytes

    @property
    def file_name(self) -> str:
        """Named for its content, so that nothing is ever written over."""
        return f"{self.clip_id.hex()}-{self.part}-{self.digest.hex()[:16]}"

    @property
    def clip_name(self) -> str:
        """As the vault names it."""
        return f"{self.clip_id.hex()}-{self.part}"


@dataclass(frozen=True, slots=True)
class End:
    """The last frame: without it a generation is cut. Counts by table, and where the sounds begin."""

    rows: dict[str, int]
    sounds: int
    sounds_part: int
    sounds_chunk: int
    last_sequence: int


def frame_head(kind: FrameKind, length: int) -> bytes:
    return _FRAME.pack(kind, length)


FRAME_HEAD_BYTES = _FRAME.size


def read_frame_head(data: bytes | bytearray, at: int = 0) -> tuple[int, int]:
    """Kind and length of the payload."""
    kind, length = _FRAME.unpack_from(data, at)
    return kind, length


def row_bytes(row: SealedRow) -> bytes:
    """A row with its sealed columns as they are."""
    numbers = (row.sequence, row.revision, row.revision_id, len(row.sealed), row.vectors is not None)
    return _ROW.pack(_TABLES[row.table], row.row_id, *numbers) + row.sealed + (row.vectors or b"")


def read_row(data: bytes) -> SealedRow:
    """Raises ``RecordDamaged``."""
    if len(data) < _ROW.size:
        raise RecordDamaged
    table, row_id, sequence, revision, revision_id, length, has_vectors = _ROW.unpack_from(data)
    if table not in _TABLE_NAMES or _ROW.size + length > len(data):
        raise RecordDamaged
    sealed, rest = data[_ROW.size : _ROW.size + length], data[_ROW.size + length :]
    vectors = rest if has_vectors else None
    return SealedRow(_TABLE_NAMES[table], row_id, sequence, revision, revision_id, sealed, vectors)


def sound_bytes(sound: SoundCopy) -> bytes:
    return _SOUND.pack(sound.clip_id, sound.part, sound.length, sound.tag, sound.digest)


def read_sound(data: bytes) -> SoundCopy:
    """Raises ``RecordDamaged``."""
    if len(data) != _SOUND.size:
        raise RecordDamaged
    return SoundCopy(*_SOUND.unpack(data))


def about_bytes(about: About) -> bytes:
    return to_bytes("backup", {"vault": about.vault, "number": about.number, "made": about.made, "rows": about.rows})


def read_about(data: bytes) -> About:
    """Raises ``RecordDamaged``, ``VaultTooNew``."""
    fields = from_bytes("backup", data)
    return About(fields.text("vault"), fields.integer("number"), fields.text("made"), fields.integer("rows"))


def end_bytes(end: End) -> bytes:
    place = {"part": end.sounds_part, "chunk": end.sounds_chunk}
    return to_bytes(
        "backup end", {"rows": end.rows, "sounds": end.sounds, "sounds_at": place, "last": end.last_sequence}
    )


def read_end(data: bytes) -> End:
    """Raises ``RecordDamaged``, ``VaultTooNew``."""
    fields = from_bytes("backup end", data)
    rows, place = fields.record("rows"), fields.record("sounds_at")
    counts = {name: rows.integer(name) for name in _TABLES if name in rows.names}
    sounds, last = fields.integer("sounds"), fields.integer("last")
    return End(counts, sounds, place.integer("part"), place.integer("chunk"), last)


@dataclass(frozen=True, slots=True)
class FileName:
    """What a generation's name tells."""

    number: int
    made: datetime

    @classmethod
    def read(cls, name: str) -> FileName | None:
        """``None`` for any other name."""
        match = _NAME.fullmatch(name)
        if match is None:
            return None
        try:
            return cls(int(match[1]), datetime.strptime(match[2], _TIME).replace(tzinfo=UTC))
        except ValueError:
            return None


def generation_name(number: int, made: datetime, chance: bytes) -> str:
    """Digits, small letters and hyphens only, so that every file system keeps it."""
    return f"g{number:06d}-{made.astimezone(UTC).strftime(_TIME)}-{chance.hex()}"


def part_of(path: Path) -> tuple[str, int] | None:
    """The generation's name and the part's number; ``None`` for any other file."""
    match = _PART.fullmatch(path.name)
    return (match[1], int(match[2])) if match else None


def vault_of(folder: Path) -> str | None:
    """The diary whose backups lie in this folder; ``None`` for any other folder."""
    match = _FOLDER.fullmatch(folder.name)
    return match[1] if match else None


def folder_name(vault: str) -> str:
    return f"diary-{vault}"
