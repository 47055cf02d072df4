"""A vault with sounds, a stick that fails, and the few lines every test of a backup begins with."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from diary_desktop.domain.backup import BackupCheck, Generation
from diary_desktop.domain.entry import Clip, ClipId, Entry
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.backup import Job
from diary_desktop.ports.backup_source import SealedRow
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.files import FileSystem, OpenMode
from diary_desktop.storage.open_vault import LedgerVault

from .vault_samples import new_entry

EVENING = Moment(datetime(2026, 11, 21, 21, 40), 420, "Asia/Ho_Chi_Minh")


def job(report: Callable[[int, int], None] | None = None, token: Token | None = None) -> Job:
    return Job(token or Token(), report or (lambda done, total: None))


def days_later(days: float) -> Moment:
    return replace(EVENING, local=EVENING.local + timedelta(days=days))


def with_sound(vault: LedgerVault, text: str, number: int, size: int = 9_000) -> Entry:
    """An entry whose clip is finished, as a recording leaves it."""
    clip_id = ClipId(random.Random(number).randbytes(16))
    writer = vault.clips.writer(clip_id, 1)
    writer.append(random.Random(number + 1).randbytes(size))
    part = writer.finish()
    entry = replace(new_entry(text, number), clip=Clip(clip_id, (part,), 3.0))
    vault.entries.put(entry)
    return entry


def back_up(
    vault: LedgerVault,
    folder: Path,
    archive: FolderArchive | None = None,
    now: Moment = EVENING,
    rows: Iterator[Sequence[SealedRow]] | None = None,
    token: Token | None = None,
) -> tuple[Generation, BackupCheck]:
    """One generation of the open vault in ``folder``."""
    source = vault.backup_source()
    try:
        return (archive or FolderArchive()).write(folder, source, rows or vault.sealed_rows(), now, 0, job(token=token))
    finally:
        source.wipe()


def part_files(generation: Generation) -> list[Path]:
    return sorted(generation.folder.glob(f"{generation.name}.*"))


class Stick(FileSystem):
    """Refuses what FAT refuses, and from the ``fails_at``-th change on everything, with ``code``."""

    def __init__(self, fails_at: int = 10**9, code: int = errno.ENOSPC) -> None:
        self.changes = 0
        self.fails_at = fails_at
        self.code = code

    def open(self, path: Path, mode: OpenMode) -> FileIO:
        if mode != "rb":
            self._change()
        assert not set('<>:"|?*\\') & set(path.name)
        assert path.name == path.name.rstrip(". ")
        return super().open(path, mode)

    def write(self, handle: BinaryIO, content: bytes) -> None:
        if self.changes + 1 >= self.fails_at:
            handle.write(content[: len(content) // 2])
        self._change()
        super().write(handle, content)

    def flush(self, handle: BinaryIO) -> None:
        self._change()
        super().flush(handle)

    def flush_folder(self, folder: Path) -> None:
        self._change()
        super().flush_folder(folder)

    def rename(self, path: Path, target: Path) -> None:
        self._change()
        if target.exists():
            raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
        super().rename(path, target)

    def unlink(self, path: Path) -> None:
        if self.code == errno.ENODEV:
            self._change()
        super().unlink(path)

    def make_one_folder(self, folder: Path) -> None:
        self._change()
        folder.mkdir(exist_ok=True)

    def _change(self) -> None:
        self.changes += 1
        if self.changes >= self.fails_at:
            raise OSError(self.code, os.strerror(self.code))
