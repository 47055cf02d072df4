"""A disk that fills up when it is told to: real files, with the error the system would give."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import BinaryIO

from diary_desktop.storage.files import FileSystem


class FailingDisk(FileSystem):
    """Writes normally until ``fill_after``; from then on it takes so many writes, half of the next one, and no more.

    The anchor lies on another disk, with room enough.
    """

    def __init__(self) -> None:
        self._left: int | None = None
        self._refused = ""
        self.flushes = 0
        self.folder_flushes: list[Path] = []

    def fill_after(self, writes: int) -> None:
        self._left = writes

    def free(self) -> None:
        self._left = None
        self._refused = ""

    def fail_flushes_of(self, part: str) -> None:
        """Flushes of files with ``part`` in their path fail until ``free``."""
        self._refused = part

    def write(self, handle: BinaryIO, content: bytes) -> None:
        if self._left is not None and "anchor-" not in str(handle.name):
            if self._left <= 0:
                handle.write(content[: len(content) // 2])
                raise OSError(errno.ENOSPC, "No space left on device")
            self._left -= 1
        super().write(handle, content)

    def flush(self, handle: BinaryIO) -> None:
        if self._refused and self._refused in str(handle.name):
            raise OSError(errno.EIO, "Input/output error")
        self.flushes += 1
        super().flush(handle)

    def flush_folder(self, folder: Path) -> None:
        self.folder_flushes.append(folder)
        super().flush_folder(folder)
