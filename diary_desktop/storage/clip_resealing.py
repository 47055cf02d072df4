"""One part of a clip under a new key: written beside chunk by chunk, flushed, and renamed over the old one.

Chunk for chunk the same payloads, and known by the same last tag, so that no entry has to be changed: at any moment
the file is wholly the old stream or wholly the new one, and either is what the entry remembers.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Generator, Iterator
from enum import Enum
from io import FileIO
from pathlib import Path

from ..crypto.sealed_record import TAG_BYTES
from ..crypto.sealed_stream import STREAM_HEADER_BYTES, ChunkOpener, StreamId, StreamSealer
from ..crypto.subkeys import Subkeys
from ..domain.errors import RecordDamaged
from .files import TEMPORARY, FileSystem, translated, undone_by, writing

CHUNKS = 256
"""Sealed in one step: about 1 MB."""


class Sealing(Enum):
    """Under which key a part's first chunk opens. ``EMPTY`` has no whole chunk, so there is nothing in it to keep."""

    NEW = 1
    OLD = 2
    EMPTY = 3
    DAMAGED = 4


def sealing_of(path: Path, stream: StreamId, keys: Subkeys, files: FileSystem) -> Sealing:
    """Read its first chunk. A file that was erased meanwhile counts as empty."""
    try:
        with translated(), files.open(path, "rb") as handle:
            return _sealing(handle, stream, keys)
    except FileNotFoundError:
        return Sealing.EMPTY
    except RecordDamaged:
        return Sealing.DAMAGED


class ClipResealing:
    """Asks for a step at a time. ``done`` tells whether the part stands under the new key at the end, ``swept`` that
    somebody swept the folder between two steps: then it can be done again.
    """

    def __init__(self, path: Path, stream: StreamId, keys: Subkeys, files: FileSystem) -> None:
        self._path = path
        self._stream = stream
        self._keys = keys
        self._files = files
        self.done = False
        self.swept = False

    def steps(self) -> Iterator[None]:
        """Nothing is changed before the last step. Raises ``DiskFull``; then the old part stands."""
        temporary = self._path.with_name(f"{TEMPORARY}{secrets.token_hex(6)}")
        with undone_by(lambda: self._discard(temporary)), contextlib.ExitStack() as stack:
            with writing():
                old = stack.enter_context(self._files.open(self._path, "rb"))
                new = stack.enter_context(self._files.open(temporary, "xb"))
            whole = yield from self._copied(old, new)
            if whole:
                with writing():
                    self._files.flush(new)
            stack.close()
            there = self._path.exists()  # it may have been erased between two steps
            self.swept = there and not temporary.exists()
            if whole and there and not self.swept:
                with writing():
                    self._files.rename(temporary, self._path)
                    self._files.flush_folder(self._path.parent)
                self.done = True
            else:
                self._discard(temporary)

    def _copied(self, old: FileIO, new: FileIO) -> Generator[None, None, bool]:
        opener = ChunkOpener(self._keys.all[1], self._stream, _read(old, STREAM_HEADER_BYTES))
        sealer = StreamSealer(self._keys.newest, self._stream, opener.sealed_bytes - TAG_BYTES)
        with writing():
            self._files.write(new, sealer.header)
        number = 0
        while True:
            sealed, number, ended = self._some(old, opener, sealer, number)
            with writing():
                self._files.write(new, sealed)
            if ended is not None:
                return ended
            yield

    def _some(
        self, old: FileIO, opener: ChunkOpener, sealer: StreamSealer, number: int
    ) -> tuple[bytes, int, bool | None]:
        """The next chunks, the number of the one after, and how it ended where it did: whether all was taken along."""
        made = bytearray()
        for _ in range(CHUNKS):
            sealed = _read(old, opener.sealed_bytes)
            found = opener.open(number, sealed) if sealed else None
            if found is None:
                return bytes(made), number, not self._proves_later(old, opener, number + 1)
            payload, last = found
            if last:
                made += sealer.finish(payload or sealed[-TAG_BYTES:])
                return bytes(made), number, not _read(old, 1)
            made += sealer.seal_chunk(payload)
            number += 1
        return bytes(made), number, None

    def _proves_later(self, old: FileIO, opener: ChunkOpener, number: int) -> bool:
        """Whether anything after a chunk that does not prove itself does: then the old part must stay for salvage."""
        while sealed := _read(old, opener.sealed_bytes):
            if opener.open(number, sealed) is not None:
                return True
            number += 1
        return False

    def _discard(self, temporary: Path) -> None:
        with contextlib.suppress(OSError):  # what stays is swept at the next opening
            self._files.unlink(temporary)


def _sealing(handle: FileIO, stream: StreamId, keys: Subkeys) -> Sealing:
    header = _read(handle, STREAM_HEADER_BYTES)
    openers = [ChunkOpener(key, stream, header) for key in keys.all]
    first = _read(handle, openers[0].sealed_bytes)
    if len(first) < openers[0].sealed_bytes:
        return Sealing.EMPTY
    for opener, sealing in zip(openers, (Sealing.NEW, Sealing.OLD), strict=False):
        if opener.open(0, first) is not None:
            return sealing
    return Sealing.DAMAGED


def _read(handle: FileIO, size: int) -> bytes:
    """Up to ``size`` bytes, fewer only at the end."""
    with translated():
        content = handle.read(size) or b""
        while len(content) < size and (more := handle.read(size - len(content))):
            content += more
    return content
