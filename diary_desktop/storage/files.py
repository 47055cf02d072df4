"""Where a vault's files lie, and the only ways they are written: flushed, replaced whole, for one program at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Literal

from diary_desktop.domain.errors import DiskGone, FolderUnusable, StorageError, VaultInUse

from .full_disk import disk_full, named_after
from .listing import below

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

TEMPORARY = ".writing-"
BLOCK = 4_096
"""Bytes that a bad spot of a disk takes with it, on most."""
OpenMode = Literal["ab", "rb", "r+b", "wb", "xb"]
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSALS = {
    errno.EACCES: "You may not write at this place.",
    errno.EPERM: "You may not write at this place.",
    errno.EROFS: "This place can only be read, not written.",
    errno.ENOTDIR: "There is a file where the diary's folder should be.",
    errno.EEXIST: "There is something else at this place already.",
    errno.EISDIR: "There is a folder where a file of the diary should be.",
    errno.ENAMETOOLONG: "The name of this place is too long for the disk.",
}
_GONE = {errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN}
_UNREADABLE = ("You may not read what lies at this place.", "Look at who owns these files. Nothing was changed.")
_HELD = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
_UNFLUSHABLE = {errno.EINVAL, errno.ENOTSUP}
"""What network and stick file systems say when asked to flush a folder; there is nothing more one can do."""

_OWNERLESS = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOTSUP}
"""What file systems without owners say when asked to close a folder to others."""


@dataclass(frozen=True, slots=True)
class VaultLayout:
    """Every path of a vault in ``folder``."""

    folder: Path

    @property
    def headers(self) -> tuple[Path, Path]:
        return self.folder / "header-a", self.folder / "header-b"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def tables(self) -> Path:
        return self.folder / "tables"

    @property
    def clips(self) -> Path:
        return self.folder / "clips"

    @property
    def quarantine(self) -> Path:
        return self.folder / "quarantine"

    @property
    def snapshot(self) -> Path:
        """Derived from the rows; may be missing."""
        return self.folder / "snapshot"

    @property
    def new_snapshot(self) -> Path:
        """One that is being written."""
        return self.folder / "snapshot-new"

    @property
    def marker(self) -> Path:
        """Lies there while a vault is being made, before anything can be kept in it."""
        return self.folder / "unfinished"

    def holds_a_vault(self) -> bool:
        """Whether there is one, sound or damaged: a log without a header is one that has lost its header."""
        with contextlib.suppress(OSError):
            return any(one.exists() for one in self.headers) or (self.log.exists() and not self.marker.exists())
        return False

    def checkpoint(self, number: int, copy: str) -> Path:
        """``copy`` is ``a`` or ``b``."""
        return self.folder / f"checkpoint-{number}-{copy}"


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """What the disk says while reading, as an error of the diary. A missing file passes as it is."""
    try:
        yield
    except FileNotFoundError:
        raise
    except PermissionError as error:
        raise FolderUnusable(*_UNREADABLE) from error
    except OSError as error:
        raise storage_error(error) from error


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """As ``translated``, but a missing folder is ``FolderUnusable``: the stick was pulled out."""
    try:
        yield
    except OSError as error:
        raise storage_error(error) from error


def storage_error(error: OSError) -> StorageError:
    """The diary's error for what the disk said."""
    if error.errno in _FULL:
        return disk_full(error)
    if error.errno in _GONE:
        return DiskGone()
    if error.errno == errno.ENOENT:
        return DiskGone("The diary's folder is not there any more.")
    if error.errno in _REFUSALS:
        return FolderUnusable(_REFUSALS[error.errno])
    return StorageError("The disk did not do what it was asked.", "Check the disk; what was saved before is safe.")


@contextlib.contextmanager
def undone_by(*steps: Callable[[], object]) -> Iterator[None]:
    """Run ``steps`` in order if the block does not end well, whatever ended it; the error goes on."""
    with contextlib.ExitStack() as stack:
        for step in reversed(steps):
            stack.callback(step)
        yield
        stack.pop_all()


class FileSystem:
    """Every change to a vault's files. One object passed in, so that a test can make a disk fail at any moment.

    The first group does one thing each and raises ``OSError``; the second is built of it, with errors of the diary.
    """

    def open(self, path: Path, mode: OpenMode) -> FileIO:
        """An unbuffered binary file that only its owner may read."""
        return open_private(path, mode)

    def read(self, path: Path) -> bytes:
        """The whole file."""
        with open_private(path, "rb") as handle:
            return handle.read()

    def read_block(self, handle: FileIO, at: int) -> bytes:
        """Up to ``BLOCK`` bytes from there on."""
        handle.seek(at)
        return handle.read(BLOCK) or b""

    def write(self, handle: BinaryIO, content: bytes) -> None:
        """All of ``content``; an unbuffered file may take it in pieces."""
        rest = memoryview(content)
        with named_after(handle):
            while rest:
                rest = rest[handle.write(rest) :]

    def truncate(self, handle: BinaryIO, length: int) -> None:
        """Cut the file to ``length`` bytes and stand at its end."""
        handle.truncate(length)
        handle.seek(length)

    def flush(self, handle: BinaryIO) -> None:
        """On the disk itself, not in its cache, when this returns: F_FULLFSYNC on macOS."""
        with named_after(handle):
            handle.flush()
            if sys.platform == "darwin":
                fcntl.fcntl(handle.fileno(), fcntl.F_FULLFSYNC)
            elif sys.platform == "win32":
                os.fsync(handle.fileno())
            else:
                os.fdatasync(handle.fileno())

    def flush_folder(self, folder: Path) -> None:
        """The names in ``folder``, which a power cut may lose apart from the files. Nothing to do on Windows."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _UNFLUSHABLE:
                raise
        finally:
            os.close(descriptor)

    def rename(self, path: Path, target: Path) -> None:
        """Put ``path`` in the place of ``target``, whatever lies there."""
        path.replace(target)

    def unlink(self, path: Path) -> None:
        """Delete one file; nothing happens where it is not."""
        path.unlink(missing_ok=True)

    def make_one_folder(self, folder: Path) -> None:
        """``folder`` alone, for its owner only."""
        folder.mkdir(exist_ok=True, mode=0o700)

    def remove_one_folder(self, folder: Path) -> None:
        """An empty folder."""
        folder.rmdir()

    def make_folder(self, folder: Path) -> None:
        """``folder`` and its parents, each for its owner alone. Raises ``FolderUnusable``, ``DiskFull``."""
        with writing():
            missing = [one for one in (folder, *folder.parents) if not one.exists()]
            for one in reversed(missing or ([] if folder.is_dir() else [folder])):
                self.make_one_folder(one)
                self.flush_folder(one.parent)
            if sys.platform != "win32":
                self._keep_others_out(folder)

    def replace(self, path: Path, content: bytes) -> None:
        """Write ``path`` whole: a reader sees the old content or the new, also after a power cut.

        Raises ``DiskFull``, ``FolderUnusable``, ``StorageError``; the old content is untouched then.
        """
        self.replace_all([path], content)

    def replace_all(self, paths: Sequence[Path], content: bytes) -> None:
        """Write ``content`` to each path whole, one after another, after room was found on the disk for all of them."""
        temporaries = [path.with_name(f"{TEMPORARY}{secrets.token_hex(6)}") for path in paths]
        with undone_by(lambda: self._discard(temporaries)), writing():
            for temporary in temporaries:
                self._write_new(temporary, content)
            for temporary, path in zip(temporaries, paths, strict=True):
                self.rename(temporary, path)
                self.flush_folder(path.parent)

    def read_what_is_given(self, path: Path) -> bytes:
        """As ``read``, with zeros where the disk has a bad spot. Raises ``OSError`` where it gives nothing at all."""
        try:
            return self.read(path)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return self._around_bad_spots(path, error)

    def _around_bad_spots(self, path: Path, trouble: OSError) -> bytes:
        found = bytearray(path.stat().st_size)
        given = False
        with self.open(path, "rb") as handle:
            for at in range(0, len(found), BLOCK):
                with contextlib.suppress(OSError):
                    block = self.read_block(handle, at)
                    found[at : at + len(block)] = block
                    given = True
        if not given:
            raise trouble
        return bytes(found)

    def remove(self, path: Path) -> None:
        """Delete ``path`` for good; nothing happens where it is not. Raises ``StorageError``."""
        self.remove_all([path])

    def remove_all(self, paths: Iterable[Path]) -> None:
        """Delete files for good, each folder flushed once. Raises ``StorageError``."""
        gone = list(paths)
        with writing():
            for path in gone:
                self.unlink(path)
            for folder in dict.fromkeys(path.parent for path in gone):
                if folder.is_dir():
                    self.flush_folder(folder)

    def remove_tree(self, folder: Path) -> None:
        """``folder`` with everything below it; nothing happens where it is not. Raises ``StorageError``."""
        if not folder.exists():
            return
        with writing():
            for path, is_folder in reversed(list(below(folder))):
                (self.remove_one_folder if is_folder else self.unlink)(path)
            self.remove_one_folder(folder)
            self.flush_folder(folder.parent)

    def copy_tree(self, folder: Path, target: Path) -> None:
        """A flushed copy of ``folder`` under a new name, which it gets once it is whole, zeros where the disk is bad.

        Raises ``StorageError``.
        """
        unfinished = target.with_name(f"{TEMPORARY}{secrets.token_hex(6)}")
        self.make_folder(unfinished)
        with undone_by(lambda: self._give_up(unfinished)), writing():
            for path, is_folder in below(folder):
                copy = unfinished / path.relative_to(folder)
                if is_folder:
                    self.make_folder(copy)
                else:
                    self._write_new(copy, self.read_what_is_given(path))
            for made in (unfinished, *(path for path, is_folder in below(unfinished) if is_folder)):
                self.flush_folder(made)
            self.rename(unfinished, target)
            self.flush_folder(target.parent)

    def sweep(self, folder: Path) -> int:
        """Remove what an interrupted ``replace`` or ``copy_tree`` left anywhere below ``folder``; returns how many."""
        with writing():
            left = [one for one in below(folder) if one[0].name.startswith(TEMPORARY)]
        for path, is_folder in left:
            if is_folder:
                self.remove_tree(path)
            else:
                self.remove(path)
        return len(left)

    def _write_new(self, path: Path, content: bytes) -> None:
        with self.open(path, "xb") as handle:
            self.write(handle, content)
            self.flush(handle)

    def _keep_others_out(self, folder: Path) -> None:
        """Where the file system knows owners: FAT and some network folders do not; what lies there is sealed anyway."""
        try:
            folder.chmod(0o700)
        except OSError as error:
            if error.errno not in _OWNERLESS:
                raise

    def _discard(self, paths: Sequence[Path]) -> None:
        for path in paths:
            with contextlib.suppress(OSError):  # what stays is swept at the next opening
                self.unlink(path)

    def _give_up(self, folder: Path) -> None:
        with contextlib.suppress(StorageError):  # as above
            self.remove_tree(folder)


def open_private(path: Path, mode: OpenMode) -> FileIO:
    """An unbuffered binary file that only its owner may read. Raises ``OSError``."""

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    return FileIO(path, mode, opener=opener)


class FolderLock:
    """The operating system's lock on an open file: it goes when the process does, however that ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: FileIO | None = None

    def acquire(self) -> None:
        """Raises ``VaultInUse`` where another program or another part of this one holds it, ``FolderUnusable``."""
        with writing():
            handle = open_private(self._path, "ab")
        try:
            _lock(handle)
        except OSError as error:
            handle.close()
            raise (VaultInUse() if error.errno in _HELD else storage_error(error)) from error
        self._handle = handle

    def release(self) -> None:
        """May be called twice."""
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()


def _lock(handle: FileIO) -> None:
    """Take the lock or raise ``OSError`` at once."""
    if sys.platform == "win32":
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
