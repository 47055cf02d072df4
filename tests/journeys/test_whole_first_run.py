"""From an empty home to a spoken answer: models fetched, proved, loaded apart, then a diary that goes nowhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diary_desktop import app
from diary_desktop.domain.conversation import Question
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.system import hardening
from diary_desktop.system.own_sockets import open_sockets
from tests.fakes.hub import serving
from tests.fakes.quick_keys import quick_keys
from tests.tiny_models.fixtures import tiny_gguf, tiny_voice, tiny_whisper
from tests.tiny_models.published import served, voice_files, write_catalogue

__all__ = ["tiny_gguf", "tiny_voice", "tiny_whisper"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of a person who was never here."""
    place = tmp_path / "home"
    place.mkdir()
    for name in [one for one in os.environ if one.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(place))
    return place


def _models(*words: str) -> list[dict[str, Any]]:
    """One command as a person runs it."""
    command = [sys.executable, "-m", "diary_desktop", "models", *words, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def _fetched(keys: Sequence[str], catalogue: Path) -> list[bool]:
    """Whether each model is proved once it was fetched and read again."""
    _models("download", *keys, "--yes", "--catalogue", str(catalogue))
    found = _models("verify", "--catalogue", str(catalogue))
    return [one["proved"] for one in found if one["event"] == "verified"]


@pytest.mark.skipif(sys.platform != "linux", reason="homes as Linux has them")
def test_from_an_empty_home_to_a_spoken_answer(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tiny_gguf: Path,
    tiny_voice: Path,
    tiny_whisper: Path,
) -> None:
    models = {
        "ears": ("listening", sorted(tiny_whisper.iterdir())),
        "mouth": ("speaking", voice_files(tiny_voice)),
        "wits": ("answering", [tiny_gguf]),
    }
    catalogue = write_catalogue(tmp_path / "catalogue.toml", models)
    with serving(served(models)) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        assert _fetched(list(models), catalogue) == [True, True, True]
        assert len(hub.asked) == len(served(models)), "each file once"
        assert len(hub.requests) == 2 * len(served(models)), "and nothing else but what it is, beforehand"
    spoken = _an_evening()  # the host is gone by now
    assert np.abs(spoken).max() > 0
    assert hardening.refused() == 0
    assert not list(home.rglob("*.wav"))


def _an_evening() -> np.ndarray[Any, Any]:
    """A note, told from a file; a question; the answer as sound. With the real engines, on what was fetched."""
    where = app.places()
    with quick_keys():
        running = app.build(where)
        try:
            one = running.journeys
            parts = {part.role: (part.state, part.name) for part in one.readiness.parts()}
            assert parts["listening"] == ("ready", "Whisper")
            assert parts["answering"] == ("ready", "llama.cpp")
            assert parts["speaking"] == ("ready", "piper (en)")
            one.session.create(bytearray(b"orbit velvet maple ribbon"))
            entry = one.dictation.take_in(resource_path("samples", "bread.ogg"), Token())
            assert entry.text == "Hello dear diary."
            one.indexer.index(entry, Token())
            answer = one.answerer.answer(Question("Hello dear diary?", one.clock()), Token())
            assert [cited.entry_id for cited in answer.citations] == [entry.entry_id]
            spoken = one.narrator.render([answer.text], "en", Token())
            assert open_sockets() == 0
            one.session.lock()
        finally:
            running.close()
    return spoken.samples
