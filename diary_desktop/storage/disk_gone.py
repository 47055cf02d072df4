"""Tells a disk that is gone from a file that is damaged, and keeps a diary from being written where its disk was.

A stick that is pulled out leaves its mount point behind, an empty folder on the computer's own disk. What would be
written there in good faith is hidden once the stick is plugged in again, and so lost.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ..domain.errors import DiskFull, DiskGone, StorageError
from .files import open_private
from .listing import inside

_ENOUGH = 4_096
"""Bytes that show whether a disk gives anything."""


class Home:
    """The vault's folder, the one that it was at first: by its number on its disk, and the disk's own.

    A stick that is plugged in again comes as another disk, and does not have what was not flushed when it went: the
    diary is opened there once more, as ``taking_up.py`` does, which brings tables and log back together.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = _numbers_of(folder)

    def require(self) -> None:
        """Before anything new is made below it. Raises ``DiskGone``."""
        if not self.is_the_same():
            raise DiskGone

    def require_answer(self) -> None:
        """Once a file could not be read, before that file is blamed for it. Raises ``DiskGone``."""
        if not self.answers():
            raise DiskGone

    def answers(self) -> bool:
        """Whether the disk still gives anything of the vault: one file that it gives is enough."""
        try:
            if not self.is_the_same() or not self._folder.is_dir():
                return False
            found = {path: path.stat() for path in inside(self._folder)}
        except OSError:
            return False
        full = [path for path, one in found.items() if stat.S_ISREG(one.st_mode) and one.st_size]
        return not full or any(_is_given(path) for path in full)

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """What the disk refuses, as ``DiskGone`` where it gives nothing any more."""
        try:
            yield
        except StorageError as error:
            if isinstance(error.__cause__, OSError) and not isinstance(error, DiskFull) and not self.answers():
                raise DiskGone from error
            raise

    def is_the_same(self) -> bool:
        """Whether that folder on that disk is what its path leads to now; whether it still gives anything is another
        question.
        """
        now = _numbers_of(self._folder)
        self._numbers = self._numbers or now
        return now == self._numbers


def _is_given(path: Path) -> bool:
    """By the disk itself: what the system remembers of the file is put aside where it can be."""
    try:
        with open_private(path, "rb") as handle:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(handle.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            handle.read(_ENOUGH)
    except PermissionError:
        return True  # it is refused, by a disk that is there
    except OSError:
        return False
    return True


def _numbers_of(folder: Path) -> tuple[int, int] | None:
    """``None`` where there is no such folder."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
