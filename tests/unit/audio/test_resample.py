"""Another rate: as long, in place, and without what the new rate cannot hold."""

from __future__ import annotations

import numpy as np
import pytest

from diary_desktop.audio.resample import Resampler, resampled
from diary_desktop.domain.audio import Samples

RATES = [(44_100, 16_000), (48_000, 16_000), (16_000, 48_000), (22_050, 44_100), (8_000, 16_000)]


def tone(rate: int, hertz: float = 440.0, seconds: float = 1.0) -> Samples:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(rate * seconds)) / rate)).astype(np.float32)


@pytest.mark.parametrize(("rate_from", "rate_to"), RATES)
def test_a_tone_stays_the_same_tone_in_the_same_place(rate_from: int, rate_to: int) -> None:
    heard = resampled(tone(rate_from), rate_from, rate_to)
    assert abs(len(heard) - rate_to) <= 1
    middle = slice(rate_to // 10, -rate_to // 10)
    assert np.abs(heard[middle] - tone(rate_to)[: len(heard)][middle]).max() < 0.01


def test_piece_by_piece_is_the_same_as_at_once() -> None:
    whole = tone(44_100)
    one = Resampler(44_100, 16_000)
    pieces = [one.push(whole[at : at + 441]) for at in range(0, len(whole), 441)]
    assert np.allclose(np.concatenate([*pieces, one.finish()]), resampled(whole, 44_100, 16_000), atol=1e-6)


def test_what_is_too_high_for_the_new_rate_is_gone() -> None:
    assert np.abs(resampled(tone(48_000, 12_000.0), 48_000, 16_000)[1_000:-1_000]).max() < 0.01


def test_nothing_stays_nothing() -> None:
    one = Resampler(44_100, 16_000)
    assert len(one.push(np.zeros(0, np.float32))) == 0
    assert len(one.finish()) == 0


def test_the_same_rate_is_left_alone() -> None:
    assert np.array_equal(resampled(tone(16_000), 16_000, 16_000), tone(16_000))
