"""Another sample rate, in a stream: for devices that refuse the diary's own and for Opus, which decodes to 48 kHz."""

from __future__ import annotations

import av
import numpy as np

from diary_desktop.domain.audio import Samples


class Resampler:
    """Mono sound from one rate (Hz) to another, piece by piece; not shifted in time, and whole to the end."""

    def __init__(self, rate_from: int, rate_to: int) -> None:
        self._from = rate_from
        self._same = rate_from == rate_to
        self._av = av.AudioResampler(format="flt", layout="mono", rate=rate_to)
        self._fed = 0

    def push(self, samples: Samples) -> Samples:
        """What is ready once ``samples`` are in; a few milliseconds stay behind for the next piece."""
        if self._same or not len(samples):
            return samples
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples, np.float32)[None, :], "flt", "mono")
        frame.sample_rate = self._from
        frame.pts = self._fed
        self._fed += len(samples)
        return _joined(self._av.resample(frame))

    def finish(self) -> Samples:
        """What stayed behind; the resampler is done."""
        return _joined(self._av.resample(None)) if self._fed else np.zeros(0, np.float32)


def resampled(samples: Samples, rate_from: int, rate_to: int) -> Samples:
    """All of ``samples`` at another rate; the length agrees within a sample."""
    one = Resampler(rate_from, rate_to)
    return np.concatenate([one.push(samples), one.finish()])


def _joined(frames: list[av.AudioFrame]) -> Samples:
    pieces = [frame.to_ndarray()[0].astype(np.float32, copy=False) for frame in frames]
    return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)
