"""Cutting a running recording at pauses, whatever amounts it comes in."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.services.live_text import HEARD_ALONG, READ_AGAIN
from diary_desktop.services.pieces import LEAD, MARGIN, CutRule, Cutter, Piece
from tests.fakes.engines import FakeStream
from tests.tiny_models.sound import silence


def spoken(seconds: float) -> Samples:
    rng = np.random.default_rng(3)
    return (rng.standard_normal(round(seconds * SAMPLE_RATE)) * 0.2).astype(np.float32)


def cut(sound: Samples, rule: CutRule = HEARD_ALONG, step: int = 1600) -> list[Piece]:
    cutter = Cutter(FakeStream(), rule)
    pieces = [one for at in range(0, len(sound), step) for one in cutter.add(sound[at : at + step])]
    last = cutter.finish()
    return [*pieces, *([last] if last is not None else [])]


def seconds(piece: Piece) -> tuple[float, float]:
    return piece.start / SAMPLE_RATE, piece.last / SAMPLE_RATE


TALK = np.concatenate([silence(2), spoken(2), silence(1), spoken(1), silence(0.4), spoken(1), silence(5), spoken(1.5)])


def test_a_pause_that_ends_a_sentence_ends_a_piece_and_a_breath_does_not() -> None:
    found = [seconds(one) for one in cut(TALK)]
    assert [last for _, last in found] == pytest.approx([4.0, 7.4, 13.9], abs=0.04)
    assert found[0][0] == pytest.approx(2 - LEAD, abs=0.04)


@pytest.mark.parametrize("step", [100, 320, 5000, 400_000])
def test_the_amounts_it_comes_in_make_no_difference(step: int) -> None:
    expected = cut(TALK)
    found = cut(TALK, step=step)
    assert [(one.start, one.end, one.last) for one in found] == [(one.start, one.end, one.last) for one in expected]
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one.samples, other.samples)


def test_pieces_hold_the_very_samples_of_the_recording() -> None:
    for piece in cut(TALK):
        np.testing.assert_array_equal(piece.samples, TALK[piece.start : piece.end])
    assert all(one.end <= other.start for one, other in pairwise(cut(TALK)))


def test_a_reader_of_windows_gets_more_at_once_but_no_piece_waits_through_a_long_silence() -> None:
    assert [last for _, last in map(seconds, cut(TALK, READ_AGAIN))] == pytest.approx([7.4, 13.9], abs=0.04)


def test_silence_and_clicks_are_no_pieces_and_take_no_room() -> None:
    cutter = Cutter(FakeStream(), HEARD_ALONG)
    for _ in range(200):
        assert cutter.add(np.concatenate([silence(0.9), spoken(0.03), silence(0.9)])) == []
    assert len(cutter.under_way.samples) < 4 * SAMPLE_RATE


def test_who_never_pauses_is_cut_at_the_quietest_moment() -> None:
    sound = spoken(40)
    quiet = slice(round(11.0 * SAMPLE_RATE), round(11.2 * SAMPLE_RATE))
    sound[quiet] *= 0.05
    found = cut(sound)
    assert found[0].end / SAMPLE_RATE == pytest.approx(11.1, abs=0.06)
    assert all(len(one.samples) <= 15.1 * SAMPLE_RATE for one in found)
    assert [one.end for one in found][:-1] == [one.start for one in found][1:]
    assert found[-1].last == found[-1].end == len(sound)


def test_what_is_under_way_and_what_was_said_before_the_pause() -> None:
    cutter = Cutter(FakeStream(), HEARD_ALONG)
    assert not cutter.talking
    cutter.add(np.concatenate([spoken(1.024), silence(0.48)]))
    assert cutter.talking
    assert cutter.silence == pytest.approx(0.48, abs=0.04)
    assert cutter.under_way.end == pytest.approx(1.504 * SAMPLE_RATE, abs=512)
    assert cutter.paused.end == round((1.024 + MARGIN) * SAMPLE_RATE)
