"""A folder that may not be read is an error wherever it would look like one without files."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from diary_desktop.domain.errors import DiaryError, FolderUnusable
from diary_desktop.storage.backup_places import generations_at
from diary_desktop.storage.backup_sounds import sounds_in
from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.listing import below, files_below, inside

from .conftest import Kept

Deny = Callable[[Path], None]


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> Deny:
    """As a folder without the right to read, also for whoever may read everything."""
    denied = set[Path]()
    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, partial(_listed, getattr(os, name), denied))
    return denied.add


def _listed(real: Callable[[Path], object], denied: set[Path], path: Path) -> object:
    if Path(path) in denied:
        raise PermissionError(13, "Permission denied")
    return real(path)


def _used(kept: Kept) -> None:
    with contextlib.closing(kept.open()) as opened:
        opened.entries.put(kept.entries[0])
        opened.tidy()


def test_what_is_there_comes_in_order_and_a_missing_folder_is_empty(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "deep").write_text("")
    (tmp_path / "a").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "b")
    assert [path.name for path in inside(tmp_path)] == ["a", "b", "link"]
    assert [path.name for path in inside(tmp_path, begins="l", ends="k")] == ["link"]
    assert [(path.name, folder) for path, folder in below(tmp_path)] == [
        ("a", False),
        ("b", True),
        ("deep", False),
        ("link", False),
    ]
    assert inside(tmp_path / "none") == files_below(tmp_path / "none") == []


def test_a_folder_of_sounds_that_may_not_be_read_is_not_one_without_sounds(kept: Kept, deny: Deny) -> None:
    with contextlib.closing(kept.open()) as opened:
        deny(kept.inside / "clips")
        for look in (lambda: opened.clips.unclaimed(set()), lambda: sounds_in(kept.inside / "clips"), opened.verify):
            with pytest.raises(FolderUnusable) as caught:
                look()
            assert "may not read" in str(caught.value)


@pytest.mark.parametrize("name", ["tables", "tables/entries.lance", "tables/entries.lance/_versions", "."])
def test_tables_and_checkpoints_that_may_not_be_read_are_an_error_and_stay_as_they_are(
    kept: Kept, deny: Deny, name: str
) -> None:
    before = {path: path.read_bytes() for path in files_below(kept.inside)}
    deny(kept.inside / name)
    with pytest.raises(DiaryError):
        _used(kept)
    kept_in = (path for path in before if path.name != "log")
    assert {path: path.read_bytes() for path in kept_in}.items() <= before.items()


def test_a_backup_folder_that_may_not_be_read_is_not_one_without_backups(tmp_path: Path, deny: Deny) -> None:
    place = tmp_path / ("diary-" + "ab" * 16)
    place.mkdir()
    assert generations_at(tmp_path) == ()
    deny(tmp_path)
    with pytest.raises(DiaryError):
        generations_at(tmp_path)


def test_a_tree_that_may_not_be_read_is_not_copied_in_part(tmp_path: Path, deny: Deny) -> None:
    (tmp_path / "whole" / "part").mkdir(parents=True)
    deny(tmp_path / "whole" / "part")
    with pytest.raises(FolderUnusable):
        FileSystem().copy_tree(tmp_path / "whole", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
