"""A stick that is pulled out, full or write-protected, through what the window calls: a real file system of its own."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from diary_desktop.domain.errors import BackupError, BackupFolderFull, BackupFolderMissing
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.backup_archive import FolderArchive
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk
from tests.loop_disk import LoopDisk, disk
from tests.torture.sticks import NEVER, PulledDisk

__all__ = ["disk"]  # fixtures are found by their names in this module


@pytest.fixture
def stick(disk: LoopDisk) -> PulledDisk:
    """``disk`` as backups use it."""
    return PulledDisk(disk, NEVER)


@pytest.fixture
def desk(make_desk: MakeDesk, disk: LoopDisk, stick: PulledDisk) -> Desk:
    """An open diary with two entries and a backup of them on the stick."""
    one = make_desk(archive=FolderArchive(stick))
    one.journeys.session.create(bytearray(PASSPHRASE))
    one.journeys.diary.write("We pitched the tent behind the dunes.")
    one.journeys.diary.write("It rained into the soup.")
    one.journeys.backups.choose([disk.folder])
    one.journeys.backups.back_up(0, Token())
    return one


def another_day(desk: Desk) -> None:
    """Of one day one backup is kept."""
    desk.clock.forward(days=1)
    desk.journeys.backups.back_up(0, Token())


def is_whole(desk: Desk, folder: Path, generations: int) -> bool:
    """Both entries are in the diary, and in each of so many backups, proved piece by piece."""
    backups = desk.journeys.backups
    known = backups.check_all(0, Token(), [folder])
    assert [(one.entries, one.problems) for one in known] == [(2, ())] * generations
    assert len(backups.candidates(folder)) == generations
    return len(desk.journeys.diary.summaries()) == 2 and not desk.journeys.session.with_vault(lambda one: one.damaged)


@pytest.mark.parametrize("at", [1, 5, 10])
def test_pulled_out_amid_a_backup_it_is_told_and_the_next_backup_is_whole(
    desk: Desk, disk: LoopDisk, stick: PulledDisk, at: int
) -> None:
    backups = desk.journeys.backups
    stick.pull_out_at(at)
    with pytest.raises(BackupError) as caught:
        backups.back_up(0, Token())
    assert caught.value.what_text
    assert caught.value.hint_text
    assert backups.state.error is caught.value
    assert not backups.state.reachable, "its mount point is there, it is not"
    assert list(disk.folder.iterdir()) == []
    disk.mount()
    before = len(backups.candidates(disk.folder))
    another_day(desk)
    assert is_whole(desk, disk.folder, before + 1)
    assert backups.state.error is None


def test_nothing_is_written_to_a_mount_point_without_its_stick(desk: Desk, disk: LoopDisk, clock: FakeClock) -> None:
    backups = desk.journeys.backups
    disk.unmount()
    clock.forward(days=2)
    assert backups.due() == []
    with pytest.raises(BackupFolderMissing):
        backups.back_up(0, Token(), [disk.folder])
    assert list(disk.folder.iterdir()) == []
    backups.choose([])
    backups.choose([disk.folder])
    assert len(backups.back_up(0, Token())) == 1, "named again, it is a folder like any other"
    disk.mount()
    assert is_whole(desk, disk.folder, 1)


def test_a_stick_whose_first_backup_was_broken_off_is_known_by_its_mount_point_too(
    make_desk: MakeDesk, disk: LoopDisk, stick: PulledDisk
) -> None:
    desk = make_desk(archive=FolderArchive(stick))
    desk.journeys.session.create(bytearray(PASSPHRASE))
    desk.journeys.diary.write("We pitched the tent behind the dunes.")
    backups = desk.journeys.backups
    backups.choose([disk.folder])
    stick.pull_out_at(3)
    with pytest.raises(BackupError):
        backups.back_up(0, Token())
    with pytest.raises(BackupFolderMissing):
        backups.back_up(0, Token())
    backups.forget()
    assert backups.due() == [], "it is remembered in the diary"
    assert list(disk.folder.iterdir()) == []
    disk.mount()
    assert len(backups.back_up(0, Token())) == 1


def test_a_full_stick_keeps_what_is_on_it_and_goes_on_once_there_is_room(desk: Desk, disk: LoopDisk) -> None:
    backups, filler = desk.journeys.backups, disk.folder / "holiday.mov"
    fill(filler)
    with pytest.raises(BackupFolderFull):
        backups.back_up(0, Token())
    assert is_whole(desk, disk.folder, 1)
    filler.unlink()
    another_day(desk)
    assert is_whole(desk, disk.folder, 2)


def test_a_write_protected_stick_is_told_and_still_restores(desk: Desk, disk: LoopDisk, tmp_path: Path) -> None:
    backups = desk.journeys.backups
    disk.unmount()
    disk.mount("ro")
    with pytest.raises(BackupError, match="may not write") as caught:
        backups.back_up(0, Token())
    assert caught.value.hint_text
    newest = backups.candidates(disk.folder)[0]
    secret = Secrets(passphrase=bytearray(PASSPHRASE))
    report = backups.restore(newest, secret, tmp_path / "copy", lambda done, total: None, Token())
    assert (report.entries, report.problems) == (2, ())


def fill(file: Path) -> None:
    """To the last byte."""
    with file.open("wb", buffering=0) as handle:
        for size in (65_536, 1_024, 1):
            with contextlib.suppress(OSError):
                while handle.write(bytes(size)):
                    pass
    assert os.statvfs(file).f_bavail == 0
