"""A microphone that hears what a test feeds it, when it feeds it."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk, Pcm16
from diary_desktop.domain.errors import MicrophoneLost, NoMicrophone


class FedMicrophone:
    """One device that may be opened again and again: call it for the microphone. ``feed`` goes to whoever has it open.

    ``opened`` and ``closed`` count; ``present`` is whether it can be opened, ``later`` the seconds by which its clock
    goes ahead.
    """

    name = "fed"

    def __init__(self, *, present: bool = True) -> None:
        self.present = present
        self.later = 0.0
        self.opened = 0
        self.closed = 0
        self._blocks: queue.SimpleQueue[Pcm16 | Exception | None] = queue.SimpleQueue()

    def __call__(self) -> FedMicrophone:
        return self

    def open(self) -> None:
        if not self.present:
            raise NoMicrophone
        self._blocks = queue.SimpleQueue()
        self.opened += 1

    def chunks(self) -> Iterator[AudioChunk]:
        given = 0
        try:
            while (block := self._blocks.get()) is not None:
                if isinstance(block, Exception):
                    raise block
                yield AudioChunk(block, given / SAMPLE_RATE, until=time.monotonic() + self.later)
                given += len(block)
        finally:
            self.closed += 1

    def stop(self) -> None:
        self._blocks.put(None)

    def feed(self, pcm: Pcm16) -> None:
        """In blocks of 20 ms."""
        for at in range(0, len(pcm), BLOCK_SAMPLES):
            self._blocks.put(pcm[at : at + BLOCK_SAMPLES])

    def unplug(self) -> None:
        """It goes away; ``present`` brings it back."""
        self.present = False
        self._blocks.put(MicrophoneLost())
