"""A diary whose disk comes back goes on without its passphrase where it was left, and nowhere else."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path
from typing import BinaryIO

import pytest

from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import DiaryChanged, DiskGone, StorageError, VaultInUse, VaultLocked
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.storage.files import FileSystem, FolderLock, OpenMode
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.vault import LanceVault
from tests.fakes.quick_keys import quick_keys
from tests.loop_disk import LoopDisk, disk

from .conftest import Kept
from .test_disk_gone import CLIP, on_disk, opened_with_a_sound
from .vault_samples import NOW, change_passphrase, new_entry, place, texts_of, with_passphrase

__all__ = ["disk", "on_disk"]  # fixtures are found by their names in this module


class Stick:
    """The vault's folder, pulled out by giving it another place and plugged in as a copy: another folder to the eye."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.place = place(kept.folder)
        self.opened = self.place.unlock(with_passphrase())
        self.away = kept.folder / "away"

    def pull_out(self) -> None:
        self.kept.inside.rename(self.away)
        self.kept.inside.mkdir()

    def plug_in(self) -> None:
        self.kept.inside.rmdir()
        shutil.copytree(self.away, self.kept.inside)

    def take_up(self) -> LedgerVault:
        again = self.place.take_up(self.opened)
        assert isinstance(again, LedgerVault)
        return again

    def changed_elsewhere(self, change: Callable[[LedgerVault], object]) -> None:
        """On another computer, while the stick is away."""
        other = self.kept.folder / "other"
        shutil.copytree(self.away, other / "vault")
        opened = place(other).unlock(with_passphrase())
        change(opened)
        opened.close()
        self.away = other / "vault"


@pytest.fixture
def stick(kept: Kept) -> Iterator[Stick]:
    one = Stick(kept)
    yield one
    one.opened.abandon()


def draft(text: str) -> Draft:
    return Draft(EntryId(b"half a thought.."), "", text, NOW, NOW)


def test_a_real_disk_that_is_back_takes_what_is_put_and_holds_all_of_before(on_disk: Kept, disk: LoopDisk) -> None:
    opened, part = opened_with_a_sound(on_disk)
    opened.drafts.put(draft("Said before"))
    before = texts_of(opened)
    disk.pull_out()
    with pytest.raises(DiskGone):
        opened.drafts.put(draft("Said before the stick was pulled out"))
    with pytest.raises(DiskGone):
        on_disk.vault.take_up(opened)
    assert list(disk.folder.iterdir()) == []
    disk.plug_in()
    again = on_disk.vault.take_up(opened)
    with pytest.raises(VaultLocked):
        opened.drafts.put(draft("Into the one that is closed"))
    again.drafts.put(draft("Said before the stick was pulled out"))
    again.entries.put(new_entry("Said after."))
    assert again.clips.read(CLIP, (part,)) == b"hum"
    with pytest.raises(VaultInUse):
        on_disk.open()
    again.close()
    opened = on_disk.open()
    assert texts_of(opened) == before | {"Said after."}
    assert [one.text for one in opened.drafts.load_all()] == ["Said before the stick was pulled out"]
    assert opened.damaged == ()
    opened.close()


def test_a_disk_that_never_went_is_gone_on_with_as_it_is(stick: Stick) -> None:
    assert stick.take_up() is stick.opened
    assert len(texts_of(stick.opened)) == len(stick.kept.entries)


def test_while_it_is_away_nothing_is_made_in_its_place_and_the_one_in_memory_stays(stick: Stick) -> None:
    stick.pull_out()
    for _ in range(2):
        with pytest.raises(DiskGone):
            stick.take_up()
    assert list(stick.kept.inside.iterdir()) == []
    stick.plug_in()
    again = stick.take_up()
    assert texts_of(again) == {one.text for one in stick.kept.entries}
    again.close()


def other_passphrase(opened: LedgerVault) -> None:
    change_passphrase(opened.keys, bytearray(b"another one by the sea"))


CHANGES: dict[str, Callable[[LedgerVault], object]] = {
    "an entry": lambda opened: opened.entries.put(new_entry("Written on another computer.")),
    "a setting": lambda opened: opened.save_settings(Settings(days=Days(begins_at=3))),
    "an erasure": lambda opened: opened.entries.erase(next(opened.entries.load_all())[0].entry_id),
    "the passphrase": other_passphrase,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_one_that_was_changed_elsewhere_is_refused_and_left_untouched(
    stick: Stick, change: Callable[[LedgerVault], object]
) -> None:
    stick.pull_out()
    stick.changed_elsewhere(change)
    stick.plug_in()
    there = contents(stick.kept.inside)
    with pytest.raises(DiaryChanged):
        stick.take_up()
    assert contents(stick.kept.inside) == there


def test_an_older_state_is_refused(stick: Stick) -> None:
    shutil.copytree(stick.kept.inside, stick.away)
    stick.opened.entries.put(new_entry("Only the newer one has it."))
    shutil.rmtree(stick.kept.inside)
    stick.kept.inside.mkdir()
    stick.plug_in()
    with pytest.raises(DiaryChanged):
        stick.take_up()


def test_another_diary_in_its_place_is_refused(stick: Stick, tmp_path: Path) -> None:
    stick.pull_out()
    with quick_keys():
        place(tmp_path / "foreign").create(bytearray(b"of somebody else"))[0].close()
    stick.kept.inside.rmdir()
    shutil.copytree(tmp_path / "foreign" / "vault", stick.kept.inside)
    with pytest.raises(DiaryChanged):
        stick.take_up()


def test_one_without_a_sound_header_or_checkpoint_is_refused(stick: Stick) -> None:
    stick.pull_out()
    stick.plug_in()
    for header in ("header-a", "header-b"):
        (stick.kept.inside / header).write_bytes(b"nothing")
    with pytest.raises(DiaryChanged):
        stick.take_up()
    for header in ("header-a", "header-b"):
        shutil.copy(stick.away / header, stick.kept.inside / header)
    for one in stick.kept.inside.glob("checkpoint-*"):
        one.unlink()
    with pytest.raises(DiaryChanged):
        stick.take_up()


def test_one_that_another_program_has_opened_meanwhile_is_left_to_it(stick: Stick) -> None:
    stick.pull_out()
    stick.plug_in()
    elsewhere = FolderLock(stick.kept.inside / "lock")
    elsewhere.acquire()
    with pytest.raises(VaultInUse):
        stick.take_up()
    elsewhere.release()
    stick.take_up().close()


def test_a_diary_that_was_locked_meanwhile_is_not_taken_up(stick: Stick) -> None:
    stick.pull_out()
    stick.plug_in()
    stick.opened.abandon()
    with pytest.raises(VaultLocked):
        stick.take_up()


class LastMoment(FileSystem):
    """A disk that takes what it is given and fails before it says so: a record from the first flush on, or a new log.

    It fails for good then, as one that was pulled out.
    """

    fails_at = ""
    gone = False

    def open(self, path: Path, mode: OpenMode) -> FileIO:
        self._fail_if(self.gone)
        return super().open(path, mode)

    def flush(self, handle: BinaryIO) -> None:
        self._fail_if(self.fails_at == "flush")
        super().flush(handle)

    def write(self, handle: BinaryIO, content: bytes) -> None:
        self._fail_if(self.gone)
        super().write(handle, content)

    def truncate(self, handle: BinaryIO, length: int) -> None:
        self._fail_if(self.gone)
        super().truncate(handle, length)

    def rename(self, path: Path, target: Path) -> None:
        super().rename(path, target)
        self._fail_if(self.fails_at == target.name)

    def _fail_if(self, fails: bool) -> None:
        if fails:
            self.gone = True
            raise OSError(errno.EIO, "gone")


LATE = new_entry("Taken, and nobody was told so.")
WORK: dict[str, Callable[[LedgerVault], object]] = {
    "draft": lambda opened: opened.drafts.put(draft("Taken")),
    "entry": lambda opened: opened.entries.put(LATE),
    "checkpoint": lambda opened: opened.ledger.checkpoint(),
}


@pytest.mark.parametrize("what", WORK)
def test_what_the_disk_took_in_its_last_moment_may_be_there(kept: Kept, what: str) -> None:
    files = LastMoment()
    vault: LanceVault = place(kept.folder, files)
    opened = vault.unlock(with_passphrase())
    opened.save_settings(Settings(days=Days(begins_at=4)))
    files.fails_at = "log" if what == "checkpoint" else "flush"
    with pytest.raises(StorageError):
        WORK[what](opened)
    kept.inside.rename(kept.folder / "away")
    with pytest.raises(StorageError):
        opened.drafts.put(draft("Not taken"))
    files.fails_at, files.gone = "", False
    shutil.copytree(kept.folder / "away", kept.inside)
    again = vault.take_up(opened)
    assert isinstance(again, LedgerVault)
    assert texts_of(again) == {one.text for one in kept.entries} | ({LATE.text} if what == "entry" else set())
    assert [one.text for one in again.drafts.load_all()] == (["Taken"] if what == "draft" else [])
    assert again.damaged == ()
    again.close()


def test_what_is_carried_opens_in_its_own_diary_alone_and_shows_no_word(kept: Kept, tmp_path: Path) -> None:
    opened = kept.open()
    carried = opened.drafts.carried([draft("Marzipanlighthouse, carried.")])
    assert b"Marzipan" not in carried
    opened.close()
    with quick_keys():
        foreign, _ = place(tmp_path / "foreign").create(bytearray(b"of somebody else"))
    assert foreign.drafts.put_down(carried) is None
    foreign.close()
    again = kept.open()
    (found,) = again.drafts.put_down(carried) or ()
    assert found.text == "Marzipanlighthouse, carried."
    assert again.drafts.load_all() == ()
    again.close()


def contents(folder: Path) -> dict[str, bytes]:
    """Of every file but the lock, which whoever looks makes anew."""
    files = (one for one in folder.rglob("*") if one.is_file() and one.name != "lock")
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}
