"""Which voice speaks which language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.engines.voices import Voices
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeSynthesizer


class Named:
    rough = False

    def __init__(self, path: Path) -> None:
        self.name = f"piper {path.stem}"

    def speak(self, sentence: str, language: str, token: CancelToken, speed: float = 1.0) -> Iterator[Sound]:
        yield Sound(np.zeros(10, np.float32), 100)


def no_starter() -> FakeSynthesizer:
    raise ModelMissing(role="speaking")


def test_the_installed_voice_else_the_starter() -> None:
    voices = Voices({"vi": Path("vi.onnx")}, Named, FakeSynthesizer)
    assert (voices.name, voices.rough) == ("tone", True)
    assert [sound.rate for sound in voices.speak("Chào", "vi", Token())] == [100]
    assert (voices.name, voices.rough) == ("piper vi", False)
    assert [sound.rate for sound in voices.speak("Hi", "en", Token())] == [22_050]
    assert voices.rough


def test_each_voice_is_loaded_once_and_only_when_needed() -> None:
    loaded: list[Path] = []

    def load(path: Path) -> Named:
        loaded.append(path)
        return Named(path)

    voices = Voices({"en": Path("en.onnx"), "vi": Path("vi.onnx")}, load, no_starter)
    assert loaded == [Path("en.onnx")]
    for _ in range(2):
        list(voices.speak("Chào", "vi", Token()))
    assert loaded == [Path("en.onnx"), Path("vi.onnx")]


def test_without_starter_any_installed_voice_will_do_and_without_any_it_says_so() -> None:
    assert Voices({"vi": Path("vi.onnx")}, Named, no_starter).name == "piper vi"
    with pytest.raises(ModelMissing):
        Voices({}, Named, no_starter)
