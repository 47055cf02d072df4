"""A disk that refuses its Nth operation, once or from then on, LanceDB's commits counted with the rest."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO, cast

from diary_desktop.storage.files import FileSystem, OpenMode, storage_error
from diary_desktop.storage.table_errors import TableUnreadable
from diary_desktop.storage.tables import SealedTable

ERRORS = {name: getattr(errno, name) for name in ("ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE")}
SHORT = "short write"
FLUSH = "failed flush"
LIMITS = {"no room for anybody": resource.RLIMIT_FSIZE, "no file for anybody": resource.RLIMIT_NOFILE}
"""The system's own limits on this process, which LanceDB meets in the middle of its work as well."""
KINDS = (*ERRORS, SHORT, FLUSH, *LIMITS)

_TABLE_OPERATIONS = ("create", "open", "put", "delete", "keys", "get", "merge_fragments", "rewrite")


@dataclass(frozen=True, slots=True)
class Fault:
    """``kind`` is one of ``KINDS``; ``at`` counts from 1."""

    kind: str
    at: int
    sticky: bool


NO_FAULT = Fault("none", 0, False)
"""Operations are counted, and none is refused."""


class FaultyDisk(FileSystem):
    """Counts from ``arm`` on. ``operations`` names them in order, ``failed`` says how many were refused."""

    def __init__(self) -> None:
        self.operations: list[str] = []
        self.failed = 0
        self._fault: Fault | None = None
        self._limits: dict[int, tuple[int, int]] = {}

    def arm(self, fault: Fault | None) -> None:
        """Begin to count, and to fail where there is a ``fault``."""
        self.operations = []
        self.failed = 0
        self._fault = fault

    def heal(self) -> None:
        """No fault any more."""
        self._fault = None
        for what, limit in self._limits.items():
            resource.setrlimit(what, limit)
        self._limits.clear()

    def meet(self, operation: str) -> None:
        """Count one operation; raises ``OSError`` when it is this one's turn to fail."""
        self.operations.append(operation)
        fault = self._fault
        if fault is None or fault == NO_FAULT or not self._is_due(fault) or not may_meet(fault.kind, operation):
            return
        if fault.kind in LIMITS:
            self._limit(LIMITS[fault.kind])
        elif fault.kind != SHORT:
            self._refuse(ERRORS.get(fault.kind, errno.EIO))

    def _is_due(self, fault: Fault) -> bool:
        """A single fault hits the first operation of its kind from its turn on."""
        count = len(self.operations)
        return count >= fault.at and (fault.sticky or not self.failed)

    def _refuse(self, code: int) -> None:
        self.failed += 1
        raise OSError(code, os.strerror(code))

    def _limit(self, what: int) -> None:
        """Make the system refuse from here on, whoever asks."""
        if what in self._limits:
            return
        self.failed += 1
        self._limits[what] = resource.getrlimit(what)
        lowest = 1 if what == resource.RLIMIT_FSIZE else _open_files()
        resource.setrlimit(what, (lowest, self._limits[what][1]))

    def open(self, path: Path, mode: OpenMode) -> FileIO:
        self.meet("open")
        return super().open(path, mode)

    def read(self, path: Path) -> bytes:
        self.meet("read")
        return super().read(path)

    def write(self, handle: BinaryIO, content: bytes) -> None:
        """What fits is written before a disk is full. A short write takes half of what it is given, and says so."""
        try:
            self.meet("write")
        except OSError:
            if self._fault is not None and self._fault.kind == "ENOSPC":
                super().write(handle, content[: len(content) // 2])
            raise
        fault = self._fault
        if fault is not None and fault.kind == SHORT and self._is_due(fault):
            self.failed += 1
            super().write(cast(BinaryIO, _HalfTaking(handle, always=fault.sticky)), content)
        else:
            super().write(handle, content)

    def truncate(self, handle: BinaryIO, length: int) -> None:
        self.meet("truncate")
        super().truncate(handle, length)

    def flush(self, handle: BinaryIO) -> None:
        self.meet("flush")
        super().flush(handle)

    def flush_folder(self, folder: Path) -> None:
        self.meet("flush folder")
        super().flush_folder(folder)

    def rename(self, path: Path, target: Path) -> None:
        self.meet("rename")
        super().rename(path, target)

    def unlink(self, path: Path) -> None:
        self.meet("unlink")
        super().unlink(path)

    def make_one_folder(self, folder: Path) -> None:
        self.meet("make folder")
        super().make_one_folder(folder)

    def remove_one_folder(self, folder: Path) -> None:
        self.meet("remove folder")
        super().remove_one_folder(folder)


class _HalfTaking:
    """A file that takes half of what it is given: the first time, or always."""

    def __init__(self, handle: BinaryIO, *, always: bool) -> None:
        self._handle = handle
        self._always = always
        self._first = True

    def write(self, content: memoryview) -> int:
        half = self._first or self._always
        self._first = False
        return self._handle.write(content[: (len(content) + 1) // 2] if half else content)


def may_meet(kind: str, operation: str) -> bool:
    """Whether this kind of fault can hit this operation: flushes fail to flush, writes are short."""
    if kind in (FLUSH, SHORT):
        return operation.startswith("flush" if kind == FLUSH else "write")
    return True


@contextlib.contextmanager
def lancedb_on(disk: FaultyDisk) -> Iterator[None]:
    """LanceDB's commits and reads meet the disk's faults too: before they did anything, or after all of it."""
    originals = {name: getattr(SealedTable, name) for name in _TABLE_OPERATIONS}
    for name, original in originals.items():
        setattr(SealedTable, name, _meeting(disk, original))
    try:
        yield
    finally:
        for name, original in originals.items():
            setattr(SealedTable, name, original)


def _meeting(disk: FaultyDisk, original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def operation(table: SealedTable, *arguments: Any) -> Any:
        _meet(disk)
        result = original(table, *arguments)
        if original.__name__ not in ("keys", "get"):
            _meet(disk)
        return result

    return operation


def _meet(disk: FaultyDisk) -> None:
    try:
        disk.meet("LanceDB")
    except OSError as error:
        raise (TableUnreadable() if error.errno == errno.EIO else storage_error(error)) from error


def _open_files() -> int:
    """The highest descriptor in use; a guess where the system does not tell."""
    numbers = Path("/proc/self/fd")
    return max(int(one.name) for one in numbers.iterdir()) if numbers.is_dir() else 16
