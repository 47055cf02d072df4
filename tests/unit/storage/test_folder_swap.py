"""A restored diary takes the place of another in two renames, and a kill between them is made good."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diary_desktop.domain.errors import FolderUnusable, VaultInUse
from diary_desktop.storage.files import FileSystem, FolderLock, VaultLayout
from diary_desktop.storage.folder_swap import drop_replaced, drop_trial, put_in_place, settle
from diary_desktop.storage.vault import LanceVault
from tests.unit.storage.vault_samples import passphrase, place, with_passphrase


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


def test_what_a_killed_trial_left_goes_at_the_next_opening_and_nothing_else_does(diary: Path) -> None:
    trial = diary.with_name("vault.trial")
    diary.with_name("vault.restoring").rename(trial)
    drop_trial(diary, FileSystem())
    assert not trial.exists()
    trial.mkdir()
    (trial / "photo.jpg").write_text("not the diary's")
    drop_trial(diary, FileSystem())
    assert trial.exists()


def test_opening_a_diary_removes_the_trial_beside_it(tmp_path: Path) -> None:
    opened, _ = place(tmp_path).create(passphrase())
    opened.close()
    folder = place(tmp_path).folder
    trial = folder.with_name(f"{folder.name}.trial")
    shutil.copytree(folder, trial)
    place(tmp_path).unlock(with_passphrase()).close()
    assert not trial.exists()


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
