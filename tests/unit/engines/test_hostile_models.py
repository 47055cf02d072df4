"""Forty hostile models by the door a person would bring them in by: none is loaded, none ends us, each is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from diary_desktop.domain.catalogue import Catalogue, Role
from diary_desktop.domain.errors import DiaryError, ModelError
from diary_desktop.engines.model_kit import ModelKit
from diary_desktop.engines.model_store import ModelFolder
from diary_desktop.engines.plain_models import role_of
from diary_desktop.runtime.engine_thread import Token
from tests.hostile_models import HOSTILE

FOR_THE_CHILD = frozenset({"CTranslate2 that breaks off"})
"""Sound in outline: a first load in a process of its own finds out."""

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links need leave on Windows")


def _nobody() -> NoReturn:
    raise AssertionError("nothing here needs a network")


@pytest.fixture
def store(tmp_path: Path) -> ModelFolder:
    return ModelFolder(tmp_path / "models", Catalogue(("hub.example",), ()), _nobody)


def test_there_are_forty() -> None:
    assert len(HOSTILE) == 40


@POSIX
@pytest.mark.parametrize("name", HOSTILE)
def test_none_is_taken_in_or_loaded_and_each_ends_in_a_sentence(name: str, store: ModelFolder, tmp_path: Path) -> None:
    loaded: list[str] = []

    def first_load(role: Role, path: Path) -> None:
        loaded.append(path.name)
        if name in FOR_THE_CHILD:
            raise ModelError("The process that tried it found out.")

    place = tmp_path / "stick"
    place.mkdir()
    brought = HOSTILE[name](place)
    before = sorted(one for one in tmp_path.rglob("*") if one.is_file())
    with pytest.raises(DiaryError) as told:
        ModelKit(store, first_load).unpack(brought, unknown=True, told=lambda *_: None, token=Token())
    assert told.value.what_text.endswith(".")
    assert told.value.hint_text
    assert loaded == (["plain-listening"] if name in FOR_THE_CHILD else [])
    assert store.installed() == []
    assert sorted(one for one in tmp_path.rglob("*") if one.is_file()) == before
    assert not Path("/tmp/diary-was-run").exists()


@POSIX
def test_what_only_a_load_finds_out_costs_a_process_and_not_ours(tmp_path: Path) -> None:
    """The real way, whole: the program takes in what nobody vouches for only after another process has loaded it."""
    (name,) = FOR_THE_CHILD
    place = tmp_path / "stick"
    place.mkdir()
    brought = HOSTILE[name](place)
    assert role_of(brought) == "listening"
    done = subprocess.run(
        [sys.executable, "-m", "diary_desktop", "models", "import", "-", "--unverified", "--json",
         "--models", str(tmp_path / "models")],
        input=f"{brought}\n", capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 6, done.stderr
    assert '"event": "error"' in done.stdout.splitlines()[-1]
    assert not (tmp_path / "models" / "listening").exists()
