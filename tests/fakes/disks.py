"""Disks that fail at a chosen moment, for every test of what a full or dying disk may take."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

from diary_desktop.storage.files import FileSystem


class FailingDisk(FileSystem):
    """Works until ``room`` bytes are written or ``flushes`` files flushed; then every further one fails with ``code``.

    A write that does not fit leaves what fits, as a real disk does. ``flushed`` names the folders.
    """

    def __init__(self, room: int = 2**60, flushes: int = 2**60, code: int = errno.ENOSPC) -> None:
        self.room = room
        self.flushes = flushes
        self.code = code
        self.flushed: list[Path] = []

    def write(self, handle: BinaryIO, content: bytes) -> None:
        """As much as there is room for."""
        fits = content[: self.room]
        super().write(handle, fits)
        self.room -= len(fits)
        if len(fits) < len(content):
            raise OSError(self.code, os.strerror(self.code))

    def flush(self, handle: BinaryIO) -> None:
        """While there are flushes left."""
        if self.flushes <= 0:
            raise OSError(self.code, os.strerror(self.code))
        self.flushes -= 1
        super().flush(handle)

    def flush_folder(self, folder: Path) -> None:
        """Noted, and done."""
        self.flushed.append(folder)
        super().flush_folder(folder)


class FailsAt(FileSystem):
    """The operation of this number fails, and with ``sticky`` every one after it."""

    def __init__(self, number: int, sticky: bool) -> None:
        self.left = number
        self.sticky = sticky

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0 or (self.sticky and self.left < 0):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def write(self, handle: BinaryIO, content: bytes) -> None:
        self._count()
        super().write(handle, content)

    def flush(self, handle: BinaryIO) -> None:
        self._count()
        super().flush(handle)

    def flush_folder(self, folder: Path) -> None:
        self._count()
        super().flush_folder(folder)

    def rename(self, path: Path, target: Path) -> None:
        self._count()
        super().rename(path, target)
