"""Hours of recording take no more memory than minutes: recorder, codec and sealed clip, while time runs fast."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator

from diary_desktop.audio.opus import BIT_RATE, OpusCodec, OpusEncoder
from diary_desktop.domain.audio import SAMPLE_RATE, AudioChunk, Pcm16
from diary_desktop.domain.entry import ClipId
from tests.journeys.conftest import MakeDesk, speech
from tests.journeys.test_speak_and_keep import created

HOURS, PIECE = 2.0, 30.0
ALLOWED = 400_000
"""Bytes of growth; an hour is 115 MB as it is heard, and 11 MB as it is kept."""


class Hours:
    """A microphone in front of somebody who speaks for hours and is heard in no time, half a minute at once."""

    name = "script"

    def __init__(self, looked: Callable[[float], None]) -> None:
        self._looked = looked

    def open(self) -> None:
        """At once."""

    def chunks(self) -> Iterator[AudioChunk]:
        said = speech(PIECE)
        for number in range(round(HOURS * 3600 / PIECE)):
            self._looked(number * PIECE)
            yield AudioChunk(said, number * PIECE)
        self._looked(HOURS * 3600)

    def stop(self) -> None:
        """It ends by itself."""


class QuickCodec(OpusCodec):
    def encoder(self) -> OpusEncoder:
        return QuickEncoder()


class QuickEncoder(OpusEncoder):
    """Encodes a twentieth of a second of each piece, which takes long enough, and gives as many bytes as for all."""

    def encode(self, pcm: Pcm16) -> bytes:
        return super().encode(pcm[: SAMPLE_RATE // 20]) + bytes(round(len(pcm) / SAMPLE_RATE * BIT_RATE / 8))


def test_hours_take_no_more_memory_than_minutes(make_desk: MakeDesk) -> None:
    peaks: list[int] = []

    def looked(second: float) -> None:
        desk.events.clear()
        if second in (600.0, 1200.0, HOURS * 3600):
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.reset_peak()

    desk = created(make_desk, codec=QuickCodec(), microphone=lambda _: Hours(looked))
    tracemalloc.start()
    try:
        clip = desk.journeys.recorder.start(ClipId(b"h" * 16), 1, lambda: None).result(60)
    finally:
        tracemalloc.stop()
    assert clip.seconds == HOURS * 3600
    assert sum(part.length for part in clip.parts) > 20_000_000
    settled, grown = peaks[1:]
    assert grown - settled < ALLOWED
