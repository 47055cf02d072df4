"""A folder, a zip or a single file of another program, read in memory alone: nothing is unpacked onto the disk.

What comes from outside is not trusted: names are only looked up, never opened as paths of a zip; links are not
followed; a member is read up to a bound, whatever length it claims.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Protocol

from ..domain.errors import InputError
from ..domain.foreign import Flaw, Unreadable

MOST_FILES = 200_000
MOST_DOCUMENT = 256_000_000
"""Bytes of a file that holds entries."""
MOST_MEDIA = 100_000_000
"""Bytes of a photo or any other file: the largest that can be attached."""
_MOST_RATIO = 200
"""Text and JSON shrink to a twentieth; what shrinks more than this, and is large, was made to harm."""
_HARMLESS = 10_000_000


class Unfit(Exception):
    """This one thing cannot be read; the others can."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


class Tree(Protocol):
    """Files by their names from the top, parted by slashes."""

    refused: tuple[Unreadable, ...]

    def names(self) -> tuple[str, ...]:
        """In order."""

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""

    def read(self, name: str, most: int = MOST_DOCUMENT) -> bytes:
        """Raises ``Unfit``."""

    def changed(self, name: str) -> datetime | None:
        """The file's own time, on the clock of the wall."""


class FolderTree:
    """A folder with everything below it, or a single file with what it names beside it."""

    def __init__(self, path: Path) -> None:
        self._root = path if path.is_dir() else path.parent
        refused: list[Unreadable] = []
        found = sorted(_walked(path, refused)) if path.is_dir() else [path.name]
        if len(found) > MOST_FILES:
            raise InputError("There are too many files in this folder.", "Choose the folder of the diary alone.")
        self._names = tuple(found)
        self._known = frozenset(found)
        self._is_alone = not path.is_dir()
        self.refused = tuple(refused)

    def names(self) -> tuple[str, ...]:
        return self._names

    def has(self, name: str) -> bool:
        return name in self._known or (self._is_alone and self._lies_beside(name))

    def read(self, name: str, most: int = MOST_DOCUMENT) -> bytes:
        if not self.has(name):
            raise Unfit("file_missing")
        try:
            with (self._root / name).open("rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise Unfit("not_followed")
                content = file.read(most + 1)
        except OSError as error:
            raise Unfit("damaged") from error
        if len(content) > most:
            raise Unfit("too_large")
        return content

    def changed(self, name: str) -> datetime | None:
        try:
            return datetime.fromtimestamp((self._root / name).stat().st_mtime).replace(microsecond=0)
        except (OSError, ValueError, OverflowError):
            return None

    def _lies_beside(self, name: str) -> bool:
        """In the file's own folder or below, and no link on the way."""
        parts = PurePosixPath(name).parts
        if not parts or ".." in parts or PurePosixPath(name).is_absolute():
            return False
        steps = [self._root.joinpath(*parts[:end]) for end in range(1, len(parts) + 1)]
        return not any(one.is_symlink() for one in steps) and steps[-1].is_file()


class ZipTree:
    """The members of a zip. Two of one name, a name that leads out of it, and links are refused and named."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
            members = self._zip.infolist()
        except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise InputError("This zip cannot be read.", "Export it once more from the other program.") from error
        if len(members) > MOST_FILES:
            raise InputError("There are too many files in this zip.", "Export a part of the diary at a time.")
        refused: list[Unreadable] = []
        self._members: dict[str, zipfile.ZipInfo] = {}
        for one in members:
            if one.is_dir() or _is_hidden(one.filename):
                continue
            if not _stays_inside(one) or one.filename in self._members:
                refused.append(Unreadable(one.filename, "not_followed"))
            else:
                self._members[one.filename] = one
        self.refused = tuple(refused)

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._members))

    def has(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, most: int = MOST_DOCUMENT) -> bytes:
        member = self._members.get(name)
        if member is None:
            raise Unfit("file_missing")
        if member.flag_bits & 1:
            raise Unfit("locked")
        if member.file_size > most or _is_bomb(member):
            raise Unfit("too_large")
        try:
            with self._zip.open(member) as file:
                content = file.read(most + 1)
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
            raise Unfit("damaged") from error
        if len(content) > most:
            raise Unfit("too_large")
        return content

    def changed(self, name: str) -> datetime | None:
        member = self._members.get(name)
        try:
            return None if member is None else datetime(*member.date_time)
        except ValueError:
            return None


def opened(path: Path) -> Tree:
    """Raises ``InputError`` for what is not there, or no zip though it is called one."""
    if not path.exists():
        raise InputError("There is nothing at this place.", "Choose the file or folder of the other diary.")
    if path.is_file() and zipfile.is_zipfile(path):
        return ZipTree(path)
    return FolderTree(path)


def _walked(root: Path, refused: list[Unreadable]) -> Iterator[str]:
    for folder, folders, files in os.walk(root, followlinks=False):
        here = Path(folder)
        for name in [one for one in folders if (here / one).is_symlink()]:
            refused.append(Unreadable((here / name).relative_to(root).as_posix(), "not_followed"))
        folders[:] = [one for one in folders if not one.startswith(".") and not (here / one).is_symlink()]
        for name in files:
            path = here / name
            if name.startswith("."):
                continue
            if path.is_symlink():
                refused.append(Unreadable(path.relative_to(root).as_posix(), "not_followed"))
            else:
                yield path.relative_to(root).as_posix()


def _is_hidden(name: str) -> bool:
    """What systems put beside: resource forks of macOS, and names that begin with a dot."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(one.startswith(".") and one not in (".", "..") for one in parts)


def _stays_inside(member: zipfile.ZipInfo) -> bool:
    name, mode = member.filename, member.external_attr >> 16
    plain = not name.startswith("/") and "\\" not in name and ":" not in name.split("/")[0]
    return plain and ".." not in name.split("/") and "\0" not in name and not stat.S_ISLNK(mode)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _HARMLESS and member.file_size > _MOST_RATIO * max(1, member.compress_size)
