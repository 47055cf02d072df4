"""One child reads every doubtful table; one that ends over a table costs that table and no other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from diary_desktop.storage import table_probe
from diary_desktop.storage.table_probe import TableProbe

from .conftest import Kept

LIKE_THE_CHILD = """
import os, sys
from pathlib import Path
for line in sys.stdin.buffer:
    name = Path(os.fsdecode(bytes.fromhex(line.decode()))).name
    if "dies" in name:
        os.abort()
    if "hangs" in name:
        sys.stdin.buffer.read()
    print("noise of a library")
    print("broken" if "broken" in name else "sound", flush=True)
"""


@pytest.fixture
def quick_child(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """A child that judges by the folder's name, LanceDB not being loaded; every one that was started."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)  # type: ignore[call-overload]  # handed on
            started.append(self)

    monkeypatch.setattr(table_probe, "_CHILD", LIKE_THE_CHILD)
    monkeypatch.setattr(subprocess, "Popen", Noted)
    return started


def folders(place: Path, *names: str) -> list[Path]:
    made = [place / name for name in names]
    for one in made:
        one.mkdir()
    return made


def test_a_crash_costs_its_own_table_alone_and_one_child_serves_the_rest(
    tmp_path: Path, quick_child: list[subprocess.Popen[bytes]]
) -> None:
    asked = folders(tmp_path, "one", "broken", "dies", "ghi nhớ\n2", "three")
    with TableProbe() as probe:
        assert [probe.survives_reading(one) for one in asked] == [True, False, False, True, True]
        assert not probe.survives_reading(tmp_path / "not there")
    assert len(quick_child) == 2, "one until the crash, one after it"
    assert quick_child[0].returncode not in (0, None)
    assert quick_child[1].returncode == 0, "told to go, and gone"


def test_a_child_that_hangs_or_was_killed_is_not_waited_for(
    tmp_path: Path, quick_child: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, hangs = folders(tmp_path, "one", "hangs")
    with TableProbe() as probe:
        assert probe.survives_reading(one)
        quick_child[0].kill()
        quick_child[0].wait()
        assert probe.survives_reading(one), "by a new child"
        monkeypatch.setattr(table_probe, "_PATIENCE", 0.05)
        assert not probe.survives_reading(hangs)
        monkeypatch.setattr(table_probe, "_PATIENCE", 60.0)
        assert probe.survives_reading(one)
    assert len(quick_child) == 3


def test_where_no_child_can_be_started_no_table_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with TableProbe() as probe:
        assert not probe.survives_reading(tmp_path)


def test_the_real_child_tells_a_sound_table_from_a_broken_one(kept: Kept) -> None:
    tables = kept.inside / "tables"
    for path in (tables / "settings.lance" / "data").iterdir():
        path.write_bytes(b"")
    with TableProbe() as probe:
        assert probe.survives_reading(tables / "entries.lance")
        assert not probe.survives_reading(tables / "settings.lance")
        assert probe.survives_reading(tables / "conversations.lance")
