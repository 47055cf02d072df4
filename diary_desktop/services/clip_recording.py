"""One clip while its sound comes in: encoded, sealed each second, measured for the waveform."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary_desktop.domain.audio import PEAK_BARS, SAMPLE_RATE, Pcm16
from diary_desktop.domain.entry import Clip, ClipId, Gap
from diary_desktop.ports.audio import ClipCodec
from diary_desktop.ports.storage import ClipWriter

WORTH_TELLING = 1.0
"""Seconds. Sound is promised to be sealed within one; shorter waits are not kept."""


class PeakMeter:
    """Loudest samples in constant memory: full bars are merged in pairs, and each lasts twice as long from then on."""

    def __init__(self, bars: int = PEAK_BARS) -> None:
        self._bars = bars
        self._stretch = SAMPLE_RATE // 50
        self._peaks: list[int] = []
        self._loudest = self._filled = 0
        """Of the bar under way: its loudest sample, and how many it holds."""

    @classmethod
    def after(cls, peaks: bytes, seconds: float, bars: int = PEAK_BARS) -> PeakMeter:
        """One that goes on where ``peaks``, the equal bars of so many seconds, end."""
        one = cls(bars)
        if peaks and seconds > 0:
            one._peaks = [peak * 32_767 // 255 for peak in peaks]
            one._stretch = max(1, round(seconds * SAMPLE_RATE / len(peaks)))
            while len(one._peaks) >= 2 * bars:
                one._merge()
        return one

    def add(self, pcm: Pcm16) -> None:
        """Take in the next samples."""
        loud = np.abs(pcm.astype(np.int32))
        while len(loud):
            part = loud[: self._stretch - self._filled]
            self._loudest = max(self._loudest, int(part.max()))
            self._filled += len(part)
            loud = loud[len(part) :]
            if self._filled == self._stretch:
                self._peaks.append(self._loudest)
                self._loudest = self._filled = 0
                if len(self._peaks) >= 2 * self._bars:
                    self._merge()

    def bars(self) -> bytes:
        """At most ``2 * PEAK_BARS`` bars, a byte (0-255) each."""
        last = [self._loudest] if self._filled else []
        return bytes(min(255, one * 255 // 32_767) for one in self._peaks + last)

    def _merge(self) -> None:
        """A last odd bar stands for itself: half a bar's error at the most, of several hundred."""
        self._peaks = [max(self._peaks[at : at + 2]) for at in range(0, len(self._peaks), 2)]
        self._stretch *= 2


class ClipRecording:
    """Owned by whoever feeds it. A full disk loses nothing: bytes wait in memory and are written with the next ones.

    ``before`` is what the clip holds already: its parts stay as they are, and ``writer`` is that of a further one.
    """

    def __init__(
        self,
        clip_id: ClipId,
        writer: ClipWriter,
        codec: ClipCodec,
        source: str,
        before: Clip | None = None,
        device: str = "",
    ) -> None:
        self.clip_id = clip_id
        self._before = before or Clip(clip_id, (), 0.0, source=source, device=device)
        self._codec = codec
        self._writer = writer
        self._encoder = codec.encoder()
        self._waiting: list[bytes] = []
        self._meter = PeakMeter.after(self._before.peaks, self._before.seconds)
        self._samples = round(self._before.seconds * SAMPLE_RATE)
        self._gaps = list(self._before.gaps)
        self._marks = list(self._before.marks)
        self._waited = self._before.longest_wait
        self._parts = list(self._before.parts)
        self._encoded = False
        self.sealed = False
        """Whether the part is finished on disk; then ``go_on`` before ``add``."""

    @property
    def seconds(self) -> float:
        """Sound taken in so far."""
        return self._samples / SAMPLE_RATE

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What could not be kept, so far."""
        return tuple(self._gaps)

    @property
    def next_part(self) -> int:
        """The number of the part that comes after those finished."""
        return 1 + max((part.number for part in self._parts), default=0)

    def add(self, pcm: Pcm16) -> None:
        """Take in sound. Raises ``DiskFull`` when it could not be written yet; it is kept, go on."""
        self._samples += len(pcm)
        self._meter.add(pcm)
        if self._encoded:  # the part could not be finished: another stream follows in it
            self._encoder, self._encoded = self._codec.encoder(), False
        self._write(self._encoder.encode(pcm))

    def gap(self, seconds: float, at: float | None = None) -> None:
        """Note sound that never arrived, ``at`` seconds into the clip, or now."""
        self._gaps.append(Gap(self.seconds if at is None else at, seconds))

    def gap_went_on(self, seconds: float) -> None:
        """The gap noted last was so much longer."""
        last = self._gaps[-1]
        self._gaps[-1] = replace(last, seconds=last.seconds + seconds)

    def mark(self) -> float:
        """Remember this moment; where it is in the clip, in seconds. Any thread."""
        self._marks.append(self.seconds)
        return self._marks[-1]

    def waited(self, seconds: float) -> None:
        """Sound lay so long until somebody could take it in; the longest such wait is kept."""
        self._waited = max(self._waited, seconds)

    def seal(self) -> None:
        """Finish this part, so that nothing waits. Raises ``DiskFull``; then it may be called again."""
        if self.sealed:
            return
        if not self._encoded:
            self._waiting.append(self._encoder.finish())
            self._encoded = True
        self._write(b"")
        self._parts.append(self._writer.finish())
        self.sealed = True

    def go_on(self, writer: ClipWriter) -> None:
        """Record into a further part."""
        self._writer, self.sealed = writer, False

    def abandon(self) -> None:
        """Let go of the file: it cannot be finished. What was sealed of it is found at the next opening."""
        self._writer.abandon()

    def finish(self) -> Clip:
        """Seal the rest. Raises ``DiskFull``; then it may be called again."""
        self.seal()
        return replace(
            self._before,
            parts=tuple(self._parts),
            seconds=self.seconds,
            peaks=self._meter.bars(),
            gaps=tuple(sorted(self._gaps, key=lambda one: one.at)),
            marks=tuple(self._marks),
            longest_wait=self._waited if self._waited >= WORTH_TELLING else 0.0,
        )

    def _write(self, opus: bytes) -> None:
        if opus:
            self._waiting.append(opus)
        while self._waiting:
            if self._waiting[0]:
                self._writer.append(self._waiting[0])
            self._waiting.pop(0)
