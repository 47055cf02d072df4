"""The open ear as a microphone of its own: begins with the last second and loses no sample while the ear goes on."""

from __future__ import annotations

import math
import queue
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

import numpy as np

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk, Pcm16
from diary_desktop.domain.entry import Gap
from diary_desktop.domain.errors import MicrophoneLost

KEPT_SECONDS = 30.0
"""What waits for a slow reader; what comes beyond is counted and not kept."""

LONGEST_TAIL = 3.0
"""Seconds after ``stop`` by which what was in the air must have come."""

_LOOK_EVERY = 0.1


class Ears(Protocol):
    """The part of the ear that this microphone needs. Raises ``NoMicrophone`` while the ear hears nothing."""

    @property
    def device(self) -> str:
        """The real microphone's name."""

    def join(self, microphone: EarMicrophone, begin: int) -> None:
        """Feed ``microphone`` from sample ``begin`` on, as far back as the ring goes."""

    def leave(self, microphone: EarMicrophone) -> None:
        """Feed it no more."""


class EarMicrophone:
    """Under the microphone's contract. ``open`` after ``stop`` goes on behind the last sample that was handed over."""

    def __init__(self, ears: Ears, clock: Callable[[], float] = time.monotonic, begin: int = 0) -> None:
        """``begin`` is the ear's sample before which nothing is taken."""
        self._ears = ears
        self._clock = clock
        self._reached = begin
        self._stopped_at: float | None = None
        self._missing = 0
        self._reset()

    @property
    def name(self) -> str:
        """The microphone the ear listens with."""
        return self._ears.device

    @property
    def lost_seconds(self) -> float:
        """Sound that nobody fetched in time."""
        return self._lost / SAMPLE_RATE

    def open(self) -> None:
        """Begin with the ring. Raises ``NoMicrophone`` while the ear is closed, muted or without a device."""
        self._reset()
        self._ears.join(self, self._reached)

    def chunks(self) -> Iterator[AudioChunk]:
        """Every block from a second before ``open`` to ``stop``. ``MicrophoneLost`` comes after what was heard."""
        given = 0
        try:
            while (chunk := self._next()) is not None:
                at = given / SAMPLE_RATE + self.lost_seconds
                gaps = tuple(replace(one, at=max(0.0, given / SAMPLE_RATE + one.at - chunk.at)) for one in chunk.gaps)
                yield replace(chunk, at=at, gaps=gaps)
                given += len(chunk.pcm)
        finally:
            self._ears.leave(self)
            self._reached = self._first + given + self._lost

    def stop(self) -> None:
        """Any thread: end behind what is in the air now."""
        if self._stopped_at is None:
            self._stopped_at = self._clock()
            self._blocks.put(None)

    def begin(self, first: int, pcm: Pcm16) -> None:
        """The ear: what was heard before, from sample ``first`` on."""
        self._first = first
        for at in range(0, len(pcm), BLOCK_SAMPLES):
            self._blocks.put(AudioChunk(pcm[at : at + BLOCK_SAMPLES], 0.0, until=-math.inf))

    def take(self, chunk: AudioChunk) -> None:
        """The ear's thread: sound as it comes."""
        if self._blocks.qsize() >= KEPT_SECONDS * SAMPLE_RATE / BLOCK_SAMPLES:
            self._lost += len(chunk.pcm)
            self._missing += len(chunk.pcm)
            self._untold.extend(chunk.gaps)
            return
        self._blocks.put(self._with_missing(chunk))

    def break_off(self) -> None:
        """The ear: its microphone is gone, muted or closed."""
        self._broken = True
        if self._missing:
            self._blocks.put(self._with_missing(AudioChunk(np.zeros(0, np.int16), 0.0)))
        self._blocks.put(None)

    def _with_missing(self, chunk: AudioChunk) -> AudioChunk:
        """The chunk with what is missing before it, told as any other gap."""
        if not self._missing:
            return chunk
        gaps = (Gap(chunk.at, self._missing / SAMPLE_RATE), *self._untold, *chunk.gaps)
        self._missing = 0
        self._untold.clear()
        return replace(chunk, overflowed=True, gaps=gaps)

    def _reset(self) -> None:
        self._blocks: queue.SimpleQueue[AudioChunk | None] = queue.SimpleQueue()
        self._first = 0
        self._lost = 0
        self._missing = 0
        self._untold: list[Gap] = []
        self._broken = False
        self._stopped_at = None
        self._marked = False
        self._until = -math.inf

    def _next(self) -> AudioChunk | None:
        """The next block; None once everything that was in the air at ``stop`` is here. Raises ``MicrophoneLost``."""
        while not self._complete():
            try:
                chunk = self._blocks.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                continue
            if chunk is not None:
                self._until = chunk.until
                return chunk
            if self._broken and self._stopped_at is None:
                raise MicrophoneLost
            self._marked = True
        return None

    def _complete(self) -> bool:
        """Whether all that came before ``stop`` was handed over, and the tail that was in the air by then."""
        if not self._marked or self._stopped_at is None:
            return False
        late = self._clock() >= self._stopped_at + LONGEST_TAIL
        return self._broken or late or self._until >= self._stopped_at
