"""Killed, or met by a full disk, at every kilobyte and before every change: the next try still brings the file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.hub import serving
from tests.programs import fetching_child


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are split off")
def test_no_point_leaves_a_half_model(tmp_path: Path) -> None:
    with serving(fetching_child.served()) as hub:
        done = subprocess.run(
            [sys.executable, "-m", "tests.programs.fetching_child", hub.endpoint, str(tmp_path)],
            env=os.environ | {"HF_HUB_OFFLINE": "0", "HF_HUB_DISABLE_TELEMETRY": "1"},
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    told = {one.pop("what"): one for one in map(json.loads, done.stdout.splitlines())}
    for name, end in (("kill", "killed"), ("full", "DiskFull")):
        assert told[f"{name} at bytes"] == {end: told[f"{name} at bytes"][end]}
        assert told[f"{name} at bytes"][end] >= 17
        for changes in (told[f"{name} at changes"], told[f"{name} at changes anew"]):
            assert set(changes) <= {end, "fetched all the same"}
            assert changes[end] >= 20
