"""What else wants to hear a recording (captions, a spoken command) hears it from here, and can never hold it up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from queue import SimpleQueue

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk

log = logging.getLogger(__name__)

Tap = Callable[[AudioChunk], None]

KEPT_SECONDS = 30
"""What waits for a slow listener. What comes beyond it does not hear; the block after that says so."""

PATIENCE = 2.0
"""Seconds that the end of a recording waits for a listener to have heard the rest of it."""

_KEPT_BLOCKS = KEPT_SECONDS * SAMPLE_RATE // BLOCK_SAMPLES


def both(one: Tap | None, other: Tap) -> Tap:
    """A tap that hands each block to two."""
    if one is None:
        return other
    first = one

    def tap(chunk: AudioChunk) -> None:
        first(chunk)
        other(chunk)

    return tap


@contextmanager
def tapped(tap: Tap | None) -> Iterator[Tap]:
    """Something that takes blocks and returns at once; ``tap`` gets them in order on a thread of its own.

    At the end the tap has heard everything, unless it took longer than ``PATIENCE``. A tap that raises hears nothing
    more; its thread ends by that, which the thread's hook tells.
    """
    if tap is None:
        yield lambda _: None
        return
    listener = _Listener(tap)
    try:
        yield listener.take
    finally:
        listener.finish()


class _Listener:
    """Filled by the capture thread, which never waits; emptied by its own."""

    def __init__(self, tap: Tap) -> None:
        self._tap = tap
        self._blocks: SimpleQueue[AudioChunk | None] = SimpleQueue()
        self._behind = False
        self._thread = threading.Thread(target=self._drain, name="tap", daemon=True)
        self._thread.start()

    def take(self, chunk: AudioChunk) -> None:
        if self._blocks.qsize() >= _KEPT_BLOCKS:
            self._behind = True
            return
        self._blocks.put(replace(chunk, overflowed=True) if self._behind else chunk)
        self._behind = False

    def finish(self) -> None:
        self._blocks.put(None)
        self._thread.join(PATIENCE)
        if self._thread.is_alive():
            log.warning("a listener to the recording fell behind and is left alone")

    def _drain(self) -> None:
        while (chunk := self._blocks.get()) is not None:
            self._tap(chunk)
