"""Writes what anybody may read: beside its place first, and there only once it is whole."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path

from ..domain.errors import DiskFull, FolderUnusable, InputError

UNFINISHED = ".unfinished"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_plain(contents: Mapping[str, bytes], path: Path) -> int:
    """One content into the file ``path``; several into a new folder ``path``, under their names.

    Readable by their owner alone. Returns the size in bytes. Raises ``InputError`` where something has the name
    already, ``DiskFull``, ``FolderUnusable``; then nothing of it is there.
    """
    if path.exists():
        raise InputError("There is a file with this name already.", "Choose another name. Nothing was written.")
    part = path.with_name(path.name + UNFINISHED)
    single = len(contents) == 1
    files = {part if single else part / name: content for name, content in contents.items()}
    try:
        if not single:
            part.mkdir(mode=0o700)
        for file, content in files.items():
            _write(file, content)
        part.replace(path)
    except FileExistsError as error:
        raise InputError("Another file of this name is being written.", "Choose another name.") from error
    except OSError as error:
        _take_back(part, list(files))
        if error.errno in _NO_ROOM:
            raise DiskFull(
                "There is no room for the file. Your diary is untouched.", "Free some space or choose another disk."
            ) from error
        raise FolderUnusable("The file cannot be written there.", "Choose a folder you may write to.") from error
    return sum(map(len, files.values()))


def _write(file: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags, 0o600), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _take_back(part: Path, files: list[Path]) -> None:
    """What is half written, and the folder round it where there is one."""
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        part.rmdir()
