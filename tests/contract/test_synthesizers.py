"""What any voice promises through its port, run on every one there is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.errors import Cancelled, ModelMissing
from diary_desktop.engines.espeak_synthesizer import EspeakSynthesizer
from diary_desktop.engines.piper_synthesizer import PiperSynthesizer
from diary_desktop.engines.voices import Voices
from diary_desktop.ports.speech import SpeechSynthesizer
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeSynthesizer
from tests.tiny_models.fixtures import tiny_voice

__all__ = ["tiny_voice"]


@pytest.fixture(scope="module", params=["espeak", "piper", "voices", "fake"])
def voice(request: pytest.FixtureRequest, tiny_voice: Path) -> SpeechSynthesizer:
    if request.param == "piper":
        return PiperSynthesizer(tiny_voice)
    if request.param == "fake":
        return FakeSynthesizer()
    try:
        starter = EspeakSynthesizer()
    except ModelMissing:
        pytest.skip("no espeak-ng on this platform")
    return starter if request.param == "espeak" else Voices({"en": tiny_voice}, PiperSynthesizer, lambda: starter)


def test_is_named_and_says_whether_it_is_rough(voice: SpeechSynthesizer) -> None:
    assert voice.name
    assert voice.rough in (True, False)


def test_a_sentence_is_sound(voice: SpeechSynthesizer) -> None:
    sounds = list(voice.speak("You walked along the river on 3 May.", "en", Token()))
    assert sum(sound.seconds for sound in sounds) > 0.2
    for sound in sounds:
        assert 8_000 <= sound.rate <= 48_000
        assert sound.samples.dtype == np.float32
        assert sound.samples.ndim == 1
        assert 0 < float(np.abs(sound.samples).max()) <= 1


@pytest.mark.parametrize("text", ["", "  ", "...", "\n"])
def test_nothing_to_say_is_no_sound(voice: SpeechSynthesizer, text: str) -> None:
    assert list(voice.speak(text, "en", Token())) == []


def test_more_words_take_longer(voice: SpeechSynthesizer) -> None:
    short, long = (
        sum(sound.seconds for sound in voice.speak(text, "en", Token())) for text in ("Hello.", "Hello. " * 12)
    )
    assert long > 4 * short


def test_a_cancelled_job_says_nothing(voice: SpeechSynthesizer) -> None:
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        list(voice.speak("Hello.", "en", token))
