"""The word beside the level: of speech, not of pauses, and never flickering."""

from __future__ import annotations

import numpy as np
import pytest

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, GainWord, Samples, to_float, to_pcm16
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.gain_hint import GainHint

NOISE_DBFS = -70.0


def noise(seconds: float, dbfs: float = NOISE_DBFS) -> Samples:
    rng = np.random.default_rng(3)
    return (rng.standard_normal(int(seconds * SAMPLE_RATE)) * 10 ** (dbfs / 20)).astype(np.float32)


@pytest.fixture(scope="module")
def note() -> Samples:
    """Somebody speaks, at about -20 dBFS while a word sounds."""
    sound = to_float(np.concatenate(list(MediaFile().read(resource_path("samples", "river.ogg"), Token()))))
    blocks = sound[: len(sound) // BLOCK_SAMPLES * BLOCK_SAMPLES].reshape(-1, BLOCK_SAMPLES)
    loud = np.sqrt((blocks**2).mean(axis=1))
    middle = float(np.median(loud[loud > loud.max() / 18]))
    return np.asarray(sound / middle * 0.1, np.float32)


def words(sound: Samples) -> list[GainWord]:
    """What stands beside the meter, each time it changes."""
    hint, said = GainHint(), list[GainWord]([""])
    pcm = to_pcm16(sound)
    for at in range(0, len(pcm), BLOCK_SAMPLES):
        hint.heard(pcm[at : at + BLOCK_SAMPLES])
        if hint.word != said[-1]:
            said.append(hint.word)
    return said


def quieter(note: Samples, db: float) -> Samples:
    return np.asarray(note * 10 ** (-db / 20) + noise(len(note) / SAMPLE_RATE), np.float32)


def test_good_speech_is_called_so_once(note: Samples) -> None:
    assert words(np.concatenate([quieter(note, 0), noise(20), quieter(note, 3)])) == ["", "good"]


def test_somebody_too_far_away_is_told(note: Samples) -> None:
    assert words(quieter(note, 28)) == ["", "quiet"]


def test_coming_closer_takes_it_back(note: Samples) -> None:
    assert words(np.concatenate([quieter(note, 28), quieter(note, 5), quieter(note, 5)])) == ["", "quiet", "good"]


def test_while_nobody_speaks_nothing_is_said(note: Samples) -> None:
    assert words(noise(30)) == [""]
    assert words(noise(30, -45.0)) == [""]
    assert words(np.concatenate([quieter(note, 28), noise(30)])) == ["", "quiet", ""]


def test_clipping_is_told_and_one_knock_is_not(note: Samples) -> None:
    shouted = np.clip(note * 40, -1, 1).astype(np.float32)
    assert words(shouted)[1] == "loud"
    knocked = quieter(note, 3)
    knocked[SAMPLE_RATE : SAMPLE_RATE + 200] = 1.0
    assert "loud" not in words(knocked)


def test_a_dead_microphone_gives_nothing() -> None:
    assert words(np.zeros(5 * SAMPLE_RATE, np.float32)) == ["", "nothing"]


def test_a_word_stays_for_three_seconds(note: Samples) -> None:
    """Shouted and whispered by turns, twice a second."""
    sound = quieter(note, 28)
    for at in range(0, len(sound), SAMPLE_RATE):
        sound[at : at + SAMPLE_RATE // 2] = np.clip(note[at : at + SAMPLE_RATE // 2] * 40, -1, 1)
    assert len(words(sound)) - 1 <= len(sound) / SAMPLE_RATE / 3
