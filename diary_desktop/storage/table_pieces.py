"""The few bytes of LanceDB's files on which all others in them hang, copied for a checkpoint and put back from it.

Measured on LanceDB 0.40: a flipped bit in the last 1.4 KB of a data file (a few KB of a large one) makes the whole
table unreadable, one in a ``_deletions`` file can end the process (it asks for a terabyte of memory), one in the
manifest closes the table. One anywhere else costs a row or nothing. ``_transactions`` files are never needed.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .files import FileSystem, translated
from .table_errors import TableUnreadable

_DATA_FOOTER = struct.Struct("<QQQIIHH4s")
"""Where column metadata, its offsets and the global buffers' offsets begin, counts, version, magic."""
_BUFFER = struct.Struct("<QQ")
_MANIFEST_FOOTER = struct.Struct("<QHH4s")
_LENGTH = struct.Struct("<I")
_MAGIC = b"LANC"
_UNREADABLE_TAIL = 4_096
"""Kept of a data file whose footer says nothing that can be."""
_FRAGMENTS, _VERSION, _DATA_FILES, _DELETIONS, _PATH = 2, 3, 2, 3, 1
_BITMAP = 1

Wire = int | bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes from ``start`` to the end of one file of a table; ``path`` is below the table's folder, with slashes."""

    path: str
    start: int
    content: bytes


def pieces_of(table: Path, manifest: bytes, known: Iterable[Piece], files: FileSystem) -> tuple[Piece, ...]:
    """What the manifest's files hang on. Files never change once written, so what is ``known`` is not read again."""
    before = {piece.path: piece for piece in known}
    found = (before.get(path) or _piece(table, path, files) for path in _paths(manifest))
    return tuple(piece for piece in found if piece is not None)


def put_back_pieces(table: Path, pieces: Iterable[Piece], files: FileSystem) -> int:
    """Write every piece that is not as it was, in its place, flushed; returns how many. Can be done again.

    A file that was cut gets zeros for what it lost: the rows in them do not prove themselves, the rest does. A data
    file that is gone altogether stays so: its rows are missing.
    """
    return sum(_put_back(table, piece, files) for piece in pieces)


def wrong_pieces(table: Path, pieces: Iterable[Piece], files: FileSystem) -> int:
    """How many are not as they were."""
    return sum(not _stands(table, piece, files) for piece in pieces)


def _stands(table: Path, piece: Piece, files: FileSystem) -> bool:
    path = table / piece.path
    with translated():
        if not path.exists() or path.stat().st_size != piece.start + len(piece.content):
            return False
        return _read(path, piece.start, files) == piece.content


def _put_back(table: Path, piece: Piece, files: FileSystem) -> bool:
    path = table / piece.path
    end = piece.start + len(piece.content)
    if (piece.start and not path.exists()) or _stands(table, piece, files):
        return False
    with translated():
        files.make_folder(path.parent)
        with files.open(path, "r+b" if path.exists() else "xb") as handle:
            if path.stat().st_size > end:
                files.truncate(handle, end)
            handle.seek(piece.start)
            files.write(handle, piece.content)
            files.flush(handle)
        files.flush_folder(path.parent)
    return True


def _piece(table: Path, path: str, files: FileSystem) -> Piece | None:
    """``None`` where the file is gone or cannot be read: a checkpoint does without."""
    file = table / path
    try:
        start = _tail_of(file, files) if path.startswith("data/") else 0
        return Piece(path, start, _read(file, start, files))
    except OSError:
        return None


def _tail_of(file: Path, files: FileSystem) -> int:
    """Where the part begins that describes the file's columns and pages."""
    size = file.stat().st_size
    fallback = max(size - _UNREADABLE_TAIL, 0)
    if size < _DATA_FOOTER.size:
        return 0
    columns, _, buffers, count, _, _, _, magic = _DATA_FOOTER.unpack(_read(file, size - _DATA_FOOTER.size, files))
    if magic != _MAGIC or not columns <= buffers <= size - count * _BUFFER.size:
        return fallback
    table = _read(file, buffers, files)
    starts = [_BUFFER.unpack_from(table, number * _BUFFER.size)[0] for number in range(count)]
    return int(min([columns, *starts]))


@dataclass(frozen=True, slots=True)
class Named:
    """What a manifest says: its version, how many pieces its rows lie in, and the files of those below the table."""

    version: int
    pieces: int
    paths: tuple[str, ...]


def named_by(manifest: bytes) -> Named:
    """Raises ``TableUnreadable`` for a manifest that cannot be understood to its end."""
    try:
        fields = list(_fields(_message(manifest)))
        fragments = [value for number, value in fields if number == _FRAGMENTS and isinstance(value, bytes)]
        version = next(value for number, value in fields if number == _VERSION and isinstance(value, int))
        paths = tuple(path for fragment in fragments for path in _paths_of(fragment))
    except (IndexError, ValueError, StopIteration, struct.error) as error:
        raise TableUnreadable from error
    return Named(version, len(fragments), paths)


def data_file_of(manifest: bytes, piece: int) -> str | None:
    """The file, below the table's folder, of the piece with that number. Raises ``TableUnreadable``."""
    try:
        for number, fragment in _fields(_message(manifest)):
            if number == _FRAGMENTS and isinstance(fragment, bytes) and dict(_fields(fragment)).get(1, 0) == piece:
                return next((path for path in _paths_of(fragment) if path.startswith("data/")), None)
    except (IndexError, ValueError, struct.error) as error:
        raise TableUnreadable from error
    return None


def _paths(manifest: bytes) -> Iterator[str]:
    """The data and deletion files a manifest names; nothing more of one that cannot be understood."""
    try:
        for number, fragment in _fields(_message(manifest)):
            if number == _FRAGMENTS and isinstance(fragment, bytes):
                yield from _paths_of(fragment)
    except (IndexError, ValueError, struct.error):
        return


def _paths_of(fragment: bytes) -> Iterator[str]:
    own, named = 0, 0
    for number, value in _fields(fragment):
        if number == 1 and isinstance(value, int):
            own = value
        elif number == _DATA_FILES and isinstance(value, bytes):
            yield f"data/{_name_in(value)}"
            named += 1
        elif number == _DELETIONS and isinstance(value, bytes):
            told = dict(_fields(value))
            ending = "bin" if told.get(1) == _BITMAP else "arrow"
            yield f"_deletions/{own}-{told.get(2, 0)!s}-{told.get(3, 0)!s}.{ending}"
    if not named:
        raise ValueError("a piece without a file")


def _name_in(data_file: bytes) -> str:
    """Raises ``ValueError`` for a place outside of the folder of data."""
    names = [value for number, value in _fields(data_file) if number == _PATH and isinstance(value, bytes)]
    if len(names) != 1 or b"/" in names[0]:
        raise ValueError("no name of a data file")
    return names[0].decode()


def _message(manifest: bytes) -> bytes:
    """The protobuf message inside a manifest file."""
    at, _, _, magic = _MANIFEST_FOOTER.unpack(manifest[-_MANIFEST_FOOTER.size :])
    if magic != _MAGIC:
        raise ValueError("no manifest")
    (length,) = _LENGTH.unpack_from(manifest, at)
    return manifest[at + _LENGTH.size : at + _LENGTH.size + length]


def _fields(message: bytes) -> Iterator[tuple[int, Wire]]:
    """Number and value of every field of a protobuf message: numbers for varints, bytes for the rest."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(message, at)
            yield key >> 3, value
            continue
        if kind == 2:
            length, at = _varint(message, at)
        else:
            length = {1: 8, 5: 4}.get(kind, -1)
        if length < 0 or at + length > len(message):
            raise ValueError("no protobuf")
        yield key >> 3, message[at : at + length]
        at += length


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _read(path: Path, start: int, files: FileSystem) -> bytes:
    with files.open(path, "rb") as handle:
        handle.seek(start)
        return handle.read()
