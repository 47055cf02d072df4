"""Reads a generation back: frames that prove themselves, and the places of those that do not."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from ..crypto.sealed_stream import ChunkOpener, StreamId
from ..domain.errors import BackupDamaged, RecordDamaged
from .backup_errors import on_the_stick
from .backup_format import (
    FIXED_BYTES,
    FOOT,
    FRAME_HEAD_BYTES,
    NO_FRAME,
    End,
    FrameKind,
    Preamble,
    preamble_length,
    read_end,
    read_frame_head,
    read_preamble,
)
from .files import FileSystem


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame that proved itself."""

    kind: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Hole:
    """A piece that did not prove itself, as it is named to a person."""

    name: str


class GenerationReader:
    """The parts of one generation, in order. Opens no file before it is asked for something."""

    def __init__(self, paths: Sequence[Path], files: FileSystem, *, goes_on: bool = False) -> None:
        """``goes_on`` takes what the disk cannot read for damage, to bring back the rest; else it is an error."""
        self._goes_on = goes_on
        self._paths = paths
        self._files = files

    def preamble(self) -> Preamble:
        """Of the first part that has a sound one at either end. Raises ``BackupDamaged``, ``VaultTooNew``."""
        for path in self._paths:
            with on_the_stick(), self._files.open(path, "rb") as handle:
                found = _preamble(handle, path)
            if found is not None:
                return found
        raise BackupDamaged

    def frames(self, key: bytes, vault_id: bytes, part: int = 1, chunk: int = 0) -> Iterator[Frame | Hole]:
        """Every frame from a chunk on, and a ``Hole`` for each stretch that is damaged. Ends behind the ``END`` frame.

        A missing end is a hole as well. Raises ``BackupFolderMissing`` where the stick goes.
        """
        pending = bytearray()
        in_step = False
        for piece in self._chunks(key, vault_id, part, chunk):
            if isinstance(piece, Hole):
                pending.clear()
                in_step = False
                yield piece
                continue
            (first,) = FOOT.unpack_from(piece)
            if not in_step:
                if first == NO_FRAME:
                    continue
                in_step = True
                pending += piece[FOOT.size + first :]
            else:
                pending += piece[FOOT.size :]
            while (frame := _taken(pending)) is not None:
                yield frame
                if frame.kind == FrameKind.END:
                    return
        yield Hole("the end of the backup")

    def end(self, key: bytes, vault_id: bytes) -> End:
        """What the last frame says, without reading the rest. Raises ``BackupDamaged`` where it is not there."""
        number = len(self._paths)
        path = self._paths[-1]
        with on_the_stick(), self._files.open(path, "rb") as handle:
            preamble = _preamble(handle, path)
            if preamble is None or preamble.part != number:
                raise BackupDamaged
            opener = _opener(key, vault_id, preamble)
            begins = len(preamble.encode())
            chunk = (path.stat().st_size - begins) // opener.sealed_bytes - 2
        for piece in self.frames(key, vault_id, number, max(chunk, 0)):
            if isinstance(piece, Frame) and piece.kind == FrameKind.END:
                return read_end(piece.payload)
        raise BackupDamaged

    def _chunks(self, key: bytes, vault_id: bytes, part: int, chunk: int) -> Iterator[bytes | Hole]:
        for number, path in enumerate(self._paths, 1):
            if number >= part:
                yield from self._part_chunks(key, vault_id, number, path, chunk if number == part else 0)

    def _part_chunks(self, key: bytes, vault_id: bytes, number: int, path: Path, start: int) -> Iterator[bytes | Hole]:
        with on_the_stick(), self._files.open(path, "rb") as handle:
            preamble = _preamble(handle, path)
            if preamble is None or preamble.part != number:
                yield Hole(f"part {number} of the backup")
                return
            opener = _opener(key, vault_id, preamble)
            begins, size = len(preamble.encode()), path.stat().st_size
            handle.seek(begins + start * opener.sealed_bytes)
            for at in range(start, (size - begins) // opener.sealed_bytes):
                opened = opener.open(at, self._read(handle, begins + at * opener.sealed_bytes, opener.sealed_bytes))
                if opened is None or (not opened[1] and len(opened[0]) < FOOT.size):
                    yield Hole(f"piece {at + 1} of part {number}")
                elif opened[1]:
                    return
                else:
                    yield opened[0]
        yield Hole(f"the end of part {number}")

    def _read(self, handle: FileIO, at: int, size: int) -> bytes:
        """A stick that was pulled out says the same as a bad spot: only a restore goes on behind it."""
        try:
            return handle.read(size) or b""
        except OSError as error:
            if error.errno != errno.EIO or not self._goes_on:
                raise
            handle.seek(at + size)
            return b""


def _opener(key: bytes, vault_id: bytes, preamble: Preamble) -> ChunkOpener:
    try:
        return ChunkOpener(key, StreamId(vault_id, preamble.generation_id, preamble.part), preamble.stream_header)
    except RecordDamaged as error:
        raise BackupDamaged from error


def _preamble(handle: FileIO, path: Path) -> Preamble | None:
    """From the beginning of the file, else from its end; ``None`` where neither proves itself. ``VaultTooNew``."""
    beginning = handle.read(FIXED_BYTES) or b""
    try:
        rest = handle.read(preamble_length(beginning) - len(beginning)) or b""
        return read_preamble(beginning + rest)
    except BackupDamaged:
        pass
    size = path.stat().st_size
    if size < FOOT.size:
        return None
    handle.seek(size - FOOT.size)
    (length,) = FOOT.unpack(handle.read(FOOT.size) or b"\0" * FOOT.size)
    if not FIXED_BYTES < length <= size - FOOT.size:
        return None
    handle.seek(size - FOOT.size - length)
    try:
        return read_preamble(handle.read(length) or b"")
    except BackupDamaged:
        return None


def _taken(pending: bytearray) -> Frame | None:
    """The first frame, taken off; ``None`` while it is not whole."""
    if len(pending) < FRAME_HEAD_BYTES:
        return None
    kind, length = read_frame_head(pending)
    if len(pending) < FRAME_HEAD_BYTES + length:
        return None
    payload = bytes(pending[FRAME_HEAD_BYTES : FRAME_HEAD_BYTES + length])
    del pending[: FRAME_HEAD_BYTES + length]
    return Frame(kind, payload)
