"""Writes one generation beside those that are there: sealed by the chunk, flushed, and named only once it is whole."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from ..crypto.sealed_stream import StreamId, StreamSealer
from .backup_errors import on_the_stick
from .backup_format import (
    CHUNK_BYTES,
    CHUNK_ROOM,
    FOOT,
    NO_FRAME,
    PART_BYTES,
    FrameKind,
    Preamble,
    frame_head,
)
from .files import TEMPORARY, FileSystem


class GenerationWriter:
    """``publish`` or ``discard`` ends it. Nothing that stood in ``folder`` before is written to."""

    def __init__(
        self,
        folder: Path,
        key: bytes,
        vault_id: bytes,
        header: bytes,
        files: FileSystem,
        part_bytes: int = PART_BYTES,
    ) -> None:
        self.generation_id = secrets.token_bytes(16)
        self._folder = folder
        self._key = key
        self._vault_id = vault_id
        self._header = header
        self._files = files
        self._part_bytes = part_bytes
        self._written: list[Path] = []
        self._handle: FileIO | None = None
        self._sealer: StreamSealer | None = None
        self._length = 0
        self._body = bytearray()
        self._first = NO_FRAME

    @property
    def place(self) -> tuple[int, int]:
        """Part and chunk at which the next frame begins, right after ``begin_chunk``."""
        if self._sealer is None:
            return len(self._written) + 1, 0
        return len(self._written), self._sealer.chunks

    def add(self, kind: FrameKind, payload: bytes) -> None:
        """Append one frame. Raises ``BackupFolderFull``, ``BackupFolderMissing``."""
        if self._first == NO_FRAME:
            self._first = len(self._body)
        self._body += frame_head(kind, len(payload))
        self._body += payload
        while len(self._body) >= CHUNK_ROOM:
            self._seal(CHUNK_ROOM)

    def begin_chunk(self) -> None:
        """Let the next frame begin a chunk of its own, so that it can be found without reading what is before it."""
        if self._body:
            self._seal(len(self._body))
        if self._sealer is not None and self._length >= self._part_bytes:
            self._end_part()

    def publish(self, named_as: Callable[[int], Path]) -> list[Path]:
        """Flush the parts and give each the name of its number; the first last, for once that is there all is."""
        self.begin_chunk()
        if self._sealer is not None:
            self._end_part()
        named = [named_as(number) for number in range(1, len(self._written) + 1)]
        with on_the_stick():
            for path, target in reversed(list(zip(self._written, named, strict=True))):
                self._files.rename(path, target)
                self._files.flush_folder(self._folder)
        self._written = []
        return named

    def discard(self) -> None:
        """Remove what was written; where the stick is gone already, the next backup sweeps it."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                self._handle.close()
        for path in self._written:
            with contextlib.suppress(OSError):
                self._files.unlink(path)
        self._written = []

    def _seal(self, size: int) -> None:
        piece, self._body = self._body[:size], self._body[size:]
        sealer = self._part()
        self._write(sealer.seal(FOOT.pack(self._first) + piece))
        self._first = NO_FRAME
        if self._body and self._length >= self._part_bytes:
            self._end_part()

    def _part(self) -> StreamSealer:
        """The open part; a new one where there is none."""
        if self._sealer is None:
            number = len(self._written) + 1
            path = self._folder / f"{TEMPORARY}{secrets.token_hex(6)}"
            with on_the_stick():
                self._handle = self._files.open(path, "xb")
            self._written.append(path)
            stream = StreamId(self._vault_id, self.generation_id, number)
            self._sealer = StreamSealer(self._key, stream, CHUNK_BYTES)
            self._length = 0
            self._write(self._preamble(self._sealer))
        return self._sealer

    def _end_part(self) -> None:
        sealer, self._sealer = self._part(), None
        preamble = self._preamble(sealer)
        self._write(sealer.finish() + preamble + FOOT.pack(len(preamble)))
        handle, self._handle = self._handle, None
        assert handle is not None, "an open part has a file"
        with on_the_stick(), handle:
            self._files.flush(handle)
            forget_cache(handle)

    def _preamble(self, sealer: StreamSealer) -> bytes:
        return Preamble(len(self._written), self.generation_id, self._header, sealer.header).encode()

    def _write(self, content: bytes) -> None:
        assert self._handle is not None, "an open part has a file"
        with on_the_stick():
            self._files.write(self._handle, content)
        self._length += len(content)


def forget_cache(handle: FileIO) -> None:
    """Ask the system to drop its copy, so that reading back reads the disk; where it cannot, it reads the copy."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(handle.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
