"""Puts a restored diary in the place of the one there, which is kept beside it until the restored one has been opened.

    1. diary            -> diary.replaced
    2. diary.restoring  -> diary

Killed between the two, ``settle`` finishes the second step: whoever looks for a diary asks it first.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from ..domain.errors import FolderUnusable
from .files import FileSystem, FolderLock, VaultLayout, writing

RESTORING = ".restoring"
REPLACED = ".replaced"
TRIAL = ".trial"
"""Where a backup is restored for a trial, beside the diary that is open meanwhile."""


def put_in_place(restored: Path, folder: Path, files: FileSystem) -> None:
    """``restored`` is ``folder`` with ``RESTORING`` behind its name, whole and closed.

    Raises ``VaultInUse`` where another program has the diary open, ``FolderUnusable``.
    """
    if restored != _beside(folder, RESTORING):
        raise FolderUnusable
    if folder.exists():
        lock = FolderLock(VaultLayout(folder).lock)
        lock.acquire()
        lock.release()  # some systems rename no folder in which a file is open
    with writing():
        if folder.exists():
            files.remove_tree(_beside(folder, REPLACED))
            files.rename(folder, _beside(folder, REPLACED))
        files.flush_folder(folder.parent)
        files.rename(restored, folder)
        files.flush_folder(folder.parent)


def settle(folder: Path, files: FileSystem) -> None:
    """Finish a swap that was interrupted: nothing where none was."""
    with contextlib.suppress(OSError):
        replaced, restored = _beside(folder, REPLACED), _beside(folder, RESTORING)
        if folder.exists() or not replaced.is_dir():
            return
        headers = VaultLayout(restored).headers
        files.rename(restored if any(one.exists() for one in headers) else replaced, folder)
        files.flush_folder(folder.parent)


def drop_replaced(folder: Path, files: FileSystem) -> bool:
    """Remove the diary that was replaced; False where there is none. Raises ``StorageError``."""
    replaced = _beside(folder, REPLACED)
    if not replaced.is_dir():
        return False
    files.remove_tree(replaced)
    return True


def drop_trial(folder: Path, files: FileSystem) -> None:
    """Remove what a killed trial left, once the diary's lock is held: it is a whole diary, with what is erased since.

    A folder that is no diary is somebody else's and stays. Raises ``StorageError``.
    """
    trial = _beside(folder, TRIAL)
    if any(header.exists() for header in VaultLayout(trial).headers):
        files.remove_tree(trial)


def _beside(folder: Path, ending: str) -> Path:
    return folder.with_name(folder.name + ending)
