"""The window begins with the diary it had last; where that is away, window and command line say where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop import app, window_ground
from diary_desktop.cli.opening import told_where
from diary_desktop.domain.errors import VaultMissing
from diary_desktop.last_diary import holds_a_diary, keep_place, place_of
from diary_desktop.storage.settings_file import LocalSettings, SettingsFile


def with_a_diary(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "header-a").write_bytes(b"some header")
    return folder


def test_the_place_is_kept_once_and_nothing_else_is_touched(tmp_path: Path) -> None:
    assert place_of(tmp_path) is None
    file = SettingsFile(tmp_path / "window.json")
    file.save(LocalSettings(language="vi", last_backup="2026-11-20"))
    keep_place(tmp_path, tmp_path / "stick")
    keep_place(tmp_path, tmp_path / "stick")
    assert place_of(tmp_path) == tmp_path / "stick"
    assert file.load() == LocalSettings(language="vi", last_backup="2026-11-20", vault=str(tmp_path / "stick"))


def test_a_state_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the way")
    keep_place(tmp_path / "state", tmp_path / "stick")
    assert place_of(tmp_path / "state") is None


@pytest.mark.parametrize("named", [False, True])
def test_the_command_line_says_where_the_last_diary_lies(tmp_path: Path, named: bool) -> None:
    stick, usual, plain = tmp_path / "stick", tmp_path / "usual", VaultMissing()
    looked = stick if named else usual
    assert told_where(plain, looked, None, there=False, named=named) is plain, "no window ever had one"
    told = told_where(plain, looked, stick, there=False, named=named)
    assert told.what_text == f"Your diary is at {stick}, which is not there now."
    assert "--vault" in told.hint_text
    assert told_where(plain, tmp_path / "third", stick, there=False, named=True) is plain
    other = VaultMissing("There is no diary in this folder.")
    assert told_where(other, looked, stick, there=False, named=named) is other


def test_the_command_line_names_the_diary_of_the_window_where_the_usual_place_has_none(tmp_path: Path) -> None:
    told = told_where(VaultMissing(), tmp_path / "usual", tmp_path / "stick", there=True, named=False)
    assert told.what_text == VaultMissing.what
    assert str(tmp_path / "stick") in told.hint_text


def test_the_window_opens_what_it_had_last_or_says_that_it_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, str]] = []

    def open_window(where: app.Places, wish: str = "raise", away: str = "") -> int:
        opened.append((where.vault, away))
        return 0

    monkeypatch.setattr(window_ground, "open_window", open_window)
    monkeypatch.setattr(app, "places", lambda vault, models: app.Places(vault, models, tmp_path))
    usual, stick = tmp_path / "usual", tmp_path / "stick"
    where = app.Places(usual, tmp_path / "models", tmp_path)
    window_ground.open_last(where)
    keep_place(tmp_path, stick)
    window_ground.open_last(where)
    stick.mkdir()
    window_ground.open_last(where)
    assert not holds_a_diary(stick), "an empty mount point is none"
    with_a_diary(stick / "vault").rename(tmp_path / "there")
    keep_place(tmp_path, tmp_path / "there")
    window_ground.open_last(where)
    keep_place(tmp_path, usual)
    window_ground.open_last(where)
    assert opened == [(usual, ""), (usual, str(stick)), (usual, str(stick)), (tmp_path / "there", ""), (usual, "")]
