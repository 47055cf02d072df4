"""The tones: short, soft, without a click, and none like another."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from diary_desktop.domain.audio import Samples
from diary_desktop.services.tones import PEAK, RATE, ToneName, tone

NAMES: tuple[ToneName, ...] = get_args(ToneName)


def pitch(samples: Samples) -> float:
    """Hz of the strongest part."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 1 << 15))
    return float(np.argmax(spectrum)) * RATE / (1 << 15)


@pytest.mark.parametrize("name", NAMES)
def test_short_soft_and_without_a_click(name: ToneName) -> None:
    samples = tone(name).samples
    assert 0.03 < len(samples) / RATE < 0.2
    assert np.abs(samples).max() == pytest.approx(PEAK, abs=1e-3)
    assert abs(float(samples[0])) < 1e-3
    assert abs(float(samples[-1])) < 1e-3
    assert np.abs(np.diff(samples)).max() < 0.06, "no step that would be heard as a click"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_shrill(name: ToneName) -> None:
    power = np.abs(np.fft.rfft(tone(name).samples)) ** 2
    hertz = np.fft.rfftfreq(len(tone(name).samples), 1 / RATE)
    assert power[hertz > 2_500].sum() < 0.001 * power.sum()


def test_listening_rises_and_stop_falls_and_error_is_low() -> None:
    def turns(name: ToneName) -> tuple[float, float]:
        samples = tone(name).samples
        return pitch(samples[: len(samples) * 2 // 5]), pitch(samples[len(samples) * 3 // 5 :])

    low, high = turns("listening")
    assert low < high
    assert turns("stop")[0] > turns("stop")[1]
    assert max(turns("error")) < low


def test_none_is_like_another() -> None:
    for first in NAMES:
        for second in NAMES:
            if first < second:
                a, b = tone(first).samples, tone(second).samples
                size = max(len(a), len(b))
                both = np.corrcoef(np.pad(a, (0, size - len(a))), np.pad(b, (0, size - len(b))))
                assert abs(both[0, 1]) < 0.8, (first, second)
