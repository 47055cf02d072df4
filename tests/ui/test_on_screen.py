"""Starts an X server that nobody sees, and on it the tests of ``on_screen``: real keys, a real pointer, no tray."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MISSING = [one for one in ("Xvfb", "xdotool") if shutil.which(one) is None]


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a screen of 1440 x 900 of its own."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield f":{number}"
        server.terminate()


@pytest.mark.skipif(bool(MISSING), reason=f"not there: {MISSING}")
def test_every_part_works_with_real_keys_and_a_real_pointer(display: str) -> None:
    wanted = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")} | wanted
    command = [sys.executable, "-m", "pytest", "tests/ui/on_screen", "-q", "-x", "-p", "no:cacheprovider"]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
