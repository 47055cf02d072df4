"""Sound as values: the one sample rate of the diary, chunks, level and waveform peaks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from .entry import Gap

SAMPLE_RATE = 16_000
"""Hertz. Whisper, PocketSphinx and Silero all take 16 kHz mono."""

BLOCK_SAMPLES = 320
"""20 ms: the block the microphone hands over."""

QUIET_BLOCKS = 5
"""Blocks of a moment that may be cut: 100 ms."""

SILENCE_DBFS = -90.0
"""What an empty or all-zero block is said to measure; 16-bit sound cannot go lower than about -90 dBFS."""

PEAK_BARS = 128
"""Bars kept for drawing a waveform."""

GainWord = Literal["", "good", "quiet", "loud", "nothing"]
"""How loud the microphone hears a person; empty while nobody has spoken, nothing: not even its own noise."""

Samples = npt.NDArray[np.float32]
"""Mono sound, shape (n,), in [-1, 1]."""

Pcm16 = npt.NDArray[np.int16]
"""Mono sound as the microphone and the clip know it, shape (n,)."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioChunk:
    """One piece of 16 kHz mono sound, ``at`` seconds into the recording; ``overflowed`` marks a gap before it.

    ``until`` is the moment (monotonic clock) at which its last sample was in the air, infinite where nobody knows.
    ``gaps`` are those that have become certain with this piece: ``Gap.at`` counts the sound handed over before it,
    possibly a second or two ago. ``waited`` is how long the piece lay here until somebody fetched it, in seconds.
    """

    pcm: Pcm16
    at: float
    overflowed: bool = False
    until: float = math.inf
    gaps: tuple[Gap, ...] = ()
    waited: float = 0.0

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.pcm) / SAMPLE_RATE


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """Mono samples at their own rate (Hz), as a voice gives them out."""

    samples: Samples
    rate: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.rate


def to_float(pcm: Pcm16) -> Samples:
    """16-bit sound as floats in [-1, 1)."""
    return pcm.astype(np.float32) / np.float32(32_768)


def to_pcm16(samples: Samples) -> Pcm16:
    """Floats as 16-bit sound, clipped at full scale."""
    return np.clip(np.round(samples * np.float32(32_767)), -32_768, 32_767).astype(np.int16)


def level_dbfs(pcm: Pcm16) -> float:
    """Root-mean-square level in dB below full scale, ``SILENCE_DBFS`` at the least."""
    if not len(pcm):
        return SILENCE_DBFS
    power = float(np.mean(np.square(pcm.astype(np.float64)))) / 32_768.0**2
    return max(SILENCE_DBFS, 10.0 * float(np.log10(power))) if power > 0 else SILENCE_DBFS


def waveform_peaks(pcm: Pcm16, bars: int = PEAK_BARS) -> bytes:
    """One byte (0-255) a bar: the loudest sample of each of ``bars`` equal stretches."""
    if not len(pcm):
        return b""
    edges = np.linspace(0, len(pcm), min(bars, len(pcm)) + 1).astype(np.int64)
    loudest = np.maximum.reduceat(np.abs(pcm.astype(np.int32)), edges[:-1])
    return (np.minimum(loudest, 32_767) * 255 // 32_767).astype(np.uint8).tobytes()


def quietest(samples: Samples) -> int:
    """The sample in the middle of the quietest 100 ms: where speech is cut when nobody pauses."""
    frames = samples[: len(samples) // BLOCK_SAMPLES * BLOCK_SAMPLES].reshape(-1, BLOCK_SAMPLES)
    if len(frames) < QUIET_BLOCKS:
        return len(samples) // 2
    power = np.convolve(np.mean(np.square(frames), axis=1), np.ones(QUIET_BLOCKS), mode="valid")
    return int((int(np.argmin(power)) + QUIET_BLOCKS / 2) * BLOCK_SAMPLES)
