"""Sticks that are full, pulled out or made for a camera; programs killed: older backups and the diary stay."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import shutil
import subprocess
import sys
import time
from io import FileIO
from pathlib import Path
from typing import BinaryIO

import pytest

from diary_desktop.domain.errors import BackupError, BackupFolderFull, BackupFolderMissing, StorageError
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.files import FileSystem, OpenMode

from .backup_samples import Stick, back_up, days_later, job, part_files, with_sound
from .conftest import Kept
from .vault_samples import passphrase, place, texts_of, with_passphrase

ROOT = Path(__file__).resolve().parents[3]


def test_a_stick_that_knows_no_permissions_and_no_renaming_over_is_enough(
    kept: Kept, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = kept.open()
    with_sound(vault, "Spoken.", 1)
    chmod = Path.chmod

    def refused(path: Path, mode: int, **options: bool) -> None:
        if path.is_relative_to(stick):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        chmod(path, mode, **options)

    monkeypatch.setattr(Path, "chmod", refused)
    monkeypatch.setattr(os, "link", None)
    archive = FolderArchive(Stick())
    made = [back_up(vault, stick, archive, now=days_later(number))[0] for number in range(3)]
    source = vault.backup_source()
    archive.thin(stick, source, {made[2].name})
    assert archive.check(made[2], source, job(), set()).problems == ()
    assert archive.generations(stick) == (made[2],)
    source.wipe()
    vault.close()


class Noted(FileSystem):
    """Remembers what was written to, flushed and named, in order; a file by the name it had then."""

    def __init__(self) -> None:
        self.done: list[tuple[str, Path]] = []

    def write(self, handle: BinaryIO, content: bytes) -> None:
        self.done.append(("written", Path(handle.name)))
        super().write(handle, content)

    def flush(self, handle: BinaryIO) -> None:
        self.done.append(("flushed", Path(handle.name)))
        super().flush(handle)

    def flush_folder(self, folder: Path) -> None:
        self.done.append(("flushed", folder))
        super().flush_folder(folder)

    def rename(self, path: Path, target: Path) -> None:
        self.done += [("named", path), ("got a name", target)]
        super().rename(path, target)


def test_everything_is_on_the_stick_before_it_has_its_name_and_the_sounds_before_the_backup(
    kept: Kept, stick: Path
) -> None:
    vault = kept.open()
    with_sound(vault, "Spoken.", 1, size=90_000)
    disk = Noted()
    made, _ = back_up(vault, stick, FolderArchive(disk, part_bytes=70_000))
    vault.close()
    told = list(enumerate(disk.done))
    files = [path for what, path in disk.done if what == "named"]
    assert len(files) > 3, "a sound, several parts, and the page for a person"
    for file in files:
        written = max(at for at, done in told if done == ("written", file))
        assert written < disk.done.index(("flushed", file)) < disk.done.index(("named", file))
    for path in (path for what, path in disk.done if what == "got a name"):
        assert ("flushed", path.parent) in disk.done[disk.done.index(("got a name", path)) :]
    parts = [at for at, (what, path) in told if what == "got a name" and path in part_files(made)]
    assert disk.done[parts[-1]][1] == part_files(made)[0], "the first part last: it makes the others a backup"
    assert ("flushed", made.folder / "sounds") in disk.done[: parts[0]]
    (sound,) = (path for what, path in disk.done if what == "got a name" and path.parent.parent.name == "sounds")
    assert ("flushed", sound.parent) in disk.done[disk.done.index(("got a name", sound)) : parts[0]]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.ENODEV])
def test_a_stick_that_fails_at_any_moment_leaves_the_diary_and_older_backups_as_they_were(
    kept: Kept, stick: Path, code: int
) -> None:
    vault = kept.open()
    first = with_sound(vault, "Spoken before.", 1)
    sound, _ = back_up(vault, stick)
    with_sound(vault, "Spoken after.", 3)
    before = texts_of(vault)
    whole = Stick()
    trial = stick.with_name("trial")
    shutil.copytree(stick, trial)
    back_up(vault, trial, FolderArchive(whole), now=days_later(1))
    assert whole.changes > 10
    for at in range(1, whole.changes + 1, 1 + 3 * (code != errno.ENOSPC)):
        failing = Stick(at, code)
        try:
            back_up(vault, stick, FolderArchive(failing), now=days_later(1))
        except BackupFolderFull:
            assert code == errno.ENOSPC
        except BackupFolderMissing:
            assert code == errno.ENODEV
        except BackupError:
            assert code == errno.EIO
        source = vault.backup_source()
        archive = FolderArchive()
        assert sound in archive.generations(stick)
        for one in archive.generations(stick):
            # What has its name is whole: the one before, or the new one whose last flush was refused.
            assert archive.check(one, source, job(), set()).problems == ()
        source.wipe()
    assert texts_of(vault) == before
    assert first.clip is not None
    assert vault.clips.read(first.clip.clip_id, first.clip.parts)
    last, check = back_up(vault, stick, now=days_later(2))
    assert check.problems == ()
    assert not list(stick.rglob(".writing-*"))
    assert FolderArchive().generations(stick)[0] == last
    vault.close()


def test_a_stick_pulled_out_half_way_is_said_and_swept_when_it_is_back(kept: Kept, stick: Path) -> None:
    vault = kept.open()
    made, _ = back_up(vault, stick)
    away = stick.with_name("pulled out")

    def pulled():
        for page in vault.sealed_rows():
            if stick.exists():
                stick.rename(away)
            yield page

    with pytest.raises(BackupFolderMissing):
        back_up(vault, stick, rows=pulled())
    away.rename(stick)
    assert FolderArchive().generations(stick) == (made,)
    (made.folder / ".writing-0123456789ab").write_bytes(b"half")
    (made.folder / "g000009-20261121-144000-0123abcd.2").write_bytes(b"a second part whose first never came")
    last, _ = back_up(vault, stick, now=days_later(1))
    assert sorted(path.name for path in made.folder.glob("*")) == sorted(
        [*(path.name for one in (made, last) for path in part_files(one)), "read me.txt", "sounds"]
    )
    vault.close()


def test_a_program_killed_while_backing_up_loses_no_entry_and_no_backup_it_told_of(tmp_path: Path) -> None:
    place(tmp_path).create(passphrase())[0].close()
    stick = tmp_path / "stick"
    stick.mkdir()
    chance = random.Random(11)
    saved: set[str] = set()
    told: list[str] = []
    for _ in range(2):
        arguments = [sys.executable, "-m", "tests.unit.storage.backup_child", str(tmp_path), str(stick)]
        child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0.1, 0.8))
        child.kill()
        lines = [line.split() for line in child.communicate()[0].splitlines(keepends=True) if line.endswith("\n")]
        saved |= {word[1] for word in lines if word[0] == "saved"}
        told += [word[1] for word in lines if word[0] == "made"]
        vault = place(tmp_path).unlock(with_passphrase())
        assert saved <= {entry.entry_id.hex() for entry, _ in vault.entries.load_all()}
        source = vault.backup_source()
        there = FolderArchive().generations(stick)
        assert not told or told[-1] in {one.name for one in there}
        for one in there:
            assert FolderArchive().check(one, source, job(), set()).problems == ()
        source.wipe()
        vault.close()
    assert told


class Killed(Exception):
    """The program ends here."""


class KilledWhileNaming(FileSystem):
    """The program dies before a sound gets its name."""

    def rename(self, path: Path, target: Path) -> None:
        if target.parent.parent.name == "sounds":
            raise Killed
        super().rename(path, target)


def test_a_kill_while_a_sound_gets_its_name_leaves_what_lay_there(kept: Kept, stick: Path) -> None:
    """Older generations name it, and what is left of a damaged copy may be all there is of a sound."""
    with contextlib.closing(kept.open()) as vault:
        with_sound(vault, "Spoken.", 1)
        made, _ = back_up(vault, stick)
        (copy,) = (made.folder / "sounds").glob("*/*")
        copy.write_bytes(copy.read_bytes()[:-100])
        left = copy.read_bytes()
        with pytest.raises(Killed):
            back_up(vault, stick, FolderArchive(KilledWhileNaming()), now=days_later(1))
        assert copy.read_bytes() == left
        back_up(vault, stick, now=days_later(2))
        assert len(copy.read_bytes()) == len(left) + 100


class Unreadable(FileSystem):
    """The diary's own sounds do not come off its disk."""

    def open(self, path: Path, mode: OpenMode) -> FileIO:
        if "clips" in path.parts and mode == "rb":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().open(path, mode)


def test_a_diary_whose_own_disk_fails_is_told_so_and_the_stick_is_not_blamed(kept: Kept, stick: Path) -> None:
    vault = kept.open()
    with_sound(vault, "Spoken.", 1)
    with pytest.raises(StorageError):
        back_up(vault, stick, FolderArchive(Unreadable()))
    assert FolderArchive().generations(stick) == ()
    vault.close()


class _FailingClip(FileIO):
    """A sound of the diary whose disk does not give back what it holds from the ``fails_at``-th read on."""

    def __init__(self, path: Path, fails_at: int) -> None:
        super().__init__(path, "rb")
        self._left = fails_at

    def read(self, size: int | None = -1, /) -> bytes:
        self._left -= 1
        if self._left <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().read(-1 if size is None else size)


class _FailingClips(FileSystem):
    """Refuses to open a sound of the diary the ``opened``-th time, or gives it with reads that fail."""

    def __init__(self, clips: Path, opened: int, fails_at: int) -> None:
        self._clips = clips
        self._opened = opened
        self._fails_at = fails_at

    def open(self, path: Path, mode: OpenMode) -> FileIO:
        if not path.is_relative_to(self._clips):
            return super().open(path, mode)
        self._opened -= 1
        if self._opened:
            return super().open(path, mode)
        if not self._fails_at:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return _FailingClip(path, self._fails_at)


@pytest.mark.parametrize(("opened", "fails_at"), [(1, 0), (1, 1), (2, 0), (2, 1), (2, 2)])
def test_a_sound_that_the_diarys_disk_does_not_give_is_no_fault_of_the_stick(
    kept: Kept, stick: Path, opened: int, fails_at: int
) -> None:
    """Opened for its tag, then to be copied: refused in either, or at the first or the second piece."""
    vault = kept.open()
    with_sound(vault, "Spoken.", 1, size=1_200_000)
    with pytest.raises(StorageError) as caught:
        back_up(vault, stick, FolderArchive(_FailingClips(kept.inside / "clips", opened, fails_at)))
    assert not isinstance(caught.value, BackupError)
    assert FolderArchive().generations(stick) == ()
    assert list(stick.rglob(".writing-*")) == []
    assert back_up(vault, stick)[1].problems == ()
    vault.close()
