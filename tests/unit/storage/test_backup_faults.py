"""Sticks that are full, pulled out, rotten or made for a camera; programs killed: older backups and the diary stay."""

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

from diary_desktop.domain.backup import Generation
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import BackupError, BackupFolderFull, BackupFolderMissing, DiskFull, WrongPassphrase
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.files import FileSystem, OpenMode

from .backup_samples import back_up, days_later, job, part_files, with_sound
from .conftest import Kept
from .vault_samples import new_entry, passphrase, place, texts_of, with_passphrase

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


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


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[EntryId, str]]:
    """A stick with one backup of 120 entries and two sounds in several parts, and what the entries say."""
    folder = tmp_path_factory.mktemp("rich")
    vault, _ = place(folder).create(passphrase())
    for number in range(120):
        vault.entries.put(new_entry(f"{number} " + "A long evening by the river. " * 40, number))
    for number in range(2):
        with_sound(vault, f"Spoken {number}.", number * 5)
    (folder / "stick").mkdir()
    back_up(vault, folder / "stick", FolderArchive(part_bytes=60_000))
    words = {entry.entry_id: entry.text for entry, _ in vault.entries.load_all()}
    vault.close()
    return folder / "stick", words


def restored_words(stick: Path, folder: Path) -> tuple[dict[EntryId, str], tuple[str, ...]]:
    """What comes back, and what is named."""
    (made,) = FolderArchive().generations(stick)
    report = FolderArchive().restore(made, with_passphrase(), folder / "vault", job())
    vault = place(folder).unlock(with_passphrase())
    words = {entry.entry_id: entry.text for entry, _ in vault.entries.load_all()}
    for entry, _ in vault.entries.load_all():
        if entry.clip is not None and not report.problems:
            assert vault.clips.read(entry.clip.clip_id, entry.clip.parts)
    vault.close()
    return words, report.problems


def files_of(stick: Path) -> list[Path]:
    return [path for path in sorted(stick.rglob("*")) if path.is_file() and path.suffix != ".txt"]


@pytest.mark.parametrize("seed", range(3))
def test_flipped_bits_come_back_identical_or_named_and_never_as_another_word(
    rich: tuple[Path, dict[EntryId, str]], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    stick = tmp_path / "stick"
    shutil.copytree(rich[0], stick)
    for path in chance.sample(files_of(stick), 1 + seed % 2):
        content = bytearray(path.read_bytes())
        for _ in range(1 + seed % 3):
            at = chance.randrange(len(content))
            content[at] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
    words, problems = restored_words(stick, tmp_path)
    assert all(rich[1][entry_id] == text for entry_id, text in words.items())
    assert len(words) == len(rich[1]) or any("entries" in one for one in problems)


def test_every_bit_of_the_beginning_is_healed_from_the_end_and_of_both_is_named(
    rich: tuple[Path, dict[EntryId, str]], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(rich[0], stick)
    (made,) = FolderArchive().generations(stick)
    first = part_files(made)[0]
    whole = first.read_bytes()
    length = int.from_bytes(whole[-4:])
    for at in range(0, length, 53):
        content = bytearray(whole)
        content[at] ^= 0x40
        first.write_bytes(content)
        assert FolderArchive()._reader(made).preamble().header in whole
    content = bytearray(whole)
    content[20] ^= 1
    content[-40] ^= 1
    first.write_bytes(content)
    words, problems = restored_words(stick, tmp_path)  # the second part holds the header as well
    assert 0 < len(words) < len(rich[1])
    assert any("part 1" in one for one in problems)


@pytest.mark.parametrize("keeps", [0.5])
def test_a_cut_backup_gives_back_what_is_there_and_names_the_rest(
    rich: tuple[Path, dict[EntryId, str]], tmp_path: Path, keeps: float
) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(rich[0], stick)
    (made,) = FolderArchive().generations(stick)
    last = part_files(made)[-1]
    last.write_bytes(last.read_bytes()[: int(last.stat().st_size * keeps)])
    words, problems = restored_words(stick, tmp_path)
    assert all(rich[1][entry_id] == text for entry_id, text in words.items())
    assert words
    assert problems or words == rich[1]


def test_parts_sounds_and_generations_put_in_each_others_place_are_noticed(
    kept: Kept, stick: Path, tmp_path: Path
) -> None:
    vault = kept.open()
    with_sound(vault, "One.", 1)
    with_sound(vault, "Two.", 4)
    one, _ = back_up(vault, stick)
    vault.entries.put(new_entry("Between."))
    two, _ = back_up(vault, stick, now=days_later(1))
    source, archive = vault.backup_source(), FolderArchive()

    def problems(made: Generation) -> tuple[str, ...]:
        return archive.check(made, source, job(), set()).problems

    (first,), (second,) = part_files(one), part_files(two)
    swap(first, second)
    assert problems(one)
    assert problems(two)
    swap(first, second)
    sounds = sorted((one.folder / "sounds").glob("*/*"))
    swap(*sounds)
    assert len(problems(two)) == 2
    back_up(vault, stick, now=days_later(2))  # copies anew what was set aside
    assert problems(two) == ()
    source.wipe()
    vault.close()


def swap(one: Path, other: Path) -> None:
    beside = one.with_name("beside")
    one.rename(beside)
    other.rename(one)
    beside.rename(other)


def test_a_damaged_header_is_never_called_a_wrong_passphrase(
    rich: tuple[Path, dict[EntryId, str]], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(rich[0], stick)
    (made,) = FolderArchive().generations(stick)
    for path in part_files(made):
        content = bytearray(path.read_bytes())
        content[100] ^= 1
        content[-100] ^= 1
        path.write_bytes(content)
    with pytest.raises(BackupError) as caught:
        FolderArchive().restore(made, with_passphrase(), tmp_path / "new", job())
    assert not isinstance(caught.value, WrongPassphrase)
    assert not (tmp_path / "new").exists()


def test_a_disk_that_fills_up_while_restoring_leaves_nothing_half_made(
    rich: tuple[Path, dict[EntryId, str]], tmp_path: Path
) -> None:
    (made,) = FolderArchive().generations(rich[0])
    for at in (1, 9):
        with pytest.raises(DiskFull):
            FolderArchive(Stick(at)).restore(made, with_passphrase(), tmp_path / "new" / "vault", job())
        assert not place(tmp_path / "new").exists()
    FolderArchive().restore(made, with_passphrase(), tmp_path / "new" / "vault", job())
    vault = place(tmp_path / "new").unlock(with_passphrase())
    assert len(texts_of(vault)) == len(set(rich[1].values()))
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


def test_a_bad_spot_is_an_error_while_checking_and_a_named_gap_while_restoring(
    rich: tuple[Path, dict[EntryId, str]], tmp_path: Path
) -> None:
    (made,) = FolderArchive().generations(rich[0])
    worn = part_files(made)[1]

    class Spotted(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if size is not None and size > 60_000:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return super().read(size)

    class Rotten(FileSystem):
        def open(self, path: Path, mode: OpenMode) -> FileIO:
            return Spotted(path) if path == worn else super().open(path, mode)

    report = FolderArchive(Rotten()).restore(made, with_passphrase(), tmp_path / "new" / "vault", job())
    assert any("part 2" in one for one in report.problems)
    vault = place(tmp_path / "new").unlock(with_passphrase())
    words = {entry.entry_id: entry.text for entry, _ in vault.entries.load_all()}
    assert 0 < len(words) < len(rich[1])
    assert all(rich[1][entry_id] == text for entry_id, text in words.items())
    source = vault.backup_source()
    with pytest.raises(BackupError):
        FolderArchive(Rotten()).check(made, source, job(), None)
    source.wipe()
    vault.close()


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
