"""Speech is faster or slower, and its pitch stays."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from diary_desktop.audio.tempo import at_tempo
from diary_desktop.domain.audio import SAMPLE_RATE, Samples

TONE = (0.3 * np.sin(2 * np.pi * 220 * np.arange(SAMPLE_RATE * 4) / SAMPLE_RATE)).astype(np.float32)


@pytest.mark.parametrize("speed", [0.75, 1.25, 1.5, 2.0])
def test_the_length_changes_and_the_pitch_does_not(speed: float) -> None:
    pieces = [TONE[at : at + 9_000] for at in range(0, len(TONE), 9_000)]
    made = np.concatenate(list(at_tempo(pieces, speed)))
    assert len(made) == pytest.approx(len(TONE) / speed, rel=0.005)
    second = np.abs(np.fft.rfft(made[SAMPLE_RATE // 2 : SAMPLE_RATE // 2 + SAMPLE_RATE]))
    assert abs(int(np.argmax(second)) - 220) <= 2
    assert 0.2 < np.abs(made).max() < 0.4


def test_its_own_speed_is_the_sound_itself() -> None:
    assert next(at_tempo([TONE], 1.0)) is TONE


def test_nothing_stays_nothing() -> None:
    assert list(at_tempo([], 1.5)) == []
    assert list(at_tempo([TONE[:0]], 1.5)) == []


def test_the_first_sound_comes_before_the_last_piece_is_read() -> None:
    read: list[int] = []

    def pieces() -> Iterator[Samples]:
        for at in range(4):
            read.append(at)
            yield TONE[at * SAMPLE_RATE : (at + 1) * SAMPLE_RATE]

    made = at_tempo(pieces(), 2.0)
    next(made)
    assert len(read) < 4
