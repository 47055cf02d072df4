"""What nobody fetched in time from the open ear is told as a gap, so that it is stored with the entry."""

from __future__ import annotations

import numpy as np
import pytest

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk
from diary_desktop.domain.entry import Gap
from diary_desktop.domain.errors import MicrophoneLost
from diary_desktop.services import ear_microphone
from diary_desktop.services.ear_microphone import EarMicrophone

BLOCK = np.ones(BLOCK_SAMPLES, np.int16)
KEPT = 50
"""Blocks that may wait here."""


class OneEar:
    """Feeds whoever joins by hand."""

    device = "fed"

    def join(self, microphone: EarMicrophone, begin: int) -> None:
        microphone.begin(0, np.zeros(0, np.int16))

    def leave(self, microphone: EarMicrophone) -> None:
        """Nothing is held."""


@pytest.fixture
def microphone(monkeypatch: pytest.MonkeyPatch) -> EarMicrophone:
    monkeypatch.setattr(ear_microphone, "KEPT_SECONDS", KEPT * BLOCK_SAMPLES / SAMPLE_RATE)
    found = EarMicrophone(OneEar(), clock=lambda: 0.0)
    found.open()
    return found


def fed(microphone: EarMicrophone, first: int, count: int, *gaps: Gap) -> None:
    for number in range(first, first + count):
        at = number * BLOCK_SAMPLES / SAMPLE_RATE
        microphone.take(AudioChunk(BLOCK, at, until=-1.0, gaps=gaps if number == first + count - 1 else ()))


def told(chunk: AudioChunk) -> list[tuple[float, float]]:
    return [(round(one.at, 6), round(one.seconds, 6)) for one in chunk.gaps]


def test_what_there_was_no_room_for_is_told_where_it_is_missing(microphone: EarMicrophone) -> None:
    fed(microphone, 0, KEPT + 10)
    chunks = microphone.chunks()
    heard = [next(chunks) for _ in range(KEPT)]
    fed(microphone, KEPT + 10, 1)
    after = next(chunks)
    assert not any(one.overflowed or one.gaps for one in heard)
    assert after.overflowed
    assert told(after) == [(1.0, 0.2)]
    assert microphone.lost_seconds == pytest.approx(0.2)


def test_a_gap_of_the_device_in_what_was_dropped_is_told_too(microphone: EarMicrophone) -> None:
    fed(microphone, 0, KEPT + 10, Gap(1.0, 0.5))
    chunks = microphone.chunks()
    for _ in range(KEPT):
        next(chunks)
    fed(microphone, KEPT + 10, 1)
    assert sum(one.seconds for one in next(chunks).gaps) == pytest.approx(0.7)


def test_what_was_missing_when_it_broke_off_is_told_before_that(microphone: EarMicrophone) -> None:
    fed(microphone, 0, KEPT + 25)
    microphone.break_off()
    chunks = microphone.chunks()
    for _ in range(KEPT):
        next(chunks)
    last = next(chunks)
    assert (len(last.pcm), told(last)) == (0, [(1.0, 0.5)])
    with pytest.raises(MicrophoneLost):
        next(chunks)
