"""Piper voices: speed, stopping, language, and files that are not what they should be."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from diary_desktop.domain.errors import Cancelled, ModelDamaged, ModelMissing
from diary_desktop.engines.piper_synthesizer import PiperSynthesizer
from diary_desktop.runtime.engine_thread import Token
from tests.tiny_models.piper_voice import RATE, write_voice
from tests.tiny_models.sound import AfterLooks

TEXT = "You walked by the river. It was warm."


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    return write_voice(tmp_path / "vi_VN-tiny.onnx", "vi_VN", "vi")


def change(voice: Path, **values: object) -> None:
    beside = voice.with_name(f"{voice.name}.json")
    beside.write_text(json.dumps(json.loads(beside.read_text(encoding="utf-8")) | values), encoding="utf-8")


def seconds(voice: Path, speed: float) -> float:
    return sum(one.seconds for one in PiperSynthesizer(voice).speak(TEXT, "", Token(), speed))


def test_a_sound_a_sentence_at_the_voice_s_rate(tiny_voice: Path) -> None:
    sounds = list(PiperSynthesizer(tiny_voice).speak(TEXT, "en", Token()))
    assert [sound.rate for sound in sounds] == [RATE, RATE]
    assert all(sound.seconds > 0.1 for sound in sounds)


def test_speed_changes_the_length(tiny_voice: Path) -> None:
    usual = seconds(tiny_voice, 1.0)
    assert seconds(tiny_voice, 2.0) == pytest.approx(usual / 2, rel=0.02)
    assert seconds(tiny_voice, 0.5) == pytest.approx(usual * 2, rel=0.02)
    assert seconds(tiny_voice, 9.0) == pytest.approx(usual / 2, rel=0.02)


def test_speaks_its_own_language_only(voice: Path) -> None:
    piper = PiperSynthesizer(voice)
    assert piper.language == "vi"
    assert piper.name == "piper vi_VN-tiny"
    assert list(piper.speak("Xin chào.", "vi", Token()))
    with pytest.raises(ModelMissing):
        list(piper.speak("Hello.", "en", Token()))


def test_is_cancelled_between_sentences(tiny_voice: Path) -> None:
    sounds = PiperSynthesizer(tiny_voice).speak(TEXT, "en", AfterLooks(3))
    assert next(sounds).seconds > 0
    with pytest.raises(Cancelled):
        next(sounds)


def test_brackets_of_a_person_are_text_and_not_phonemes(tiny_voice: Path) -> None:
    piper = PiperSynthesizer(tiny_voice)
    as_text = sum(one.seconds for one in piper.speak("see [[note]]", "en", Token()))
    without = sum(one.seconds for one in piper.speak("see note", "en", Token()))
    assert as_text == pytest.approx(without, abs=0.15)


def test_the_library_never_logs_what_it_speaks(tiny_voice: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        list(PiperSynthesizer(tiny_voice).speak("Marigold is my secret word.", "en", Token()))
    assert "arigold" not in caplog.text


@pytest.mark.parametrize("content", [b"", b"no voice", b"half"])
def test_damaged_weights(voice: Path, content: bytes) -> None:
    whole = voice.read_bytes()
    voice.write_bytes(whole[: len(whole) // 2] if content == b"half" else content)
    with pytest.raises(ModelDamaged):
        PiperSynthesizer(voice)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"audio": 3}', '{"audio": {"sample_rate": 0}}'])
def test_damaged_descriptions(voice: Path, content: str) -> None:
    voice.with_name(f"{voice.name}.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelDamaged):
        PiperSynthesizer(voice)


def test_missing_files(voice: Path) -> None:
    beside = voice.with_name(f"{voice.name}.json")
    kept = beside.read_text(encoding="utf-8")
    beside.unlink()
    with pytest.raises(ModelMissing):
        PiperSynthesizer(voice)
    beside.write_text(kept, encoding="utf-8")
    voice.unlink()
    with pytest.raises(ModelMissing):
        PiperSynthesizer(voice)


def test_a_voice_that_would_download_its_phonemes_is_refused(voice: Path) -> None:
    change(voice, phoneme_type="pinyin")
    with pytest.raises(ModelMissing, match="parts that are not installed"):
        PiperSynthesizer(voice)


def test_a_description_that_does_not_fit_its_graph(voice: Path) -> None:
    change(voice, phoneme_id_map={"^": [99_999], "$": [99_999], "_": [99_999], "x": [99_999], "i": [99_999]})
    with pytest.raises(ModelDamaged):
        list(PiperSynthesizer(voice).speak("Xin.", "vi", Token()))
