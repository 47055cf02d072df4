"""A full disk says how much room it has, where it tells; a quota says nothing of it."""

from __future__ import annotations

import errno
import os
import shutil
from collections import namedtuple
from io import FileIO
from pathlib import Path

import pytest

from diary_desktop.domain.errors import BackupFolderFull, DiskFull
from diary_desktop.storage.backup_errors import on_the_stick
from diary_desktop.storage.files import FileSystem, writing

Usage = namedtuple("Usage", "total used free")
ROOM = "7 MB are free"


class Full(FileIO):
    """Takes nothing."""

    code = errno.ENOSPC

    def write(self, content: object) -> int:
        raise OSError(self.code, os.strerror(self.code))


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Full:
    def usage(folder: Path) -> Usage:
        assert folder == tmp_path
        return Usage(9, 2, 7_400_000)

    monkeypatch.setattr("shutil.disk_usage", usage)
    return Full(tmp_path / "log", "wb")


def refused(handle: Full) -> DiskFull:
    with handle, pytest.raises(DiskFull) as caught, writing():
        FileSystem().write(handle, b"page")
    return caught.value


def test_it_says_how_much_room_is_left(full: Full) -> None:
    error = refused(full)
    assert error.hint_text.endswith(f"{ROOM}.")
    assert error.what_text == DiskFull.what


def test_a_full_stick_says_it_of_the_stick(full: Full) -> None:
    with full, pytest.raises(BackupFolderFull, match=ROOM), on_the_stick(), writing():
        FileSystem().write(full, b"page")


@pytest.mark.parametrize("code", [errno.EDQUOT, errno.EFBIG])
def test_a_quota_says_nothing_of_the_room(full: Full, code: int) -> None:
    full.code = code
    assert refused(full).hint_text == DiskFull.hint


def test_a_disk_that_does_not_tell_is_full_all_the_same(full: Full, monkeypatch: pytest.MonkeyPatch) -> None:
    def untold(_: Path) -> Usage:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("shutil.disk_usage", untold)
    assert refused(full).hint_text == DiskFull.hint


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_the_system_itself_says_of_an_open_file_is_enough() -> None:
    with FileIO("/dev/full", "wb") as handle, pytest.raises(DiskFull) as caught, writing():
        FileSystem().write(handle, b"page")
    assert caught.value.values == {"free": shutil.disk_usage("/dev").free // 1_000_000}
