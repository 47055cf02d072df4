"""Peaks in constant memory, and a full disk that loses nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest

from diary_desktop.audio.opus import OpusCodec
from diary_desktop.domain.audio import PEAK_BARS, SAMPLE_RATE, AudioChunk
from diary_desktop.domain.entry import ClipId, ClipPart, Gap
from diary_desktop.domain.errors import DiskFull
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.clip_recording import ClipRecording, PeakMeter
from diary_desktop.services.recording_feed import RecordingFeed


class FullDisk:
    """A clip writer on a disk that is full until it is freed."""

    def __init__(self) -> None:
        self.full = False
        self.written: list[bytes] = []

    def append(self, opus: bytes) -> None:
        if self.full:
            raise DiskFull
        self.written.append(opus)

    def finish(self) -> ClipPart:
        if self.full:
            raise DiskFull
        return ClipPart(1, len(self.written), sum(map(len, self.written)), b"tag")

    def abandon(self) -> None:
        self.written.clear()


def noise(seconds: float) -> np.ndarray:
    return (np.random.default_rng(7).standard_normal(int(seconds * SAMPLE_RATE)) * 5_000).astype(np.int16)


def recording(writer: FullDisk) -> ClipRecording:
    return ClipRecording(ClipId(b"c" * 16), writer, OpusCodec(), "microphone")


def test_peaks_stay_few_whatever_the_length() -> None:
    meter = PeakMeter()
    for second in range(400):
        pcm = np.zeros(SAMPLE_RATE, np.int16)
        if second == 200:
            pcm[:] = 32_767
        meter.add(pcm)
    bars = meter.bars()
    assert PEAK_BARS <= len(bars) <= 2 * PEAK_BARS
    loud = [number / len(bars) for number, bar in enumerate(bars) if bar]
    assert loud
    assert all(0.48 < place < 0.53 for place in loud)


def test_the_amounts_sound_comes_in_change_no_bar() -> None:
    whole, pieces, sound = PeakMeter(), PeakMeter(), noise(37.3)
    whole.add(sound)
    for at in range(0, len(sound), 333):
        pieces.add(sound[at : at + 333])
    assert whole.bars() == pieces.bars()
    assert PEAK_BARS <= len(whole.bars()) <= 2 * PEAK_BARS


def test_a_short_sound_has_a_bar() -> None:
    meter = PeakMeter()
    meter.add(np.full(10, -32_768, np.int16))
    assert meter.bars() == b"\xff"


def test_a_full_disk_keeps_sound_waiting_and_writes_it_when_there_is_room() -> None:
    writer = FullDisk()
    one = recording(writer)
    one.add(noise(2))
    writer.full = True
    refused = [_is_full(one, noise(1)) for _ in range(5)]
    assert any(refused)
    with pytest.raises(DiskFull):
        one.finish()
    writer.full = False
    clip = one.finish()
    heard = OpusCodec().decode(b"".join(writer.written))
    assert len(heard) / SAMPLE_RATE == pytest.approx(clip.seconds, abs=0.05)


def test_a_gap_is_noted_where_it_was() -> None:
    one = recording(FullDisk())
    one.add(noise(1))
    one.gap(0.8)
    assert [(gap.at, gap.seconds) for gap in one.finish().gaps] == [(1.0, 0.8)]


def _is_full(one: ClipRecording, pcm: np.ndarray) -> bool:
    try:
        one.add(pcm)
    except DiskFull:
        return True
    return False


@pytest.mark.parametrize(("unasked", "missing"), [(True, 12.25), (False, 0.0)])
def test_how_long_a_break_lasted_is_told_by_when_the_sound_was_in_the_air(unasked: bool, missing: float) -> None:
    """A person who was told of it and goes on when it suits has not been talking meanwhile."""
    one = recording(FullDisk())
    feed = RecordingFeed(one, EventBus(), 1, lambda chunk: None)
    feed.take(AudioChunk(noise(1.0), 0.0, until=50.0))
    feed.broke_off()
    feed.another_microphone(unasked=unasked)
    feed.take(AudioChunk(noise(0.5), 0.0, until=-math.inf))
    feed.take(AudioChunk(noise(0.25), 0.5, until=63.0))
    feed.take(AudioChunk(noise(0.25), 0.75, until=63.25))
    assert one.gaps == (Gap(1.0, missing),)
