"""Files of wheels against their installation record."""

from __future__ import annotations

import base64
import hashlib
import sys
from pathlib import Path

import pytest

from diary_desktop.domain.errors import ModelDamaged
from diary_desktop.engines.wheel_files import verify_wheel_files


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up installed wheel with one data file."""
    data, info = tmp_path / "thing" / "data" / "model.bin", tmp_path / "made_up_thing-1.0.dist-info"
    data.parent.mkdir(parents=True)
    info.mkdir()
    data.write_bytes(b"weights")
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"weights").digest()).rstrip(b"=").decode()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: made-up-thing\nVersion: 1.0\n", encoding="utf-8")
    (info / "RECORD").write_text(
        f"thing/data/model.bin,sha256={digest},7\nthing/code.py,,\nmade_up_thing-1.0.dist-info/RECORD,,\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    return data


def test_whole_changed_and_gone(package: Path) -> None:
    assert verify_wheel_files("made-up-thing", "thing/data") == 1
    package.write_bytes(b"weighty")
    with pytest.raises(ModelDamaged):
        verify_wheel_files("made-up-thing", "thing/data")
    package.unlink()
    with pytest.raises(ModelDamaged):
        verify_wheel_files("made-up-thing", "thing/data")


def test_other_folders_and_absent_packages_are_not_looked_at(package: Path) -> None:
    package.write_bytes(b"weighty")
    assert verify_wheel_files("made-up-thing", "thing/other") == 0
    assert verify_wheel_files("no-such-distribution", "thing") == 0


def test_the_real_starters() -> None:
    assert verify_wheel_files("pocketsphinx", "pocketsphinx/model/en-us") >= 10
    assert verify_wheel_files("piper-tts", "piper/espeak-ng-data") > 100
