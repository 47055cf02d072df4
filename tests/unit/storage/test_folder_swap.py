"""A restored diary takes the place of another in two renames, and a kill between them is made good."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diary_desktop.domain.errors import FolderUnusable, VaultInUse, WrongPassphrase
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.files import FileSystem, FolderLock, VaultLayout
from diary_desktop.storage.folder_swap import drop_leftovers, drop_replaced, put_in_place, settle
from diary_desktop.storage.vault import LanceVault
from tests.conftest import ExpectedLogs
from tests.unit.storage.conftest import Kept
from tests.unit.storage.vault_samples import place, with_passphrase


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Two folders with headers: the diary, and a restored one beside it."""
    for name in ("vault", "vault.restoring"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "header-a").write_text(name)
    return tmp_path / "vault"


def told(folder: Path) -> str:
    return (folder / "header-a").read_text()


def test_the_one_before_is_kept_until_it_is_dropped(diary: Path) -> None:
    put_in_place(diary.with_name("vault.restoring"), diary, FileSystem())
    assert told(diary) == "vault.restoring"
    assert told(diary.with_name("vault.replaced")) == "vault"
    assert drop_replaced(diary, FileSystem())
    assert not drop_replaced(diary, FileSystem())
    assert [path.name for path in diary.parent.iterdir()] == ["vault"]


@pytest.mark.parametrize("ending", ["trial", "restoring"])
def test_what_a_kill_left_beside_the_diary_goes_and_nothing_else_does(diary: Path, ending: str) -> None:
    left = diary.with_name(f"vault.{ending}")
    if left.exists():
        shutil.rmtree(left)
    for names in (["header-a", "notes.txt"], ["unfinished", "lock"], ["log", "tables", "checkpoint-3-a"], ["lock"], []):
        left.mkdir()
        for name in names:
            (left / name).write_text("")
        drop_leftovers(diary, FileSystem())
        assert not left.exists(), names
    left.mkdir()
    (left / "photo.jpg").write_text("not the diary's")
    drop_leftovers(diary, FileSystem())
    assert left.exists()
    assert told(diary) == "vault"


def test_what_is_being_filled_by_another_program_stays(diary: Path) -> None:
    left = diary.with_name("vault.restoring")
    lock = FolderLock(VaultLayout(left).lock)
    lock.acquire()
    drop_leftovers(diary, FileSystem())
    assert left.exists()
    lock.release()
    drop_leftovers(diary, FileSystem())
    assert not left.exists()


def test_opening_a_diary_removes_what_a_killed_restore_left_beside_it(kept: Kept) -> None:
    folder = kept.inside
    left = [folder.with_name(f"{folder.name}.{ending}") for ending in ("trial", "restoring")]
    for one in left:
        shutil.copytree(folder, one)
        one.with_name(f"{one.name}.anchor").mkdir()
    kept.open().close()
    assert sorted(path.name for path in folder.parent.iterdir()) == ["state", "vault"]


def test_leftovers_stay_where_the_diary_itself_does_not_open(kept: Kept) -> None:
    left = kept.inside.with_name("vault.restoring")
    shutil.copytree(kept.inside, left)
    with pytest.raises(WrongPassphrase):
        kept.vault.unlock(Secrets(passphrase=bytearray(b"something else")))
    assert left.exists()


def test_leftovers_that_cannot_be_removed_keep_no_diary_closed(kept: Kept, expected_logs: ExpectedLogs) -> None:
    expected_logs("what an interrupted restore left stays for now")

    class Refusing(FileSystem):
        def unlink(self, path: Path) -> None:
            if "vault.trial" in str(path):
                raise PermissionError(13, "refused")
            super().unlink(path)

    left = kept.inside.with_name("vault.trial")
    shutil.copytree(kept.inside, left)
    place(kept.folder, Refusing()).unlock(with_passphrase()).close()
    assert left.exists()


def test_a_diary_never_opened_in_between_does_not_cost_the_one_before_it(diary: Path) -> None:
    """Restored twice, the first time by mistake: what the person had is still there."""
    put_in_place(diary.with_name("vault.restoring"), diary, FileSystem())
    diary.with_name("vault.restoring").mkdir()
    (diary.with_name("vault.restoring") / "header-a").write_text("second")
    put_in_place(diary.with_name("vault.restoring"), diary, FileSystem())
    assert told(diary) == "second"
    assert told(diary.with_name("vault.replaced")) == "vault"
    assert told(diary.with_name("vault.replaced-2")) == "vault.restoring"
    diary.rename(diary.with_name("elsewhere"))
    settle(diary, FileSystem())
    assert told(diary) == "vault.restoring", "the last one comes back first"
    assert drop_replaced(diary, FileSystem())
    assert sorted(path.name for path in diary.parent.iterdir()) == ["elsewhere", "vault"]


@pytest.mark.parametrize("mark", [True, False])
def test_a_restore_into_an_empty_place_is_finished_only_where_it_was_whole(diary: Path, mark: bool) -> None:
    shutil.rmtree(diary)
    if mark:
        (diary.with_name("vault.restoring") / "unfinished").write_text("")
    settle(diary, FileSystem())
    assert diary.exists() is not mark


def test_killed_between_the_two_renames_the_second_is_made_by_whoever_looks_next(diary: Path) -> None:
    diary.rename(diary.with_name("vault.replaced"))
    assert LanceVault(diary, diary.with_name("state")).exists()
    assert told(diary) == "vault.restoring"


def test_where_the_restored_one_is_not_whole_the_one_before_comes_back(diary: Path) -> None:
    diary.rename(diary.with_name("vault.replaced"))
    (diary.with_name("vault.restoring") / "header-a").unlink()
    settle(diary, FileSystem())
    assert told(diary) == "vault"


def test_nothing_happens_where_nothing_was_interrupted(diary: Path, tmp_path: Path) -> None:
    settle(diary, FileSystem())
    settle(tmp_path / "none", FileSystem())
    assert told(diary) == "vault"
    assert not (tmp_path / "none").exists()


def test_an_open_diary_and_a_foreign_folder_are_refused(diary: Path, tmp_path: Path) -> None:
    lock = FolderLock(VaultLayout(diary).lock)
    lock.acquire()
    with pytest.raises(VaultInUse):
        put_in_place(diary.with_name("vault.restoring"), diary, FileSystem())
    lock.release()
    with pytest.raises(FolderUnusable):
        put_in_place(tmp_path, diary, FileSystem())
    assert told(diary) == "vault"


def test_a_disk_that_refuses_in_the_middle_loses_neither(diary: Path) -> None:
    class Refusing(FileSystem):
        def rename(self, path: Path, target: Path) -> None:
            if path.name == "vault.restoring":
                raise PermissionError(13, "refused")
            super().rename(path, target)

    with pytest.raises(FolderUnusable):
        put_in_place(diary.with_name("vault.restoring"), diary, Refusing())
    settle(diary, FileSystem())
    assert told(diary) == "vault.restoring"
    assert told(diary.with_name("vault.replaced")) == "vault"
