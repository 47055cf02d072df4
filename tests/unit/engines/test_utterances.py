"""Cutting speech where nobody pauses."""

from __future__ import annotations

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE
from diary_desktop.engines.utterances import slice_of, utterances, widened


def test_short_stretches_stay_as_they_are() -> None:
    samples = np.zeros(10 * SAMPLE_RATE, np.float32)
    assert utterances(samples, [(0.5, 2.0), (3.0, 9.0)]) == [(0.5, 2.0), (3.0, 9.0)]


def test_a_long_stretch_is_cut_at_its_quietest_moment() -> None:
    samples = np.random.default_rng(2).normal(0, 0.1, 40 * SAMPLE_RATE).astype(np.float32)
    samples[int(11.0 * SAMPLE_RATE) : int(11.2 * SAMPLE_RATE)] = 0
    found = utterances(samples, [(0.0, 40.0)])
    assert found[0][1] == pytest.approx(11.1, abs=0.06)
    assert all(end - start <= 15.0 for start, end in found)
    assert [end for _, end in found][:-1] == [start for start, _ in found][1:]
    assert (found[0][0], found[-1][1]) == (0.0, 40.0)


def test_no_speech_no_utterances() -> None:
    assert utterances(np.zeros(100, np.float32), []) == []


def test_margins_stay_inside_the_recording() -> None:
    assert widened((0.05, 4.0), 0.1, 4.05) == (0.0, 4.05)
    assert len(slice_of(np.zeros(SAMPLE_RATE, np.float32), (0.25, 0.75))) == SAMPLE_RATE // 2
