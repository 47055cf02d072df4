"""What any recogniser promises through its port, run on every one there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.errors import Cancelled
from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.engines.whisper_recognizer import WhisperRecognizer
from diary_desktop.ports.speech import SpeechRecognizer
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeRecognizer
from tests.tiny_models.fixtures import tiny_whisper
from tests.tiny_models.sound import sample_sound, silence

__all__ = ["tiny_whisper"]


@pytest.fixture(scope="module", params=["pocketsphinx", "whisper", "fake"])
def recognizer(request: pytest.FixtureRequest, tiny_whisper: Path) -> Iterator[SpeechRecognizer]:
    if request.param == "pocketsphinx":
        yield PocketSphinxRecognizer(SileroDetector())
    elif request.param == "whisper":
        yield WhisperRecognizer(tiny_whisper)
    else:
        yield FakeRecognizer(["I took a walk."] * 20)


@pytest.fixture(scope="module")
def spoken() -> Samples:
    return sample_sound("question.ogg")


def test_is_named_and_says_whether_it_is_rough(recognizer: SpeechRecognizer) -> None:
    assert recognizer.name
    assert recognizer.rough in (True, False)


def test_understands_english_and_no_made_up_language(recognizer: SpeechRecognizer) -> None:
    assert recognizer.understands("en")
    assert not recognizer.understands("qq")


def test_words_lie_inside_their_segment_and_the_recording(recognizer: SpeechRecognizer, spoken: Samples) -> None:
    segments = list(recognizer.transcribe(spoken, "en", Token()))
    assert segments
    total = len(spoken) / SAMPLE_RATE
    for segment in segments:
        assert segment.text == segment.text.strip() != ""
        assert 0 <= segment.start < segment.end <= total
        for word in segment.words:
            assert word.text == word.text.strip() != ""
            assert segment.start <= word.start <= word.end <= segment.end
            assert 0 <= word.confidence <= 1
        assert all(before.start <= after.start for before, after in pairwise(segment.words))
    assert all(before.end <= after.start for before, after in pairwise(segments))


@pytest.mark.parametrize("seconds", [0, 0.005, 0.3, 3])
def test_silence_is_nothing(recognizer: SpeechRecognizer, seconds: float) -> None:
    assert list(recognizer.transcribe(silence(seconds), "en", Token())) == []


def test_the_language_may_be_left_open(recognizer: SpeechRecognizer, spoken: Samples) -> None:
    assert list(recognizer.transcribe(spoken, None, Token()))
    assert recognizer.language_of(spoken) in ("", "en")


def test_hints_are_taken_and_never_heard_in_silence(recognizer: SpeechRecognizer, spoken: Samples) -> None:
    hints = [f"Linh {number}" for number in range(200)]
    segments = list(recognizer.transcribe(spoken, "en", Token(), hints))
    assert segments
    assert not any("Linh" in segment.text for segment in segments)
    assert list(recognizer.transcribe(silence(2), "en", Token(), hints)) == []


def test_a_cancelled_job_does_not_begin(recognizer: SpeechRecognizer, spoken: Samples) -> None:
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        list(recognizer.transcribe(spoken, "en", token))


def test_the_sound_is_not_changed(recognizer: SpeechRecognizer, spoken: Samples) -> None:
    given = spoken.copy()
    list(recognizer.transcribe(given, "en", Token()))
    np.testing.assert_array_equal(given, spoken)
