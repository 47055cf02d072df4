"""Rotten, cut and exchanged files of a backup: what is proved comes back, the rest is named, no word changes."""

from __future__ import annotations

import errno
import os
import random
import shutil
from io import FileIO
from pathlib import Path

import pytest

from diary_desktop.domain.backup import Generation
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import BackupError, DiskFull, WrongPassphrase
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.files import FileSystem, OpenMode

from .backup_samples import Stick, back_up, days_later, job, part_files, with_sound
from .conftest import Kept
from .vault_samples import new_entry, passphrase, place, texts_of, with_passphrase

ROOT = Path(__file__).resolve().parents[3]


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


def test_no_sound_is_let_go_while_the_list_of_a_kept_backup_cannot_be_read(kept: Kept, stick: Path) -> None:
    """It may be that list which names it, and what is left of that backup is restored with it."""
    vault = kept.open()
    spoken = with_sound(vault, "Spoken, and erased later.", 1)
    archive = FolderArchive()
    first, _ = back_up(vault, stick, archive)
    vault.entries.erase(spoken.entry_id)
    second, _ = back_up(vault, stick, archive, now=days_later(1))
    (copy,) = (path for path in (first.folder / "sounds").rglob("*") if path.is_file())
    (part,) = part_files(first)
    whole = part.read_bytes()
    part.write_bytes(whole[:-100_000])  # with its end, which tells where the list lies
    source = vault.backup_source()
    archive.thin(stick, source, {first.name, second.name})
    assert copy.exists()
    part.write_bytes(whole)
    archive.thin(stick, source, {second.name})
    assert not copy.exists(), "nothing kept names it any more"
    source.wipe()
    vault.close()
