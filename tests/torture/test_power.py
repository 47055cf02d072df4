"""The power cut at any moment: what was acknowledged is there, and the diary opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import power
from .nursery import Nursery
from .recording_disk import FOLDER, Bytes, Moment, RecordingDisk

LIVES = 2
PATIENCE = 300.0


def test_nothing_acknowledged_is_lost_by_two_hundred_power_cuts(children: Nursery, quick: Path) -> None:
    ended = power.run(children, quick / "power", range(LIVES), PATIENCE)
    assert (ended.status, ended.hung) == (0, False), ended.lines[-1]
    assert [line for line in ended.lines if line.startswith(("wrong", "!"))] == []
    assert ended.said.count("done") == LIVES * power.STATES_A_LIFE == 200


@pytest.mark.parametrize("lying", ["vault/log", "vault/.writing-"])
def test_a_disk_that_lies_is_found_out(children: Nursery, quick: Path, lying: str) -> None:
    """Where flushes of the log, or of what is renamed into place, come to nothing, something is lost."""
    ended = power.run(children, quick / "power", range(100, 101), PATIENCE, lying)
    assert [line for line in ended.lines if line.startswith("wrong")]


def test_the_model_knows_what_was_flushed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    disk = RecordingDisk(root, lambda: "told")
    path = root / "sub" / "file"
    with disk.open(path, "xb") as handle:
        disk.write(handle, b"flushed")
        disk.flush(handle)
        disk.write(handle, b" and not")
        disk.flush_folder(root)
    (last,) = disk.moments[-1:]
    assert dict(last.safe_names) == {"sub": FOLDER}
    ((name, meanings),) = last.other_names.items()
    (number,) = meanings
    assert name == "sub/file"
    assert number is not None
    assert last.files[number] == Bytes(b"flushed", b"flushed and not")
    disk.flush_folder(root / "sub")
    disk.rename(path, root / "sub" / "other")
    disk.flush_folder(root)
    after: Moment = disk.moments[-1]
    assert after.safe_names["sub/file"] == number
    assert after.other_names == {"sub/file": frozenset({None}), "sub/other": frozenset({number})}
