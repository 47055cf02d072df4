"""What any wake word promises through its port: heard once each time it is said, however the sound is cut."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16
from diary_desktop.domain.errors import ModelMissing
from diary_desktop.ports.speech import WakeWordDetector
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeWakeWord

SILENCE = np.zeros(SAMPLE_RATE, np.int16)
TRAINED = {"alexa": "alexa_test.wav", "hey_mycroft": "hey_mycroft_test.wav"}

Case = tuple[WakeWordDetector, Pcm16]


@pytest.fixture(params=[*TRAINED, "fake"])
def case(request: pytest.FixtureRequest) -> Case:
    """A detector and somebody saying its word."""
    if request.param == "fake":
        said = np.full(320, 1000, np.int16)
        said[0] = FakeWakeWord.mark
        return FakeWakeWord(), said
    pytest.importorskip("pymicro_wakeword", reason="no wheel of it for this system")
    from diary_desktop.engines.wake_word import TrainedWord  # noqa: PLC0415 - its library is not offered everywhere

    shared: Path = request.getfixturevalue("shared")
    return TrainedWord(request.param), read(shared / "speech" / TRAINED[request.param])


def read(file: Path) -> Pcm16:
    return np.concatenate(list(MediaFile().read(file, Token())))


def times_heard(word: WakeWordDetector, pcm: Pcm16, block: int) -> int:
    return sum(word.hear(pcm[at : at + block]) for at in range(0, len(pcm), block))


@pytest.mark.parametrize("block", [320, 160])
def test_it_is_heard_once_each_time_it_is_said(case: Case, block: int) -> None:
    word, said = case
    assert word.name
    assert times_heard(word, np.concatenate([SILENCE, said, SILENCE, SILENCE, said, SILENCE]), block) == 2


def test_silence_is_no_word(case: Case) -> None:
    assert times_heard(case[0], np.tile(SILENCE, 3), 320) == 0


def test_it_hears_again_after_a_reset(case: Case) -> None:
    word, said = case
    assert times_heard(word, np.concatenate([SILENCE, said, SILENCE]), 320) == 1
    word.reset()
    assert times_heard(word, np.concatenate([SILENCE, said, SILENCE]), 320) == 1


@pytest.mark.parametrize("trained", list(TRAINED))
def test_other_speech_and_the_other_word_wake_nothing(trained: str, shared: Path) -> None:
    pytest.importorskip("pymicro_wakeword", reason="no wheel of it for this system")
    from diary_desktop.engines.wake_word import TrainedWord  # noqa: PLC0415 - as above

    others = [file for word, file in TRAINED.items() if word != trained]
    for name in ["negative_reference.wav", "jfk.flac", "chime.wav", *others]:
        pcm = np.concatenate([SILENCE, read(shared / "speech" / name), SILENCE])
        assert times_heard(TrainedWord(trained), pcm, 320) == 0, name


def test_the_words_of_the_wheel_are_named_without_loading_it() -> None:
    pytest.importorskip("pymicro_wakeword", reason="no wheel of it for this system")
    from diary_desktop.engines.wake_word import TrainedWord, trained_words  # noqa: PLC0415 - as above

    assert {word.word_id for word in trained_words()} >= set(TRAINED)
    assert all(word.name and word.languages for word in trained_words())
    with pytest.raises(ModelMissing):
        TrainedWord("computer")
