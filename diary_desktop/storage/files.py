"""Where a vault's files lie, and the only ways they are written: flushed, replaced whole, for one program at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Literal

from diary_desktop.domain.errors import DiskFull, FolderUnusable, StorageError, VaultInUse

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

TEMPORARY = ".writing-"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENAMETOOLONG}


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

    def checkpoint(self, number: int, copy: str) -> Path:
        """``copy`` is ``a`` or ``b``."""
        return self.folder / f"checkpoint-{number}-{copy}"


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """What the disk says, as an error of the diary. A missing file passes as it is."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise storage_error(error) from error


def storage_error(error: OSError) -> StorageError:
    """The diary's error for what the disk said."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _REFUSED:
        return FolderUnusable(_reason(error))
    return StorageError("The disk did not do what it was asked.", "Check the disk; what was saved before is safe.")


class FileSystem:
    """Writes and flushes. One object passed in, so that a test can make a disk full at any moment."""

    def write(self, handle: FileIO, content: bytes) -> None:
        """All of ``content``. Raises ``OSError``."""
        rest = memoryview(content)
        while rest:
            rest = rest[handle.write(rest) or 0 :]

    def flush(self, handle: FileIO) -> None:
        """On the disk itself, not in its cache, when this returns: F_FULLFSYNC on macOS. Raises ``OSError``."""
        handle.flush()
        if sys.platform == "darwin":
            fcntl.fcntl(handle.fileno(), fcntl.F_FULLFSYNC)
        else:
            getattr(os, "fdatasync", os.fsync)(handle.fileno())

    def flush_folder(self, folder: Path) -> None:
        """The names in ``folder``, which a power cut may lose apart from the files. Nothing to do on Windows."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def make_folder(self, folder: Path) -> None:
        """``folder`` and its parents, this one for its owner alone. Raises ``FolderUnusable``, ``DiskFull``."""
        with translated():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if sys.platform != "win32":
                folder.chmod(0o700)

    def replace(self, path: Path, content: bytes) -> None:
        """Write ``path`` whole: a reader sees the old content or the new, also after a power cut."""
        temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(6)}")
        try:
            with translated(), open_private(temporary, "xb") as handle:
                self.write(handle, content)
                self.flush(handle)
            with translated():
                temporary.replace(path)
                self.flush_folder(path.parent)
        finally:
            temporary.unlink(missing_ok=True)

    def remove(self, path: Path) -> None:
        """Delete ``path`` for good; nothing happens where it is not."""
        with translated():
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                self.flush_folder(path.parent)


def open_private(path: Path, mode: Literal["ab", "rb", "wb", "xb"]) -> FileIO:
    """An unbuffered binary file that only its owner may read. Raises ``OSError``."""

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    return FileIO(path, mode, opener=opener)


def sweep(folder: Path) -> int:
    """Remove what an interrupted ``replace`` left anywhere below ``folder``; returns how many."""
    left = [file for file in folder.rglob(f"{TEMPORARY}*") if file.is_file()]
    for file in left:
        file.unlink(missing_ok=True)
    return len(left)


class FolderLock:
    """The operating system's lock on an open file: it goes when the process does, however that ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: FileIO | None = None

    def acquire(self) -> None:
        """Raises ``VaultInUse`` where another program, or another part of this one, holds it."""
        with translated():
            handle = open_private(self._path, "ab")
        try:
            _lock(handle)
        except OSError as error:
            handle.close()
            raise VaultInUse from error
        self._handle = handle

    def release(self) -> None:
        """May be called twice."""
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return "There is a file where the diary's folder should be."
    if error.errno == errno.EROFS:
        return "This place can only be read, not written."
    if error.errno == errno.ENAMETOOLONG:
        return "The name of this place is too long for the disk."
    return "You may not write at this place."


def _lock(handle: FileIO) -> None:
    """Take the lock or raise ``OSError`` at once."""
    if sys.platform == "win32":
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
