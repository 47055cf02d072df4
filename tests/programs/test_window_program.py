"""The window as a process: a deep lock begins in a new address space, and being ended by the system loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diary_desktop.ports.storage import Secrets
from tests.fakes.quick_keys import remembered_keys
from tests.journeys.conftest import MakeDesk
from tests.journeys.conftest import clock as clock
from tests.journeys.conftest import make_desk as make_desk

from .window_child import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and exec")


def ran(home: Path, plan: str) -> list[list[str]]:
    """What the program told, line by line, once it has ended in order."""
    command = [sys.executable, "-m", "tests.programs.window_child", str(home), plan]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return [line.split(" ", 1) for line in (home / "told").read_text(encoding="utf-8").splitlines()]


@POSIX
def test_a_deep_lock_begins_anew_at_unlock(tmp_path: Path) -> None:
    """The same process number, another address space, and the diary there to be opened."""
    (first, lock), (second, anew) = ran(tmp_path, "deep")
    assert (lock, anew) == ("lock", "open locked=True")
    assert first == second
    log = (tmp_path / "state" / "diary.log").read_text(encoding="utf-8")
    assert log.count('"event": "painted"') == 2
    assert log.index('"event": "keys wiped"') < log.index('"event": "relaunched"')


@POSIX
def test_ended_by_the_system_a_recording_is_sealed(tmp_path: Path, make_desk: MakeDesk) -> None:
    ((_, line),) = ran(tmp_path, "record")
    assert line == "recording"
    desk = make_desk(folder="vault")
    with remembered_keys():  # the keys of another program, which are the real ones
        desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    desk.journeys.dictation.recover()
    (entry,) = desk.journeys.diary.summaries()
    assert entry.seconds > 0.9
