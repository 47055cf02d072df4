"""``diary-desktop models`` as a person runs it, against a stand-in for the hub on this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.fakes.hub import Manners, serving
from tests.tiny_models.fixtures import tiny_gguf, tiny_voice, tiny_whisper
from tests.tiny_models.published import served, voice_files, write_catalogue

__all__ = ["tiny_gguf", "tiny_voice", "tiny_whisper"]


@pytest.fixture
def published(tiny_whisper, tiny_voice, tmp_path):
    """A catalogue of tiny models, and what the stand-in serves."""
    models = {"ears": ("listening", sorted(tiny_whisper.iterdir())), "mouth": ("speaking", voice_files(tiny_voice))}
    write_catalogue(tmp_path / "catalogue.toml", models)
    return served(models)


@pytest.fixture
def hub(published):
    with serving(published) as found:
        yield found


@pytest.fixture
def run(tmp_path, hub):
    """Runs one command and gives its exit code, its JSON lines and what it said."""
    options = ["--json", "--catalogue", str(tmp_path / "catalogue.toml")]

    def command(*words, models="models", endpoint=hub.endpoint):
        done = subprocess.run(
            [sys.executable, "-m", "diary_desktop", *words, *options, "--models", str(tmp_path / models)],
            env=os.environ | {"HF_ENDPOINT": endpoint, "HF_HUB_OFFLINE": "0"},
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    return command


def test_models_are_fetched_proved_carried_on_a_stick_and_removed(run, tmp_path):
    code, told, _ = run("models", "download", "ears", "mouth", "--yes")
    assert code == 0
    assert [one["key"] for one in told if one["event"] == "fetched"] == ["ears", "mouth"]
    code, told, _ = run("models", "verify")
    assert [(one["model"], one["proved"]) for one in told if one["event"] == "verified"] == [
        ("ears", True),
        ("en_US-tiny-low.onnx", True),
    ]
    assert run("models", "export", str(tmp_path / "kit.zip"))[0] == 0
    code, told, _ = run("models", "import", str(tmp_path / "kit.zip"), models="elsewhere")
    assert (code, [one["proved"] for one in told if one["event"] == "installed"]) == (0, [True, True])
    assert run("models", "remove", "ears", "--yes")[0] == 0
    code, told, _ = run("models", "list")
    assert [one["model"] for one in told if one["event"] == "installed"] == ["en_US-tiny-low.onnx"]
    assert [one["key"] for one in told if one["event"] == "offered"] == ["ears"]


def test_only_the_agreed_host_can_be_reached_and_a_stranger_is_told(run, hub):
    hub.script = [Manners(to="http://127.0.0.2:9/file")]
    code, told, _ = run("models", "download", "ears", "--yes")
    assert code == 6
    assert "not agreed to" in told[-1]["what"]


def test_a_wrong_file_ends_in_a_sentence_and_the_next_try_in_a_model(run, hub):
    hub.script = [Manners(body=b"\0" * 10, headers={"Content-Length": "10"})]
    assert run("models", "download", "ears", "--yes")[0] == 6
    assert not any(one["event"] == "installed" for one in run("models", "list")[1])
    assert run("models", "download", "ears", "--yes")[0] == 0


def test_nothing_but_the_download_may_connect(run, hub):
    """The same address, asked for by a process that was not started for fetching."""
    code, told, _ = run("--json", "models", "download", "ears", "--yes")
    assert code == 2
    assert hub.asked == []
    assert told[-1]["error"] == "InputError"


def test_nobody_to_ask_means_nothing_is_fetched(run, hub):
    assert run("models", "download", "ears")[0] == 2
    assert hub.asked == []


def test_every_role_is_tried_in_a_process_of_its_own(run, tmp_path, tiny_gguf, tiny_voice, tiny_whisper):
    """Of memory the starter: the library for others takes longer to load than all the rest together."""
    models = tmp_path / "models"
    shutil.copytree(tiny_whisper, models / "listening" / "own")
    for role, path in (("answering", tiny_gguf), ("speaking", tiny_voice)):
        (models / role).mkdir()
        shutil.copy(path, models / role)
    shutil.copy(f"{tiny_voice}.json", models / "speaking")
    names = ["own", "tiny.gguf", "en_US-tiny-low.onnx"]
    code, told, _ = run("models", "trial", *names, "--starter", "memory", "--language", "vi")
    assert code == 0, told
    assert [one["model"] for one in told] == ["starter", *names]
    assert all(one["speed"] > 0 and one["memory_mb"] > 0 for one in told)


def test_a_model_that_cannot_be_loaded_is_a_sentence_and_the_others_are_tried(run, tmp_path, tiny_voice):
    (tmp_path / "models" / "listening" / "ears").mkdir(parents=True)
    (tmp_path / "models" / "listening" / "ears" / "model.bin").write_bytes(b"rot" * 1_000)
    (tmp_path / "models" / "speaking").mkdir()
    for file in voice_files(tiny_voice):
        shutil.copy(file, tmp_path / "models" / "speaking")
    code, told, _ = run("models", "trial", "ears", "en_US-tiny-low.onnx")
    assert code == 6
    assert [one["event"] for one in told] == ["error", "trial"]
