"""What a stick says when it fails, as errors of a backup: the diary's own disk is never blamed for it."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from ..domain.errors import BackupError, BackupFolderFull, BackupFolderMissing, DiskFull, StorageError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.ESTALE, errno.ENOTCONN}


@contextlib.contextmanager
def on_the_stick() -> Iterator[None]:
    """Every complaint of the disk while a backup folder is read or written, as a ``BackupError``."""
    try:
        yield
    except DiskFull as error:
        raise _full(error) from error
    except StorageError as error:
        cause = error.__cause__
        raise (_of(cause) if isinstance(cause, OSError) else BackupError()) from error
    except OSError as error:
        raise _of(error) from error


@contextlib.contextmanager
def on_the_stick_but_missing() -> Iterator[None]:
    """As ``on_the_stick``; a missing file passes as it is."""
    try:
        with on_the_stick():
            yield
    except BackupFolderMissing as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise error.__cause__ from error
        raise


def _full(error: DiskFull) -> BackupFolderFull:
    """With the room that is left, where that is known."""
    free = error.values.get("free")
    if free is None:
        return BackupFolderFull()
    return BackupFolderFull(hint="Free some space on it, or choose another folder: {free} MB are free.", free=free)


def _of(error: OSError) -> BackupError:
    if error.errno in _FULL:
        return BackupFolderFull()
    if error.errno in _GONE:
        return BackupFolderMissing()
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return BackupError("You may not write to the backup folder.", "Choose another folder for backups.")
    return BackupError(
        "The backup disk did not do what it was asked. Your diary and older backups are untouched.",
        "Unplug it and plug it in again, or use another one.",
    )
