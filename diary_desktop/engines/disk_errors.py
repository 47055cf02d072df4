"""Turns the system's refusals in the folder of models into the diary's own errors."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from diary_desktop.domain.errors import DiskFull, StorageError


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
