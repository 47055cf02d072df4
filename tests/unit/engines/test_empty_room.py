"""Nobody speaks: a minute of silence, fan, hum, clicks and chimes is no line of text, whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.engines.whisper_recognizer import WhisperRecognizer
from diary_desktop.ports.speech import SpeechRecognizer
from diary_desktop.runtime.engine_thread import Token
from tests.empty_room import chimes, clicks, empty_room, fan, hum
from tests.tiny_models.sound import sound_of

Make = Callable[[], SpeechRecognizer]


@pytest.fixture(scope="module", params=["pocketsphinx", "whisper"])
def recognizer(request: pytest.FixtureRequest, detector: SileroDetector, tiny_whisper: Path) -> SpeechRecognizer:
    return PocketSphinxRecognizer(detector) if request.param == "pocketsphinx" else WhisperRecognizer(tiny_whisper)


def test_a_minute_in_which_nobody_speaks(recognizer: SpeechRecognizer) -> None:
    assert [one.text for one in recognizer.transcribe(empty_room(70), "en", Token())] == []


@pytest.mark.parametrize("sound", [fan(5, level=0.2), hum(5, level=0.2), clicks(5, level=0.9), chimes(5, level=0.6)])
def test_however_loud_it_is(recognizer: SpeechRecognizer, sound: Samples) -> None:
    assert [one.text for one in recognizer.transcribe(sound, "en", Token())] == []


def test_a_real_chime_over_a_fan_says_nothing(detector: SileroDetector, shared: Path) -> None:
    """A fan just so loud makes the detector take this chime for speech; the starter must not take it for a word."""
    starter = PocketSphinxRecognizer(detector)
    chime = sound_of(shared / "speech" / "chime.wav")
    quieter = [np.concatenate([chime * level, np.zeros(8000, np.float32)]) for level in (1.0, 0.5, 0.2, 0.05)]
    whole = np.concatenate(quieter).astype(np.float32)
    found = []
    for seed in range(10):
        room = whole + fan(len(whole) / SAMPLE_RATE + 0.01, seed, 0.01 * seed)[: len(whole)]
        found += [one.text for one in starter.transcribe(room, "en", Token())]
    assert found == []
