"""Versions without imports."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from diary_desktop.engines import versions as module
from diary_desktop.engines.versions import ABSENT, versions


def test_every_library_has_a_version() -> None:
    found = versions()
    assert found["Python"] == platform.python_version()
    assert found["faster-whisper"].startswith("1.2")
    assert ABSENT not in found.values()


def test_an_absent_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIBRARIES", ("no-such-library",))
    assert versions()["no-such-library"] == ABSENT


def test_imports_none_of_them() -> None:
    code = "import sys; from diary_desktop.engines.versions import versions; versions()\n"
    code += "print(sorted({'numpy', 'onnxruntime', 'av', 'torch', 'lancedb'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
