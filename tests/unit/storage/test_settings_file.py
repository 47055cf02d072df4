"""The file outside the vault holds a window's size and a place, and a damaged one costs nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from diary_desktop.storage.settings_file import LocalSettings, SettingsFile


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "state" / "local.json")
    assert file.load() == LocalSettings()
    file.save(LocalSettings("01d9", "/diary", "vi"))
    assert file.load() == LocalSettings("01d9", "/diary", "vi")
    assert file.load().geometry_bytes() == b"\x01\xd9"
    assert LocalSettings("not hexadecimal").geometry_bytes() == b""
    assert (tmp_path / "state").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"geometry": 7, "other": "x"}', b"\xff\xfe"])
def test_a_damaged_file_counts_as_absent(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "local.json"
    path.write_bytes(content)
    assert SettingsFile(path).load() == LocalSettings()


def test_the_day_of_a_backup_is_told_of_the_diary_it_was_made_of_alone() -> None:
    kept = LocalSettings(last_backup="2026-11-21", last_backup_of="/diary")
    assert kept.backup_day(Path("/diary")) == date(2026, 11, 21)
    assert kept.backup_day(Path("/another")) is None
    assert LocalSettings(last_backup="soon", last_backup_of="/diary").backup_day(Path("/diary")) is None
