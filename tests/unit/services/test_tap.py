"""Whoever listens to a recording hears all of it in order, and a slow or broken one harms nobody."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from diary_desktop.domain.audio import AudioChunk
from diary_desktop.services import tap
from tests.conftest import ExpectedLogs

BLOCK = np.zeros(320, np.int16)


def chunk(number: int) -> AudioChunk:
    return AudioChunk(BLOCK, number * 0.02)


def test_everything_was_heard_in_order_when_it_ends() -> None:
    heard: list[float] = []
    with tap.tapped(lambda one: heard.append(one.at)) as take:
        for number in range(200):
            take(chunk(number))
    assert heard == [number * 0.02 for number in range(200)]


def test_without_a_listener_nothing_happens() -> None:
    with tap.tapped(None) as take:
        take(chunk(0))


def test_a_listener_that_hangs_holds_up_nothing_and_fills_no_memory(
    monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("fell behind")
    monkeypatch.setattr(tap, "PATIENCE", 0.05)
    free, heard = threading.Event(), list[AudioChunk]()

    def hangs(one: AudioChunk) -> None:
        free.wait(10)
        heard.append(one)

    begun = time.monotonic()
    with tap.tapped(hangs) as take:
        for number in range(5_000):
            take(chunk(number))
        waiting = take.__self__._blocks.qsize()  # type: ignore[attr-defined]  # a bound method
    assert waiting <= tap.KEPT_SECONDS * 50
    assert time.monotonic() - begun < 5
    free.set()


def test_after_it_fell_behind_it_is_told_of_the_hole() -> None:
    gate, heard = threading.Event(), list[AudioChunk]()
    busy, caught_up = threading.Event(), threading.Event()

    def slow(one: AudioChunk) -> None:
        busy.set()
        gate.wait(10)
        heard.append(one)
        if len(heard) > tap.KEPT_SECONDS * 50:
            caught_up.set()

    with tap.tapped(slow) as take:
        take(chunk(0))
        assert busy.wait(10)  # or it would take its first block when the room is full already: two holes, not one
        for number in range(1, tap.KEPT_SECONDS * 50 + 100):
            take(chunk(number))
        gate.set()
        assert caught_up.wait(10)
        take(chunk(9_999))
    assert heard[-1].at == pytest.approx(9_999 * 0.02)
    assert [one.overflowed for one in heard].count(True) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_listener_that_breaks_hears_no_more_and_the_recording_goes_on() -> None:
    heard: list[float] = []

    def breaks(one: AudioChunk) -> None:
        heard.append(one.at)
        raise ValueError("a fault of the listener")

    with tap.tapped(breaks) as take:
        for number in range(3_000):
            take(chunk(number))
    assert heard == [0.0]
