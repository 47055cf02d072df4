"""The last second of sound, in memory only: what grows old is overwritten, and a wipe overwrites everything."""

from __future__ import annotations

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16
from diary_desktop.domain.hearing import RING_SECONDS

CAPACITY_SECONDS = 64.0
"""So much can be held while an utterance is going on; the ring alone keeps ``RING_SECONDS``."""


class SoundMemory:
    """A ring addressed by sample numbers that count from the beginning. Used by one thread at a time.

    Samples older than ``ring_seconds`` are overwritten with zeros as soon as the next ones come, except from the first
    sample somebody holds.
    """

    def __init__(self, ring_seconds: float = RING_SECONDS, capacity_seconds: float = CAPACITY_SECONDS) -> None:
        self._pcm = np.zeros(0, np.int16)
        self._capacity = int(capacity_seconds * SAMPLE_RATE)
        self.ring = int(ring_seconds * SAMPLE_RATE)
        self._held: dict[object, int] = {}
        self.start = 0
        self.end = 0

    def write(self, pcm: Pcm16) -> None:
        """Add sound behind what is there; at most the capacity at once. Its memory is taken with the first of it."""
        if not len(self._pcm):
            self._pcm = np.zeros(self._capacity, np.int16)
        self._store(self.end, pcm)
        self.end += len(pcm)
        self._forget(min([self.end - self.ring, *self._held.values()]))

    def read(self, begin: int, end: int) -> Pcm16:
        """A copy of the samples from ``begin`` up to ``end``, as far as they are still there."""
        return self._pcm[np.arange(max(begin, self.start), min(end, self.end)) % self._capacity]

    def hold(self, holder: object, begin: int) -> None:
        """Keep everything from sample ``begin`` on, as far as the capacity goes, until ``let_go``."""
        self._held[holder] = begin

    def let_go(self, holder: object) -> None:
        """What only ``holder`` held is overwritten with the next write."""
        self._held.pop(holder, None)

    def wipe(self) -> None:
        """Overwrite everything; sample numbers go on."""
        self._pcm.fill(0)
        self._held.clear()
        self.start = self.end

    def _store(self, at: int, pcm: Pcm16) -> None:
        self.start = max(self.start, at + len(pcm) - self._capacity)
        first = at % self._capacity
        fits = min(len(pcm), self._capacity - first)
        self._pcm[first : first + fits] = pcm[:fits]
        self._pcm[: len(pcm) - fits] = pcm[fits:]

    def _forget(self, until: int) -> None:
        if until <= self.start:
            return
        old = np.arange(self.start, until) % self._capacity
        self._pcm[old] = 0
        self.start = until
