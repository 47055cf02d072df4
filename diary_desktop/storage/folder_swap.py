"""Puts a restored diary in the place of the one there, which is kept beside it until the restored one has been opened.

    1. diary            -> diary.replaced
    2. diary.restoring  -> diary

Killed between the two, ``settle`` finishes the second step: whoever looks for a diary asks it first. Killed before the
first, nothing was replaced yet: ``drop_leftovers`` undoes it at the next opening, for the backup is still there.
"""

from __future__ import annotations

import contextlib
import logging
import re
from pathlib import Path

from ..domain.errors import FolderUnusable, StorageError, VaultInUse
from .files import FileSystem, FolderLock, VaultLayout, writing
from .listing import inside

log = logging.getLogger(__name__)

RESTORING = ".restoring"
REPLACED = ".replaced"
TRIAL = ".trial"
"""Where a backup is restored for a trial, beside the diary that is open meanwhile."""
ANCHOR = ".anchor"
"""Behind either: what is remembered of a diary while it is restored."""

_OWN = re.compile(
    r"header-[ab]|lock|log|unfinished|checkpoint-\d+-[ab]|tables|clips|quarantine|snapshot(-new)?|\.writing-.+"
)


def put_in_place(restored: Path, folder: Path, files: FileSystem) -> None:
    """``restored`` is ``folder`` with ``RESTORING`` behind its name, whole and closed.

    What was replaced before and is still there stays: the diary in between may never have been opened.
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
            files.rename(folder, _next_replaced(folder))
        files.flush_folder(folder.parent)
        files.rename(restored, folder)
        files.flush_folder(folder.parent)


def settle(folder: Path, files: FileSystem) -> None:
    """Finish a restore that was killed where no diary is in its place: nothing where there is one.

    The restored one where it is whole, for that is what was asked; else the one it was to take the place of.
    """
    with contextlib.suppress(OSError, VaultInUse, StorageError):
        if folder.exists():
            return
        restored, replaced = _beside(folder, RESTORING), _replaced(folder)
        if _is_whole(restored) and not _is_used(restored):
            files.rename(restored, folder)
        elif replaced:
            files.rename(replaced[-1], folder)
        else:
            return
        files.flush_folder(folder.parent)
        log.info("a restore that was interrupted was finished")


def drop_replaced(folder: Path, files: FileSystem) -> bool:
    """Remove the diary that was replaced; False where there is none. Raises ``StorageError``."""
    with writing():
        replaced = _replaced(folder)
    for one in replaced:
        files.remove_tree(one)
    return bool(replaced)


def drop_leftovers(folder: Path, files: FileSystem) -> None:
    """Remove what a killed trial or restore left, once the diary's lock is held.

    Each is a diary, whole or in part, with what is erased since; the backup it came from is still there. A folder that
    is no diary is somebody else's and stays, and so does one that is being filled. Raises ``StorageError``.
    """
    for ending in (TRIAL, RESTORING):
        left = _beside(folder, ending)
        if left.is_dir() and _is_diary(left) and not _is_used(left):
            files.remove_tree(left)
            files.remove_tree(_beside(left, ANCHOR))
            log.info("what an interrupted restore left was removed")


def _is_whole(folder: Path) -> bool:
    """The header is written last, and the mark of one that is being made goes after it."""
    layout = VaultLayout(folder)
    return any(one.exists() for one in layout.headers) and not layout.marker.exists()


def _is_diary(folder: Path) -> bool:
    """Or what is left of one: no name that a diary does not use."""
    with writing():
        names = [path.name for path in inside(folder)]
    return any(header.name in names for header in VaultLayout(folder).headers) or all(map(_OWN.fullmatch, names))


def _is_used(folder: Path) -> bool:
    """Whether a program, this one or another, is filling or reading it."""
    path = VaultLayout(folder).lock
    if not path.exists():
        return False
    lock = FolderLock(path)
    try:
        lock.acquire()
    except VaultInUse:
        return True
    lock.release()
    return False


def _replaced(folder: Path) -> list[Path]:
    """Diaries that were replaced, the last one at the end."""
    pattern = re.compile(re.escape(folder.name + REPLACED) + r"(?:-(\d+))?")
    found = [(match, path) for path in inside(folder.parent) if (match := pattern.fullmatch(path.name))]
    return [path for _, path in sorted((int(match[1] or 1), path) for match, path in found if path.is_dir())]


def _next_replaced(folder: Path) -> Path:
    there = _replaced(folder)
    if not there:
        return _beside(folder, REPLACED)
    number = there[-1].name.removeprefix(folder.name + REPLACED).removeprefix("-") or "1"
    return _beside(folder, f"{REPLACED}-{int(number) + 1}")


def _beside(folder: Path, ending: str) -> Path:
    return folder.with_name(folder.name + ending)
