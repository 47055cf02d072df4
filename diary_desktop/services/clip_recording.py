"""One clip while its sound comes in: encoded, sealed each second, measured for the waveform."""

from __future__ import annotations

import numpy as np

from diary_desktop.domain.audio import PEAK_BARS, SAMPLE_RATE, Pcm16
from diary_desktop.domain.entry import Clip, ClipId, ClipPart, Gap
from diary_desktop.ports.audio import ClipCodec
from diary_desktop.ports.storage import ClipWriter


class PeakMeter:
    """Loudest samples in constant memory: full bars are merged in pairs, and each lasts twice as long from then on."""

    def __init__(self, bars: int = PEAK_BARS) -> None:
        self._bars = bars
        self._stretch = SAMPLE_RATE // 50
        self._peaks: list[int] = []
        self._rest = np.zeros(0, dtype=np.int32)

    def add(self, pcm: Pcm16) -> None:
        """Take in the next samples."""
        loud = np.concatenate([self._rest, np.abs(pcm.astype(np.int32))])
        whole = len(loud) // self._stretch
        self._peaks += (
            [int(one) for one in loud[: whole * self._stretch].reshape(whole, -1).max(axis=1)] if whole else []
        )
        self._rest = loud[whole * self._stretch :]
        while len(self._peaks) >= 2 * self._bars:
            self._merge()

    def bars(self) -> bytes:
        """At most ``2 * PEAK_BARS`` bars, a byte (0-255) each."""
        last = [int(self._rest.max())] if len(self._rest) else []
        return bytes(min(255, one * 255 // 32_767) for one in self._peaks + last)

    def _merge(self) -> None:
        """A last odd bar stands for itself: half a bar's error at the most, of several hundred."""
        self._peaks = [max(self._peaks[at : at + 2]) for at in range(0, len(self._peaks), 2)]
        self._stretch *= 2


class ClipRecording:
    """Owned by whoever feeds it. A full disk loses nothing: bytes wait in memory and are written with the next ones."""

    def __init__(self, clip_id: ClipId, writer: ClipWriter, codec: ClipCodec, source: str) -> None:
        self.clip_id = clip_id
        self._writer = writer
        self._encoder = codec.encoder()
        self._source = source
        self._waiting: list[bytes] = []
        self._meter = PeakMeter()
        self._samples = 0
        self._gaps: list[Gap] = []
        self._finished = False

    @property
    def seconds(self) -> float:
        """Sound taken in so far."""
        return self._samples / SAMPLE_RATE

    def add(self, pcm: Pcm16) -> None:
        """Take in sound. Raises ``DiskFull`` when it could not be written yet; it is kept, go on."""
        self._samples += len(pcm)
        self._meter.add(pcm)
        self._write(self._encoder.encode(pcm))

    def gap(self, seconds: float) -> None:
        """Note sound that never arrived."""
        self._gaps.append(Gap(self.seconds, seconds))

    def finish(self) -> Clip:
        """Seal the rest and close the part. Raises ``DiskFull``; then it may be called again."""
        if not self._finished:
            self._waiting.append(self._encoder.finish())
            self._finished = True
        self._write(b"")
        return self._clip(self._writer.finish())

    def _write(self, opus: bytes) -> None:
        if opus:
            self._waiting.append(opus)
        while self._waiting:
            if self._waiting[0]:
                self._writer.append(self._waiting[0])
            self._waiting.pop(0)

    def _clip(self, part: ClipPart) -> Clip:
        return Clip(self.clip_id, (part,), self.seconds, self._meter.bars(), tuple(self._gaps), self._source)
