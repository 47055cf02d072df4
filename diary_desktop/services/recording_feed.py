"""Blocks of the microphone on their way into the clip: level, gaps, delays and a full disk are told on the way."""

from __future__ import annotations

import math

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, AudioChunk, level_dbfs
from diary_desktop.domain.entry import Gap
from diary_desktop.domain.errors import DiaryError, DiskFull
from diary_desktop.domain.events import Failed, JobId, LevelChanged, RecordingChecked
from diary_desktop.runtime.event_bus import EventBus

from .clip_recording import ClipRecording
from .gain_hint import GainHint
from .tap import Tap

LEVEL_EVERY = 2
"""Blocks of 20 ms between two level events: 25 a second."""

LATE_SECONDS = 1.0
"""A block that lay here longer than this was not sealed within its second, which is told."""


class RecordingFeed:
    """One recording's, on the capture thread."""

    def __init__(self, recording: ClipRecording, bus: EventBus, job: JobId, hand_on: Tap) -> None:
        self.job = job
        self._recording = recording
        self._bus = bus
        self._hand_on = hand_on
        self._hint = GainHint()
        self._blocks = 0
        self._full = False
        self._late = False
        self._gap_told = False
        self._began_at = recording.seconds
        self._heard_until: float | None = None
        self._broken_at: float | None = None

    @property
    def seconds(self) -> float:
        """Sound in the clip so far."""
        return self._recording.seconds

    def another_microphone(self, *, unasked: bool) -> None:
        """Its gaps count from here, and its level says nothing of the one before.

        ``unasked``: nobody knew of a pause, so that all the time since the last sound of the one before is missing.
        """
        self._began_at = self._recording.seconds
        self._hint = GainHint()
        self._broken_at, self._heard_until = self._heard_until if unasked else None, None

    def take(self, chunk: AudioChunk) -> None:
        """The next block; never raises for a full disk, which keeps it waiting in memory."""
        self._measure_break(chunk)
        self._gap_told = bool(chunk.gaps)
        for gap in chunk.gaps:
            self._recording.gap(gap.seconds, self._began_at + gap.at)
        try:
            self._recording.add(chunk.pcm)
            self._full = False
        except DiskFull as error:
            self.tell(error)
        self._hand_on(chunk)
        self._check(chunk)
        self._blocks += 1
        self._hint.heard(chunk.pcm)
        if self._blocks % LEVEL_EVERY == 0:
            peak = int(abs(chunk.pcm.astype("int32")).max()) if len(chunk.pcm) else 0
            level = level_dbfs(chunk.pcm)
            self._bus.publish(LevelChanged(self.job, level, self.seconds, peak, self._hint.word))

    def broke_off(self) -> None:
        """The microphone is gone: what was said then is missing, be it a moment, unless its last block said how much.

        A device that is pulled out often ends at once, before any silence of it could be measured.
        """
        if not self._gap_told:
            self._recording.gap(0.0)
            self._bus.publish(RecordingChecked(self.job, self._recording.gaps, self._late))
        self._gap_told = False

    def _measure_break(self, chunk: AudioChunk) -> None:
        """How long nothing was heard, by the clock: known with the first block of which is known when it sounded."""
        if not math.isfinite(chunk.until):
            return
        heard = self._recording.seconds - self._began_at + len(chunk.pcm) / SAMPLE_RATE
        missing = 0.0 if self._broken_at is None else chunk.until - heard - self._broken_at
        self._broken_at, self._heard_until = None, chunk.until
        if missing > 0 and self._recording.gaps:
            self._recording.gap_went_on(missing)
            self._bus.publish(RecordingChecked(self.job, self._recording.gaps, self._late))

    def paused(self) -> None:
        """Nobody speaks on for now: an empty block says so to who listens along."""
        self._hand_on(AudioChunk(np.zeros(0, np.int16), self.seconds))

    def tell(self, error: DiaryError) -> None:
        """Once for each time the disk fills up."""
        if not self._full:
            self._full = True
            self._bus.publish(Failed(self.job, error, "record"))

    def _check(self, chunk: AudioChunk) -> None:
        """Tell what was lost or late, when it begins and when it is over."""
        self._recording.waited(chunk.waited)
        late = chunk.waited >= LATE_SECONDS
        if chunk.gaps or late != self._late:
            self._late = late
            gaps: tuple[Gap, ...] = self._recording.gaps
            self._bus.publish(RecordingChecked(self.job, gaps, late))
