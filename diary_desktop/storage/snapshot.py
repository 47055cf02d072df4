"""The sealed snapshot that lets a large diary open at once: one file of pages, derived and disposable.

    magic 8 | generation u64 | length of the head u32 | head, sealed | pages, sealed, kind after kind

A file and not a table: it is read in order and replaced whole, and erasing it is deleting one file (read and opened,
250 pages took 0.2 to 0.3 s from a file and 0.8 s from a table). The head names the label, the sequence covered and how
many bytes there are of each kind. Every page is bound to the generation, its kind, its number, the number of pages of
its kind, the sequence covered and the label, so that pages of two snapshots never mix. What does not prove itself is
dropped and made again from the rows. What a newer version of the app wrote, and proves it, is left as it lies and
named: this version opens the diary without one. Erasing deletes it all the same.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import FileIO

from ..crypto.purposes import Table
from ..crypto.sealed_record import Place, RecordSealer
from ..domain.errors import Cancelled, DiaryError, RecordDamaged, RecordTooNew, StorageError, VaultTooNew
from ..ports.snapshot import Parts, SnapshotKind, SnapshotPage
from .files import FileSystem, VaultLayout, translated, undone_by, writing
from .records import from_bytes, to_bytes

log = logging.getLogger(__name__)

PAGE = (1 << 20) - 4
"""Bytes of content in a page: a whole number of float16, and with its length a whole number of padding steps."""

_MAGIC = b"DDSNAP\x00\x01"
_START = struct.Struct(">8sQI")
_PLACE = struct.Struct(">QII")
_HEAD_KIND = 0
_LONGEST_HEAD = 1 << 16


def never(_: str) -> bool:
    """No label is newer."""
    return False


class SealedSnapshot:
    """Used on the vault thread. ``last`` tells the highest sequence the log has given out."""

    def __init__(
        self, layout: VaultLayout, sealer: Callable[[], RecordSealer], files: FileSystem, last: Callable[[], int]
    ) -> None:
        self._layout = layout
        self._sealer = sealer
        self._files = files
        self._last = last
        self._open: list[PageReader | PageWriter] = []
        self._name: Callable[[str], None] = lambda _: None
        self._too_new = False

    def names_to(self, name: Callable[[str], None]) -> None:
        """Tell ``name`` what a newer version wrote."""
        self._name = name

    @property
    def too_new(self) -> bool:
        """Whether there is one that a newer version of the app wrote, as far as ``open`` has looked."""
        return self._too_new

    def exists(self) -> bool:
        """Whether there is one; it may not hold."""
        return self._layout.snapshot.exists()

    def open(self, label: str | None, newer: Callable[[str], bool] = never) -> PageReader | None:
        """None where there is none, or it is damaged, or not of this ``label``: then it has been dropped.

        One whose label is ``newer`` than that is left alone and named. Without a label any will do: to try whether it
        holds.
        """
        if not self.exists():
            return None
        try:
            with translated():
                handle = self._files.open(self._layout.snapshot, "rb")
            with undone_by(handle.close):
                reader = PageReader(handle, self._sealer(), (label, newer), self._last(), self._drop_damaged)
        except VaultTooNew:
            self._too_new = True
            self._name("the snapshot for quick opening, written by a newer version of the app")
            return None
        except (RecordDamaged, StorageError) as error:
            self._drop_damaged(error)
            return None
        self._open.append(reader)
        return reader

    def begin(self, label: str) -> PageWriter:
        """A new snapshot of the vault as it is now. Raises ``RecordTooNew`` where a newer version's would be lost."""
        if self._too_new:
            raise RecordTooNew
        writer = PageWriter(self._layout, self._sealer(), self._files, label, self._last())
        self._open.append(writer)
        return writer

    def invalidate(self) -> None:
        """Drop the snapshot and whatever is being read or written of one. Raises ``StorageError``."""
        self.close()
        self._files.remove_all([self._layout.snapshot, self._layout.new_snapshot])
        self._too_new = False

    def close(self) -> None:
        """Let go of files; a half-written snapshot is deleted."""
        while self._open:
            self._open.pop().abandon()

    def _drop_damaged(self, error: DiaryError) -> None:
        log.info("snapshot dropped, it will be made again: %s", type(error).__name__)
        try:
            self.invalidate()
        except StorageError as refused:  # it is refused again next time, and replaced whole by the next one
            log.info("a snapshot that is not used could not be removed: %s", type(refused).__name__)


class PageReader:
    """Reads on while it is asked to. ``drop`` is told what was wrong with a page."""

    def __init__(
        self,
        handle: FileIO,
        sealer: RecordSealer,
        wanted: tuple[str | None, Callable[[str], bool]],
        last: int,
        drop: Callable[[DiaryError], None],
    ) -> None:
        """``wanted``: the label, and whether another is a newer one. Raises ``VaultTooNew`` for such."""
        self._handle = handle
        self._sealer = sealer
        self._drop = drop
        magic, self._generation, length = _START.unpack(_exactly(handle, _START.size))
        if magic != _MAGIC or length > _LONGEST_HEAD:
            raise RecordDamaged
        head = from_bytes("snapshot", sealer.open(_exactly(handle, length), _head_place(self._generation)))
        self._covered, self._label = head.integer("covered"), head.text("label")
        label, newer = wanted
        if newer(self._label):
            raise VaultTooNew
        if self._label != (self._label if label is None else label) or self._covered > last:
            raise RecordDamaged
        sizes = {fields.integer("kind"): fields.integer("length") for fields in head.records("parts")}
        self.lengths: Mapping[SnapshotKind, int] = {kind: sizes.get(kind, 0) for kind in SnapshotKind}
        self._ahead = self._pages()
        self._abandoned = False

    def read(self, pages: int) -> Sequence[SnapshotPage]:
        """The next pages; none once all were read. Raises ``RecordDamaged``; then the snapshot has been dropped."""
        if self._abandoned:
            raise RecordDamaged
        try:
            return [page for _, page in zip(range(pages), self._ahead, strict=False)]
        except (RecordDamaged, StorageError) as error:
            self._drop(error)
            raise RecordDamaged from error

    def abandon(self) -> None:
        """May be called twice; what asks for more is told that there is no such snapshot any more."""
        self._abandoned = True
        self._handle.close()

    def _pages(self) -> Iterator[SnapshotPage]:
        for kind, length in self.lengths.items():
            for number, at in enumerate(range(0, length, PAGE)):
                size = min(PAGE, length - at)
                sealed = _exactly(self._handle, self._sealer.sealed_length(size))
                place = _place(self._generation, kind, number, length, self._covered, self._label)
                content = self._sealer.open_view(sealed, place)
                if len(content) != size:
                    raise RecordDamaged
                yield SnapshotPage(kind, at, content)
        if self._handle.read(1):
            raise RecordDamaged
        self._handle.close()


class PageWriter:
    """Writes beside the snapshot in force and takes its place when all is flushed."""

    def __init__(self, layout: VaultLayout, sealer: RecordSealer, files: FileSystem, label: str, covered: int) -> None:
        self._path = layout.new_snapshot
        self._target = layout.snapshot
        self._sealer = sealer
        self._files = files
        self._label = label
        self._covered = covered
        self._generation = secrets.randbits(63)
        self._handle: FileIO | None = None
        self._abandoned = False
        self._ahead: Iterator[bytes] = iter(())

    def take(self, parts: Parts) -> None:
        """What is to be written."""
        self._ahead = self._sealed(parts)

    def step(self, pages: int) -> bool:
        """Seal, write and flush; True while there are more. Raises ``Cancelled`` once abandoned, ``StorageError``."""
        if self._abandoned:
            raise Cancelled
        with undone_by(self.abandon):
            chunk = [sealed for _, sealed in zip(range(pages), self._ahead, strict=False)]
            with writing():
                return self._write(chunk) if chunk else self._finish()

    def abandon(self) -> None:
        """Leave it; may be called at any time. What stays on the disk is dropped by the next one."""
        self._abandoned = True
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()
            self._remove()

    def _remove(self) -> None:
        try:
            self._files.remove(self._path)
        except StorageError as error:
            log.info("a half-written snapshot could not be removed: %s", type(error).__name__)

    def _write(self, chunk: Sequence[bytes]) -> bool:
        if self._handle is None:
            self._files.unlink(self._path)
            self._handle = self._files.open(self._path, "xb")
        for sealed in chunk:
            self._files.write(self._handle, sealed)
        self._files.flush(self._handle)
        return True

    def _finish(self) -> bool:
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()
            self._files.rename(self._path, self._target)
            self._files.flush_folder(self._target.parent)
        self._abandoned = True
        return False

    def _sealed(self, parts: Parts) -> Iterator[bytes]:
        lengths = {kind: sum(piece.nbytes for piece in parts.get(kind, ())) for kind in SnapshotKind}
        yield self._head(lengths)
        for kind, length in lengths.items():
            for number, content in enumerate(_cut(parts.get(kind, ()))):
                place = _place(self._generation, kind, number, length, self._covered, self._label)
                yield self._sealer.seal(content, place)

    def _head(self, lengths: Mapping[SnapshotKind, int]) -> bytes:
        parts = [{"kind": int(kind), "length": length} for kind, length in lengths.items()]
        body = to_bytes("snapshot", {"label": self._label, "covered": self._covered, "parts": parts})
        sealed = self._sealer.seal(body, _head_place(self._generation))
        return _START.pack(_MAGIC, self._generation, len(sealed)) + sealed


def remove_snapshot(layout: VaultLayout, files: FileSystem) -> None:
    """Delete it where no vault is open, as when the key it is sealed under goes. Raises ``StorageError``."""
    files.remove_all([layout.snapshot, layout.new_snapshot])


def _cut(pieces: Sequence[memoryview]) -> Iterator[bytes]:
    """``pieces`` end to end in pages."""
    gathered = bytearray()
    for piece in pieces:
        rest = piece.cast("B")
        while len(rest):
            take = PAGE - len(gathered)
            gathered += rest[:take]
            rest = rest[take:]
            if len(gathered) == PAGE:
                yield bytes(gathered)
                gathered.clear()
    if gathered:
        yield bytes(gathered)


def _exactly(handle: FileIO, size: int) -> bytes:
    """``size`` bytes. Raises ``RecordDamaged`` where the file ends before."""
    with translated():
        content = handle.read(size) or b""
        while len(content) < size and (more := handle.read(size - len(content))):
            content += more
    if len(content) != size:
        raise RecordDamaged
    return content


def _head_place(generation: int) -> Place:
    return Place(Table.SNAPSHOT, _HEAD_KIND, _PLACE.pack(generation, 0, 1), 0)


def _place(generation: int, kind: SnapshotKind, number: int, length: int, covered: int, label: str) -> Place:
    pages = -(-length // PAGE)
    of_label = hashlib.sha256(label.encode()).digest()[:16]
    return Place(Table.SNAPSHOT, kind, _PLACE.pack(generation, number, pages), covered, of_label)
