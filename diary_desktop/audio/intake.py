"""Where PortAudio's own thread leaves the microphone's blocks: it copies and returns, and never waits for a reader."""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass
from typing import Protocol

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE

KEPT_SECONDS = 30
"""What waits for a slow reader; what comes beyond is counted and not kept."""

_KEPT_BLOCKS = KEPT_SECONDS * SAMPLE_RATE // BLOCK_SAMPLES
_BELIEVABLE_DELAY = 3.0
"""Seconds. Some sound systems report a clock that has nothing to do with ours."""


class CallbackTime(Protocol):
    """PortAudio's clock at a callback, in seconds."""

    @property
    def inputBufferAdcTime(self) -> float:  # noqa: N802 - PortAudio's spelling
        """When the first sample of the block was in the air."""

    @property
    def currentTime(self) -> float:  # noqa: N802 - as above
        """Now."""


class CallbackFlags(Protocol):
    """What went wrong before a callback."""

    @property
    def input_overflow(self) -> bool:
        """Sound was lost because nobody fetched it in time."""


@dataclass(frozen=True, slots=True)
class Block:
    """Raw samples as the device gives them.

    ``until`` is the moment (monotonic clock) at which the last sample was in the air, ``arrived`` the one at which the
    block came here, ``lost`` counts frames dropped before this block since the beginning, and ``gap`` marks the first
    block after a loss.
    """

    data: bytes
    frames: int
    until: float
    arrived: float
    lost: int
    gap: bool


class Intake:
    """Filled by PortAudio's thread and emptied by one reader. It knows nothing of the stream that fills it."""

    def __init__(self, rate: int) -> None:
        self._blocks: queue.SimpleQueue[Block | None] = queue.SimpleQueue()
        self._rate = rate
        self._lost = 0
        self._gap = False
        self._begun = threading.Event()

    @property
    def lost_seconds(self) -> float:
        """Sound that nobody fetched within half a minute."""
        return self._lost / self._rate

    def wait_for_sound(self, seconds: float) -> bool:
        """Wait for the first block; whether it came within ``seconds``."""
        return self._begun.wait(seconds)

    def take(self, data: bytes, frames: int, clock: CallbackTime, flags: CallbackFlags) -> None:
        """PortAudio's thread: copy the block and return."""
        now = time.monotonic()
        self._begun.set()
        self._gap = self._gap or flags.input_overflow
        if self._blocks.qsize() >= _KEPT_BLOCKS:
            self._lost += frames
            self._gap = True
            return
        delay = clock.currentTime - clock.inputBufferAdcTime
        start = now - (delay if 0 <= delay <= _BELIEVABLE_DELAY else 0.0)
        self._blocks.put(Block(bytes(data), frames, start + frames / self._rate, now, self._lost, self._gap))
        self._gap = False

    def ended(self) -> None:
        """PortAudio's thread: no more blocks will come, for whatever reason."""
        self._blocks.put(None)

    def next(self, seconds: float) -> Block | None:
        """The next block, ``None`` at the stream's end. Raises ``queue.Empty`` after ``seconds`` without either."""
        return self._blocks.get(timeout=seconds)

    def come(self) -> Block | None:
        """The next block that is here already; ``None`` where there is none."""
        try:
            return self._blocks.get_nowait()
        except queue.Empty:
            return None
