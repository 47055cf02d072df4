"""How much room is left where a disk is said to be full, as far as the system tells."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from diary_desktop.domain.errors import DiskFull


@contextlib.contextmanager
def named_after(handle: BinaryIO) -> Iterator[None]:
    """What a disk says of an open file names none: here it gets the file's name, by which the disk is found."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or getattr(handle, "name", None)
        raise


def disk_full(error: OSError) -> DiskFull:
    """With the room that is left. A quota, or the largest file that a disk takes, says nothing of that."""
    if error.errno == errno.ENOSPC and isinstance(error.filename, str | Path):
        with contextlib.suppress(OSError):
            free = shutil.disk_usage(Path(error.filename).parent).free
            return DiskFull(hint="Free some space and try again: {free} MB are free.", free=free // 1_000_000)
    return DiskFull()
