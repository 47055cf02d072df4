"""A microphone that plays an array or a file: for journeys without a sound card, under the real one's contract."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk, Pcm16
from diary_desktop.domain.errors import MicrophoneLost, NoMicrophone
from diary_desktop.runtime.engine_thread import Token


class FakeMicrophone:
    """Says ``sound`` once, in blocks of 20 ms.

    Unpaced, all of it is in the air the moment it is opened, so a stop cuts nothing; ``paced``, it takes as long as it
    lasts. ``ends`` stops by itself at the end, otherwise it falls silent and waits. ``lost_after`` seconds it is
    pulled out. Without a sound there is no microphone.
    """

    def __init__(
        self, sound: Pcm16 | Path | None, *, ends: bool = True, lost_after: float | None = None, paced: bool = False
    ) -> None:
        self._sound = _pcm(sound)
        self._ends = ends
        self._lost_after = lost_after
        self._paced = paced
        self._stop = threading.Event()
        self._stopped_at: float | None = None
        self._opened_at: float | None = None

    name = "script"

    def open(self) -> None:
        if self._sound is None:
            raise NoMicrophone
        self._opened_at = time.monotonic()

    def chunks(self) -> Iterator[AudioChunk]:
        assert self._sound is not None
        assert self._opened_at is not None
        last = len(self._sound) if self._lost_after is None else round(self._lost_after * SAMPLE_RATE)
        for start in range(0, min(last, len(self._sound)), BLOCK_SAMPLES):
            if self._cut_off(start):
                return
            yield AudioChunk(self._sound[start : min(last, start + BLOCK_SAMPLES)], start / SAMPLE_RATE)
        if self._lost_after is not None and not self._stop.is_set():
            raise MicrophoneLost
        if not self._ends:
            self._stop.wait()

    def stop(self) -> None:
        if self._stopped_at is None:
            self._stopped_at = time.monotonic()
        self._stop.set()

    def _cut_off(self, start: int) -> bool:
        """Wait until the block that begins at ``start`` has been said; true when that is after the stop."""
        if not self._paced:
            return False
        assert self._opened_at is not None
        begins = self._opened_at + start / SAMPLE_RATE
        self._stop.wait(max(0.0, begins + BLOCK_SAMPLES / SAMPLE_RATE - time.monotonic()))
        return self._stopped_at is not None and begins >= self._stopped_at


def _pcm(sound: Pcm16 | Path | None) -> Pcm16 | None:
    if isinstance(sound, Path):
        from diary_desktop.audio.media_file import MediaFile  # noqa: PLC0415  FFmpeg, only where a file is played

        return np.concatenate(list(MediaFile().read(sound, Token())))
    return sound
