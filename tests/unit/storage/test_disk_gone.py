"""A diary whose disk is pulled out while it is open: that is said, nothing is called damaged or written elsewhere."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diary_desktop.domain.entry import ClipId, ClipPart, EntryId
from diary_desktop.domain.errors import DiskFull, DiskGone, FolderUnusable, RecordDamaged, StorageError, VaultMissing
from diary_desktop.domain.settings import Settings
from diary_desktop.storage.clips import SealedClipStore
from diary_desktop.storage.disk_gone import Home
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.header import HeaderStore
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.table_errors import TableUnreadable, translated_below
from tests.conftest import ExpectedLogs
from tests.loop_disk import LoopDisk, disk

from .conftest import Kept
from .vault_samples import new_entry, place, texts_of, with_passphrase

__all__ = ["disk"]  # fixtures are found by their names in this module

CLIP = ClipId(b"one sound at all")
READING: tuple[Callable[[LedgerVault, ClipPart], object], ...] = (
    lambda vault, _: texts_of(vault),
    lambda vault, _: vault.entries.get(EntryId(next(iter(vault._ledger().tables["entries"].keys)))),
    lambda vault, _: list(vault.conversations.load_all()),
    lambda vault, part: vault.clips.read(CLIP, (part,)),
    lambda vault, part: list(vault.clips.pieces(CLIP, (part,))),
    lambda vault, part: vault.clips.beginning(CLIP, part.number, 3) if isinstance(vault.clips, SealedClipStore) else 0,
    lambda vault, _: vault.verify(),
)
WRITING: tuple[Callable[[LedgerVault], object], ...] = (
    lambda vault: vault._ledger().commit(),
    lambda vault: vault.clips.writer(ClipId(b"another sound..."), 1),
    lambda vault: vault.entries.put(new_entry()),
    lambda vault: vault.entries.put(new_entry()),
    lambda vault: vault._ledger().checkpoint(),
    lambda vault: vault._ledger().go_back(),
    lambda vault: vault.save_settings(Settings()),
    lambda vault: vault._ledger().tables["conversations"].table.open(),
)


@pytest.fixture
def on_disk(template: Kept, disk: LoopDisk) -> Kept:
    """The diary on that disk, what this computer knows of it elsewhere."""
    folder = disk.folder / "diary"
    shutil.copytree(template.folder, folder)
    disk.unmount()
    disk.mount()
    return Kept(folder, template.entries)


def opened_with_a_sound(kept: Kept) -> tuple[LedgerVault, ClipPart]:
    opened = kept.open()
    writer = opened.clips.writer(CLIP, 1)
    writer.append(b"hum")
    return opened, writer.finish()


@pytest.mark.parametrize("go", [LoopDisk.cut, LoopDisk.pull_out], ids=["dead", "pulled out"])
def test_reading_from_a_disk_that_is_gone_says_so_and_calls_nothing_damaged(
    on_disk: Kept, disk: LoopDisk, go: Callable[[LoopDisk], None]
) -> None:
    opened, part = opened_with_a_sound(on_disk)
    spoken = opened.clips.writer(ClipId(b"spoken meanwhile"), 1)
    go(disk)
    with pytest.raises(DiskGone):
        spoken.append(b"hum")
    spoken.abandon()
    for read in READING:
        with pytest.raises(StorageError) as caught:
            read(opened, part)
        assert not isinstance(caught.value, RecordDamaged)
    assert opened.damaged == ()
    for _ in range(2):
        with pytest.raises(DiskGone):
            opened.entries.put(new_entry())
    opened.close(settle=False)
    with pytest.raises(StorageError if go is LoopDisk.cut else VaultMissing):
        on_disk.open()


def test_nothing_is_written_where_the_disk_was_and_a_stick_that_is_back_is_opened_anew(
    on_disk: Kept, disk: LoopDisk, expected_logs: ExpectedLogs
) -> None:
    """What lies beneath a mount point is hidden once something is mounted there again: it would be lost."""
    expected_logs("no checkpoint at closing")
    opened, _ = opened_with_a_sound(on_disk)
    opened.entries.put(new_entry("Said before the stick was pulled out."))
    before = texts_of(opened)
    disk.pull_out()
    for write in WRITING:
        with pytest.raises(StorageError):
            write(opened)
    assert list(disk.folder.iterdir()) == []
    (disk.folder / "diary" / "vault" / "tables").mkdir(parents=True)  # as something else might make it
    for write in WRITING[:-1]:
        with pytest.raises(StorageError):
            write(opened)
    assert [one.name for one in (disk.folder / "diary" / "vault").iterdir()] == ["tables"]
    disk.plug_in()
    with pytest.raises(DiskGone):
        opened.entries.put(new_entry())
    opened.close()
    again = on_disk.open()
    assert texts_of(again) == before
    assert again.damaged == ()
    again.close()


class Unreadable(FileSystem):
    """Of which these files cannot be read."""

    def __init__(self, *names: str, number: int = errno.EIO) -> None:
        self._names = names
        self._number = number

    def read(self, path: Path) -> bytes:
        if path.name in self._names:
            raise OSError(self._number, "refused")
        return super().read(path)


@pytest.mark.parametrize("name", ["header-a", "header-b"])
def test_a_copy_of_the_header_that_the_disk_does_not_give_is_written_anew_from_the_other(kept: Kept, name: str) -> None:
    disk = Unreadable(name)
    inode = (kept.inside / name).stat().st_ino
    store = HeaderStore(VaultLayout(kept.inside), disk)
    assert len(store.wrong_copies()) == 1
    with pytest.raises(StorageError):
        store.write(store.read())  # nobody could tell what to put back
    opened = place(kept.folder, disk).unlock(with_passphrase())
    assert len(texts_of(opened)) == len(kept.entries)
    opened.close()
    assert (kept.inside / name).stat().st_ino != inode
    assert (kept.inside / "header-a").read_bytes() == (kept.inside / "header-b").read_bytes()


@pytest.mark.parametrize(("number", "says"), [(errno.EIO, "did not do"), (errno.EACCES, "may not read")])
def test_a_header_that_the_disk_gives_no_copy_of_is_not_called_damaged(kept: Kept, number: int, says: str) -> None:
    disk = Unreadable("header-a", "header-b", number=number)
    with pytest.raises(StorageError, match=says):
        place(kept.folder, disk).unlock(with_passphrase())


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("lance error: No space left on device (os error 28)", DiskFull),
        ("External error: Quota exceeded (os error 122)", DiskFull),
        ("lance error: Permission denied (os error 13), local.rs", FolderUnusable),
        ("lance error: Read-only file system (os error 30)", FolderUnusable),
        ("lance error: Too many open files (os error 24)", StorageError),
        ("lance error: No such device (os error 19)", DiskGone),
        ("lance error: Input/output error (os error 5)", TableUnreadable),
        ("lance error: Invalid argument (os error 22)", TableUnreadable),
        ("lance error: Not found: data/1.lance", TableUnreadable),
    ],
)
@pytest.mark.parametrize("error", [RuntimeError, ValueError, OSError])
def test_what_lancedb_says_of_a_disk_that_answers(
    kept: Kept, said: str, kind: type[Exception], error: type[Exception]
) -> None:
    with pytest.raises(kind) as caught, translated_below(Home(kept.inside)):
        raise error(said)
    assert type(caught.value) is kind


def test_a_disk_answers_as_long_as_it_gives_one_file(kept: Kept, tmp_path: Path) -> None:
    home = Home(kept.inside)
    assert home.answers()
    assert Home(tmp_path).answers(), "there is nothing that it could give"
    assert not Home(tmp_path / "nowhere").answers()
    for one in kept.inside.iterdir():
        if one.is_file() and one.name != "header-b":
            one.unlink()
    assert home.answers()
    kept.inside.rename(tmp_path / "moved")
    kept.inside.mkdir()
    assert not home.answers(), "another folder in its place is not it"
