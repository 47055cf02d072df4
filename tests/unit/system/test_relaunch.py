"""Beginning again: the same command line, the same process, nothing left of the memory before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diary_desktop.system import relaunch

SCRIPT = """
import os, sys
from diary_desktop.system.relaunch import relaunch
held = open(sys.argv[2], "rb")
print(os.getpid(), sys.argv[1:], len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0, flush=True)
if not os.environ.get("SECOND"):
    os.environ["SECOND"] = "1"
    relaunch()
"""


def test_the_command_is_the_one_it_was_started_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "diary_desktop", "--vault", "/somewhere"])
    assert relaunch.command() == [sys.executable, "-m", "diary_desktop", "--vault", "/somewhere"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot replace a process")
def test_the_process_stays_and_its_descriptors_close(tmp_path: Path) -> None:
    file = tmp_path / "script.py"
    file.write_text(SCRIPT)
    command = [sys.executable, str(file), "--word", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"SECOND": ""})
    first, second = done.stdout.splitlines()
    assert first == second
