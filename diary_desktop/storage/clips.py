"""Sealed sound: one file for each part of a clip, appended and flushed as it comes."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from diary_desktop.crypto.sealed_record import TAG_BYTES
from diary_desktop.crypto.sealed_stream import (
    CHUNK_BYTES,
    STREAM_HEADER_BYTES,
    ChunkOpener,
    OpenedStream,
    StreamId,
    StreamSealer,
    open_stream,
)
from diary_desktop.crypto.subkeys import Subkeys
from diary_desktop.domain.entry import ClipId, ClipPart
from diary_desktop.domain.errors import DiskGone, RecordDamaged, StorageError

from .disk_gone import Home
from .files import FileSystem, translated, undone_by, writing
from .listing import files_below, inside

log = logging.getLogger(__name__)

SOUND_CHUNK_BYTES = 2_240
"""A page of sound, 0.72 s at 24 kb/s, is 2,223 bytes and fits one. Streams of before have larger ones, and say so."""

_CHUNKS_TOGETHER = 128
"""Chunks read and opened in one step: half a megabyte at most, some 2 ms; it takes three times so much memory."""
_NAME = re.compile(r"([0-9a-f]{32})-(\d+)")
_SOUND = re.compile(r"([0-9a-f]{32})-([1-9]\d*)")
"""Part 0 is no sound but an attachment: ``attachments.py``."""


class SealedClipWriter:
    """One part while it grows. The capture thread's alone from the moment it is handed over."""

    def __init__(self, handle: FileIO, sealer: StreamSealer, number: int, files: FileSystem, home: Home) -> None:
        self._handle = handle
        self._home = home
        self._sealer = sealer
        self._number = number
        self._files = files
        self._sound = handle.tell()
        self._refused = b""
        self._waiting = b""
        self._ended = False

    @property
    def open(self) -> bool:
        """Whether more may come."""
        return not self._handle.closed

    def append(self, opus: bytes) -> None:
        """Seal and flush ``opus``. Raises ``DiskFull``; then call again with the same bytes.

        A chunk is sealed once: what was refused waits sealed, and other bytes are written after it.
        """
        if not self._waiting or opus != self._refused:
            self._waiting += self._sealer.seal(opus)
            self._refused = opus
        self._write()

    def finish(self) -> ClipPart:
        """Seal the end, flush and close. Raises ``DiskFull``; then it may be called again."""
        if not self._ended:
            self._waiting += self._sealer.finish()
            self._ended = True
        self._write()
        self._handle.close()
        return ClipPart(self._number, self._sealer.chunks, self._sealer.length, self._sealer.last_tag)

    def abandon(self) -> None:
        """Close without marking the part finished."""
        self._handle.close()

    def _write(self) -> None:
        """Always from the end of what is known to be flushed: what a full disk took of it is written over."""
        if not self._waiting:
            return
        with self._home.watched(), writing():
            self._handle.seek(self._sound)
            self._files.write(self._handle, self._waiting)
            self._files.flush(self._handle)
        self._sound += len(self._waiting)
        self._waiting = b""


@dataclass(slots=True)
class _Reading:
    """What was proved of one part so far; ``ended`` once nothing more counts."""

    chunks: int = 0
    length: int = 0
    known_by: bytes = b""
    finished: bool = False
    ended: bool = False
    cut: bool = False
    """Whether more was there that does not count; a last chunk that was never wholly written is nothing."""

    def take(self, openers: Sequence[ChunkOpener], sealed: Sequence[bytes]) -> bytes:
        """What the next chunks hold. After the last one, or one that does not hold, nothing is the stream any more."""
        found_here: list[bytes] = []
        for one in sealed:
            tried = (opener.open(self.chunks, one) for opener in openers) if not self.ended else iter(())
            opened = next((found for found in tried if found is not None), None)
            if opened is None:
                self.finished, self.ended = False, True
                self.cut = self.cut or len(one) == openers[0].sealed_bytes
                break
            payload, last = opened
            self.chunks += 1
            if last:
                self.known_by = payload or one[-TAG_BYTES:]
                self.finished = self.ended = True
            else:
                self.length += len(payload)
                found_here.append(payload)
        return b"".join(found_here)

    def matches(self, part: ClipPart) -> bool:
        """A part never marked finished may have grown since the entry was saved, but not shrunk."""
        if not part.last_tag:
            return self.chunks >= part.chunks
        found = (self.chunks, self.length, self.known_by, self.finished)
        return found == (part.chunks, part.length, part.last_tag, True)


class SealedClipStore:
    """``ClipStore`` below one folder. ``writer`` may leave the vault thread, everything else stays on it."""

    def __init__(self, folder: Path, key: bytes | Subkeys, vault_id: bytes, files: FileSystem) -> None:
        self._folder = folder
        self._home = Home(folder.parent)
        self._keys = Subkeys.of(key)
        self._vault_id = vault_id
        self._files = files
        self._writers: list[SealedClipWriter] = []
        self._begun: set[ClipId] = set()

    def writer(self, clip_id: ClipId, part: int) -> SealedClipWriter:
        """A new part. Raises ``FolderUnusable`` where the part exists: a stream is never continued; ``DiskGone``."""
        self._home.require()
        path = self._path(clip_id, part)
        self._files.make_folder(path.parent)
        sealer = StreamSealer(
            self._keys.newest, self._stream(clip_id, part), SOUND_CHUNK_BYTES if part else CHUNK_BYTES
        )
        self._begun.add(clip_id)
        with writing():
            handle = self._files.open(path, "xb")
        with undone_by(handle.close, lambda: self._discard(path)), writing():
            self._files.write(handle, sealer.header)
            self._files.flush(handle)
            self._files.flush_folder(path.parent)
            self._files.flush_folder(self._folder)
        self._writers = [one for one in self._writers if one.open]
        self._writers.append(SealedClipWriter(handle, sealer, part, self._files, self._home))
        return self._writers[-1]

    def _discard(self, path: Path) -> None:
        with contextlib.suppress(OSError):  # an empty part stays, which no entry names
            self._files.unlink(path)

    @property
    def writing(self) -> bool:
        """Whether any part is still being written, by whatever thread."""
        return any(one.open for one in self._writers)

    def read(self, clip_id: ClipId, parts: Sequence[ClipPart]) -> bytes:
        """The parts one after another. Raises ``RecordDamaged`` where one is not what the entry remembers."""
        return b"".join(self._matching(clip_id, part) for part in parts)

    def checking(self, clip_id: ClipId, parts: Sequence[ClipPart]) -> Iterator[None]:
        """As ``read``, keeping nothing and giving way every few megabytes. Raises ``RecordDamaged``."""
        for part in parts:
            for _ in self._reading(clip_id, part):
                yield

    def pieces(self, clip_id: ClipId, parts: Sequence[ClipPart]) -> Iterator[bytes]:
        """As ``read``, a few megabytes at a time. Raises ``RecordDamaged``, of a part's end once it is reached."""
        for part in parts:
            yield from self._reading(clip_id, part)

    def recover(self, clip_id: ClipId) -> list[tuple[ClipPart, bytes]]:
        """What can be proved of every part, nothing of some. One that is not finished has an empty last tag."""
        found: list[tuple[ClipPart, bytes]] = []
        for number in self._parts(clip_id):
            try:
                opened = self._open(clip_id, number)
            except RecordDamaged:
                log.info("clip part damaged")
                found.append((ClipPart(number), b""))
                continue
            tag = opened.last_tag if opened.finished else b""
            found.append((ClipPart(number, opened.chunks, len(opened.payload), tag), opened.payload))
        return found

    def recovering(self, clip_id: ClipId) -> Iterator[bytes | ClipPart]:
        """As ``recover``, a few megabytes at a time: what a part holds, and behind it the part."""
        for number in self._parts(clip_id):
            reading = _Reading()
            try:
                yield from filter(None, self._taking(clip_id, number, reading))
            except RecordDamaged:
                log.info("clip part damaged")
                reading = _Reading()
            except StorageError:
                self._home.require_answer()
                log.info("clip part has a bad spot")  # what came before it is proved
            tag = reading.known_by if reading.finished else b""
            yield ClipPart(number, reading.chunks, reading.length, tag)

    def recovering_part(self, clip_id: ClipId, number: int, cut: Callable[[], object]) -> Iterator[bytes]:
        """What can be proved of one part, a few megabytes at a time; nothing of one that is gone.

        Of one with a bad spot on the disk: up to there. ``cut`` is called at the end where that is not all there was.
        """
        reading = _Reading()
        try:
            yield from filter(None, self._taking(clip_id, number, reading))
        except StorageError:
            self._home.require_answer()
            reading.cut = True
        if reading.cut:
            cut()

    def exists(self, clip_id: ClipId) -> bool:
        """Whether any part of it is on disk."""
        return bool(self._parts(clip_id))

    def unclaimed(self, claimed: set[ClipId]) -> list[ClipId]:
        """Clips that no entry names."""
        with translated():
            there = files_below(self._folder)
        names = (_SOUND.fullmatch(file.name) for file in there)
        found = dict.fromkeys(ClipId(bytes.fromhex(name[1])) for name in names if name)
        return [clip_id for clip_id in found if clip_id not in claimed]

    def begun_here(self, clip_id: ClipId) -> bool:
        """Whether a part of it was begun since the vault was opened."""
        return clip_id in self._begun

    def in_folders(self, numbers: Iterable[int]) -> list[ClipId]:
        """The clips in some of the 256 folders that clips lie in by the first byte of their id."""
        with translated():
            names = [path.name for number in numbers for path in inside(self._folder / f"{number:02x}")]
        found = (_SOUND.fullmatch(name) for name in names)
        return list(dict.fromkeys(ClipId(bytes.fromhex(name[1])) for name in found if name))

    def files_with_part(self, part: int) -> list[bytes]:
        """The ids of whatever has that part on disk."""
        with translated():
            there = files_below(self._folder)
        names = (_NAME.fullmatch(file.name) for file in there)
        return [bytes.fromhex(name[1]) for name in names if name and int(name[2]) == part]

    def beginning(self, clip_id: ClipId, part: int, length: int) -> bytes:
        """The first ``length`` bytes of a part, proved chunk by chunk. Raises ``RecordDamaged``."""
        found = bytearray()
        try:
            with translated(), self._files.open(self._path(clip_id, part), "rb") as handle:
                header = handle.read(STREAM_HEADER_BYTES) or b""
                openers = [ChunkOpener(key, self._stream(clip_id, part), header) for key in self._keys.all]
                reading = _Reading()
                while len(found) < length and (sealed := handle.read(openers[0].sealed_bytes)):
                    found += reading.take(openers, [sealed])
        except FileNotFoundError as error:
            raise self._missing("A file of an entry is gone; its text is safe.") from error
        if len(found) < length:
            raise RecordDamaged("A file of an entry is damaged; its text is safe.", "Restore it from a backup.")
        return bytes(found[:length])

    def parts_there(self, clip_id: ClipId) -> tuple[tuple[int, ...], float]:
        """The numbers of its parts on disk, and when the last one was written, in seconds since 1970."""
        numbers = tuple(self._parts(clip_id))
        with translated():
            return numbers, max((self._path(clip_id, one).stat().st_mtime for one in numbers), default=0.0)

    def files_there(self) -> list[tuple[Path, StreamId]]:
        """Every part's file, with the stream it holds, for whoever seals them anew."""
        found = []
        with translated():
            there = files_below(self._folder)
        for file in there:
            if name := _NAME.fullmatch(file.name):
                found.append((file, self._stream(ClipId(bytes.fromhex(name[1])), int(name[2]))))
        return found

    def remove(self, clip_id: ClipId) -> None:
        """Delete every part."""
        self._files.remove_all(self._path(clip_id, number) for number in self._parts(clip_id))

    def _reading(self, clip_id: ClipId, part: ClipPart) -> Iterator[bytes]:
        reading = _Reading()
        yield from self._taking(clip_id, part.number, reading)
        if not reading.matches(part):
            raise RecordDamaged("The sound of an entry is damaged; its text is safe.", "Restore it from a backup.")

    def _taking(self, clip_id: ClipId, number: int, reading: _Reading) -> Iterator[bytes]:
        """What can be proved of a part, a few megabytes at a time; ``reading`` then knows how much that was."""
        try:
            with translated():
                handle = self._files.open(self._path(clip_id, number), "rb")
        except FileNotFoundError as error:
            raise self._missing("The sound of an entry is gone; its text is safe.") from error
        with handle:
            with translated():
                header = handle.read(STREAM_HEADER_BYTES) or b""
            openers = [ChunkOpener(key, self._stream(clip_id, number), header) for key in self._keys.all]
            size = openers[0].sealed_bytes
            while True:
                content = _chunks(handle, size)
                if not content:
                    break
                yield reading.take(openers, [content[at : at + size] for at in range(0, len(content), size)])

    def _matching(self, clip_id: ClipId, part: ClipPart) -> bytes:
        """A part never marked finished may have grown since the entry was saved, but not shrunk."""
        opened = self._open(clip_id, part.number)
        if part.last_tag:
            found = (opened.chunks, len(opened.payload), opened.last_tag, opened.finished)
            sound = found == (part.chunks, part.length, part.last_tag, True)
        else:
            sound = opened.chunks >= part.chunks
        if not sound:
            raise RecordDamaged("The sound of an entry is damaged; its text is safe.", "Restore it from a backup.")
        return opened.payload

    def _open(self, clip_id: ClipId, part: int) -> OpenedStream:
        try:
            with translated():
                content = self._files.read(self._path(clip_id, part))
        except FileNotFoundError as error:
            raise self._missing("The sound of an entry is gone; its text is safe.") from error
        stream = self._stream(clip_id, part)
        opened = open_stream(self._keys.newest, stream, content)
        for older in self._keys.all[1:]:
            opened = opened if opened.chunks else open_stream(older, stream, content)
        return opened

    def _missing(self, what: str) -> StorageError:
        return RecordDamaged(what, "Restore a backup.") if self._home.answers() else DiskGone()

    def _parts(self, clip_id: ClipId) -> list[int]:
        with translated():
            there = inside(self._path(clip_id, 1).parent, begins=f"{clip_id.hex()}-")
        names = (_NAME.fullmatch(file.name) for file in there)
        return sorted(int(name[2]) for name in names if name)

    def _path(self, clip_id: ClipId, part: int) -> Path:
        return self._folder / clip_id.hex()[:2] / f"{clip_id.hex()}-{part}"

    def _stream(self, clip_id: ClipId, part: int) -> StreamId:
        return StreamId(self._vault_id, clip_id, part)


def _chunks(handle: FileIO, size: int) -> bytes:
    """The next chunks of so many bytes each; one alone where a bad spot is near. Raises ``StorageError``."""
    begins = handle.tell()
    with contextlib.suppress(StorageError), translated():
        return handle.read(size * _CHUNKS_TOGETHER) or b""
    with translated():
        handle.seek(begins)
        return handle.read(size) or b""
