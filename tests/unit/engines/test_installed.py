"""Which models are found where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines.espeak_synthesizer import EspeakSynthesizer
from diary_desktop.engines.installed import (
    LISTENING_STARTER,
    SPEAKING_STARTER,
    can_answer,
    can_load_other_memories,
    installed_models,
)
from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
from diary_desktop.engines.voice_file import voice_language


def put(path: Path, size: int = 10) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    return path


def put_voice(folder: Path, name: str, description: object, size: int = 10) -> Path:
    voice = put(folder / "speaking" / f"{name}.onnx", size)
    voice.with_name(f"{voice.name}.json").write_text(json.dumps(description), encoding="utf-8")
    return voice


@pytest.mark.parametrize("make", [True, False])
def test_nothing_installed(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "models"
    if make:
        folder.mkdir()
    found = installed_models(folder)
    assert (found.listening, found.answering, found.memory) == (None, None, None)
    assert (dict(found.speaking), found.unreadable) == ({}, ())


def test_each_kind_in_its_place(tmp_path: Path) -> None:
    put(tmp_path / "listening" / "small" / "model.bin")
    put(tmp_path / "listening" / "half-copied" / "config.json")
    put(tmp_path / "listening" / "model.bin")
    gguf = put(tmp_path / "answering" / "model.gguf")
    put(tmp_path / "answering" / "notes.txt", 500)
    put(tmp_path / "memory" / "e5" / "modules.json")
    voice = put_voice(tmp_path, "vais", {"language": {"code": "vi_VN"}})
    found = installed_models(tmp_path)
    assert found.listening == tmp_path / "listening" / "small"
    assert found.answering == gguf
    assert found.memory == tmp_path / "memory" / "e5"
    assert dict(found.speaking) == {"vi": voice}


def test_of_several_the_largest(tmp_path: Path) -> None:
    put(tmp_path / "listening" / "tiny" / "model.bin", 10)
    put(tmp_path / "listening" / "turbo" / "model.bin", 99)
    put(tmp_path / "answering" / "a.gguf", 99)
    put(tmp_path / "answering" / "b.gguf", 10)
    put_voice(tmp_path, "low", {"language": {"code": "en_US"}}, 10)
    best = put_voice(tmp_path, "high", {"language": {"code": "en_GB"}}, 99)
    found = installed_models(tmp_path)
    assert found.listening == tmp_path / "listening" / "turbo"
    assert found.answering == tmp_path / "answering" / "a.gguf"
    assert dict(found.speaking) == {"en": best}


def test_voices_that_do_not_say_what_they_speak_are_named(tmp_path: Path) -> None:
    broken = put_voice(tmp_path, "broken", ["no", "description"])
    alone = put(tmp_path / "speaking" / "alone.onnx")
    found = installed_models(tmp_path)
    assert found.unreadable == (alone, broken)
    assert dict(found.speaking) == {}


def test_the_language_of_a_voice(tmp_path: Path) -> None:
    old = put_voice(tmp_path, "old", {"espeak": {"voice": "en-us"}})
    assert voice_language(old) == "en"
    with pytest.raises(ModelDamaged):
        voice_language(put_voice(tmp_path, "mute", {"language": {}}))
    with pytest.raises(ModelMissing):
        voice_language(put(tmp_path / "speaking" / "lonely.onnx"))


def test_the_starters_are_called_what_they_call_themselves() -> None:
    assert PocketSphinxRecognizer.name == LISTENING_STARTER
    assert EspeakSynthesizer.name == SPEAKING_STARTER


def test_the_second_group_of_libraries() -> None:
    assert can_answer()
    assert can_load_other_memories()
