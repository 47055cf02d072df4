"""The Whisper adapter on real faster-whisper with scripted weights."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.errors import Cancelled, ModelDamaged, ModelMissing
from diary_desktop.engines.whisper_recognizer import WhisperRecognizer
from diary_desktop.runtime.engine_thread import Token
from tests.tiny_models.sound import AfterLooks, silence
from tests.tiny_models.whisper_model import WORD_SECONDS, WORDS


@pytest.fixture(scope="module")
def whisper(tiny_whisper: Path) -> WhisperRecognizer:
    return WhisperRecognizer(tiny_whisper)


@pytest.fixture
def copy(tiny_whisper: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_whisper, tmp_path / "copy")


def test_words_with_times_and_confidence(whisper: WhisperRecognizer, spoken: Samples) -> None:
    first = next(whisper.transcribe(spoken, "en", Token()))
    assert first.text == "hello dear diary"
    assert [word.text for word in first.words] == [word.strip() for word in WORDS]
    starts = [word.start for word in first.words]
    assert np.diff(starts) == pytest.approx([WORD_SECONDS] * 2, abs=0.05)
    assert all(word.confidence == pytest.approx(1.0, abs=0.01) for word in first.words)
    assert {type(value) for word in first.words for value in (word.start, word.end, word.confidence)} == {float}


def test_times_count_from_the_recording_s_start(whisper: WhisperRecognizer, spoken: Samples) -> None:
    late = next(whisper.transcribe(np.concatenate([silence(5), spoken]), "en", Token()))
    assert 4.5 < late.start < 6.5


def test_no_time_lies_behind_the_end(whisper: WhisperRecognizer, spoken: Samples) -> None:
    short = spoken[: int(1.5 * SAMPLE_RATE)]
    for segment in whisper.transcribe(short, "en", Token()):
        assert max(segment.end, *(word.end for word in segment.words)) <= 1.5


def test_detects_the_language(whisper: WhisperRecognizer, spoken: Samples) -> None:
    assert whisper.language_of(spoken) == "en"
    assert whisper.language_of(silence(3)) == ""
    assert whisper.language_of(silence(0)) == ""
    assert next(whisper.transcribe(spoken, None, Token())).text


def test_knows_its_languages(whisper: WhisperRecognizer, spoken: Samples) -> None:
    assert all(whisper.understands(one) for one in ("en", "vi", "auto"))
    assert not any(whisper.understands(one) for one in ("xx", ""))
    with pytest.raises(ModelMissing):
        next(whisper.transcribe(spoken, "xx", Token()))
    assert (whisper.name, whisper.rough) == ("Whisper tiny-whisper", False)


def test_is_cancelled_between_segments(whisper: WhisperRecognizer, spoken: Samples) -> None:
    segments = whisper.transcribe(np.concatenate([spoken] * 6), "en", AfterLooks(3))
    assert next(segments).text
    with pytest.raises(Cancelled):
        list(segments)


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
def test_missing_files_never_reach_for_the_hub(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelDamaged, match=f"{name} is missing") as raised:
        WhisperRecognizer(copy)
    assert "Get the model again" in raised.value.hint_text


@pytest.mark.parametrize("content", [b"", b"renamed text\n" * 50, b"half"])
@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
def test_damaged_files(copy: Path, name: str, content: bytes) -> None:
    path = copy / name
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if content == b"half" else content)
    with pytest.raises(ModelDamaged):
        WhisperRecognizer(copy)


def test_a_name_is_never_taken_for_a_model_to_download(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        WhisperRecognizer(Path("tiny"))
