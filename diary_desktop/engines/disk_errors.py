"""Turns the system's refusals in the folder of models into the diary's own errors, and asks for room beforehand."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from diary_desktop.domain.errors import DiskFull, StorageError

SPARE_BYTES: Final = 64 * 1024 * 1024
"""Left free on the disk, for the diary itself."""


@contextmanager
def disk() -> Iterator[None]:
    """``OSError`` inside becomes ``DiskFull`` or ``StorageError``."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(hint="Free some space and try again. What arrived so far is kept.") from error
        raise StorageError(
            "The folder of models could not be changed.", "Check that you may write there, and its disk."
        ) from error


def require_space(folder: Path, wanted: int) -> None:
    """Raises ``DiskFull`` where ``wanted`` bytes would leave too few on the disk that holds ``folder``."""
    free = shutil.disk_usage(folder).free
    if free < wanted + SPARE_BYTES:
        raise DiskFull(
            "There is not enough room on the disk: {wanted} MB are needed, {free} MB are free.",
            "Free some space and try again: it goes on where it stopped.",
            wanted=-(-(wanted + SPARE_BYTES) // 1_000_000),
            free=free // 1_000_000,
        )
