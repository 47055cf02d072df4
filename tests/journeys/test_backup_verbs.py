"""Backup, restore, bundle and merge as a script uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.test_command_line import PASS, Run
from tests.journeys.test_command_line import run as run

TWO = PASS + b"for the journey\n"


@pytest.fixture
def filled(run: Run) -> Run:
    run("create")
    run("add", "--text", "We walked along the river with Anna.")
    run("add", "--text", "I cooked lentil soup.")
    return run


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_backup_is_made_listed_checked_tried_and_restored(filled: Run, stick: Path, tmp_path: Path) -> None:
    code, (made,) = filled("backup", "--to", str(stick), "--once")
    assert (code, made["event"], made["entries"], made["problems"]) == (0, "backed_up", 2, [])
    code, (error,) = filled("backup")
    assert (code, error["error"]) == (8, "BackupError"), "with --once the folder is not remembered"
    code, (made,) = filled("backup", "--to", str(stick))
    code, (found,) = filled("backups", "--in", str(stick), stdin=b"")
    assert (code, found["generation"]) == (0, made["generation"])
    code, (listed,) = filled("backups", "--check")
    assert (code, listed["generation"], listed["sounds_checked"] is not None) == (0, made["generation"], True)
    code, (tried,) = filled("backups", "--try-restore")
    assert (code, tried["ok"], tried["entries"]) == (0, True, 2)
    code, (back,) = filled("restore", str(stick), "--to", str(tmp_path / "copy"))
    assert (code, back["ok"], back["entries"]) == (0, True, 2)
    assert (tmp_path / "copy" / "header-a").read_bytes() == (tmp_path / "vault" / "header-a").read_bytes()
    filled("add", "--text", "Written after the backup.")
    assert filled("restore", str(stick), "--in-place")[0] == 0
    code, (error,) = filled("list")
    assert (code, error["error"]) == (3, "VaultRolledBack")
    assert len(filled("--accept-older-state", "list")[1]) == 2


def test_damage_and_absence_are_said_with_exit_code_8(filled: Run, stick: Path, tmp_path: Path) -> None:
    filled("backup", "--to", str(stick))
    (file,) = stick.glob("diary-*/g*.1")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    code, (listed,) = filled("backups", "--check")
    assert (code, bool(listed["problems"])) == (8, True)
    code, lines = filled("restore", str(stick), "--to", str(tmp_path / "copy"))
    assert code == 8
    assert lines[-1]["event"] in ("restored", "error")
    code, (error,) = filled("restore", str(tmp_path / "nowhere"), "--to", str(tmp_path / "other"))
    assert (code, error["error"]) == (8, "BackupFolderMissing")
    code, (error,) = filled("restore", str(tmp_path), "--to", str(tmp_path / "other"))
    assert (code, error["error"]) == (8, "BackupError")


def test_a_bundle_is_counted_first_and_merged_twice_with_one_effect(filled: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "journey.bundle")
    code, (made,) = filled("bundle", "--to", file, stdin=TWO)
    assert (code, made["entries"]) == (0, 2)
    first = filled("list")[1][0]["id"]
    filled("erase", first, "--yes")
    code, (counted,) = filled("merge", file, "--dry-run", stdin=TWO)
    assert (code, counted["event"], counted["erased_here"], counted["same"]) == (0, "counted", 1, 1)
    code, (merged,) = filled("merge", file, "--also-erased", stdin=TWO)
    assert (code, merged["added"], merged["same"]) == (0, 1, 1)
    code, (again,) = filled("merge", file, stdin=TWO)
    assert (code, again["same"], again["added"]) == (0, 2, 0)
    assert filled("merge", file, stdin=PASS + b"wrong\n")[0] == 4
