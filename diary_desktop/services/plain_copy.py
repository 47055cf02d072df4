"""Writes what somebody asked to have outside of the diary: a plain file, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from diary_desktop.domain.errors import DiskFull, FolderUnusable

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_plain(path: Path, pieces: Iterable[bytes]) -> None:
    """Beside its place first, in the folder the person chose, then in the place of what was there.

    Raises ``DiskFull``, ``FolderUnusable``, and whatever ``pieces`` raises; then nothing half written stays.
    """
    beside = path.with_name(f".{secrets.token_hex(6)}.unfinished")
    try:
        with contextlib.ExitStack() as stack:
            handle = stack.enter_context(os.fdopen(_created(beside), "wb"))
            stack.callback(lambda: beside.unlink(missing_ok=True))
            for piece in pieces:
                handle.write(piece)
            handle.flush()
            os.fsync(handle.fileno())
            handle.close()
            beside.replace(path)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull("There is no room for the copy.", "Free some space or choose another disk.") from error
        raise FolderUnusable("The copy cannot be written there.", "Choose a folder you may write to.") from error


def _created(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
