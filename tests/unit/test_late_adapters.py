"""What stands closed for hours is small: nothing that only an open diary needs is read before somebody opens it."""

from __future__ import annotations

import subprocess
import sys

PAINTED = """
import sys
from diary_desktop.system.hardening import harden
harden()
import diary_desktop.program
from diary_desktop.ui.application import DesktopApplication
painted = sorted({"numpy", "cryptography", "diary_desktop.domain.events", "lancedb"} & set(sys.modules))
"""

BUILT = """
from diary_desktop import app
from pathlib import Path
where = app.places(Path(sys.argv[1], "vault"), Path(sys.argv[1], "models"), Path(sys.argv[1], "state"))
attach = app.load_window(where)
heavy = {"lancedb", "lancedb._lancedb", "importlib.metadata", "pyarrow", "av"}
heavy |= {"sounddevice", "zxcvbn", "onnxruntime", "torch", "ctranslate2", "llama_cpp"}
print(painted, sorted(heavy & set(sys.modules)))
attach.keywords["read"]()
print(sorted(heavy & set(sys.modules)))
"""


def test_a_closed_window_has_read_no_large_library(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINTED + BUILT, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[] []", "['lancedb._lancedb', 'pyarrow']"]
