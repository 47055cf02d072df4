"""Sound as values: levels, peaks and conversions hold at the edges."""

from __future__ import annotations

import numpy as np
import pytest

from diary_desktop.domain.audio import (
    PEAK_BARS,
    SAMPLE_RATE,
    SILENCE_DBFS,
    AudioChunk,
    Sound,
    level_dbfs,
    to_float,
    to_pcm16,
    waveform_peaks,
)


def test_a_full_scale_square_wave_measures_zero_and_a_sine_three_less() -> None:
    square = np.full(1600, -32_768, dtype=np.int16)
    sine = (32_767 * np.sin(np.arange(SAMPLE_RATE) * 2 * np.pi * 100 / SAMPLE_RATE)).astype(np.int16)
    assert level_dbfs(square) == pytest.approx(0.0, abs=0.01)
    assert level_dbfs(sine) == pytest.approx(-3.01, abs=0.02)


@pytest.mark.parametrize("pcm", [np.zeros(0, dtype=np.int16), np.zeros(320, dtype=np.int16)])
def test_nothing_and_silence_measure_the_floor(pcm: np.ndarray) -> None:
    assert level_dbfs(pcm) == SILENCE_DBFS


def test_sixteen_bits_survive_the_way_to_floats_and_back_within_one_step() -> None:
    pcm = np.array([-32_768, -1, 0, 1, 32_767], dtype=np.int16)
    assert np.abs(to_pcm16(to_float(pcm)).astype(int) - pcm).max() <= 1


def test_too_loud_floats_are_clipped_not_wrapped() -> None:
    assert list(to_pcm16(np.array([2.0, -2.0], dtype=np.float32))) == [32_767, -32_768]


def test_peaks_show_where_it_was_loud() -> None:
    pcm = np.zeros(PEAK_BARS * 100, dtype=np.int16)
    pcm[150] = -32_768
    peaks = waveform_peaks(pcm)
    assert len(peaks) == PEAK_BARS
    assert [bar for bar, value in enumerate(peaks) if value] == [1]
    assert peaks[1] == 255


def test_peaks_of_less_sound_than_bars() -> None:
    assert waveform_peaks(np.zeros(0, dtype=np.int16)) == b""
    assert len(waveform_peaks(np.ones(5, dtype=np.int16))) == 5


def test_lengths_in_seconds() -> None:
    assert AudioChunk(np.zeros(320, dtype=np.int16), 0.0).seconds == pytest.approx(0.02)
    assert Sound(np.zeros(22_050, dtype=np.float32), 22_050).seconds == 1.0
